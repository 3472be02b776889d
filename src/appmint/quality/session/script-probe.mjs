/** Scripts hidden in stored texts must be shown as text, never become part of the page. */

import { ableTo, sample } from "./probes.mjs";

const MARK = "smuggled-part";
const HOSTILE = `<img src="x" class="${MARK}" onerror="document.title='${MARK}'"><script class="${MARK}">document.title='${MARK}'</script>`;

// A small window has less to draw.
const VIEWPORT = { width: 360, height: 740 };

export async function scriptProbe(trial, { plan, server, browser }, texts) {
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
  const visitors = stored.slice(0, 4).map(({ pages, visitor, id }) => ({
    cookies: visitor.cookies(),
    paths: pages.map((path) => path.replace(":id", id)),
  }));
  const seen = await browser.visit({ server, viewport: VIEWPORT, visitors, selector: `.${MARK}` });
  for (const { path, parts, title } of seen) {
    trial.expect(parts === 0, `${path} made markup of a stored text`);
    trial.expect(title !== MARK, `${path} ran a stored script`);
  }
  return `Hostile text was stored in ${stored.length} kinds of record and shown as plain text.`;
}
