import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkReading } from "../../src/reading/check.js";
import type { Reading, Statement } from "../../src/reading/contract.js";
import { engineReader } from "../../src/reading/engine-reader.js";
import { createReport } from "../../src/text/report.js";

const read = (text: string): Reading =>
  engineReader.read(createReport({ id: "r", text, published: "2026-03-12" }), { codebook: null }) as Reading;
const words = ({ report }: Reading, spans: Statement["content"]): string =>
  spans.map(({ start, end }) => report.text.slice(start, end)).join(" … ");

describe("what the network sees and the rules alone did not", () => {
  test.each([
    [
      "a cue that no table lists, with a clause",
      "The harbour master reckoned that the mines would be gone by spring.",
      "The harbour master",
      "that the mines would be gone by spring",
    ],
    [
      "an apposition is left out of the source",
      "Ilse Marrow, a lawyer for the fishermen, said the talks had failed.",
      "Ilse Marrow",
      "the talks had failed",
    ],
    [
      "a quotation keeps its marks",
      "“We will not sign this,” the foreign minister told reporters in Port Lethe.",
      "the foreign minister",
      "“We will not sign this,”",
    ],
  ])("%s", (_, text, source, content) => {
    const reading = read(text);
    const found = reading.statements.map((row) => [words(reading, row.source), words(reading, row.content)]);
    expect(found).toContainEqual([source, content]);
  });
});

test("what nobody says is no statement: an act, a topic, a move that signals", () => {
  const reading = read(
    "The envoys agreed to meet in May. The move signals a shift of course. They discussed the truce.",
  );
  expect(reading.statements.map((row) => words(reading, row.content))).toEqual([]);
});

test("who was told comes from the rules, confidence from the network", () => {
  const [statement] = read("Anton Reyk told the Northern Compact on Monday that the drills would end.").statements;
  expect(statement?.addressee).not.toBeNull();
  expect(statement?.basis.confidence).toBeGreaterThan(0.5);
  expect(statement?.basis.confidence).toBeLessThanOrEqual(1);
});

test("a turn of a transcript is a statement, and its speaker's own “I think” is none of another", () => {
  const reading = read("MS. DALE: I think the talks will resume in May.\n\nQUESTION: When?\n\nMS. DALE: In May.");
  expect(reading.statements.map(({ basis }) => basis.rule)).toEqual(["turn", "turn"]);
});

describe("odd text is read without a hang", () => {
  test.each([
    ["a sentence of 20,000 words", `The minister said ${"that the talks would go on and ".repeat(3400)}on.`],
    ["a paragraph of quotation marks only", "“”\"'".repeat(2000)],
    ["emoji and combining characters", "👩‍👩‍👧 said: “Z͑ͫ̓ͪa̴l̶g̷o̵ 🎉🎉!” ".repeat(50)],
    ["right-to-left text", "قال الوزير إن المحادثات ستستأنف “قريبا”. ".repeat(50)],
  ])("%s", (_, text) => {
    checkReading(read(text));
  });
});

test("whatever the text, the reading keeps the contract and is the same again", () => {
  const word = fc.constantFrom(
    "Reyk",
    "said",
    "told",
    "that",
    "who",
    "which",
    ",",
    ".",
    "“",
    "”",
    '"',
    "'",
    ":",
    "according to",
    "(",
    "-",
    "\n\n",
    "insisted on",
    "the",
    "minister",
    "he",
    "we",
    "noncommittal about",
    "adding",
    "hopes",
    "’s",
    "2026",
    "Q:",
    "MS. DALE:",
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 60 }), (parts) => {
      const text = parts.join(" ").trim() || "x";
      const reading = read(text);
      checkReading(reading);
      expect(read(text)).toEqual(reading);
    }),
    { numRuns: 300 },
  );
});
