// npm start: sets the checkout up if needed, then opens the workbench on the example dossier.
import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root, setup } from "./setup.js";

setup();
const examples = readdirSync(join(root, "examples"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(join(root, "examples", entry.name, "manifest.json")))
  .map(({ name }) => ({
    folder: join(root, "examples", name),
    reports: JSON.parse(readFileSync(join(root, "examples", name, "manifest.json"), "utf8")).reports.length,
  }));
// The example with the most reports is the one that shows most.
const { folder } = examples.sort((a, b) => b.reports - a.reports)[0];
const child = spawn(
  process.execPath,
  [join(root, "bin", "readout.js"), "serve", folder, "--open", ...process.argv.slice(2)],
  { stdio: "inherit" },
);
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
child.on("exit", (status) => process.exit(status ?? 0));
