/**
 * What the app's tests get when they import "@playwright/test": Playwright's own browser and
 * `expect`, and a `test` that only takes notes. Playwright's runner would start two processes more
 * and translate TypeScript, which Node reads as it is: an eighth of a verification.
 */

import { AsyncLocalStorage } from "node:async_hooks";
import { createRequire } from "node:module";

const playwright = createRequire("/app/package.json")("@playwright/test");

export const chromium = playwright.chromium;

/** As written in the app's playwright.config.ts, which must be read before the tests. */
export let config = {};

/** With the time limit of the configuration. */
export let expect = playwright.expect;

export function defineConfig(written) {
  config = written;
  expect = playwright.expect.configure({ timeout: written.expect?.timeout });
  return written;
}

/** @type {{title: string, tags: string[], body: Function}[]} in their order */
export const tests = [];

/** By name: a function and its options, as given to `test.extend`. */
export const fixtures = {};

/** The `TestInfo` of whatever test the caller belongs to. */
export const running = new AsyncLocalStorage();

export function test(title, { tag = [] }, body) {
  tests.push({ title, tags: [tag].flat(), body });
}

test.extend = (more) => {
  Object.assign(fixtures, more);
  return test;
};
test.info = () => running.getStore();
test.setTimeout = (ms) => test.info().setTimeout(ms);
