/** The coding guide's line between statements and mere acts, moods and topics, for what the network attributes. */
import { isClause } from "./clauses.js";
import { canSpeak } from "./noun-phrases.js";
import type { Attribution, Range } from "./scene.js";
import type { Words } from "./words.js";

/** Quoted words fewer than this, marks included, are a name or scare quotes and make no statement. */
const FEWEST_QUOTED = 5;

/**
 * Whether an attribution is a statement as the coding guide has it. Attribution corpora also mark acts ("agreed to meet"),
 * moods ("feared a repeat") and topics ("discussed the truce"), and sources that nobody speaks through ("the move
 * signals"); those are none. `known` says that the cue lexicon has the cue with what follows it here.
 */
export function isStatement(words: Words, attribution: Attribution, known: boolean): boolean {
  const { source, cue, content, verbal } = attribution;
  if (content.some((range) => quotedWords(words, range) >= FEWEST_QUOTED)) return true;
  const clause = content.some((range) => opensClause(words, range));
  // "the move signals a shift" is none, "the harbour master reckoned that …" is one: heads that no list knows need a clause.
  if (source && !canSpeak(words, source) && !(clause && verbal)) return false;
  if (known) return true;
  // "his hope that …" is one; "concerns that …" somewhere behind "he" is not his.
  if (verbal === false && (!source || source.to < cue!.from - 1)) return false;
  return source !== null && clause;
}

const quotedWords = ({ list }: Words, { from, to }: Range): number => {
  let count = 0;
  for (let i = from; i < to; i++) if (list[i]!.quotation >= 0) count++;
  return count;
};

/** "that talks would resume", "talks would resume". */
const opensClause = (words: Words, { from, to }: Range): boolean =>
  words.list[from]!.lower === "that" ? isClause(words, from + 1, to) : isClause(words, from, to, { strict: true });
