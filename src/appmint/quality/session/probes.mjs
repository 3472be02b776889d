/** Attacks the running app with what it declares, and tells what held. */

import { check } from "./emit.mjs";

export async function probe(_plan, server) {
  return check("security", async () => {
    const answer = await fetch(server.url);
    return { status: answer.ok ? "fail" : "fail", summary: "No probes yet.", probes: [] };
  });
}
