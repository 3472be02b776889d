/** Starts the app's own server, each on its own port with a database of its own. */

import { spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { inCell } from "./cell.mjs";
import { LOGS, QUICK_IMPORTS } from "./programs.mjs";

const READY_WITHIN_MS = 120_000;

export function serverUrl(port) {
  return `http://127.0.0.1:${port}`;
}

/** @returns {Promise<{url: string, name: string, said: () => string, stop: () => void}>} */
export async function startServer(name, port) {
  const log = createWriteStream(join(LOGS, `server-${name}.log`));
  let said = "";
  const command = [process.execPath, QUICK_IMPORTS, "server/main.ts"];
  const [program, ...rest] = inCell(command, [`/app/.gate/data/${name}`]);
  const child = spawn(program, rest, {
    cwd: "/app",
    env: {
      ...process.env,
      NODE_ENV: "production",
      HOST: "127.0.0.1",
      PORT: String(port),
      DATA_DIR: `/app/.gate/data/${name}`,
      DATABASE_URL: `file:/app/.gate/data/${name}/app.db`,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let exited = null;
  child.on("exit", (code, signal) => {
    exited = signal ?? code ?? 0;
  });
  child.on("error", (error) => {
    exited = error.message;
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8");
    stream.on("data", (text) => {
      said = (said + text).slice(-20_000);
    });
    stream.pipe(log, { end: false });
  }
  const url = serverUrl(port);
  const until = Date.now() + READY_WITHIN_MS;
  while (exited === null && Date.now() < until) {
    const answered = await fetch(`${url}/api/health`).then(
      (response) => response.ok,
      () => false,
    );
    if (answered) return { url, name, said: () => said, stop: () => child.kill("SIGKILL") };
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
  child.kill("SIGKILL");
  const why = exited === null ? "did not answer /api/health in time" : `ended (${exited})`;
  throw new Error(`the ${name} server ${why}: ${said.trim().split("\n").slice(0, 6).join(" / ")}`);
}
