/** A visitor of the API with cookies of their own. */

import { request } from "node:http";

export class Visitor {
  #server;
  #cookies = new Map();
  /** Every Set-Cookie header seen, as written. */
  seenCookies = [];

  constructor(server) {
    this.#server = server;
  }

  /** @returns {Promise<{status: number, body: any, text: string, headers: Headers}>} */
  async ask(method, path, body, { type = "application/json", raw } = {}) {
    const headers = { cookie: [...this.#cookies].map((pair) => pair.join("=")).join("; ") };
    const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    if (sent !== undefined) headers["content-type"] = type;
    const response = await fetch(this.#server + path, {
      method,
      headers,
      body: sent,
      redirect: "manual",
      signal: AbortSignal.timeout(30_000),
    });
    for (const cookie of response.headers.getSetCookie()) {
      this.seenCookies.push(cookie);
      const [pair] = cookie.split(";");
      const at = pair.indexOf("=");
      this.#cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    const text = await response.text();
    let parsed = null;
    try {
      parsed = JSON.parse(text);
    } catch {
      // Pages are not JSON.
    }
    return { status: response.status, body: parsed, text, headers: response.headers };
  }

  /** The cookies as a browser context takes them. */
  cookies() {
    return [...this.#cookies].map(([name, value]) => ({ name, value, url: this.#server }));
  }
}

/** Asks for a path exactly as written; `fetch` would tidy it first. */
export function askRaw(server, path) {
  const { hostname, port } = new URL(server);
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path, timeout: 30_000 }, (response) => {
      let text = "";
      response.setEncoding("latin1");
      response.on("data", (part) => {
        text += part;
      });
      response.on("end", () => resolve({ status: response.statusCode, text }));
      response.on("error", reject);
    });
    asked.on("error", reject);
    asked.end();
  });
}
