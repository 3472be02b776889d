/** What the session says to the outside: one JSON object a line on standard output. */

import { writeSync } from "node:fs";

/** @param {Record<string, unknown>} event */
export function emit(event) {
  let rest = Buffer.from(`${JSON.stringify(event)}\n`);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(1, rest));
    } catch (error) {
      // The pipe is full: the reader is at work, try again.
      if (error.code !== "EAGAIN") throw error;
    }
  }
}

/** Runs one check and tells its beginning and its end, whatever happens in between.
 *
 * @param {string} name
 * @param {() => Promise<{status: string, summary: string} & Record<string, unknown>>} work
 */
export async function check(name, work) {
  emit({ event: "check_started", name });
  const started = performance.now();
  let result;
  try {
    result = await work();
  } catch (error) {
    result = { status: "fail", summary: `The check broke: ${error.message}` };
  }
  const seconds = Math.round(performance.now() - started) / 1000;
  emit({ event: "check_finished", name, seconds, ...result });
  return result;
}

/** Says that a check could not be run, which is not a pass. */
export function notRun(name, reason) {
  emit({ event: "check_finished", name, seconds: 0, status: "not_run", summary: reason });
}
