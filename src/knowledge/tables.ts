import { readFileSync } from "node:fs";
import { parse } from "yaml";

/** The hand-written tables beside the program, in `data/`. */
const FOLDER = new URL("../../data/", import.meta.url);

/** Reads one table of `data/` by its file name; a broken table is a fault of the program and throws as it is. */
export const readTable = <Shape>(name: string): Shape => parse(readFileSync(new URL(name, FOLDER), "utf8")) as Shape;
