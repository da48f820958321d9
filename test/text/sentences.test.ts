import { expect, test } from "vitest";
import { segment } from "../../src/text/segment.js";

/** Sentences of a text, as their words. */
const sentencesOf = (text: string): string[] => segment(text).sentences.map(({ start, end }) => text.slice(start, end));

/** Each case: why it is hard, the text, its sentences. */
const cases: [reason: string, text: string, sentences: string[]][] = [
  ["plain full stops", "Talks began. They ended.", ["Talks began.", "They ended."]],
  ["a title keeps its point", "Gen. Rask met Mr. Ode. They left.", ["Gen. Rask met Mr. Ode.", "They left."]],
  [
    "initials are no sentence ends",
    "John F. Rask spoke. R. B. Ode did not.",
    ["John F. Rask spoke.", "R. B. Ode did not."],
  ],
  ["U.S. before a name goes on", "The U.S. Senate voted. It failed.", ["The U.S. Senate voted.", "It failed."]],
  [
    "U.S. before a common opener ends",
    "He flew to the U.S. The talks went on.",
    ["He flew to the U.S.", "The talks went on."],
  ],
  [
    "a month's abbreviation before a figure",
    "It ends on Sept. 28. Nobody asked.",
    ["It ends on Sept. 28.", "Nobody asked."],
  ],
  ["decimal points", "Prices rose 3.5 percent. Wages fell.", ["Prices rose 3.5 percent.", "Wages fell."]],
  [
    "a stop inside a quotation ends a sentence",
    "“We left. They stayed,” he said.",
    ["“We left.", "They stayed,” he said."],
  ],
  ["the closing mark goes with its sentence", "“We left.” He sat down.", ["“We left.”", "He sat down."]],
  ["a question keeps its attribution in small letters", "“Why now?” he asked.", ["“Why now?” he asked."]],
  [
    "a question keeps its attribution by name",
    "“Why now?” Mr Rask asked. Silence.",
    ["“Why now?” Mr Rask asked.", "Silence."],
  ],
  ["a question before narrative ends", "“Why now?” The hall went quiet.", ["“Why now?”", "The hall went quiet."]],
  ["British single marks", "‘We left.’ She sat.", ["‘We left.’", "She sat."]],
  ["an ellipsis inside a sentence", "It may … or may not work. Or so.", ["It may … or may not work.", "Or so."]],
  [
    "No. before a figure",
    "Resolution No. 12 passed. No. It failed.",
    ["Resolution No. 12 passed.", "No.", "It failed."],
  ],
  [
    "a line break ends a heading without a stop",
    "Talks fail again\nThe talks failed.",
    ["Talks fail again", "The talks failed."],
  ],
  [
    "a dateline stands alone",
    "PORT NAME, March 3 (Outlet) - The talks failed.",
    ["PORT NAME, March 3 (Outlet) -", "The talks failed."],
  ],
  ["a bare capital dateline with a dash", "OSTER — The talks failed.", ["OSTER —", "The talks failed."]],
  ["a hyphenated opener is no dateline", "US-backed forces left. They won.", ["US-backed forces left.", "They won."]],
  ["turns of a transcript stand alone", "MS. DALE: Yes. No.\nQ: Why?", ["MS. DALE:", "Yes.", "No.", "Q:", "Why?"]],
  ["right-to-left text", "قال الوزير نعم. ثم غادر.", ["قال الوزير نعم.", "ثم غادر."]],
  ["no text at all", "  \n\n ", []],
];

test.each(cases)("sentences: %s", (_reason, text, sentences) => {
  expect(sentencesOf(text)).toEqual(sentences);
});

test("a hard-wrapped text is read by its blocks, not its lines", () => {
  const line = "the envoys met for a third day in the harbour town and then they";
  const block = Array.from({ length: 8 }, () => line).join("\n");
  const text = `${block} left.\n\n${block} stayed.`;
  expect(segment(text).paragraphs).toHaveLength(2);
  expect(segment(text).sentences).toHaveLength(2);
});

test("lines of a list are paragraphs of their own", () => {
  expect(segment("First\nSecond\nThird").paragraphs).toHaveLength(3);
});
