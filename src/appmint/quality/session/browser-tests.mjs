/**
 * Runs the app's acceptance tests in one browser, test by test; a process of its own.
 *
 * It starts the browser and reads the tests at once, then waits for messages of the gate:
 * `{do: "test", leaveOut, only}` runs the tests but those with a tag, or only those with one of
 * some tags; `{do: "visit", ...}` looks at single pages between them.
 * It tells the gate "look" (a criterion at a viewport), "page" and "error", and "tested" and
 * "visited" as the answers.
 */

import { mkdirSync } from "node:fs";
import { registerHooks } from "node:module";

const COLOUR_CODES = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*[A-Za-z]`, "g");
const VIEWPORTS = ["desktop", "mobile"];
const RESULTS = "/app/.gate/results";
const REGISTER = new URL("./test-register.mjs", import.meta.url).href;

registerHooks({
  resolve(specifier, context, next) {
    const byTest = specifier === "@playwright/test" && context.parentURL?.endsWith(".ts");
    return byTest ? { url: REGISTER, shortCircuit: true } : next(specifier, context);
  },
});

const register = await import(REGISTER);

/** The browser and the windows that the tests ask for, opened anew after a test that failed. */
class Bench {
  #browser;
  #windows;

  browser() {
    this.#browser ??= register.chromium.launch(register.config.use.launchOptions);
    return this.#browser;
  }

  windows() {
    this.#windows ??= this.#open();
    return this.#windows;
  }

  async clear() {
    const browser = await this.#browser;
    this.#browser = this.#windows = undefined;
    await browser?.close();
  }

  async #open() {
    const [open] = register.fixtures.windows;
    const browser = await this.browser();
    const { use } = register.config;
    return new Promise((resolve, reject) => {
      // They stay open until their browser is closed.
      const stay = (windows) => new Promise(() => resolve(windows));
      open({ browser }, stay, { project: { use } }).catch(reject);
    });
  }
}

/** What a test may ask its runner for: as much of Playwright's `TestInfo` as the tests use. */
class Info {
  annotations = [];
  attachments = [];
  #folder;
  #timer;
  #late;
  late = new Promise((_, reject) => {
    this.#late = reject;
  });

  constructor(number, limitMs) {
    this.#folder = `${RESULTS}/${number}`;
    mkdirSync(this.#folder, { recursive: true });
    this.late.catch(() => {});
    this.setTimeout(limitMs);
  }

  outputPath(name) {
    return `${this.#folder}/${name}`;
  }

  setTimeout(ms) {
    clearTimeout(this.#timer);
    const sentence = `The test took longer than ${ms / 1000} s.`;
    this.#timer = setTimeout(() => this.#late(new Error(sentence)), ms);
  }

  end() {
    clearTimeout(this.#timer);
  }

  notes(type) {
    const notes = this.annotations.filter((each) => each.type === type);
    return notes.map(({ description }) => JSON.parse(description));
  }
}

async function runTest({ title, tags, body }, number) {
  const info = new Info(number, register.config.timeout);
  const started = performance.now();
  const complaints = [];
  const run = async () => body({ windows: await bench.windows() }, info);
  try {
    await Promise.race([register.running.run(info, run), info.late]);
  } catch (error) {
    complaints.push(plain(error.message));
    await bench.clear();
  }
  info.end();
  const ms = Math.round(performance.now() - started);
  const passed = complaints.length === 0;
  const said = complaints.map((each) => `    ${each.replaceAll("\n", "\n    ")}\n`);
  process.stdout.write(`${passed ? "passed" : "failed"} ${ms} ms ${title}\n${said.join("")}`);
  if (tags.includes("@pages")) {
    for (const page of info.notes("page")) process.send({ kind: "page", ...page });
    return;
  }
  const looks = info.notes("look");
  const explained = passed || looks.some(({ faults }) => faults.length > 0);
  for (const viewport of VIEWPORTS) {
    const look = looks.find((each) => each.viewport === viewport);
    const faults = look && explained ? look.faults : complaints;
    process.send({
      kind: "look",
      title,
      tags,
      viewport,
      passed: Boolean(look) && explained && faults.length === 0,
      ms: look?.ms ?? ms,
      message: plain(faults.join("\n")).slice(0, 4000),
      seen: (look?.seen ?? "").slice(0, 8000),
      screen: info.attachments.find(({ name }) => name === viewport)?.path,
    });
  }
}

/** Opens each path with a visitor's cookies: how many elements match, and the page's title. */
async function visit({ server, viewport, visitors, selector }) {
  const browser = await bench.browser();
  // One window keeps what the pages have in common.
  const context = await browser.newContext({ baseURL: server, viewport });
  const page = await context.newPage();
  const seen = [];
  for (const { cookies, paths } of visitors) {
    await context.clearCookies();
    await context.addCookies(cookies);
    for (const path of paths) {
      await page.goto(path, { waitUntil: "networkidle", timeout: 30_000 });
      seen.push({ path, parts: await page.locator(selector).count(), title: await page.title() });
    }
  }
  await context.close();
  return seen;
}

function plain(text) {
  return text.replace(COLOUR_CODES, "");
}

async function prepare() {
  await import("/app/playwright.config.ts");
  bench.browser().catch(() => {});
  await import("/app/tests/acceptance/acceptance.spec.ts");
}

const bench = new Bench();
const ready = prepare();

/** One thing at a time uses the browser: a failed test closes it. */
let turn = ready.catch(() => {});
function inTurn(work) {
  turn = turn.then(work);
  return turn;
}

async function test({ leaveOut, only }) {
  try {
    await ready;
  } catch (error) {
    process.stderr.write(`${plain(error.stack ?? error.message)}\n`);
    process.send({ kind: "error", message: plain(error.message).slice(0, 2000) });
    return;
  }
  const wanted = ({ tags }) => !only || tags.some((tag) => only.includes(tag));
  const chosen = register.tests.filter((each) => wanted(each) && !each.tags.includes(leaveOut));
  for (const [number, each] of chosen.entries()) await inTurn(() => runTest(each, number));
}

process.on("message", async (asked) => {
  if (asked.do === "test") {
    await test(asked);
    process.send({ kind: "tested" });
  }
  if (asked.do === "visit") {
    const answer = await inTurn(() =>
      visit(asked).then(
        (seen) => ({ seen }),
        (error) => ({ error: plain(error.message) }),
      ),
    );
    process.send({ kind: "visited", ...answer });
  }
});
