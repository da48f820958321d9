#!/usr/bin/env node
// The command. In a checkout it first builds what is missing or older than its sources; then it only starts the program.
import { existsSync, readFileSync } from "node:fs";
import module from "node:module";

const [first, ...rest] = process.argv.slice(2);
if ((first === "--version" || first === "-V") && rest.length === 0) {
  // Answered here: nothing needs to be built or loaded for it.
  process.stdout.write(`${JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")).version}\n`);
} else {
  // An installed package brings no sources: what it has was built.
  if (existsSync(new URL("../src", import.meta.url))) {
    const { isProgramStale, setup } = await import("../scripts/setup.js");
    if (isProgramStale()) setup();
  }
  // Node 22 and later keep what they compiled; Node 20 has no such thing.
  module.enableCompileCache?.();
  const { main } = await import("../dist/cli/main.js");
  await main(process.argv);
}
