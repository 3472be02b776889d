/** The acceptance tests in Chromium at both viewports, told test by test. */

import { check, emit } from "./emit.mjs";
import { judgePages } from "./pages.mjs";
import { complaint } from "./programs.mjs";

/** Runs the tests and reports the checks acceptance, pages, accessibility and performance. */
export async function browse(plan, browser) {
  const looks = [];
  const pages = [];
  const errors = [];
  const known = new Set(plan.criteria);
  const hear = (said) => {
    if (said.kind === "error") errors.push(said.message);
    if (said.kind === "page") {
      pages.push(said);
      emit({ event: "page", path: said.path, audits: said.audits });
    }
    if (said.kind !== "look") return;
    const { viewport, passed, message, ms, screen, seen } = said;
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
      seen,
      screenshot: screen?.startsWith("/app/") ? screen.slice("/app/".length) : null,
    });
  };
  const which = {
    leaveOut: plan.mode === "criteria" ? "@pages" : undefined,
    only: plan.mode === "part" ? plan.criteria.map((id) => `@${id}`) : undefined,
  };
  await check("acceptance", async () => {
    const log = "acceptance.log";
    const tested = await browser.test(which, hear);
    const seen = new Set(looks.map(({ id, viewport }) => `${viewport} ${id}`));
    const absent = plan.criteria.filter(
      (id) => !seen.has(`desktop ${id}`) || !seen.has(`mobile ${id}`),
    );
    const failed = looks.filter(({ passed }) => !passed);
    if (!tested || errors.length > 0 || looks.length + pages.length === 0) {
      const why = errors[0] ?? complaint(await browser.end());
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
  if (plan.mode === "whole") await judgePages(plan, pages);
}

function criterionOf({ tags, title }, known) {
  const ids = tags.map((tag) => tag.slice(1)).filter((tag) => known.has(tag));
    return ids.length > 1 ? ids.find((id) => !title.includes(`@${id}`)) : ids[0];
}
