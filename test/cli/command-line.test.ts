/** The commands as a person gives them, in this process: what goes to stdout and stderr, and the exit status. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { main } from "../../src/cli/main.js";
import { temporaryFolder } from "../record/sample.js";

let folder = "";
beforeEach(() => {
  folder = temporaryFolder();
  writeFileSync(join(folder, "a-story.txt"), "Jonas Rask said that talks would resume.\n");
});
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = 0;
});

/** Runs one command; `status` is what the process would end with. */
async function run(...given: string[]): Promise<{ out: string; err: string; status: number }> {
  let out = "";
  let err = "";
  const take = (keep: (text: string) => void) => (text: unknown) => {
    keep(String(text));
    return true;
  };
  vi.spyOn(process.stdout, "write").mockImplementation(take((text) => (out += text)));
  vi.spyOn(process.stderr, "write").mockImplementation(take((text) => (err += text)));
  process.exitCode = 0;
  await main(["node", "readout", ...given]);
  vi.restoreAllMocks();
  const status = Number(process.exitCode);
  process.exitCode = 0;
  return { out, err, status };
}

const dossier = () => join(folder, "talks");
const inDossier = (...given: string[]) => run(...given, "--dossier", dossier());

test("a dossier is made, filled, searched, exported, emptied and brought back", async () => {
  expect((await run("init", dossier(), "--name", "The talks")).out).toContain("made the dossier The talks");
  expect((await inDossier("add", join(folder, "a-story.txt"))).out).toBe(
    "1 report added with 1 statement, 0 there already, 0 failed\n",
  );
  expect((await inDossier("add", join(folder, "a-story.txt"))).out).toContain("0 reports added");
  expect(JSON.parse((await inDossier("statements", "--json")).out)).toMatchObject({
    total: 1,
    statements: [{ speakerName: "Jonas Rask" }],
  });
  expect((await inDossier("search", "resume", "--in", "reports")).out).toContain("[resume]");
  const record = (await inDossier("export", "json")).out;
  expect(JSON.parse(record)).toMatchObject({ format: "readout-record/1", dossier: "The talks" });
  const removed = await inDossier("remove", "a-story");
  expect(removed.err).toContain(`readout undo --dossier ${dossier()}`);
  expect((await inDossier("statements")).out).toBe("no statements fit\n");
  expect((await inDossier("undo")).out).toBe("brought back a-story\n");
  expect((await inDossier("export", "json")).out).toBe(record);
  expect(await run("doctor", dossier())).toMatchObject({ status: 0, err: "" });
});

test("an import takes what an export gave", async () => {
  await run("init", dossier());
  writeFileSync(join(folder, "record.json"), (await run("read", join(folder, "a-story.txt"), "--json")).out);
  expect((await inDossier("import", "json", join(folder, "record.json"))).out).toBe(
    "1 report added, 0 there already\n",
  );
});

test("a long id is never cut: it is there to be copied", async () => {
  const id = "2026-03-14-the-harbour-wire-strait-talks-resume";
  writeFileSync(join(folder, `${id}.txt`), "Jonas Rask said that talks would resume.\n");
  await run("init", dossier());
  await inDossier("add", join(folder, `${id}.txt`));
  for (const option of ["--reports", "--limit=5"]) expect((await inDossier("statements", option)).out).toContain(id);
});

test("what fails is told and the rest goes on", async () => {
  writeFileSync(join(folder, "empty.txt"), "");
  mkdirSync(join(folder, "nothing"));
  await run("init", dossier());
  const files = ["empty.txt", "a-story.txt", "gone.txt", "nothing"].map((name) => join(folder, name));
  const { out, err, status } = await inDossier("add", ...files);
  expect(out).toContain("1 report added with 1 statement, 0 there already, 3 failed");
  for (const code of ["FILE_EMPTY", "FILE_NOT_FOUND", "FOLDER_EMPTY"]) expect(err).toContain(`[${code}]`);
  expect(status).toBe(1);
});

test("parse prints CoNLL-U of every report, and tells what it cannot take", async () => {
  writeFileSync(join(folder, "b-page.html"), "<html><body><article><p>She didn't leave.</p></article></body></html>");
  const { out, err, status } = await run(
    "parse",
    ...["a-story.txt", "gone.txt", "b-page.html"].map((name) => join(folder, name)),
  );
  expect(out.match(/^# newdoc id = .*$/gm)).toEqual(["# newdoc id = a-story", "# newdoc id = b-page"]);
  expect(out).toContain(
    "# sent_id = a-story-1\n# text = Jonas Rask said that talks would resume.\n1\tJonas\tJonas\tPROPN\tNNP\t",
  );
  expect(out).toMatch(/^2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\tstart=4\|end=10\n2\tdid\tdo\tAUX\tVBD\t/m);
  expect(out.endsWith("\n\n")).toBe(true);
  expect(err).toContain("[FILE_NOT_FOUND]");
  expect(status).toBe(1);
});

/** Each case: the command, its exit status, what is said on stderr. */
const refusals: [command: string, status: number, says: RegExp][] = [
  ["bogus", 2, /unknown command 'bogus'/],
  ["add", 2, /missing required argument 'input'/],
  ["serve --port abc", 2, /'abc' is invalid.*whole number from 0 to 65535/],
  ["serve --port 99999", 2, /whole number from 0 to 65535/],
  ["statements --limit x", 2, /'x' is invalid.*whole number from 1 on/],
  ["statements --offset -3", 2, /whole number from 0 on/],
  ["read x --max-bytes 1e3", 2, /whole number from 1 on/],
  ["read x --published 2026-13-44", 2, /"2026-13-44" is not a date/],
  ["read x --kind novel", 2, /Allowed choices are news/],
  ["read x --id Two", 2, /--id: "Two": use lower-case letters/],
  ["parse", 2, /missing required argument 'input'/],
  ["parse x --outlet Wire", 2, /unknown option '--outlet'/],
  ["export csv", 2, /Allowed choices are json/],
  ["batch foo", 2, /Allowed choices are attribution/],
  ["read ftp://example.org/x", 4, /only http and https/],
];

test.each(refusals)("readout %s is refused with status %d", async (command, expected, says) => {
  const { out, err, status } = await run(...command.split(" "));
  expect(err).toMatch(says);
  expect(err).not.toContain("FAULT");
  expect([out, status]).toEqual(["", expected]);
});

test("with --json an error is one line of JSON on stderr", async () => {
  const { out, err, status } = await inDossier("statements", "--json");
  expect(JSON.parse(err)).toMatchObject({ error: { code: "DOSSIER_MISSING", mend: expect.any(String) } });
  expect([out, status]).toEqual(["", 3]);
});

test("batch gives a line for a line, in order, an error in the place of one that cannot be taken", async () => {
  const file = join(folder, "lines.jsonl");
  const text = "Jonas Rask said that talks would resume.";
  writeFileSync(file, `${JSON.stringify({ id: "a", text })}\noops\n\n${JSON.stringify({ id: 2, text: "" })}`);
  const { out, err, status } = await run("batch", "attribution", "--file", file);
  const lines = out
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines).toMatchObject([
    { id: "a", attributions: [{ source: [{ start: 0, end: 10 }], speaker: "Jonas Rask", kind: "indirect" }] },
    { id: null, error: { code: "LINE_INVALID", place: { line: 2 } } },
    { id: 2, attributions: [] },
  ]);
  expect(err).toContain("lines.jsonl:2: the line is not a JSON object");
  expect(status).toBe(1);
});
