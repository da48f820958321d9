/** The subject of a cue that has none of its own: carried on from the clause before. */
import { wordClasses } from "../knowledge/word-classes.js";
import { type NounPhrase, startsClause, subjectBefore } from "./noun-phrases.js";
import type { Attribution, Scene } from "./scene.js";
import type { VerbGroup } from "./verb-groups.js";
import { isAuxiliary } from "./words.js";

/** ", adding that …", "and said …": the subject of the clause that is carried on. */
export function inherited(scene: Scene, group: VerbGroup, earlier: readonly Attribution[]): NounPhrase | null {
  const inside = scene.words.list[group.verb]!.quotation;
  const holds = (outer: Attribution, at: number) => outer.content.some((range) => range.from <= at && at < range.to);
  // "revealed that Putin invited … and expressed …": carried on inside what another says
  const outer = earlier.findLast((attribution) => holds(attribution, group.from));
  if (outer)
    return mainSubject(
      scene,
      group,
      outer.content.find((range) => range.from <= group.from && group.from < range.to)!.from,
    );
  const last = earlier.findLast(
    ({ source }) =>
      source &&
      scene.words.list[source.from]!.quotation === inside &&
      !earlier.some((other) => holds(other, source.from)),
  );
  return last?.source ?? mainSubject(scene, group);
}

/** "Despite the shift, Zelenskyy attempted to …, calling …": the first subject of the sentence with its verb. */
function mainSubject({ words, from: start }: Scene, group: VerbGroup, from = start): NounPhrase | null {
  const classes = wordClasses();
  // "that" opens the clause; its subject comes behind.
  const floor = words.list[from]?.lower === "that" ? from + 1 : from;
  for (let i = floor + 1; i < group.from && i < from + 80; i++) {
    const word = words.list[i]!;
    if (word.quotation !== words.list[group.verb]!.quotation || word.kind !== "word" || word.capital) continue;
    if (!isAuxiliary(word) && !classes.verbs.has(word.lower) && !/(?:ed)$/.test(word.lower)) continue;
    const subject = subjectBefore(words, i, floor);
    // "Asked whether the truce would hold, he …": the subject of what was asked is not the sentence's
    const opener = words.list[subject?.from ? subject.from - 1 : -1];
    if (opener && subject!.from > floor && SUBORDINATORS.has(opener.lower)) continue;
    if (subject && startsClause(words.list, subject.from, floor)) return subject;
  }
  return null;
}

const SUBORDINATORS = new Set([
  "whether",
  "if",
  "that",
  "because",
  "when",
  "while",
  "after",
  "before",
  "as",
  "until",
  "since",
]);
