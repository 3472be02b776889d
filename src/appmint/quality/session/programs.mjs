/** Runs a tool of the app's own `node_modules` and keeps what it says as the check's log. */

import { spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { finished } from "node:stream/promises";

export const LOGS = "/app/.gate/logs";

/** For Node processes that load the app's server: it starts in half the time. */
export const QUICK_IMPORTS = "--import=/gate/quick-imports.mjs";

const COLOUR_CODES = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*[A-Za-z]`, "g");

/**
 * @param {string} name of the log
 * @param {string[]} command
 * @param {{env?: Record<string, string>, onLine?: (line: string) => void, timeoutMs?: number}} how
 *   `onLine` hears what the program writes to its file descriptor 3.
 * @returns {Promise<{code: number | null, output: string, log: string, timedOut: boolean}>}
 */
export async function runTool(name, command, { env = {}, onLine, timeoutMs = 180_000 } = {}) {
  const log = createWriteStream(join(LOGS, `${name}.log`));
  const child = spawn(command[0], command.slice(1), {
    cwd: "/app",
    env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: "0", ...env },
    stdio: ["ignore", "pipe", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8");
    stream.on("data", (text) => {
      output = (output + text).slice(-200_000);
    });
    stream.pipe(log, { end: false });
  }
  if (onLine) createInterface({ input: child.stdio[3] }).on("line", onLine);
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    child.kill("SIGKILL");
  }, timeoutMs);
  const code = await new Promise((resolve) => {
    child.on("error", () => resolve(null));
    child.on("close", resolve);
  });
  clearTimeout(timer);
  log.end();
  await finished(log);
  return { code, output: output.replace(COLOUR_CODES, ""), log: `${name}.log`, timedOut };
}

/** The first lines that say what is wrong. */
export function complaint({ code, output, timedOut }) {
  if (timedOut) return "It took too long and was stopped.";
  const lines = output.split("\n").filter((line) => /error|fail|✖|×|not found/i.test(line));
  const said = (lines.length > 0 ? lines : output.split("\n").filter(Boolean)).slice(0, 3);
  return said.join(" / ").slice(0, 500) || `It ended with code ${code}.`;
}
