import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
/** A file imports only from its own folder or from one before it here; files in `src/` itself stand where they are named. */
const ORDER = [
  "errors.ts",
  "text",
  "language",
  "knowledge",
  "intake",
  "reading",
  "read.ts",
  "record",
  "analysis",
  "exchange",
  "server",
  "cli",
  "index.ts",
];
/** Longest file, in lines. Exceptions with their reason. */
const MAX_LINES = 300;
const LONG: Record<string, string> = {
  "src/reading/noun-phrases.ts":
    "one phrase is found from either end by the same small tests; in two files each would need the other",
};

const filesUnder = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/[\\/]dist[\\/]/.test(entry.parentPath))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
    .sort();

const sourceOf = (file: string): string => readFileSync(join(ROOT, file), "utf8");

interface Import {
  readonly file: string;
  readonly target: string;
  readonly typeOnly: boolean;
}

/** Relative imports of a file, `export … from` and `import()` among them, resolved to files of the project. */
function importsOf(file: string): Import[] {
  const found = sourceOf(file).matchAll(
    /(?:^|\n)\s*(?:import|export)\s+(type\s+)?[^;'"]*?from\s+["'](\.[^"']+)["']|import\(["'](\.[^"']+)["']\)/g,
  );
  return [...found].map(([, type, from, dynamic]) => ({
    file,
    target: relative(ROOT, resolve(dirname(join(ROOT, file)), (from ?? dynamic)!)).replace(/\.js$/, ".ts"),
    typeOnly: Boolean(type),
  }));
}

const layerOf = (file: string): number => ORDER.indexOf(file.split("/")[1]!);

describe("the way of the data runs one way", () => {
  const files = filesUnder("src");

  test("every file of src/ stands in a known folder", () => {
    expect(files.filter((file) => layerOf(file) < 0)).toEqual([]);
  });

  test("no file imports from a later folder", () => {
    const wrong = files
      .flatMap(importsOf)
      .filter(({ file, target }) => target.startsWith("src/") && layerOf(target) > layerOf(file))
      .map(({ file, target }) => `${file} imports ${target}`);
    expect(wrong).toEqual([]);
  });

  test("no imports go round in a circle", () => {
    const edges = new Map(
      files.map((file) => [
        file,
        importsOf(file)
          .filter(({ typeOnly }) => !typeOnly)
          .map(({ target }) => target),
      ]),
    );
    const done = new Set<string>();
    const circles: string[] = [];
    const walk = (file: string, way: readonly string[]): void => {
      if (way.includes(file)) circles.push([...way.slice(way.indexOf(file)), file].join(" -> "));
      else if (!done.has(file)) {
        for (const next of edges.get(file) ?? []) walk(next, [...way, file]);
        done.add(file);
      }
    };
    for (const file of files) walk(file, []);
    expect(circles).toEqual([]);
  });

  test("the workbench knows the program by its types only", () => {
    const wrong = filesUnder("web/src")
      .flatMap(importsOf)
      .filter(({ target, typeOnly }) => target.startsWith("src/") && !typeOnly)
      .map(({ file, target }) => `${file} imports ${target}`);
    expect(wrong).toEqual([]);
  });

  test("only the command line prints", () => {
    const printing = files.filter(
      (file) =>
        !file.startsWith("src/cli/") &&
        /console\.|process\.(?:stdout|stderr)/.test(sourceOf(file).replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "")),
    );
    expect(printing).toEqual([]);
  });

  test("files stay short", () => {
    const long = [...files, ...filesUnder("web/src")].filter((file) => sourceOf(file).split("\n").length > MAX_LINES);
    expect(long.filter((file) => !(file in LONG))).toEqual([]);
  });
});
