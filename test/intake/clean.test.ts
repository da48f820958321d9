import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cleanLine, cleanText } from "../../src/intake/clean.js";

describe("the text kept is the text shown", () => {
  test.each<[reason: string, raw: string, text: string, rules: string[]]>([
    ["Windows line ends", "one\r\ntwo\r\n", "one\ntwo\n", []],
    ["old Mac line ends", "one\rtwo", "one\ntwo", []],
    ["page breaks end a line", "one\ftwo\vthree", "one\ntwo\nthree", []],
    ["NUL is left out", "wo\0rd", "word", ["controls-removed"]],
    ["so are bells, escapes and DEL", "\x07a\x1bb\x7f", "ab", ["controls-removed"]],
    ["a first half alone", "a\ud83db", "a\ufffdb", ["halves-replaced"]],
    ["a second half alone", "\ude00", "\ufffd", ["halves-replaced"]],
    [
      "halves parted by a control stay halves",
      "\ud83d\0\ude00",
      "\ufffd\ufffd",
      ["controls-removed", "halves-replaced"],
    ],
    ["a whole pair is untouched", "😀", "😀", []],
    [
      "right-to-left text with its marks is untouched",
      "\u202bقال\u202c \u200f«نعم»",
      "\u202bقال\u202c \u200f«نعم»",
      [],
    ],
    ["blanks at the ends are untouched, as places count from the file", "  a \n", "  a \n", []],
    [
      "no-break spaces, line separators and C1 are untouched",
      "a\u00a0b\u2028c\u0085d\u0092",
      "a\u00a0b\u2028c\u0085d\u0092",
      [],
    ],
  ])("%s", (_reason, raw, text, rules) => {
    const clean = cleanText(raw);
    expect(clean.text).toBe(text);
    expect(clean.notes.map((note) => note.rule)).toEqual(rules);
  });
});

test("a note points at the first place, counted in the text that is kept", () => {
  const { text, notes } = cleanText("a\r\nb\0c\r\nd\ud800e");
  expect(text).toBe("a\nbc\nd\ufffde");
  expect(notes.map(({ span }) => text.slice(span!.start, span!.end))).toEqual(["c", "\ufffd"]);
});

test("a note at the end takes the whole last character", () => {
  const { text, notes } = cleanText("a😀\0");
  expect(text.slice(notes[0]!.span!.start, notes[0]!.span!.end)).toBe("😀");
  expect(cleanText("\0").notes[0]!.span).toBeNull();
});

test("whatever comes in, what is kept is sound, cleaning it again changes nothing, and notes lie inside", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.array(fc.integer({ min: 0, max: 0xffff })), (string, units) => {
      const { text, notes } = cleanText(string + String.fromCharCode(...units) + string);
      expect(text.isWellFormed()).toBe(true);
      expect(text).not.toMatch(/[\0\r]/);
      expect(cleanText(text)).toEqual({ text, notes: [] });
      for (const { span } of notes)
        if (span) expect(text.slice(span.start, span.end).isWellFormed() && span.end <= text.length).toBe(true);
    }),
  );
});

test("a line for a title is one line, short and sound", () => {
  expect(cleanLine(" Talks\n  resume\0 ")).toBe("Talks resume");
  expect(cleanLine("nego\u00adtiations")).toBe("negotiations");
  expect(cleanLine("😀".repeat(300), 501)!.isWellFormed()).toBe(true);
  expect(cleanLine(" \n")).toBeNull();
  expect(cleanLine(42)).toBeNull();
});
