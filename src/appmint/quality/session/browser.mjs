/** The browser's part of a session: the acceptance tests at both viewports, and single visits. */

import { check, emit } from "./emit.mjs";
import { judgePages } from "./pages.mjs";
import { complaint, startProgram } from "./programs.mjs";

/** The program of `browser-tests.mjs`. It begins at once, so that it is ready when the app is. */
export class Browser {
  #program;
  #listeners = new Set();

  /** `urls` tell the tests where the app will be. */
  constructor(plan, urls) {
    const how = { env: urls, timeoutMs: plan.browser_timeout_ms };
    this.#program = startProgram("acceptance", "/gate/browser-tests.mjs", how);
    this.#program.child.on("message", (said) => {
      for (const hear of this.#listeners) hear(said);
    });
  }

  /**
   * Runs the tests but those with the tag `leaveOut`, of those with a tag in `only` where it is
   * given; null is the answer of an ended program.
   */
  async test({ leaveOut, only }, hear) {
    return this.#ask({ do: "test", leaveOut, only }, "tested", hear);
  }

  /** Looks at pages as visitors with cookies. */
  async visit(asked) {
    const answer = await this.#ask({ do: "visit", ...asked }, "visited");
    if (answer?.seen) return answer.seen;
    throw new Error(answer?.error ?? "the browser has ended");
  }

  /** Ends the program: how that went. */
  async end() {
    this.#program.child.kill("SIGKILL");
    return this.#program.ended;
  }

  async #ask(message, answer, hear = () => {}) {
    const { child, ended } = this.#program;
    const { promise, resolve } = Promise.withResolvers();
    const listen = (said) => (said.kind === answer ? resolve(said) : hear(said));
    this.#listeners.add(listen);
    child.send(message, (error) => error && resolve(null));
    ended.then(() => resolve(null));
    const said = await promise;
    this.#listeners.delete(listen);
    return said;
  }
}
