/**
 * Attacks the running app with what it declares and tells what held.
 *
 * Each probe counts its attempts and ends `held`, `broken` (with what was seen) or
 * `not_applicable` (with the reason); none is left out.
 */

import { readFile } from "node:fs/promises";
import { check } from "./emit.mjs";
import { scriptProbe } from "./script-probe.mjs";
import { askRaw, Visitor } from "./visitor.mjs";

const INJECTIONS = [
  "' OR '1'='1",
  '"; DROP TABLE sqlite_master; --',
  "%' UNION SELECT name, sql FROM sqlite_master --",
  '{"$gt":""}',
  "\u0000",
  "\\",
];
const REFUSED = new Set([401, 403, 404, 405, 422]);

/** One probe's notes while it runs. */
class Trial {
  attempts = 0;
  broken = [];

  expect(holds, sentence) {
    this.attempts += 1;
    if (!holds) this.broken.push(sentence);
  }
}

export async function probe(plan, server, browser) {
  return check("security", async () => {
    const world = { plan, server: server.url, browser };
    const probes = [];
    for (const [name, run] of PROBES) probes.push(await outcome(name, run, world));
    const broken = probes.filter(({ status }) => status === "broken");
    const held = probes.filter(({ status }) => status === "held");
    const aside = probes.length - broken.length - held.length;
    return {
      status: broken.length > 0 ? "fail" : "pass",
      summary:
        broken.length > 0
          ? broken.map(({ probe, detail }) => `${probe}: ${detail}`).join(" / ").slice(0, 600)
          : `${held.length} kinds of attack withstood, ${aside} do not apply.`,
      log: "server-probes.log",
      probes,
    };
  });
}

async function outcome(name, run, world) {
  const trial = new Trial();
  let detail;
  try {
    detail = await run(trial, world);
  } catch (error) {
    // An attack that ends in silence may have brought the server down.
    trial.expect(false, `the probe got no answer (${error.message})`);
  }
  if (trial.broken.length > 0) {
    const [first, ...others] = trial.broken;
    const more = others.length > 0 ? ` (and ${others.length} more)` : "";
    return { probe: name, status: "broken", attempts: trial.attempts, detail: first + more };
  }
  const status = trial.attempts > 0 ? "held" : "not_applicable";
  return { probe: name, status, attempts: trial.attempts, detail };
}

/** A valid request body; later values win. */
export function sample(entity, extra = {}) {
  const body = Object.fromEntries(entity.fields.map(({ key, sample }) => [key, sample]));
  return { ...body, ...extra };
}

const texts = (entity) =>
  entity.fields.filter(({ type }) => type === "text" || type === "long_text");

async function injection(trial, { plan, server }) {
  const visitor = new Visitor(server);
  for (const entity of plan.entities) {
    const before = await visitor.ask("GET", entity.route);
    if (before.status !== 200) continue;
    const names = ["q", "sort", "page", "pageSize", ...entity.fields.map(({ key }) => key)];
    for (const name of names) {
      // The search takes free text; the others are checked against a schema.
      for (const text of name === "q" ? INJECTIONS : INJECTIONS.slice(0, 2)) {
        const query = new URLSearchParams({ [name]: text });
        const { status, body } = await visitor.ask("GET", `${entity.route}?${query}`);
        trial.expect(status < 500, `${entity.route}?${name}=${text} answered ${status}`);
        const leaked = name === "q" && text.includes("'") && status === 200 && body?.total > 0;
        trial.expect(!leaked, `${entity.route}?q=${text} found ${body?.total} records`);
      }
    }
    for (const id of INJECTIONS) {
      const { status } = await visitor.ask("GET", `${entity.route}/${encodeURIComponent(id)}`);
      trial.expect(status >= 400 && status < 500, `${entity.route}/${id} answered ${status}`);
    }
    const after = await visitor.ask("GET", entity.route);
    trial.expect(
      after.status === 200 && after.body?.total === before.body?.total,
      `${entity.route} changed under a search`,
    );
  }
  for (const route of plan.parts) {
    for (const text of INJECTIONS.map(encodeURIComponent)) {
      for (const path of [`${route}?q=${text}`, `${route}/${text}`]) {
        const { status } = await visitor.ask("GET", path);
        trial.expect(status < 500, `${path} answered ${status}`);
      }
    }
  }
  return trial.attempts > 0
    ? `${trial.attempts} smuggled commands in searches, filters, orders and addresses did nothing.`
    : "No list can be read without an account.";
}

async function otherUsersRecords(trial, { plan, server }) {
  for (const entity of plan.entities.filter(({ owned }) => owned)) {
    const owner = await ableTo(plan, server, entity.access.create);
    const stranger = new Visitor(server);
    if (!owner) continue;
    const made = await owner.ask("POST", entity.route, sample(entity));
    const id = made.body?.id;
    if (made.status !== 201 || id === undefined) continue;
    const path = `${entity.route}/${id}`;
    if (entity.access.read === "owner") {
      const { status } = await stranger.ask("GET", path);
      trial.expect(REFUSED.has(status), `a stranger read ${path} (${status})`);
      const { body } = await stranger.ask("GET", `${entity.route}?pageSize=200`);
      const listed = body?.items?.some((item) => item.id === id) ?? false;
      trial.expect(!listed, `a stranger saw ${path} in the list`);
    }
    for (const [method, rule] of [
      ["PATCH", entity.access.update],
      ["DELETE", entity.access.delete],
    ]) {
      if (rule === "anyone") continue;
      const { status } = await stranger.ask(method, path, method === "PATCH" ? {} : undefined);
      trial.expect(REFUSED.has(status), `a stranger's ${method} ${path} was answered ${status}`);
    }
  }
  return trial.attempts > 0
    ? "A second visitor could neither see nor change what the first one made."
    : "No record that belongs to a visitor can be made through the plain API.";
}

async function missingAuthorisation(trial, { plan, server }) {
  const open = new Set(["anyone", "owner"]);
  for (const entity of plan.entities) {
    const { read, create, update, delete: remove } = entity.access;
    for (const [rule, method, path, body] of [
      [read, "GET", entity.route],
      [create, "POST", entity.route, sample(entity)],
      [update, "PATCH", `${entity.route}/1`, {}],
      [remove, "DELETE", `${entity.route}/1`],
    ]) {
      if (open.has(rule)) continue;
      const { status } = await new Visitor(server).ask(method, path, body);
      trial.expect(REFUSED.has(status), `${method} ${path} without the right gave ${status}`);
    }
  }
  const members = plan.member_roles.length > 0 ? await ableTo(plan, server, "member") : null;
  for (const visitor of [new Visitor(server), ...(members ? [members] : [])]) {
    for (const route of plan.staff_routes) {
      for (const [method, path, body] of [
        ["GET", route],
        ["POST", route, {}],
        ["PATCH", `${route}/1`, { blocked: true }],
      ]) {
        const { status } = await visitor.ask(method, path, body);
        trial.expect(status === 401 || status === 403, `${method} ${path} was not refused (${status})`);
      }
    }
  }
  return trial.attempts > 0
    ? "Every reserved action was refused to a visitor without an account."
    : "Every action of this app is open to everyone.";
}

async function pathTraversal(trial, { server }) {
  const tails = ["etc/passwd", "app/package.json", "app/server/main.ts"];
  const ups = ["../", "..%2f", "%2e%2e/", "..%5c", "....//", "..%252f"];
  const roots = ["/", "/assets/", "/api/files/", "/files/", "/uploads/"];
  const paths = roots.flatMap((root) =>
    ups.flatMap((up) => tails.map((tail) => `${root}${up.repeat(6)}${tail}`)),
  );
  paths.push("/package.json", "/server/main.ts", "/.env", "/.gate/data/probes/app.db", "//etc/passwd");
  for (const path of paths) {
    const { status, text } = await askRaw(server, path);
    const leaked = /root:.*:0:0:|"dependencies"\s*:|from ['"]@hono|SQLite format 3/.test(text);
    trial.expect(!leaked, `${path} gave away a file`);
    trial.expect(status < 500, `${path} answered ${status}`);
  }
  return `${paths.length} addresses that climb out of the app's folder gave nothing away.`;
}

async function massAssignment(trial, { plan, server }) {
  const forged = {
    id: 987_654,
    ownerId: 1,
    userId: 1,
    role: "admin",
    mine: false,
    createdAt: "1999-01-01T00:00:00.000Z",
    deletedAt: "1999-01-01T00:00:00.000Z",
  };
  for (const entity of plan.entities) {
    const own = new Set(entity.fields.map(({ key }) => key));
    const extra = Object.fromEntries(Object.entries(forged).filter(([key]) => !own.has(key)));
    const visitor = await ableTo(plan, server, entity.access.create);
    if (!visitor) continue;
    const { status, body } = await visitor.ask("POST", entity.route, sample(entity, extra));
    if (status === 404 || status === 405) continue;
    trial.expect(status < 500, `POST ${entity.route} with forged fields answered ${status}`);
    if (status !== 201) continue;
    for (const key of ["id", "createdAt"].filter((name) => name in extra)) {
      trial.expect(body?.[key] !== extra[key], `${entity.route} took over a forged ${key}`);
    }
    if (entity.owned) trial.expect(body?.mine !== false, `${entity.route} took over a forged owner`);
  }
  for (const role of plan.staff_roles) {
    const visitor = new Visitor(server);
    const account = {
      name: "Probe",
      email: `probe-${role}@example.com`,
      password: "a long probe password 5",
      role,
    };
    const { status, text } = await visitor.ask("POST", "/api/account", account);
    const granted = status < 300 && text.includes(`"role":"${role}"`);
    trial.expect(!granted, `anyone can register as ${role}`);
    trial.expect(status < 500, `registering as ${role} answered ${status}`);
  }
  return trial.attempts > 0
    ? "Forged identities, owners, roles and dates in requests had no effect."
    : "No record can be made through the plain API.";
}

async function malformedRequests(trial, { plan, server }) {
  const visitor = new Visitor(server);
  const huge = JSON.stringify({ name: "x".repeat(5 * 1024 * 1024) });
  const deep = `${"[".repeat(20_000)}${"]".repeat(20_000)}`;
  // What a part written for this app takes is its own affair; breaking it is not.
  const routes = [
    ...plan.entities.map((entity) => ({ route: entity.route, given: sample(entity), least: 400 })),
    ...plan.parts.map((route) => ({ route, given: { title: "Probe" }, least: 200 })),
  ];
  for (const { route, given, least } of routes) {
    for (const [what, raw, type] of [
      ["an oversized body", huge, "application/json"],
      ["a deeply nested body", deep, "application/json"],
      ["broken JSON", '{"name": ', "application/json"],
      ["a list for a record", "[]", "application/json"],
      ["JSON sent as text", JSON.stringify(given), "text/plain"],
      ["an empty body", "", "application/json"],
    ]) {
      const send = () => visitor.ask("POST", route, undefined, { raw, type });
      // A server may refuse a body by closing the connection while it still arrives; the next
      // request on that connection is then cut off too, so each is sent once more.
      const answer = await send().catch(send).catch(() => null);
      if (answer === null && raw === huge) continue;
      const status = answer?.status ?? 0;
      const borne = status >= least && status < 500;
      trial.expect(borne, `POST ${route} with ${what} answered ${status}`);
    }
  }
  const { status } = await visitor.ask("GET", "/api/health");
  trial.expect(status === 200, "the server no longer answers");
  return "Broken, oversized and mislabelled requests were refused and the app went on.";
}

async function headers(trial, { server }) {
  const visitor = new Visitor(server);
  for (const path of ["/", "/api/health", "/api/nothing-here"]) {
    const { headers: found } = await visitor.ask("GET", path);
    const policy = found.get("content-security-policy") ?? "";
    const scripts = /script-src ([^;]*)/.exec(policy)?.[1] ?? /default-src ([^;]*)/.exec(policy)?.[1];
    trial.expect(scripts !== undefined, `${path} has no content security policy`);
    trial.expect(
      !/unsafe-inline|unsafe-eval|\*|(^|\s)(https?|data):/.test(scripts ?? ""),
      `${path} allows scripts from anywhere`,
    );
    trial.expect(policy.includes("frame-ancestors"), `${path} may be framed by other sites`);
    trial.expect(found.get("x-content-type-options") === "nosniff", `${path} may be sniffed`);
    trial.expect(Boolean(found.get("referrer-policy")), `${path} has no referrer policy`);
    trial.expect(!found.get("x-powered-by"), `${path} tells what it runs on`);
  }
  return "Own scripts only, no framing by others, no sniffing, a referrer policy.";
}

async function cookies(trial, { plan, server }) {
  const visitors = [new Visitor(server)];
  await visitors[0].ask("GET", "/");
  for (const entity of plan.entities) {
    const visitor = await ableTo(plan, server, entity.access.create);
    if (!visitor) continue;
    await visitor.ask("POST", entity.route, sample(entity));
    visitors.push(visitor);
  }
  for (const cookie of visitors.flatMap(({ seenCookies }) => seenCookies)) {
    const name = cookie.split("=")[0];
    if (/max-age=0/i.test(cookie)) continue;
    trial.expect(/;\s*httponly/i.test(cookie), `the cookie ${name} can be read by scripts`);
    trial.expect(/;\s*samesite=(lax|strict)/i.test(cookie), `the cookie ${name} goes to other sites`);
  }
  return trial.attempts > 0
    ? "Cookies are kept from scripts and from other sites."
    : "The app sets no cookie.";
}

async function dependencies(trial, { plan }) {
  const { dependencies: used = {}, devDependencies: tools = {} } = JSON.parse(
    await readFile("/app/package.json", "utf8"),
  );
  const allowed = new Set(plan.allowed_packages);
  for (const name of Object.keys({ ...used, ...tools })) {
    trial.expect(allowed.has(name), `${name} is not among the packages that were examined`);
  }
  return `All ${trial.attempts} packages are among those examined.`;
}

/** A visitor who may do what `rule` allows, signed in where that is needed; null: nobody may. */
export async function ableTo(plan, server, rule) {
  if (rule === "nobody") return null;
  const visitor = new Visitor(server);
  if (rule === "anyone" || rule === "owner") return visitor;
  const { body } = await visitor.ask("GET", "/api/account/demo");
  if (!Array.isArray(body)) return null;
  const fits = ({ role }) => (rule === "member" ? !plan.staff_roles.includes(role) : role === rule);
  const account = body.find(fits) ?? body[0];
  if (!account) return null;
  const { email, password } = account;
  const { status } = await visitor.ask("POST", "/api/account/sign-in", { email, password });
  return status < 300 ? visitor : null;
}

const PROBES = [
  ["injection", injection],
  ["stored_script", (trial, world) => scriptProbe(trial, world, texts)],
  ["other_users_records", otherUsersRecords],
  ["missing_authorisation", missingAuthorisation],
  ["path_traversal", pathTraversal],
  ["mass_assignment", massAssignment],
  ["malformed_requests", malformedRequests],
  ["headers", headers],
  ["cookies", cookies],
  ["dependencies", dependencies],
];
