import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { Command } from "commander";
import { expect, test } from "vitest";
import { program } from "../src/cli/main.js";
import { ERRORS } from "../src/errors.js";
import { ROUTES } from "../src/server/routes.js";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const text = (file: string): string => (existsSync(join(ROOT, file)) ? readFileSync(join(ROOT, file), "utf8") : "");
const filesUnder = (folder: string): string[] =>
  existsSync(join(ROOT, folder))
    ? readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && !/[\\/](?:dist|node_modules)(?:[\\/]|$)/.test(entry.parentPath))
        .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    : [];

const missing = (names: readonly string[], file: string): string[] => {
  const page = text(file);
  return names.filter((name) => !page.includes(name)).map((name) => `${file} does not mention ${name}`);
};

test("every command and option is in docs/cli.md", () => {
  const named = program().commands.flatMap((command: Command) => [
    `readout ${command.name()}`,
    ...command.options.map((option) => option.long ?? option.flags),
  ]);
  expect(missing([...new Set(named)], "docs/cli.md")).toEqual([]);
});

test("every error code is in docs/errors.md, with its exit status", () => {
  const rows = Object.entries(ERRORS).map(([code, { exit }]) => `| \`${code}\` | ${exit} |`);
  expect(missing(rows, "docs/errors.md")).toEqual([]);
});

test("every route is in docs/api.md", () => {
  expect(
    missing(
      ROUTES.map(({ method, path }) => `${method} ${path}`),
      "docs/api.md",
    ),
  ).toEqual([]);
});

test("every source file is in docs/map.md", () => {
  const files = [
    ...filesUnder("src"),
    ...filesUnder("scripts"),
    ...filesUnder("bench"),
    ...filesUnder("web/src"),
    ...filesUnder("data"),
  ].filter((file) => /\.(?:tsx?|js|css|yaml)$/.test(file));
  const page = text("docs/map.md");
  const folders = new Map<string, string>();
  // In the map a file stands by its bare name under the heading of its folder.
  let folder = "";
  for (const line of page.split("\n")) {
    const heading = /^#+ `([^`]+)\/`/.exec(line);
    if (heading) folder = heading[1]!;
    folders.set(folder, `${folders.get(folder) ?? ""}${line}\n`);
  }
  const unnamed = files.filter((file) => !(folders.get(dirname(file)) ?? "").includes(`\`${file.split("/").at(-1)}\``));
  expect(unnamed.map((file) => `docs/map.md does not list ${file} under its folder`)).toEqual([]);
});

test("every file in docs/map.md is described", () => {
  const lines = text("docs/map.md").matchAll(/^- `([^`]+)`: (.*)$/gm);
  expect([...lines].filter(([, , says]) => !/\p{L}{2,}/u.test(says!)).map(([line]) => line)).toEqual([]);
});

test("every note that intake and reader make is described", () => {
  const rules = filesUnder("src").flatMap((file) =>
    [...text(file).matchAll(/\brule: "([a-z]+(?:-[a-z]+)+)",\s*message/g)].map(([, rule]) => rule!),
  );
  const pages = `${text("docs/intake.md")}${text("docs/reading.md")}`;
  expect([...new Set(rules)].filter((rule) => !pages.includes(`\`${rule}\``))).toEqual([]);
});

test("links between the documents lead somewhere", () => {
  const pages = [...filesUnder("docs"), "README.md", "CONTRIBUTING.md", "examples/README.md", "data/README.md"].filter(
    (file) => file.endsWith(".md") && text(file) !== "",
  );
  const broken = pages.flatMap((page) =>
    [...text(page).matchAll(/\]\((?!https?:|#)([^)#\s]+)[^)]*\)/g)]
      .filter(([, target]) => !existsSync(join(ROOT, dirname(page), target!)))
      .map(([, target]) => `${page} links to ${target}`),
  );
  expect(broken).toEqual([]);
});

test("the README's commands exist", () => {
  const commands = new Set(program().commands.map((command) => command.name()));
  const named = [...text("README.md").matchAll(/npx readout ([a-z]+)/g)].map(([, name]) => name!);
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((name) => !commands.has(name))).toEqual([]);
});
