/**
 * Tells on file descriptor 3, as one JSON object a line, what the tests found: a "look" for each
 * criterion and viewport, a "page" for each page.
 */

import { writeSync } from "node:fs";

const COLOUR_CODES = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*[A-Za-z]`, "g");

const VIEWPORTS = ["desktop", "mobile"];

function tell(event) {
  writeSync(3, `${JSON.stringify(event)}\n`);
}

function plain(text) {
  return text.replace(COLOUR_CODES, "");
}

export default class Reporter {
  printsToStdio() {
    return true;
  }

  onBegin(_config, suite) {
    tell({ kind: "begin", tests: suite.allTests().length });
  }

  onError(error) {
    const text = plain(error.message ?? error.value ?? "unknown");
    process.stderr.write(`${text}\n${error.stack ?? ""}\n`);
    tell({ kind: "error", message: text.slice(0, 2000) });
  }

  onTestEnd(test, result) {
    const messages = result.errors.map((error) => plain(error.message ?? error.value ?? "no message"));
    process.stdout.write(
      `${result.status} ${result.duration} ms ${test.titlePath().filter(Boolean).join(" > ")}\n` +
        messages.map((message) => `    ${message.replaceAll("\n", "\n    ")}\n`).join(""),
    );
    const notes = (type) =>
      result.annotations
        .filter((each) => each.type === type)
        .map(({ description }) => JSON.parse(description));
    if (test.tags.includes("@pages")) {
      for (const page of notes("page")) tell({ kind: "page", ...page });
      return;
    }
    const looks = notes("look");
    // Where no look found a fault and the test failed, something else did: nothing has passed.
    const explained = result.status === "passed" || looks.some(({ faults }) => faults.length > 0);
    for (const viewport of VIEWPORTS) {
      const look = looks.find((each) => each.viewport === viewport);
      const faults = look && explained ? look.faults : messages;
      tell({
        kind: "look",
        title: test.title,
        tags: test.tags,
        viewport,
        passed: Boolean(look) && explained && faults.length === 0,
        ms: look?.ms ?? result.duration,
        message: plain(faults.join("\n")).slice(0, 4000),
        screen: result.attachments.find(({ name }) => name === viewport)?.path,
      });
    }
  }
}
