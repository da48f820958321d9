import { existsSync, readFileSync } from "node:fs";
import { parse } from "yaml";

/** The hand-written tables beside the program, in `data/`. */
const FOLDER = new URL("../../data/", import.meta.url);
/** The same as JSON, which scripts/tables.js puts beside the built program: YAML takes a third of a second to parse. */
const BUILT = new URL("../tables/", import.meta.url);

/** Reads one table of `data/` by its file name; a broken table is a fault of the program and throws as it is. */
export function readTable<Shape>(name: string): Shape {
  const built = new URL(name.replace(/\.yaml$/, ".json"), BUILT);
  if (existsSync(built)) return JSON.parse(readFileSync(built, "utf8")) as Shape;
  return parse(readFileSync(new URL(name, FOLDER), "utf8")) as Shape;
}
