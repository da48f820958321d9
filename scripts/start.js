// npm start: sets the checkout up if needed, then opens the workbench on the example dossier.
// Usage: npm start [-- --port N …]   (options go to readout serve)
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root, setup } from "./setup.js";

setup();
const reportsOf = (name) => JSON.parse(readFileSync(join(root, "examples", name, "manifest.json"), "utf8")).reports;
const [example] = readdirSync(join(root, "examples"))
  .filter((name) => existsSync(join(root, "examples", name, "manifest.json")))
  // The one with the most reports shows most.
  .sort((a, b) => (reportsOf(b)?.length ?? 0) - (reportsOf(a)?.length ?? 0));
const { main } = await import("../dist/cli/main.js");
await main([...process.argv.slice(0, 2), "serve", join(root, "examples", example), "--open", ...process.argv.slice(2)]);
