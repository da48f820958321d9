import fc from "fast-check";
import { expect, test } from "vitest";
import { checkReading } from "../../src/reading/check.js";
import type { Reading } from "../../src/reading/contract.js";
import { rulesReader } from "../../src/reading/rules-reader.js";
import { createReport, quote } from "../../src/text/report.js";
import type { Span } from "../../src/text/span.js";

const read = (text: string, published = "2026-03-12"): Reading =>
  rulesReader.read(createReport({ id: "r", text, published }), { codebook: null }) as Reading;

/** A statement as one line: speaker: source | cue | content (parts joined by +), `in sN` where it is nested. */
function linesOf(reading: Reading): string[] {
  const words = (spans: readonly Span[]) => spans.map((span) => quote(reading.report, span)).join(" + ");
  const name = (id: string | null) => reading.parties.find((party) => party.id === id)?.name ?? "?";
  return reading.statements.map(
    ({ speaker, source, cue, content, within }) =>
      `${name(speaker)}: ${words(source)} | ${words(cue)} | ${words(content)}${within ? ` in ${within}` : ""}`,
  );
}

/** Each case: what it shows, the text, its statements. All names are invented. */
const cases: [reason: string, text: string, statements: string[]][] = [
  [
    "a quotation, its source, its cue",
    "Foreign Minister Anna Delgado met the envoys. “We are ready,” Delgado said.",
    ["Anna Delgado: Delgado | said | “We are ready,”"],
  ],
  [
    "a quotation split by its attribution is one statement",
    "“We are ready,” said Jonas Rask, a spokesman for the group, “but nobody calls.”",
    ["Jonas Rask: Jonas Rask | said | “We are ready,” + “but nobody calls.”"],
  ],
  [
    "a quoted sentence right behind joins the statement",
    "“We are ready,” Jonas Rask told reporters. “Nobody calls.”",
    ["Jonas Rask: Jonas Rask | told | “We are ready,” + “Nobody calls.”"],
  ],
  [
    "a quotation over two paragraphs is one statement",
    "“We are ready.\n“Nobody calls,” Jonas Rask said.",
    ["Jonas Rask: Jonas Rask | said | “We are ready. + “Nobody calls,”"],
  ],
  [
    "British marks, the comma outside",
    "‘We won’t sign’, Jonas Rask said.",
    ["Jonas Rask: Jonas Rask | said | ‘We won’t sign’"],
  ],
  [
    "the cue first, then a colon",
    "President Mara Ode said: “The door is open.”",
    ["Mara Ode: President Mara Ode | said | “The door is open.”"],
  ],
  [
    "indirect speech keeps its that; the auxiliary is no part of the cue",
    "President Mara Ode has repeatedly said that talks must resume.",
    ["Mara Ode: President Mara Ode | said | that talks must resume"],
  ],
  [
    "indirect speech without that",
    "President Mara Ode said on Tuesday the talks would resume.",
    ["Mara Ode: President Mara Ode | said | the talks would resume"],
  ],
  [
    "who was told stands between the cue and its content",
    "Defense Secretary Paul Hart told alliance officials in Oster that membership was impractical.",
    ["Paul Hart: Defense Secretary Paul Hart | told | that membership was impractical"],
  ],
  [
    "content before its source",
    "The talks will resume next week, President Mara Ode said.",
    ["Mara Ode: President Mara Ode | said | The talks will resume next week"],
  ],
  [
    "according to, behind and before",
    "According to Jonas Rask, the deal is dead. The deal is dead, according to Jonas Rask.",
    [
      "Jonas Rask: Jonas Rask | According to | the deal is dead",
      "Jonas Rask: Jonas Rask | according to | The deal is dead",
    ],
  ],
  ["a comma before according to is no content", ", according to He said\n— , according to Jonas Rask.", []],
  [
    "an office behind according to, its holder behind the comma",
    "The truce will hold, according to its director, Anna Delgado.",
    ["Anna Delgado: its director | according to | The truce will hold"],
  ],
  [
    "the same speaker goes on under another cue",
    "Jonas Rask said that the truce held, adding that it was fragile.",
    ["Jonas Rask: Jonas Rask | said | that the truce held", "Jonas Rask: Jonas Rask | adding | that it was fragile"],
  ],
  [
    "a statement within a statement",
    "“President Ode stressed the need for a truce,” Jonas Rask said.",
    [
      "Jonas Rask: Jonas Rask | said | “President Ode stressed the need for a truce,”",
      "Ode: President Ode | stressed | the need for a truce in s1",
    ],
  ],
  [
    "an apposition is no part of the source",
    "Jonas Rask, who leads the delegation, insisted that the map was final.",
    ["Jonas Rask: Jonas Rask | insisted | that the map was final"],
  ],
  [
    "a position held, without words said",
    "President Mara Ode was noncommittal about whether the rebels would be there.",
    ["Mara Ode: President Mara Ode | noncommittal about | whether the rebels would be there"],
  ],
  [
    "a pronoun goes to who spoke last",
    "Jonas Rask met Paul Hart on Monday. He said that it went well.",
    ["Jonas Rask: He | said | that it went well"],
  ],
  [
    "the office goes to its holder",
    "President Mara Ode arrived at noon. The president said that she was hopeful.",
    ["Mara Ode: The president | said | that she was hopeful"],
  ],
  [
    "two people of one surname stay open where neither is near",
    "Anna Rask and Jonas Rask came. The hall was full. It rained. Nobody left. “We wait,” Rask said.",
    ["?: Rask | said | “We wait,”"],
  ],
  [
    "a joint statement is one row for each speaker",
    "Jonas Rask met Anna Delgado. Jonas Rask and Anna Delgado said that talks would resume.",
    [
      "Jonas Rask: Jonas Rask and Anna Delgado | said | that talks would resume",
      "Anna Delgado: Jonas Rask and Anna Delgado | said | that talks would resume",
    ],
  ],
  [
    "what is held goes on past its own adjuncts",
    "Anna Delgado ruled out any withdrawal before a treaty was signed.",
    ["Anna Delgado: Anna Delgado | ruled out | any withdrawal before a treaty was signed"],
  ],
  ["a bare act is no statement", "President Mara Ode agreed to meet the envoys and ordered troops to leave.", []],
  ["scare quotes are no statement", "The so-called “coalition” met again in Oster.", []],
  [
    "a noun that looks like a cue is none",
    "The claims of the report and its statements drew crowds. No comment was the answer.",
    [],
  ],
];

test.each(cases)("the rules reader: %s", (_reason, text, statements) => {
  expect(linesOf(read(text))).toEqual(statements);
});

test("a transcript gives each turn to its speaker, the question with the answer", () => {
  const reading = read(
    "MS. DALE: Good afternoon.\nWe have little to say.\nQ: Will the envoy travel?\nMS. DALE: I will not get ahead of that.",
  );
  expect(
    reading.statements.map(({ content, question }) => [content.length, question && quote(reading.report, question)]),
  ).toEqual([
    [2, null],
    [1, "Will the envoy travel?"],
  ]);
});

test("what was asked goes with the answer", () => {
  const { report, statements } = read("Asked whether the truce would hold, Jonas Rask said that it would.");
  expect(statements.map(({ question }) => question && quote(report, question))).toEqual([
    "whether the truce would hold",
  ]);
});

test("a refusal to say is kept as negated", () => {
  const [statement] = read("Jonas Rask declined to say how many prisoners would go free.").statements;
  expect(statement).toMatchObject({ negated: true });
});

test("relative days are resolved against the report's date, and stay open without one", () => {
  const text = "President Mara Ode said on Tuesday that talks would resume.";
  expect(read(text).statements[0]!.date).toBe("2026-03-10");
  const undated = rulesReader.read(createReport({ id: "r", text }), { codebook: null }) as Reading;
  expect(undated.statements[0]!.date).toBeNull();
});

test("an unclosed quotation is noted with its place", () => {
  const { notes, report } = read("Jonas Rask said: “We are ready and left.");
  expect(notes.map(({ rule, span }) => [rule, span && quote(report, span)])).toEqual([
    ["quotation-unclosed", "“We are ready and left."],
  ]);
});

test("no party is minted from words the report does not have", () => {
  const reading = read("Jonas Rask said it. The Kremlin said no. Officials said that Kyiv agreed.");
  for (const party of reading.parties) expect(quote(reading.report, party.first)).not.toBe("");
});

const pieces = [
  "He said",
  "“",
  "”",
  '"',
  "'",
  "‘",
  "’",
  "that",
  "the president",
  "Jonas Rask",
  "Anna",
  "said",
  "told",
  "reporters",
  ",",
  ".",
  "?",
  ":",
  "\n",
  "\n\n",
  " — ",
  "according to",
  "adding that",
  "who",
  "which",
  "and",
  "was noncommittal about",
  "declined to say",
  "whether",
  "on Tuesday",
  "in Oster",
  "MS. DALE:",
  "Q:",
  "😀",
  "\u{1d54f}",
  "مرحبا",
  "’s",
  "U.S.",
  "(",
  ")",
  "of",
  "for",
];
test("whatever the text, the reading keeps the contract", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => parts.join(" ")),
        fc.string({ unit: "binary", maxLength: 300 }).map((text) => text.toWellFormed()),
      ),
      (text) => checkReading(read(text)),
    ),
    { numRuns: 1000 },
  );
});

test("reading twice gives the same reading", () => {
  const text = cases.map(([, words]) => words).join("\n\n");
  expect(read(text)).toEqual(read(text));
});
