/** Quotations that no cue claimed: carried on from the statement before them, or standing alone. */
import type { Quotation } from "../text/layout.js";
import type { Attribution, Range } from "./scene.js";
import type { Words } from "./words.js";

/** Shorter quotations without a cue are quoted words, not speech. */
const MIN_WORDS = 4;

/**
 * “…,” Trump told reporters. “I want …”: a whole quoted sentence right behind a statement that is quoted itself joins it;
 * any other quoted speech is an attribution of its own with neither source nor cue, its speaker left to the caller.
 */
export function claimLooseQuotations(words: Words, attributions: readonly Attribution[]): Attribution[] {
  const result = [...attributions];
  const claimed = coverOf(words, attributions);
  for (const quotation of words.layout.quotations) {
    if (quotation.depth > 0 || !isSpeech(words, quotation)) continue;
    const ranges = quotation.parts.map(
      (part): Range => ({ from: words.indexAt(part.start), to: words.indexAt(part.end) }),
    );
    const first = ranges[0]!;
    if (claimed[first.from] || claimed[ranges.at(-1)!.to - 1]) continue;
    const before = previous(words, result, first.from);
    if (before >= 0) {
      const joined = result[before]!;
      result[before] = {
        ...joined,
        content: [...joined.content, ...ranges],
        ...(joined.marked ? { marked: [...joined.marked, ...ranges] } : {}),
      };
    } else if (ranges.at(-1)!.to - first.from >= MIN_WORDS + 2)
      result.push({
        source: null,
        cue: null,
        content: ranges,
        addressee: null,
        negated: false,
        rule: "quotation-alone",
        certainty: "unsure",
      });
    for (const range of ranges) for (let i = range.from; i < range.to; i++) claimed[i] = 1;
  }
  return result;
}

function coverOf(words: Words, attributions: readonly Attribution[]): Uint8Array {
  const cover = new Uint8Array(words.list.length);
  for (const { content } of attributions) for (const range of content) cover.fill(1, range.from, range.to);
  return cover;
}

/** Speech opens with a capital and its sentence, and ends in a mark; a heading's or title's quotation does not count. */
function isSpeech({ list, layout, sentences, report, indexAt }: Words, quotation: Quotation): boolean {
  const from = indexAt(quotation.start);
  const first = list[from]!;
  if (layout.paragraphs[first.paragraph]!.kind === "heading") return false;
  const opens = sentences[first.sentence]!.from === from;
  const ends = /[.!?,…—–]/.test(report.text.slice(quotation.end - 2, quotation.end - 1)) || !quotation.closed;
  return opens && ends && /^\P{Ll}/u.test(list[from + 1]?.text ?? "");
}

/** The quoted attribution whose last word, or whose sentence, ends right before word `at` in the same paragraph; or -1. */
function previous({ list, sentences, layout }: Words, attributions: readonly Attribution[], at: number): number {
  const here = list[at]!;
  const before = list[at - 1];
  if (!before || before.paragraph !== here.paragraph) return -1;
  const sentence = before.sentence;
  for (let i = attributions.length - 1; i >= 0 && i >= attributions.length - 60; i--) {
    const { content, cue } = attributions[i]!;
    const last = content.at(-1)!;
    const ends = list[last.to - 1]!;
    const quoted =
      list[content[0]!.from]!.quotation >= 0 &&
      ends.quotation >= 0 &&
      layout.quotations[ends.quotation]!.end === ends.end;
    if (
      quoted &&
      cue &&
      (list[cue.from]!.sentence === sentence || ends.sentence === sentence) &&
      list[cue.from]!.quotation < 0 &&
      sentences[sentence]!.to === at
    )
      return i;
  }
  return -1;
}
