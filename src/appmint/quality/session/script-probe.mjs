/** Scripts hidden in stored texts must be shown as text, never become part of the page. */

import { createRequire } from "node:module";
import { ableTo, sample } from "./probes.mjs";

const MARK = "smuggled-part";
const HOSTILE = `<img src="x" class="${MARK}" onerror="document.title='${MARK}'"><script class="${MARK}">document.title='${MARK}'</script>`;

const VIEWPORT = { width: 360, height: 740 };

const LAUNCH = [
  "--no-sandbox",
  "--disable-dev-shm-usage",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--in-process-gpu",
  "--js-flags=--no-opt,--no-maglev",
];

export async function scriptProbe(trial, { plan, server }, texts) {
  const stored = [];
  for (const entity of plan.entities) {
    const pages = [entity.page, `${entity.page}/:id`].filter((path) => plan.paths.includes(path));
    const visitor = pages.length > 0 && (await ableTo(plan, server, entity.access.create));
    const fields = texts(entity);
    if (!visitor || fields.length === 0) continue;
    const hostile = Object.fromEntries(fields.map(({ key }) => [key, HOSTILE]));
    const { status, body } = await visitor.ask("POST", entity.route, sample(entity, hostile));
    if (status === 201) stored.push({ pages, visitor, id: body?.id });
  }
  if (stored.length === 0) return "No text for a list or a record's page can be stored through the plain API.";
  const { chromium } = createRequire("/app/package.json")("playwright-core");
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH, args: LAUNCH });
  try {
    // One window keeps what the pages have in common; a small one has less to draw.
    const context = await browser.newContext({ baseURL: server, viewport: VIEWPORT });
    const page = await context.newPage();
    for (const { pages, visitor, id } of stored.slice(0, 4)) {
      await context.clearCookies();
      await context.addCookies(visitor.cookies());
      for (const path of pages.map((each) => each.replace(":id", id))) {
        await page.goto(path, { waitUntil: "networkidle", timeout: 30_000 });
        const parts = await page.locator(`.${MARK}`).count();
        trial.expect(parts === 0, `${path} made markup of a stored text`);
        trial.expect((await page.title()) !== MARK, `${path} ran a stored script`);
      }
    }
  } finally {
    await browser.close();
  }
  return `Hostile text was stored in ${stored.length} kinds of record and shown as plain text.`;
}
