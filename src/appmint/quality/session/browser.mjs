/** The acceptance tests in Chromium at both viewports, told test by test. */

import { check, emit } from "./emit.mjs";
import { judgePages } from "./pages.mjs";
import { complaint, runTool } from "./programs.mjs";

const RESULTS = "/app/.gate/results";

/** Runs Playwright and reports the checks acceptance, pages, accessibility and performance. */
export async function browse(plan, urls) {
  const looks = [];
  const pages = [];
  const errors = [];
  const known = new Set(plan.criteria);
  const hear = (line) => {
    const said = JSON.parse(line);
    if (said.kind === "error") errors.push(said.message);
    if (said.kind === "page") {
      pages.push(said);
      emit({ event: "page", path: said.path, audits: said.audits });
    }
    if (said.kind !== "look") return;
    const { viewport, passed, message, ms, screen } = said;
    const id = criterionOf(said, known);
    if (!id) return;
    looks.push({ id, viewport, passed });
    emit({
      event: "criterion",
      id,
      viewport,
      status: passed ? "pass" : "fail",
      message,
      seconds: ms / 1000,
      screenshot: screen?.startsWith("/app/") ? screen.slice("/app/".length) : null,
    });
  };
  const choice = plan.mode === "criteria" ? ["--grep-invert", "@pages$"] : [];
  await check("acceptance", async () => {
    const run = await runTool(
      "acceptance",
      ["/app/node_modules/.bin/playwright", "test", "--output", RESULTS, ...choice],
      {
        env: { ...urls, PLAYWRIGHT_REPORTER: "/gate/reporter.mjs" },
        onLine: hear,
        timeoutMs: plan.browser_timeout_ms,
      },
    );
    const seen = new Set(looks.map(({ id, viewport }) => `${viewport} ${id}`));
    const absent = plan.criteria.filter(
      (id) => !seen.has(`desktop ${id}`) || !seen.has(`mobile ${id}`),
    );
    const failed = looks.filter(({ passed }) => !passed);
    const log = run.log;
    if (run.timedOut || errors.length > 0 || looks.length + pages.length === 0) {
      const why = errors[0] ?? complaint(run);
      return { status: "fail", summary: `The browser tests broke off: ${why}`.slice(0, 600), log };
    }
    if (absent.length > 0) {
      return { status: "fail", summary: `No result for ${absent.join(", ")}.`, log };
    }
    const all = plan.criteria.length;
    const good = all - new Set(failed.map(({ id }) => id)).size;
    return {
      status: failed.length > 0 ? "fail" : "pass",
      summary: `${good} of ${all} criteria hold at both viewports.`,
      log,
    };
  });
  if (plan.mode !== "criteria") await judgePages(plan, pages);
}

function criterionOf({ tags, title }, known) {
  const ids = tags.map((tag) => tag.slice(1)).filter((tag) => known.has(tag));
  // Playwright takes words like "@name" in a title for tags as well.
  return ids.length > 1 ? ids.find((id) => !title.includes(`@${id}`)) : ids[0];
}
