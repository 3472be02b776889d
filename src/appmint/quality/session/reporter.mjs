/** Tells each finished Playwright test on file descriptor 3, as one JSON object a line. */

import { writeSync } from "node:fs";

const COLOUR_CODES = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*[A-Za-z]`, "g");

function tell(event) {
  writeSync(3, `${JSON.stringify(event)}\n`);
}

export default class Reporter {
  printsToStdio() {
    return true;
  }

  onBegin(_config, suite) {
    tell({ kind: "begin", tests: suite.allTests().length });
  }

  onError(error) {
    const text = (error.message ?? error.value ?? "unknown").replace(COLOUR_CODES, "");
    process.stderr.write(`${text}\n${error.stack ?? ""}\n`);
    tell({ kind: "error", message: text.slice(0, 2000) });
  }

  onTestEnd(test, result) {
    const messages = result.errors.map((error) =>
      (error.message ?? error.value ?? "no message").replace(COLOUR_CODES, ""),
    );
    const notes = (type) =>
      result.annotations
        .filter((each) => each.type === type)
        .map(({ description }) => JSON.parse(description));
    const screen = result.attachments.find(({ name }) => name === "screen")?.path;
    process.stdout.write(
      `${result.status} ${result.duration} ms ${test.titlePath().filter(Boolean).join(" > ")}\n` +
        messages.map((message) => `    ${message.replaceAll("\n", "\n    ")}\n`).join(""),
    );
    tell({
      kind: "test",
      file: test.location.file.split("/").pop(),
      title: test.title,
      tags: test.tags,
      viewport: test.parent.project()?.name,
      status: result.status,
      ms: result.duration,
      message: messages.join("\n").slice(0, 4000),
      screen,
      audits: notes("audit"),
      speed: notes("speed")[0] ?? null,
    });
  }
}
