/** What the attribution rules share: the shapes they give, and the view of a sentence they work in. */
import { contains } from "../text/span.js";
import { skipAdjuncts } from "./clauses.js";
import type { Certainty } from "./contract.js";
import { type NounPhrase, startingAt } from "./noun-phrases.js";
import { takes, type VerbGroup } from "./verb-groups.js";
import { isQuotationMark, type Words } from "./words.js";

/** Words `from` to `to`, half-open. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

export interface Attribution {
  readonly source: NounPhrase | null;
  /** The verb group or phrase; null for a quotation with no cue. */
  readonly cue: (Range & { readonly core: Range }) | null;
  readonly content: Range[];
  readonly addressee: NounPhrase | null;
  readonly negated: boolean;
  readonly rule: string;
  readonly certainty: Certainty;
  /** The network's own probability, where it found the attribution. */
  readonly confidence?: number;
  /** The content as the network marked it, where the coding guide draws it otherwise. */
  readonly marked?: readonly Range[];
  /** Whether the network's cue has a verb. */
  readonly verbal?: boolean;
  /** Whether it is a mere act, mood or topic (guide.ts): attributed, but no statement. */
  readonly act?: boolean;
}

/** What one rule finds for a verb group: the content, and who was told. */
export interface Found {
  readonly content: Range[];
  readonly source?: NounPhrase | null;
  readonly addressee?: NounPhrase | null;
  readonly rule: string;
  readonly certainty: Certainty;
}

/** What the rules see of the sentence they work in. */
export interface Scene {
  readonly words: Words;
  readonly sentence: number;
  readonly from: number;
  readonly to: number;
  /** End of the sentence's words without its final stop. */
  readonly end: number;
  readonly groups: readonly VerbGroup[];
  /** Whether all of it is spoken by somebody, as in a transcript: then "I think" is the speaker's own. */
  readonly spoken: boolean;
}

/** Where a subject may begin: the sentence's start, or the start of the quotation that holds the cue. */
export function quotationFloor({ words, from }: Scene, group: VerbGroup): number {
  const inside = words.list[group.verb]!.quotation;
  let i = group.from;
  while (i > from && words.list[i - 1]!.quotation === inside) i--;
  // A short quotation may stand inside the subject; step over it only if the phrase began before.
  return inside >= 0 ? Math.min(i + 1, group.from) : from;
}

/** Where content may end: the sentence's content end, or before the closing mark of the quotation that holds the cue. */
export function quotationLimit({ words, end }: Scene, group: VerbGroup): number {
  const inside = words.list[group.verb]!.quotation;
  if (inside < 0) return end;
  let i = group.to;
  while (i < end && (words.list[i]!.quotation === inside || nestedIn(words, words.list[i]!.quotation, inside))) i++;
  while (
    i > group.to &&
    (isQuotationMark(words.list[i - 1]!) || /^[.,;:!?]$/.test(words.list[i - 1]!.text)) &&
    words.list[i - 1]!.quotation === inside
  )
    i--;
  return i;
}

const nestedIn = (words: Words, inner: number, outer: number): boolean =>
  inner >= 0 && contains(words.layout.quotations[outer]!, words.layout.quotations[inner]!);

/** Who was told: "told NATO officials in Brussels that", "said to reporters". */
export function addressee({ words }: Scene, group: VerbGroup, limit: number): NounPhrase | null {
  if (takes(group, "told")) return startingAt(words, group.to, limit);
  return words.list[group.to]?.lower === "to" ? startingAt(words, group.to + 1, limit) : null;
}

/** Places after the cue where content may start, nearest first: right behind, behind who was told, behind adjuncts. */
export function contentPlaces(
  scene: Scene,
  group: VerbGroup,
  limit: number,
): { places: number[]; told: NounPhrase | null } {
  const { words } = scene;
  const told = addressee(scene, group, limit);
  const behind = told ? told.to : group.to;
  const places = takes(group, "told") && told ? [behind] : [group.to, behind];
  places.push(skipAdjuncts(words, behind, limit));
  return { places: [...new Set(places)], told };
}
