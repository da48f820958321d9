import type { TextLayout, Token } from "../text/layout.js";
import type { Span } from "../text/span.js";

/** A word as treebanks cut it: what the trained layers see. `sentence` and `paragraph` are indices into the layout. */
export interface Word extends Span {
  readonly sentence: number;
  readonly paragraph: number;
}

/** Prefixes that stay with their word behind a hyphen ("non-proliferation"), as in the English treebanks. */
const PREFIXES = new Set(
  "non co pre anti re semi multi pro post ex mid e over cross sub u x inter counter ultra mini".split(" "),
);
/** Words that treebanks cut in two: where the second begins. */
const FUSED = new Map([
  ["cannot", 3],
  ["gonna", 3],
  ["wanna", 3],
  ["gotta", 3],
]);
const ADDRESS = /^(?:https?:\/\/|www\.)\S+|^[\w.+-]+@[\w-]+(?:\.[\w-]+)+/i;
/** Longest run of characters looked at as one address. */
const MAX_ADDRESS = 300;

/**
 * The words of a text as Universal Dependencies cuts English: the tokens of the text layer, but compounds parted at their
 * hyphens ("coal", "-", "fired"), addresses in one piece, "cannot" in two. They hold every unit that is not white space once.
 */
export function treebankWords(text: string, { tokens, sentences }: TextLayout): Word[] {
  const words: Word[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    const { sentence } = token;
    const paragraph = sentences[sentence]!.paragraph;
    const push = (start: number, end: number) => words.push({ start, end, sentence, paragraph });
    const address = addressEnd(text, tokens, i, sentences[sentence]!.end);
    if (address > token.end) {
      while (i + 1 < tokens.length && tokens[i + 1]!.start < address) i++;
      // Its last token is taken whole: "http://U.S." keeps its point.
      push(token.start, Math.max(address, tokens[i]!.end));
      continue;
    }
    const last = words.at(-1);
    if (
      last?.sentence === sentence &&
      token.kind === "mark" &&
      last.end === token.start &&
      repeats(text, last, token)
    ) {
      words[words.length - 1] = { ...last, end: token.end };
      continue;
    }
    cutCompound(text, token, push);
  }
  return words;
}

/** Where an address ends that begins with this token, or 0. */
function addressEnd(text: string, tokens: readonly Token[], at: number, limit: number): number {
  const { start, end, kind } = tokens[at]!;
  const next = text[end];
  if (kind === "mark" || (next !== ":" && next !== "@" && next !== "." && !/^www\./i.test(text.slice(start, end))))
    return 0;
  const match = ADDRESS.exec(text.slice(start, Math.min(limit, start + MAX_ADDRESS)));
  if (!match) return 0;
  return start + match[0].replace(/[.,;:!?)\]}>"'’”]+$/u, "").length;
}

/** "!!!" and "----" are one word; quotation marks and brackets never join. */
const repeats = (text: string, last: Span, token: Span): boolean =>
  token.end - token.start === 1 &&
  /[!?=*_~.+-]/.test(text[token.start]!) &&
  text[last.start] === text[token.start] &&
  text[last.end - 1] === text[token.start];

/** "coal-fired" in three, "non-profit" whole, "cannot" in two. */
function cutCompound(text: string, token: Token, push: (start: number, end: number) => void): void {
  const { start, end, kind } = token;
  const written = text.slice(start, end);
  const fused = FUSED.get(written.toLowerCase());
  if (fused !== undefined) {
    push(start, start + fused);
    push(start + fused, end);
    return;
  }
  if (kind !== "word" || !/[-‐‑]/u.test(written)) {
    push(start, end);
    return;
  }
  let from = 0;
  for (let i = 1; i < written.length - 1; i++) {
    if (!/[-‐‑]/u.test(written[i]!)) continue;
    if (from === 0 && PREFIXES.has(written.slice(0, i).toLowerCase())) continue;
    if (i > from) push(start + from, start + i);
    push(start + i, start + i + 1);
    from = i + 1;
  }
  push(start + from, end);
}
