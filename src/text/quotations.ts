import type { Paragraph, Quotation } from "./layout.js";
import { isSpace, type Span } from "./span.js";

/** The marks of a style: straight and curly doubles are one family, for "a” occurs; singles need their context. */
const OPENERS = "“„«‹‟";
const CLOSERS = "”»›";
/** Deeper nesting than this is not language: further marks are passed over, so that hostile text stays linear. */
const MAX_DEPTH = 4;
/** A quotation that runs on over more paragraphs than this has simply lost its closing mark. */
const MAX_PARTS = 40;

/** A single quotation longer than this, in units, is taken for stray apostrophes. */
const MAX_SINGLE = 3000;

interface Open {
  readonly start: number;
  readonly single: boolean;
  /** Where a single quotation is to close; a double one closes at the next closing mark. */
  readonly closeAt: number;
}

/**
 * The quotations of a text, marks included: paired, nested, unclosed, and those that run over several paragraphs, each of
 * which opens with a mark while only the last one closes. In reading order, outer before inner.
 */
export function findQuotations(text: string, paragraphs: readonly Paragraph[]): Quotation[] {
  const quotations: Quotation[] = [];
  let running: Span[] = [];
  paragraphs.forEach((paragraph, index) => {
    const { found, unclosed } = scanParagraph(text, paragraph);
    const opensWithMark = isDoubleMark(text[paragraph.start]);
    const continues = running.length > 0 && opensWithMark;
    const first = continues ? found.findIndex((quotation) => quotation.start === paragraph.start) : -1;
    const next = paragraphs[index + 1];
    const runsOn =
      unclosed !== null && next !== undefined && isDoubleMark(text[next.start]) && running.length < MAX_PARTS;
    if (continues && first >= 0) {
      const part = found.splice(first, 1)[0]!;
      quotations.push(joined([...running, part], true));
      running = [];
    } else if (continues && unclosed !== null && unclosed.start === paragraph.start) {
      running.push(unclosed);
      if (!runsOn) {
        quotations.push(joined(running, false));
        running = [];
      }
      quotations.push(...found);
      return;
    }
    quotations.push(...found);
    if (unclosed === null) return;
    if (runsOn) running = [unclosed];
    else quotations.push(joined([unclosed], false));
  });
  quotations.sort((a, b) => a.start - b.start || b.end - a.end);
  return withDepth(quotations);
}

const joined = (parts: readonly Span[], closed: boolean): Quotation => ({
  start: parts[0]!.start,
  end: parts.at(-1)!.end,
  parts,
  depth: 0,
  closed,
});

/** The closed quotations of one paragraph and its outermost unclosed one, which then ends with the paragraph. */
function scanParagraph(text: string, { start, end }: Span): { found: Quotation[]; unclosed: Span | null } {
  const found: Quotation[] = [];
  const open: Open[] = [];
  const close = (index: number, to: number) => {
    const from = open[index]!.start;
    open.length = index;
    if (to - from > 2) found.push(joined([{ start: from, end: to }], true));
  };
  for (let i = start; i < end; i++) {
    const mark = text[i]!;
    const width = isTypewriterPair(text, i, end) ? 2 : 1;
    if (width === 2 || isDoubleMark(mark)) {
      const opener = open.findLastIndex(({ single }) => !single);
      const role = doubleRole(
        text,
        { start: i, end: i + width },
        { start, end },
        open[opener] && text[open[opener].start],
      );
      if (role === "close" && opener >= 0) close(opener, i + width);
      else if (role === "open" && open.length < MAX_DEPTH) open.push({ start: i, single: false, closeAt: -1 });
      i += width - 1;
    } else if (mark === "‘" || mark === "’" || mark === "'" || mark === "‚") {
      if (opensSingle(text, i, start) && open.length < MAX_DEPTH) {
        const closeAt = singleClose(text, i, end);
        if (closeAt > 0) open.push({ start: i, single: true, closeAt });
      } else if (open.at(-1)?.closeAt === i) close(open.length - 1, i + 1);
    }
  }
  const outer = open.find(({ single }) => !single);
  return { found, unclosed: outer ? { start: outer.start, end } : null };
}

/** '' and ``: a double mark typed as two single ones. */
const isTypewriterPair = (text: string, at: number, end: number): boolean =>
  at + 1 < end && (text[at] === "'" || text[at] === "`") && text[at + 1] === text[at];

const isDoubleMark = (mark: string | undefined): boolean =>
  mark !== undefined && (mark === '"' || OPENERS.includes(mark) || CLOSERS.includes(mark));

/**
 * Whether a double mark opens or closes: by its shape, but by its neighbours where it is straight or was typed the wrong
 * way round (a closing mark after a blank and before a word opens).
 */
function doubleRole(
  text: string,
  mark: Span,
  { start, end }: Span,
  openedBy: string | undefined,
): "open" | "close" | "none" {
  const shape = text[mark.start]!;
  const before = mark.start > start ? text.charCodeAt(mark.start - 1) : 32;
  const after = mark.end < end ? text.charCodeAt(mark.end) : 32;
  // German „…“: the mark that opens in English closes what a low mark opened.
  if (shape === "“" && openedBy === "„" && !isSpace(before)) return "close";
  if (OPENERS.includes(shape) || shape === "`") return "open";
  const opensByPlace = (isSpace(before) || "([{—–-/".includes(text[mark.start - 1] ?? "")) && !isSpace(after);
  if (CLOSERS.includes(shape)) return !openedBy && opensByPlace ? "open" : "close";
  // 5" and 6'2": inches, not a quotation
  if (!openedBy && before >= 48 && before <= 57) return "none";
  if (isSpace(before) && isSpace(after)) return openedBy ? "close" : "open";
  if (openedBy) return isSpace(before) && opensByPlace ? "open" : "close";
  return isSpace(after) && !opensByPlace ? "none" : "open";
}

/** Whether a single mark stands where only an opening one can: after a blank, bracket, dash or double mark, before a word. */
function opensSingle(text: string, at: number, start: number): boolean {
  const mark = text[at]!;
  if (mark === "‘" || mark === "‚") return true;
  if (mark === "’") return false;
  const before = at > start ? text[at - 1]! : " ";
  const after = text[at + 1] ?? " ";
  return (
    (/\s/u.test(before) || '([{—–"“'.includes(before)) &&
    /[\p{L}\p{N}]/u.test(after) &&
    !/^'(?:\d0s|em|til|tis|twas|n)\b/u.test(text.slice(at, at + 6))
  );
}

/**
 * The place of the mark that closes a single quotation, or 0. An apostrophe inside a word never closes. A mark after
 * punctuation surely does; one after a letter does unless it looks like a possessive ("the states’ terms") and a surer
 * one follows before the next opening mark.
 */
function singleClose(text: string, from: number, end: number): number {
  const straight = text[from] === "'";
  let weak = 0;
  const limit = Math.min(end, from + MAX_SINGLE);
  for (let i = from + 1; i < limit; i++) {
    const mark = text[i];
    if (mark === "‘" || (straight && mark === "'" && opensSingle(text, i, from))) break;
    if (mark !== (straight ? "'" : "’")) continue;
    const before = text[i - 1]!;
    const after = text[i + 1] ?? " ";
    if (/[\p{L}\p{N}]/u.test(after)) continue;
    if (/[.,!?;:…—)\]”"]/u.test(before)) return i;
    if (/\s/u.test(before)) continue;
    const possessive = before === "s" && /^\s\p{Ll}/u.test(text.slice(i + 1, i + 3));
    if (!possessive) return weak || i;
    weak ||= i;
  }
  return weak;
}

/** Depth by containment; the list is sorted, so a stack of the open ones is enough. */
function withDepth(quotations: readonly Quotation[]): Quotation[] {
  const stack: Quotation[] = [];
  return quotations.map((quotation) => {
    while (stack.length > 0 && stack.at(-1)!.end <= quotation.start) stack.pop();
    const placed = { ...quotation, depth: stack.length };
    stack.push(placed);
    return placed;
  });
}
