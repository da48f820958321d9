/**
 * What the network is told of each word: its form as a key and hashed affixes, and where it stands (quotation marks, sentence,
 * heading). Training reads the same numbers (training/export.js), so that both sides see one thing.
 */
import type { Quotation, TextLayout } from "../text/layout.js";
import type { Word } from "./words.js";

/** Rows of each table of hashed affixes. */
export const AFFIX_BUCKETS = 2048;
/** Quotation states by sentence starts by headings. */
export const PLACES = 20;
const SHAPES = ["lower", "title", "upper", "mixed", "number", "mark", "coded", "initial"] as const;
export const SHAPE_COUNT = SHAPES.length;

/** What is told of a written form, whatever its place. Affixes are buckets, `shape` an index into the shapes. */
export interface FormInputs {
  readonly key: string;
  readonly prefix3: number;
  readonly suffix2: number;
  readonly suffix3: number;
  readonly shape: number;
}

/** The inputs of a written form: its key folds case, digits (to 0) and curly apostrophes. */
export function formInputs(form: string): FormInputs {
  const key = form.toLowerCase().replace(/\p{N}/gu, "0").replace(/[‘’]/g, "'").replace(/[“”„]/g, '"');
  return {
    key,
    prefix3: bucket(`^${key.slice(0, 3)}`),
    suffix2: bucket(`${key.slice(-2)}$`),
    suffix3: bucket(`${key.slice(-3)}$`),
    shape: SHAPES.indexOf(shapeOf(form)),
  };
}

function shapeOf(form: string): (typeof SHAPES)[number] {
  if (/^\p{N}[\p{N}.,:/]*$/u.test(form)) return "number";
  if (!/[\p{L}\p{N}]/u.test(form)) return "mark";
  if (/\p{N}/u.test(form)) return "coded";
  if (/^\p{Lu}\.?$/u.test(form)) return "initial";
  if (!/[\p{Lu}\p{Lt}]/u.test(form)) return "lower";
  if (!/\p{Ll}/u.test(form)) return "upper";
  return /^[\p{Lu}\p{Lt}][^\p{Lu}]*$/u.test(form) ? "title" : "mixed";
}

/** FNV-1a over UTF-16 units: small, and the same wherever it runs. */
function bucket(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return hash % AFFIX_BUCKETS;
}

/**
 * The place of each word as one number below `PLACES`: its quotation state (outside, opening mark, inside, inside a nested
 * one, closing mark), plus 5 if it opens its sentence, plus 10 in a heading.
 */
export function placesOf(words: readonly Word[], { paragraphs, quotations }: TextLayout): Uint8Array {
  const places = quotationStates(words, quotations);
  words.forEach((word, i) => {
    if (i === 0 || words[i - 1]!.sentence !== word.sentence) places[i]! += 5;
    if (paragraphs[word.paragraph]!.kind === "heading") places[i]! += 10;
  });
  return places;
}

/** 0 outside, 1 opening mark, 2 inside, 3 inside a nested quotation, 4 closing mark. */
export function quotationStates(
  words: readonly { readonly start: number; readonly end: number }[],
  quotations: readonly Quotation[],
): Uint8Array {
  const states = new Uint8Array(words.length);
  let i = 0;
  for (const { parts, depth } of quotations.toSorted((a, b) => a.start - b.start || a.depth - b.depth)) {
    for (const part of parts) {
      while (i > 0 && words[i - 1]!.end > part.start) i--;
      while (i < words.length && words[i]!.end <= part.start) i++;
      for (let k = i; k < words.length && words[k]!.start < part.end; k++) {
        const { start, end } = words[k]!;
        states[k] = start === part.start ? 1 : end === part.end ? 4 : depth === 0 ? 2 : 3;
      }
    }
  }
  return states;
}
