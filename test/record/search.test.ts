import fc from "fast-check";
import { expect, test } from "vitest";
import { ReadoutError } from "../../src/errors.js";
import { parseQuery } from "../../src/record/query-language.js";
import { emptyDossier, reading } from "./sample.js";

const TEXT =
  "😀😀 President Mara Ode said that the Élysée talks would resume in Oster. Anna Delgado denied it: “No talks, no deal.”";

async function dossier() {
  const store = await emptyDossier();
  await store.addReading(await reading("a", TEXT, { title: "Talks in Oster" }));
  await store.addReading(await reading("b", "Jonas Rask said that the bridge was closed."));
  return store;
}

const queries: [query: string, reports: string[]][] = [
  ["talks", ["a"]],
  ["elysee", ["a"]],
  ["ÉLYSÉE", ["a"]],
  ['"elysee talks"', ["a"]],
  ["“élysée talks”", ["a"]],
  ['"talks elysee"', []],
  ["talks bridge", []],
  ["talks AND oster", ["a"]],
  ["talks OR bridge", ["a", "b"]],
  ["said NOT bridge", ["a"]],
  ["(talks OR bridge) said", ["a", "b"]],
  ["brid*", ["b"]],
  ["brid", []],
  ["it's - deal", []],
  ["said) (", ["?"]],
];

test.each(queries)("the query %s", async (query, expected) => {
  const store = await dossier();
  if (expected[0] === "?") return void (await expect(store.search(query)).rejects.toBeInstanceOf(ReadoutError));
  const { rows } = await store.search(query, { in: "reports" });
  expect(rows.map(({ report }) => report).sort()).toEqual(expected);
});

test("the passage is the report's own words, and the marks stand on the words found", async () => {
  const store = await dossier();
  for (const query of ["elysee", "oster", '"no talks"', "resu*"])
    for (const hit of (await store.search(query)).rows) {
      const { text } = await store.report(hit.report);
      expect(text.slice(hit.span.start, hit.span.end)).toBe(hit.snippet);
      expect(hit.marks.length).toBeGreaterThan(0);
      for (const { start, end } of hit.marks)
        expect(hit.snippet.slice(start, end).normalize("NFD").replace(/\p{M}/gu, "")).toMatch(
          /^(?:elysee|oster|no talks|resume)$/i,
        );
    }
});

const faults: [query: string, says: RegExp, column: number][] = [
  ["", /no words/, 1],
  ['"open', /not closed/, 1],
  ["(talks", /not closed/, 1],
  ["talks)", /closes nothing/, 6],
  ["NOT talks", /exclude from/, 10],
  ["talks AND", /both sides/, 7],
  ["talks NOT", /behind it/, 7],
  ["ta*lks", /end of a word/, 3],
  ['""', /no words/, 1],
  ["*", /beginning/, 1],
  [`${"(".repeat(30)}a`, /too deep/, 21],
];

test.each(faults)("the faulty query %s is refused with its column", (query, says, column) => {
  expect(() => parseQuery(query)).toThrow(says);
  try {
    parseQuery(query);
  } catch (error) {
    expect((error as ReadoutError).place.column).toBe(column);
  }
});

test("whatever is typed is either found or refused, never an error of the database", async () => {
  const store = await dossier();
  const pieces = fc.constantFrom(
    "talks",
    "NOT",
    "AND",
    "OR",
    "(",
    ")",
    '"',
    "*",
    "NEAR",
    "a:b",
    "^",
    "-",
    "{",
    "said",
    "é",
    "'",
    ";",
    "--",
    "😀",
    "“",
    "+",
  );
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.array(pieces, { maxLength: 8 }).map((words) => words.join(" ")),
        fc.string({ unit: "binary", maxLength: 20 }),
      ),
      async (query) => {
        try {
          await store.search(query);
        } catch (error) {
          expect(error).toBeInstanceOf(ReadoutError);
        }
      },
    ),
    { numRuns: 300 },
  );
});
