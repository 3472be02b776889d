/**
 * Spares Node a look into Drizzle's package.json for each of its 200 files.
 *
 * Node asks for the kind of every file it loads, and copies all of that package.json (180 KB) each
 * time: more than half of what a server costs to start. A relative import inside a package means
 * the file at that address and nothing else, so the answer is the same without asking.
 */

import { registerHooks } from "node:module";

const PACKAGE = "/node_modules/drizzle-orm/";

registerHooks({
  resolve(specifier, context, next) {
    const inside = specifier.startsWith(".") && specifier.endsWith(".js");
    if (!inside || !context.parentURL?.includes(PACKAGE)) return next(specifier, context);
    return {
      url: new URL(specifier, context.parentURL).href,
      format: "module",
      shortCircuit: true,
    };
  },
});
