/** Runs a tool of the app's own `node_modules` and keeps what it says as the check's log. */

import { spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { finished } from "node:stream/promises";

export const LOGS = "/app/.gate/logs";

/** For Node processes that load the app's server: it starts in half the time. */
export const QUICK_IMPORTS = "--import=/gate/quick-imports.mjs";

const COLOUR_CODES = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*[A-Za-z]`, "g");

/**
 * @param {string} name of the log
 * @param {string[]} command
 * @param {{env?: Record<string, string>, timeoutMs?: number}} how
 * @returns {Promise<Ended>}
 *
 * @typedef {{code: number | null, output: string, log: string, timedOut: boolean}} Ended
 */
export async function runTool(name, command, how) {
  return startTool(name, command, how).ended;
}

/** A Node program of the session that exchanges messages: its process, and how it ends. */
export function startProgram(name, file, how) {
  return startTool(name, [process.execPath, file], { ...how, ipc: true });
}

function startTool(name, command, { env = {}, ipc = false, timeoutMs = 600_000 } = {}) {
  const child = spawn(command[0], command.slice(1), {
    cwd: "/app",
    env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: "0", ...env },
    stdio: ["ignore", "pipe", "pipe", ...(ipc ? ["ipc"] : [])],
  });
  return { child, ended: end(child, name, timeoutMs) };
}

async function end(child, name, timeoutMs) {
  const log = createWriteStream(join(LOGS, `${name}.log`));
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8");
    stream.on("data", (text) => {
      output = (output + text).slice(-200_000);
    });
    stream.pipe(log, { end: false });
  }
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
