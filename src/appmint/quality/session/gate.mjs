/**
 * One verification: types, lint, tests, build, boot, browser and security, inside the sandbox.
 *
 * Reads /plan/plan.json, works in /app, tells its progress by `emit`. The program's own exit code
 * says only that it came to its end; what the checks found is in the events.
 */

import { mkdir, readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { browse } from "./acceptance.mjs";
import { Browser } from "./browser.mjs";
import { inCell } from "./cell.mjs";
import { check, emit, notRun } from "./emit.mjs";
import { probe } from "./probes.mjs";
import { complaint, LOGS, QUICK_IMPORTS, runTool } from "./programs.mjs";
import { serverUrl, startServer } from "./servers.mjs";

const BIN = "/app/node_modules/.bin";
// One process for all files: each would cost more to start than its tests take.
const VITEST = ["--configLoader", "native", "--maxWorkers=1", "--no-isolate"];
// Collecting garbage would be half of the work of a compiler that ends after two seconds.
const TSC_ENV = { GOGC: "off", GOMEMLIMIT: "700MiB" };
const VITEST_ENV = { NODE_OPTIONS: `${process.env.NODE_OPTIONS} ${QUICK_IMPORTS}` };
const PORTS = { desktop: 4001, mobile: 4002, probes: 4003 };

async function tool(name, command, good, env = {}) {
  return check(name, async () => {
    const run = await runTool(name, command, { env });
    const passed = run.code === 0;
    return {
      status: passed ? "pass" : "fail",
      summary: passed ? good(run.output) : complaint(run),
      log: run.log,
    };
  });
}

async function build() {
  return check("build", async () => {
    await mkdir("/app/dist", { recursive: true });
    const command = [`${BIN}/vite`, "build", "--configLoader", "native", "--logLevel", "warn"];
    const run = await runTool("build", inCell(command, ["/app/dist"]));
    if (run.code !== 0) return { status: "fail", summary: complaint(run), log: run.log };
    const shipped = await shippedBytes("/app/dist");
    return {
      status: "pass",
      summary: `${Math.round(shipped.bytes / 1024)} KiB in ${shipped.files} files, ${Math.round(shipped.compressed / 1024)} KiB compressed.`,
      log: run.log,
      bytes_shipped: shipped.bytes,
      bytes_compressed: shipped.compressed,
    };
  });
}

async function shippedBytes(folder) {
  const total = { bytes: 0, compressed: 0, files: 0 };
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    total.files += 1;
    total.bytes += (await stat(path)).size;
    const text = /\.(js|css|html|svg|json)$/.test(entry.name);
    total.compressed += text ? gzipSync(await readFile(path), { level: 6 }).length : (await stat(path)).size;
  }
  return total;
}

async function boot(names) {
  const servers = [];
  await check("boot", async () => {
    const started = await Promise.allSettled(names.map((name) => startServer(name, PORTS[name])));
    const failed = started.find(({ status }) => status === "rejected");
    for (const { value } of started) if (value) servers.push(value);
    if (failed) return { status: "fail", summary: failed.reason.message, log: "server-desktop.log" };
    return {
      status: "pass",
      summary: "The server answers on a fresh database.",
      log: "server-desktop.log",
    };
  });
  return servers;
}

/** Lets the app's own tools put files right: format, order of imports, imports that nothing uses. */
async function mend(paths) {
  if (paths.length === 0) return;
  const unused = ["--unsafe", "--only=correctness/noUnusedImports"];
  await runTool("mend-unused", [`${BIN}/biome`, "lint", "--write", ...unused, ...paths]);
  await runTool("mend", [`${BIN}/biome`, "check", "--write", ...paths]);
  for (const path of paths) emit({ event: "mended", path, text: await readFile(`/app/${path}`, "utf8") });
}

/** @param {string[]} tests only those whose path has one of these words, where there are any */
async function readCode(tests) {
  // What is only said by the way keeps no app back, and would bury what does.
  const biome = [`${BIN}/biome`, "ci", "--colors=off", "--diagnostic-level=warn"];
  await tool("lint", biome, () => "Nothing to mend.");
  await tool("types", [`${BIN}/tsc`, "--noEmit", "--singleThreaded"], () => "No type error.", TSC_ENV);
  const which = tests.length > 0 ? ["--passWithNoTests", ...tests] : [];
  const command = [`${BIN}/vitest`, "run", ...VITEST, ...which];
  await tool("tests", inCell(command), testSummary, VITEST_ENV);
}

function testSummary(output) {
  return output.match(/Tests\s+(.*)/)?.[1] ?? "All tests pass.";
}

const plan = JSON.parse(await readFile("/plan/plan.json", "utf8"));
await mkdir(LOGS, { recursive: true });
for (const name of ["desktop", "mobile", "probes"]) {
  await mkdir(`/app/.gate/data/${name}`, { recursive: true });
}
const whole = plan.mode === "whole";
await mend(plan.mend);

// What the browser waits for goes first; the rest fills the second core.
const browser = new Browser(plan, {
  DESKTOP_URL: serverUrl(PORTS.desktop),
  MOBILE_URL: serverUrl(PORTS.mobile),
});
const building = build();
const booting = boot(whole ? ["desktop", "mobile", "probes"] : ["desktop", "mobile"]);
const reading = plan.mode === "criteria" ? Promise.resolve() : readCode(whole ? [] : ["bespoke"]);
const [built, servers] = await Promise.all([building, booting]);
const besides = [reading];
const wanted = whole ? 3 : 2;
const ready = built.status === "pass" && servers.length === wanted;
if (ready) {
  besides.push(browse(plan, browser));
  // After the reading checks: one thing beside the browser at a time keeps memory low.
  if (whole) besides.push(reading.then(() => probe(plan, servers[2], browser)));
} else {
  const reason = built.status === "pass" ? "The server did not start." : "The build failed.";
  const blocked = whole
    ? ["acceptance", "pages", "accessibility", "performance", "security"]
    : ["acceptance"];
  for (const name of blocked) notRun(name, reason);
}
await Promise.all(besides);
await browser.end();
for (const server of servers) server.stop();
emit({ event: "finished" });
process.exit(0);
