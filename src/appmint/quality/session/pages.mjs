/** What the visits to the pages of an app prove: sound, accessible, and how quick. */

import { check } from "./emit.mjs";

const GRAVE = new Set(["serious", "critical"]);
const VIEWPORTS = ["desktop", "mobile"];

/**
 * Reports the checks pages, accessibility and performance.
 *
 * @param {{pages: number}} plan
 * @param {{title: string, path: string, faults: string[], audits: object[], speed?: object}[]} pages
 *   one for each page of the app
 */
export async function judgePages(plan, pages) {
  const log = "acceptance.log";
  await check("pages", async () => {
    if (pages.length < plan.pages) {
      return {
        status: "fail",
        summary: `${pages.length} of ${plan.pages} page visits took place.`,
        log,
      };
    }
    const broken = pages.find(({ faults }) => faults.length > 0);
    return {
      status: broken ? "fail" : "pass",
      summary: broken
        ? `${broken.title}: ${broken.faults[0].split("\n").slice(0, 4).join(" ")}`
        : `${plan.pages} pages open at both viewports without errors, each within its width.`,
      log,
    };
  });
  await check("accessibility", async () => {
    const findings = pages.flatMap(({ audits }) => audits).flatMap((audit) => audit.findings);
    const grave = findings.filter(({ impact }) => GRAVE.has(impact));
    if (grave.length > 0) {
      const { help, impact, where } = grave[0];
      return { status: "fail", summary: `${help} (${impact}) at ${where.join(", ")}`, log };
    }
    const missing = unseen(plan, pages);
    if (missing.length > 0) {
      return { status: "fail", summary: `Not examined: ${missing.join("; ")}.`, log };
    }
    return {
      status: "pass",
      summary: `Nothing serious or critical on ${plan.pages} pages; ${findings.length} lesser findings.`,
      log,
    };
  });
  await check("performance", async () => {
    const speed = pages.find(({ speed }) => speed)?.speed;
    if (!speed) return { status: "not_run", summary: "No page could be measured.", log };
    return {
      status: "pass",
      summary: `First visit: ${Math.round(speed.bytes / 1024)} KiB, first paint after ${speed.first_paint_ms} ms.`,
      log,
      figures: speed,
    };
  });
}

/** The looks that were not taken: each page must have been examined at each viewport. */
function unseen(plan, pages) {
  const missing = pages.flatMap(({ title, audits }) => {
    const seen = new Set(audits.map(({ viewport }) => viewport));
    return VIEWPORTS.filter((each) => !seen.has(each)).map((each) => `${title} (${each})`);
  });
  const visits = plan.pages - pages.length;
  return visits > 0 ? [...missing, `${visits} of ${plan.pages} pages`] : missing;
}
