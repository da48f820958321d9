import { type CueEntry, type CueForm, cueLexicon, type Frame, type VerbForm } from "../knowledge/cue-lexicon.js";
import { wordClasses } from "../knowledge/word-classes.js";
import {
  isAdverbial,
  isAuxiliary,
  isConjunction,
  isPossessive,
  isPreposition,
  isTime,
  type Word,
  type Words,
} from "./words.js";

/** A verb group that may be a cue, as word indices. */
export interface VerbGroup {
  /** First auxiliary or adverb of the group: "had repeatedly insisted on" starts at "had". */
  readonly from: number;
  /** The cue verb itself. */
  readonly verb: number;
  /** After the verb's particles. */
  readonly to: number;
  readonly entry: CueEntry;
  readonly form: VerbForm;
  readonly passive: boolean;
  readonly negated: boolean;
}

const BE = new Set(["is", "are", "was", "were", "be", "been", "being", "am", "'re", "’re", "'m", "’m"]);
const HAVE = new Set(["has", "have", "had", "having", "'ve", "’ve"]);
/** Verbs that carry the cue on in an infinitive: "went on to say", "continued to insist". */
const CARRIERS = new Set([
  "on",
  "continued",
  "continues",
  "appeared",
  "appears",
  "seemed",
  "seems",
  "went",
  "declined",
  "refused",
]);
/** Verbs that take a cue in -ing without being one: "began calling", "kept saying". */
const NOT_AFTER = new Set([
  "the",
  "a",
  "an",
  "his",
  "her",
  "its",
  "their",
  "our",
  "my",
  "your",
  "this",
  "these",
  "those",
  "no",
  "any",
  "such",
  "of",
  "for",
  "more",
  "some",
  "many",
  "several",
  "new",
  "other",
  "own",
]);

/** The verb groups of one sentence that the cue lexicon knows, in reading order. */
export function findVerbGroups(words: Words, sentence: number): VerbGroup[] {
  const { from, to } = words.sentences[sentence]!;
  const groups: VerbGroup[] = [];
  for (let i = from; i < to; i++) {
    const word = words.list[i]!;
    if (word.kind !== "word") continue;
    const adjectival = adjectiveCue(words.list, i, from, to);
    if (adjectival) {
      groups.push(adjectival);
      i = adjectival.to - 1;
      continue;
    }
    const forms = cueLexicon().forms.get(word.lower);
    if (!forms || (word.capital && i > from && !words.list[i - 1]!.kind.startsWith("m"))) continue;
    const group = verbGroup(words.list, i, from, to, forms);
    if (group) groups.push(group);
  }
  return groups;
}

function verbGroup(
  list: readonly Word[],
  at: number,
  floor: number,
  limit: number,
  forms: readonly CueForm[],
): VerbGroup | null {
  const before = list[at - 1];
  if (
    before &&
    at > floor &&
    (NOT_AFTER.has(before.lower) ||
      isPossessive(before) ||
      (wordClasses().determiners.has(before.lower) &&
        before.lower !== "that" &&
        !/s$/.test(before.lower) &&
        !wordClasses().subject_pronouns.has(before.lower)))
  )
    return null;
  const matched = forms.find(({ entry }) => particlesEnd(list, at + 1, limit, entry.rest) > 0);
  if (!matched) return null;
  // All forms of this entry that are written so: "said" is past and participle.
  const readings = forms.filter(({ entry }) => entry === matched.entry).map(({ form }) => form);
  const start = groupStart(list, at, floor);
  const lead = list.slice(start, at).map((word) => word.lower);
  const afterBe = lead.findLast((word) => BE.has(word) || HAVE.has(word) || word === "'s" || word === "’s");
  let form: VerbForm = readings[0]!;
  let passive = false;
  if (readings.includes("participle") && afterBe !== undefined) {
    form = "participle";
    passive = BE.has(afterBe) && !HAVE.has(afterBe);
  } else if (readings.includes("past")) form = "past";
  if (form === "base") {
    const to = list[at - 1]?.lower === "to";
    if (to && !CARRIERS.has(list[at - 2]?.lower ?? "")) return null;
    if (isPreposition(list[at - 1] ?? list[at]!) && !to) return null;
  }
  if (form === "present" && at > floor && isPreposition(list[at - 1]!)) return null;
  return {
    from: start,
    verb: at,
    to: particlesEnd(list, at + 1, limit, matched.entry.rest),
    entry: matched.entry,
    form,
    passive,
    negated: lead.some((word) => wordClasses().negations.has(word)),
  };
}

/** The end of the particles if they stand at `at`, or 0; "on Monday" is no particle of "call on". */
function particlesEnd(list: readonly Word[], at: number, limit: number, rest: readonly string[]): number {
  if (rest.length === 0) return at;
  if (at + rest.length > limit) return 0;
  // "agreed on Tuesday": the preposition of a day is no particle
  const next = list[at + rest.length];
  if (rest.at(-1) === "on" && next && at + rest.length < limit && isTime(next)) return 0;
  return rest.every((particle, offset) => list[at + offset]!.lower === particle) ? at + rest.length : 0;
}

/** Auxiliaries, adverbs, "went on to" and the like before the verb at `at`. */
function groupStart(list: readonly Word[], at: number, floor: number): number {
  let i = at;
  while (i > floor) {
    const word = list[i - 1]!;
    if (isAuxiliary(word) || (isAdverbial(word) && i - 2 >= floor)) i--;
    else if (word.lower === "to" && CARRIERS.has(list[i - 2]?.lower ?? "")) i -= 2;
    else if (word.lower === "went" && list[i]?.lower === "on") i--;
    else break;
  }
  return i;
}

/** "was noncommittal about", "is opposed to", "are confident that": adjectives after a form of "be". */
function adjectiveCue(list: readonly Word[], at: number, floor: number, limit: number): VerbGroup | null {
  const be = list[at]!;
  if (!BE.has(be.lower) && be.lower !== "'s" && be.lower !== "’s" && be.lower !== "remained" && be.lower !== "remains")
    return null;
  let i = at + 1;
  while (i < limit && isAdverbial(list[i]!)) i++;
  const entry = cueLexicon().adjectives.find(({ rest }) => particlesEnd(list, i, limit, rest) > 0);
  if (!entry) return null;
  const to = i + entry.rest.length;
  if (
    entry.frames.has("infinitive") ? list[to]?.lower !== "to" : entry.frames.has("that") && list[to]?.lower !== "that"
  )
    return null;
  return {
    from: groupStart(list, at, floor),
    verb: i,
    to,
    entry,
    form: "past",
    passive: false,
    negated: list.slice(at, i).some((word) => wordClasses().negations.has(word.lower)),
  };
}

/** Whether the frame is open to this group. */
export const takes = (group: VerbGroup, frame: Frame): boolean => group.entry.frames.has(frame);

/** Whether a verb group carries on its subject's clause: ", adding that", "and said". */
export const sharesSubject = (list: readonly Word[], group: VerbGroup): boolean =>
  group.form === "ing" || (group.from > 0 && isConjunction(list[group.from - 1]!));
