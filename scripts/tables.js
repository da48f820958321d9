// Writes the tables of data/ as JSON into a built program, so that no start has to parse YAML.
// Usage: node scripts/tables.js FOLDER   (scripts/setup.js does, with each build)
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";

const data = fileURLToPath(new URL("../data/", import.meta.url));
const folder = join(process.argv[2], "tables");
mkdirSync(folder, { recursive: true });
for (const name of readdirSync(data).filter((file) => file.endsWith(".yaml")))
  writeFileSync(
    join(folder, name.replace(/\.yaml$/, ".json")),
    JSON.stringify(parse(readFileSync(join(data, name), "utf8"))),
  );
