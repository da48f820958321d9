/**
 * Attributions: source, cue and content of everything given as said or held, by rules over words and verb groups.
 * Each rule is a named function with its example; the rules of one cue are tried in the order of the list in `attribute`.
 */
import { according } from "./according-to.js";
import {
  bareClause,
  clauseBefore,
  heldNoun,
  infinitive,
  questionClause,
  thatClause,
  toldInfinitive,
} from "./clause-rules.js";
import { sentenceContentEnd } from "./clauses.js";
import type { Certainty } from "./contract.js";
import { canSpeak, type NounPhrase, startsClause, subjectBefore } from "./noun-phrases.js";
import { quotationAfter, quotationBefore, quotationInverted } from "./quotation-rules.js";
import { type Attribution, type Found, quotationFloor, quotationLimit, type Scene } from "./scene.js";
import { inherited } from "./subjects.js";
import { findTurns } from "./turns.js";
import { findVerbGroups, sharesSubject, type VerbGroup } from "./verb-groups.js";
import type { Words } from "./words.js";

/** All attributions of a report, in reading order of their sentences. */
export function findAttributions(words: Words): Attribution[] {
  const turns = findTurns(words);
  const spoken = new Set(turns.flatMap((turn) => turn.content.map((range) => words.list[range.from]!.paragraph)));
  const found: Attribution[] = [...turns];
  words.sentences.forEach((range, sentence) => {
    if (range.from < 0) return;
    const scene: Scene = {
      words,
      sentence,
      ...range,
      end: sentenceContentEnd(words, sentence),
      groups: findVerbGroups(words, sentence),
      spoken: spoken.has(words.list[range.from]!.paragraph),
    };
    const here: Attribution[] = [];
    for (const group of scene.groups) {
      const attribution = attribute(scene, group, here);
      if (attribution) here.push(attribution);
    }
    here.push(...according(scene));
    found.push(...withoutDoubles(here.map((item) => withoutEmpty(words, item))));
  });
  return found;
}

function attribute(scene: Scene, group: VerbGroup, earlier: readonly Attribution[]): Attribution | null {
  const { list } = scene.words;
  const floor = quotationFloor(scene, group);
  const limit = quotationLimit(scene, group);
  const shared = sharesSubject(list, group);
  const own = group.passive ? null : subjectBefore(scene.words, group.from, floor);
  const firm = own !== null && (own.relative || startsClause(list, own.from, floor));
  const subject = firm ? own : shared ? inherited(scene, group, earlier) : own;
  if (subject && isFirstPerson(scene, subject, group)) return null;
  const found =
    quotationBefore(scene, group, subject, limit) ??
    quotationInverted(scene, group, own, limit) ??
    quotationAfter(scene, group, limit) ??
    thatClause(scene, group, limit) ??
    questionClause(scene, group, limit) ??
    clauseBefore(scene, group, own, floor, limit) ??
    (firm || shared ? looseContent(scene, group, subject, limit, firm) : null);
  if (!found) return null;
  const source = found.source === undefined ? subject : found.source;
  const asked = !source && group.entry.lemma === "ask" && found.rule === "question-clause";
  if (!source && !asked && !group.passive && found.rule !== "that-clause" && !found.rule.startsWith("quotation"))
    return null;
  return {
    source,
    cue: { from: group.from, to: group.to, core: { from: group.verb, to: group.to } },
    content: found.content,
    addressee: found.addressee ?? null,
    negated: group.negated || /^(?:decline|refuse)$/.test(group.entry.lemma),
    rule: asked ? "asked" : found.rule,
    certainty: found.certainty,
  };
}

/** What follows without a mark of its own: only for a cue whose subject is plain, and no word that is mostly a noun. */
function looseContent(
  scene: Scene,
  group: VerbGroup,
  subject: NounPhrase | null,
  limit: number,
  firm: boolean,
): Found | null {
  if (subject && !canSpeak(scene.words, subject)) return null;
  if (group.entry.nounLike && (group.form === "base" || (group.form === "present" && !firm))) return null;
  return (
    toldInfinitive(scene, group, limit) ??
    infinitive(scene, group, limit) ??
    bareClause(scene, group, limit) ??
    heldNoun(scene, group, limit)
  );
}

/** In a quotation or a transcript the speaker's own "I think" is not a statement of another. */
function isFirstPerson({ words, spoken }: Scene, subject: NounPhrase, group: VerbGroup): boolean {
  const { list } = words;
  return (
    (spoken || list[group.verb]!.quotation >= 0) &&
    subject.to - subject.from === 1 &&
    /^(?:i|we|you)$/.test(list[subject.from]!.lower)
  );
}

/** ", according to officials": a part of no words is no content, whichever rule gave it; nor is a part of marks alone. */
const withoutEmpty = ({ list }: Words, item: Attribution): Attribution => ({
  ...item,
  content: item.content.filter(({ from, to }) => list.slice(from, to).some((word) => word.kind !== "mark")),
});

/** One statement a content: where two cues claim the very same words, the surer rule keeps them. */
function withoutDoubles(list: readonly Attribution[]): Attribution[] {
  const order: Certainty[] = ["sure", "likely", "unsure"];
  const best = new Map<string, Attribution>();
  for (const item of list) {
    const key = `${item.content[0]?.from}-${item.content.at(-1)?.to}`;
    const other = best.get(key);
    if (!other || order.indexOf(item.certainty) < order.indexOf(other.certainty)) best.set(key, item);
  }
  return [...best.values()].filter((item) => item.content.length > 0);
}
