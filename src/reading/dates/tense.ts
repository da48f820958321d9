import { dateWords } from "../../knowledge/date-words.js";
import { wordClasses } from "../../knowledge/word-classes.js";
import type { DateScene, Direction } from "./found-date.js";

type Sentence = Pick<DateScene, "from" | "to" | "lower" | "capital" | "isWord">;

/** How far a verb may stand from its date, in words. */
const REACH = 25;
const MODALS = /^(?:will|wo|would|shall|may|might|could|should|must|['’]ll)$/;
const BETWEEN_VERBS = /^(?:be|been|being|have|has|had|was|were|is|are|not|n['’]t|also|already|never|soon|then)$/;

/**
 * Whether the clause around a date looks back or ahead: by the nearest verb to its left in the same clause, else to its
 * right. "He said on Monday that talks would resume on Friday": Monday is past, Friday to come.
 */
export function tenseAround(sentence: Sentence, from: number, to: number): Direction {
  // "set Sept. 8 as the date": a day that is fixed is still to come.
  if (sentence.lower(to) === "as" && [2, 3].some((on) => /^(?:date|day|deadline)$/.test(sentence.lower(to + on))))
    return "future";
  // "Friday's talks will", "the Friday meeting": what the date stands before has its verb behind it.
  const modifies = /^['’]s?$/.test(sentence.lower(to));
  const left = lookLeft(sentence, from, true);
  const right = lookRight(sentence, to, true);
  const near = modifies && right !== "none" ? right : left !== "none" ? left : right;
  if (near !== "none") return near;
  const beyond = lookLeft(sentence, from, false);
  return beyond !== "none" ? beyond : lookRight(sentence, to, false);
}

function lookLeft(sentence: Sentence, from: number, withinClause: boolean): Direction {
  for (let at = from - 1; at >= Math.max(sentence.from, from - REACH); at--) {
    if (withinClause && opensClause(sentence, at)) return "none";
    const cue = cueAt(sentence, at, from - at);
    if (cue !== "none") return cue;
  }
  return "none";
}

function lookRight(sentence: Sentence, to: number, withinClause: boolean): Direction {
  for (let at = to; at < Math.min(sentence.to, to + REACH); at++) {
    if (withinClause && opensClause(sentence, at)) return "none";
    const cue = cueAt(sentence, at, REACH);
    if (cue !== "none") return cue;
  }
  return "none";
}

const opensClause = (sentence: Sentence, at: number): boolean =>
  /^[;:“”"—–(]$/.test(sentence.lower(at)) || dateWords().clause_openers.has(sentence.lower(at));

/** What one word says about time, `distance` words before the date. */
function cueAt(sentence: Sentence, at: number, distance: number): Direction {
  const { future, past, before_infinitive } = dateWords();
  const word = sentence.lower(at);
  // "May" the month; "may" the verb
  if (word === "may") return sentence.capital(at) ? "none" : "future";
  if (future.has(word)) {
    if (MODALS.test(word) && sentence.lower(at + 1) === "have") return "past";
    // "did not meet", "planned" as an attribute stays future
    return /^(?:did|didn)$/.test(sentence.lower(at - 1)) || /^(?:did)$/.test(sentence.lower(at - 2))
      ? "past"
      : "future";
  }
  if (word === "to")
    return infinitiveAt(sentence, at) && before_infinitive.has(sentence.lower(at - 1)) ? "future" : "none";
  if (word === "is" || word === "are") {
    const next = sentence.lower(at + 1);
    // "the hearing is on 3 March", "is visiting Ankara on Tuesday", "are held on Friday"
    return distance <= 3 || /ing$/.test(next) ? "future" : "none";
  }
  if (past.has(word) || isRegularPast(word)) return groupOf(sentence, at);
  return "none";
}

const isRegularPast = (word: string): boolean =>
  word.length > 3 && word.endsWith("ed") && !word.includes("-") && !dateWords().not_past.has(word);

/** A past form looks ahead behind a modal or "to": "would be held", "is to be signed"; not in "would have been held". */
function groupOf(sentence: Sentence, at: number): Direction {
  let perfect = /^(?:had|has|have)$/.test(sentence.lower(at));
  for (let i = at - 1; i >= at - 4; i--) {
    const word = sentence.lower(i);
    if (word === "have") perfect = true;
    if (MODALS.test(word) && !sentence.capital(i)) return perfect ? "past" : "future";
    if (word === "to") return perfect || !BETWEEN_VERBS.test(sentence.lower(i + 1)) ? "past" : "future";
    if (!BETWEEN_VERBS.test(word)) return "past";
  }
  return "past";
}

/** "to meet" against "to the capital", "to Ankara". */
function infinitiveAt(sentence: Sentence, at: number): boolean {
  const next = sentence.lower(at + 1);
  const { determiners, prepositions, object_pronouns } = wordClasses();
  return (
    sentence.isWord(at + 1) &&
    !sentence.capital(at + 1) &&
    !determiners.has(next) &&
    !prepositions.has(next) &&
    !object_pronouns.has(next) &&
    !/(?:s|ing|ed)$/.test(next.replace(/ss$/, ""))
  );
}
