import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { readDossierFolder } from "../../src/intake/dossier-folder.js";
import { loadReport } from "../../src/intake/load.js";
import { listSources } from "../../src/intake/sources.js";
import { temporaryFolder } from "../record/sample.js";

function folderOf(files: Record<string, string>): string {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}
const pathsOf = ({ sources }: Awaited<ReturnType<typeof listSources>>, folder: string): string[] =>
  sources.map((source) => (source.kind === "file" ? source.path.slice(folder.length + 1) : source.kind));

test("a folder without a manifest is read file by file, sorted, hidden and other files passed over", async () => {
  const folder = folderOf({
    "b.txt": "b",
    "a/c.html": "<p>c</p>",
    ".hidden.txt": "x",
    "node_modules/a/readme.md": "x",
    "record.db": "x",
    "key.json": "{}",
    "codebook.yaml": "issues: []",
  });
  expect(pathsOf(await listSources([folder]), folder)).toEqual(["a/c.html", "b.txt"]);
});

test("a folder without reports is told and stops nothing", async () => {
  const list = await listSources([folderOf({ "key.json": "{}" }), folderOf({ "a.txt": "a" })]);
  expect(list.failures.map(({ error }) => error.code)).toEqual(["FOLDER_EMPTY"]);
  expect(list.sources).toHaveLength(1);
});

test("a manifest gives order and facts; a missing file is told and the rest goes on", async () => {
  const folder = folderOf({
    "a.txt": "a",
    "b.txt": "b",
    "manifest.json": JSON.stringify({
      dossier: "D",
      reports: [{ file: "b.txt", id: "second", outlet: "The Post" }, { file: "gone.txt" }, { file: "a.txt" }],
    }),
  });
  const list = await listSources([folder]);
  expect(pathsOf(list, folder)).toEqual(["b.txt", "a.txt"]);
  expect(list.failures.map(({ error }) => error.code)).toEqual(["FILE_NOT_FOUND"]);
  expect(await loadReport(list.sources[0]!)).toMatchObject({
    id: "second",
    outlet: "The Post",
    outletFrom: "manifest",
  });
  expect((await readDossierFolder(folder)).name).toBe("D");
});

/** Each case: what is wrong with a manifest, its text, what is said. */
const manifests: [reason: string, text: string, says: RegExp][] = [
  ["no JSON", '{"reports": [\n  {"file" "a.txt"}]}', /manifest\.json:2:11: this is not JSON/],
  ["a row without its file", '{"reports": [{"id": "a"}]}', /reports\[0\]\.file/],
  ["a file outside the folder", '{"reports": [{"file": "../secret.txt"}]}', /leads out of the dossier folder/],
  ["an absolute file", '{"reports": [{"file": "/etc/passwd"}]}', /leads out of the dossier folder/],
  [
    "a date that is none",
    '{"reports": [{"file": "a.txt", "published": "31.02.2026"}]}',
    /reports\[0\]\.published: is no date/,
  ],
  [
    "an id used twice",
    '{"reports": [{"file": "a.txt", "id": "x"}, {"file": "b.txt", "id": "x"}]}',
    /reports\[1\]\.id: x is used/,
  ],
  ["a kind that is none", '{"reports": [{"file": "a.txt", "kind": "poem"}]}', /reports\[0\]\.kind/],
];

test.each(manifests)("a manifest with %s is refused with its place", async (_reason, text, says) => {
  const { failures, sources } = await listSources([folderOf({ "manifest.json": text, "a.txt": "a", "b.txt": "b" })]);
  expect(sources).toEqual([]);
  expect(failures[0]!.error.code).toBe("MANIFEST_INVALID");
  expect(failures[0]!.error.message).toMatch(says);
});

test("links out of the folder and into a circle are not followed", async () => {
  const outside = folderOf({ "secret.txt": "s" });
  const folder = folderOf({ "a.txt": "a" });
  symlinkSync(outside, join(folder, "out"));
  symlinkSync(folder, join(folder, "round"));
  symlinkSync(join(outside, "secret.txt"), join(folder, "link.txt"));
  expect(pathsOf(await listSources([folder]), folder)).toEqual(["a.txt"]);
  writeFileSync(join(folder, "manifest.json"), JSON.stringify({ reports: [{ file: "link.txt" }] }));
  expect((await listSources([folder])).failures.map(({ error }) => error.code)).toEqual(["FILE_UNREADABLE"]);
});

test("inputs at fault are told, each with its code, and the rest goes on", async () => {
  const folder = folderOf({ "a.txt": "a" });
  const { sources, failures } = await listSources([
    join(folder, "none.txt"),
    "ftp://example.org/x",
    "http://",
    "-",
    "-",
    join(folder, "a.txt"),
  ]);
  expect(sources.map(({ kind }) => kind)).toEqual(["stdin", "file"]);
  expect(failures.map(({ error }) => error.code)).toEqual([
    "FILE_NOT_FOUND",
    "ADDRESS_REFUSED",
    "ADDRESS_REFUSED",
    "USAGE",
  ]);
});

test("standard input is read to its end, and no further than the limit", async () => {
  async function* chunks() {
    yield Buffer.from("Die Gespr");
    yield Buffer.from("äche");
  }
  expect((await loadReport({ kind: "stdin" }, { stdin: chunks() })).text).toBe("Die Gespräche");
  await expect(loadReport({ kind: "stdin" }, { stdin: chunks(), maxBytes: 5 })).rejects.toMatchObject({
    code: "FILE_TOO_LARGE",
  });
});

test("standard input that never ends is left at the signal", async () => {
  const controller = new AbortController();
  const loading = loadReport({ kind: "stdin" }, { stdin: new PassThrough(), signal: controller.signal });
  setTimeout(() => controller.abort(), 10);
  await expect(loading).rejects.toMatchObject({ code: "INTERRUPTED" });
});
