#!/usr/bin/env node
// The command. In a fresh checkout it builds the program first; then it only starts it.
import { existsSync, readFileSync } from "node:fs";
import module from "node:module";

const main = new URL("../dist/cli/main.js", import.meta.url);
const [first, ...rest] = process.argv.slice(2);
if ((first === "--version" || first === "-V") && rest.length === 0) {
  // Answered here: nothing needs to be loaded for it.
  process.stdout.write(`${JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")).version}\n`);
} else {
  if (!existsSync(main) || !existsSync(new URL("../node_modules", import.meta.url)))
    (await import("../scripts/setup.js")).setup();
  module.enableCompileCache?.();
  await (await import(main.href)).main(process.argv);
}
