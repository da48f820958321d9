import { expect, test } from "vitest";
import { findParagraphs } from "../../src/text/paragraphs.js";

const kinds: [reason: string, text: string, kind: string][] = [
  ["title case without a stop", "NATO Membership ‘Unrealistic’ for Ukraine", "heading"],
  ["a short line without a stop", "What happens next", "heading"],
  ["a question in title case", "A New Chapter in Relations?", "heading"],
  ["a sentence", "The talks failed.", "body"],
  ["a question that is a sentence", "Will it last until the spring comes?", "body"],
  ["a quotation alone", "“We are not going anywhere.”", "body"],
  ["a line that leads on", "The minister listed three points:", "body"],
  ["a long line without a stop", `${"word ".repeat(30)}end`, "body"],
];

test.each(kinds)("a paragraph's kind: %s", (_reason, text, kind) => {
  expect(findParagraphs(text).map((paragraph) => paragraph.kind)).toEqual([kind]);
});

test("two turns make a transcript, one label does not", () => {
  expect(findParagraphs("MS. DALE: Yes.\nMR. RASK: No.").map(({ kind }) => kind)).toEqual(["turn", "turn"]);
  expect(findParagraphs("Editor’s Note: This story was updated.\nThe talks failed.").map(({ kind }) => kind)).toEqual([
    "body",
    "body",
  ]);
});

test("the lead starts behind the dateline and behind the speaker's name", () => {
  const text = "OSTER, March 3 (Wire) - Talks failed.";
  expect(text.slice(findParagraphs(text)[0]!.lead)).toBe("Talks failed.");
  const transcript = "MS. DALE: Yes.\nMR. RASK: No.";
  expect(findParagraphs(transcript).map(({ lead, end }) => transcript.slice(lead, end))).toEqual(["Yes.", "No."]);
});
