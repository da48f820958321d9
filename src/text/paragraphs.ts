import type { Paragraph } from "./layout.js";
import { isSpace, type Span, trimSpan } from "./span.js";

/**
 * The paragraphs of a text: one a line, or one a block between blank lines where the text is hard-wrapped.
 * Spans are trimmed, in order, and hold every unit that is not white space.
 */
export function findParagraphs(text: string): Paragraph[] {
  const lines = findLines(text);
  const blocks = isHardWrapped(text, lines) ? joinBlocks(text, lines) : lines;
  const paragraphs = blocks.map((block): Paragraph => {
    const words = text.slice(block.start, Math.min(block.end, block.start + MAX_LEAD));
    const turn = turnLead(words);
    if (turn > 0) return { ...block, kind: "turn", lead: block.start + turn };
    const kind = isHeading(words, block.end - block.start) ? "heading" : "body";
    return { ...block, kind, lead: block.start + datelineLead(words) };
  });
  // One colon behind a name is a label ("Editor’s Note: …"); a conversation has more turns than one.
  const turns = paragraphs.filter((paragraph) => paragraph.kind === "turn").length;
  return turns >= 2
    ? paragraphs
    : paragraphs.map((paragraph) =>
        paragraph.kind === "turn" ? { ...paragraph, kind: "body", lead: paragraph.start } : paragraph,
      );
}

/** How far into a paragraph its form is looked for, in units. */
const MAX_LEAD = 400;

/** Lines that hold something, without the white space at their ends. */
function findLines(text: string): Span[] {
  const lines: Span[] = [];
  for (let start = 0; start < text.length; ) {
    let end = text.indexOf("\n", start);
    if (end < 0) end = text.length;
    const line = trimSpan(text, { start, end });
    if (line.end > line.start) lines.push(line);
    start = end + 1;
  }
  return lines;
}

/** Whether a blank line lies between two places. */
const blankBetween = (text: string, from: number, to: number): boolean => {
  const first = text.indexOf("\n", from);
  return first >= 0 && first < to && text.indexOf("\n", first + 1) >= 0 && text.indexOf("\n", first + 1) < to;
};

/**
 * "Hard-wrapped" texts break lines at a fixed width, so most lines inside a block are of like length (45-100 units) and
 * do not end a sentence. At least six such lines are asked for, so that a list or a poem is left alone.
 */
function isHardWrapped(text: string, lines: readonly Span[]): boolean {
  let inner = 0;
  let wrapped = 0;
  for (let i = 0; i + 1 < lines.length; i++) {
    const line = lines[i]!;
    if (blankBetween(text, line.end, lines[i + 1]!.start)) continue;
    inner++;
    const length = line.end - line.start;
    if (length >= 45 && length <= 100 && !/[.!?:”"’]$/.test(text.slice(line.end - 1, line.end))) wrapped++;
  }
  return wrapped >= 6 && wrapped >= inner * 0.6;
}

function joinBlocks(text: string, lines: readonly Span[]): Span[] {
  const blocks: Span[] = [];
  for (const line of lines) {
    const last = blocks.at(-1);
    if (last && !blankBetween(text, last.end, line.start))
      blocks[blocks.length - 1] = { start: last.start, end: line.end };
    else blocks.push(line);
  }
  return blocks;
}

/**
 * "NATO Membership ‘Unrealistic’ for Ukraine": a short line that does not end like a sentence, or one all in capitals.
 * A line that ends in a colon or a comma leads on and is none.
 */
function isHeading(words: string, length: number): boolean {
  if (length > 160) return false;
  const count = words.split(/\s+/u).length;
  if (count > 16) return false;
  if (/[.!?…;:,]["”’'»)\]]*$/u.test(words)) return /\?$/u.test(words) && count <= 12 && isTitleCase(words);
  return /\p{L}/u.test(words) && !/["”]$/u.test(words.replace(/^["“].*["”]$/u, "x"));
}

/** Whether most long words start with a capital. */
function isTitleCase(words: string): boolean {
  const long = words.split(/\s+/u).filter((word) => /^\P{L}*\p{L}{4,}/u.test(word));
  return long.length > 0 && long.filter((word) => /^\P{L}*\p{Lu}/u.test(word)).length >= long.length * 0.7;
}

/** "MS. LEAVITT:" or "Q:" or "Jane Doe:" at the start of a transcript's line; gives the length with the blank after it. */
function turnLead(words: string): number {
  const turn =
    /^(?:Q|A|QUESTION|ANSWER|REPORTER|MODERATOR|(?:(?:MR|MS|MRS|DR|SEC|GEN|SEN)\.? )?\p{Lu}[\p{Lu}\p{M}.'’-]+(?: \p{Lu}[\p{Lu}\p{M}.'’-]*){0,5}(?: \([^)]{1,60}\))?)(?:: |\. (?=\p{Lu}))/u.exec(
      words,
    );
  if (turn && (turn[0].endsWith(": ") || /^[QA]\. $/.test(turn[0]))) return turn[0].length;
  const named = /^(?:\p{Lu}[\p{L}\p{M}.'’-]+ ){1,4}?\p{Lu}[\p{L}\p{M}.'’-]+(?: \([^)]{1,60}\))?: (?=["“‘\p{Lu}])/u.exec(
    words,
  );
  return named && !isSentenceOpener(named[0]) ? named[0].length : 0;
}

const isSentenceOpener = (words: string): boolean =>
  /^(?:The|A|An|In|On|But|And|He|She|It|They|This|That)\b/u.test(words);

/** "NEW YORK, Sept 28 (Outlet) - ": the length of the dateline at the start of a paragraph with the blank after it. */
function datelineLead(words: string): number {
  const dateline =
    /^(?:\([^)\n]{2,40}\) )?\p{Lu}[\p{Lu}\p{M}.'’/ -]{2,40}(?:,? [\p{L}\d.,' ]{2,40}?)?(?:,? ?[(/][^)/\n]{2,40}[)/])? ?(?:--|[-–—])(?:--)? ?(?=\P{Ll})/u.exec(
      words,
    );
  if (!dateline) return 0;
  // A hyphen inside a word ("US-BACKED forces") is not the dash of a dateline.
  return isSpace(dateline[0].charCodeAt(dateline[0].length - 1)) || /[—–]$/.test(dateline[0]) ? dateline[0].length : 0;
}
