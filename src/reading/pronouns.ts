/** Pronouns to the last fitting person or body. */
import type { Gender } from "../knowledge/titles.js";
import { wordClasses } from "../knowledge/word-classes.js";
import type { Resolved } from "./contract.js";
import type { Draft, Ledger } from "./ledger.js";
import type { Word } from "./words.js";

/** How many sentences back a pronoun may reach for a person, and for a body. */
const PERSON_REACH = 6;
const BODY_REACH = 2;
/** How many sentences back the last speaker may lie: longer, for a speech is told over paragraphs. */
const SPEAKER_REACH = 12;

const GENDERS: Readonly<Record<string, Gender>> = {
  he: "male",
  him: "male",
  himself: "male",
  she: "female",
  her: "female",
  herself: "female",
};

/** Resolves a pronoun, or gives null where the word is none. `speaker` is whoever's words it stands in: never meant by it. */
export function resolvePronoun(ledger: Ledger, word: Word, speaker: string | null): Resolved | null {
  const gender = GENDERS[word.lower];
  if (gender !== undefined) {
    const party = lastPerson(ledger, word, gender, speaker);
    return { party, how: "pronoun", certainty: party ? "likely" : "unsure" };
  }
  if (/^(?:they|them|it)$/.test(word.lower))
    return { party: lastBody(ledger, word), how: "pronoun", certainty: "unsure" };
  if (/^(?:we|i|us|me)$/.test(word.lower) && word.quotation < 0 && ledger.issuer !== null)
    return { party: ledger.issuer, how: "pronoun", certainty: "likely" };
  const { subject_pronouns, object_pronouns } = wordClasses();
  return subject_pronouns.has(word.lower) || object_pronouns.has(word.lower)
    ? { party: null, how: "pronoun", certainty: "unsure" }
    : null;
}

/**
 * The nearest sentence that names a fitting person: whoever spoke in it, else its subject, else the first named.
 * In the pronoun's own sentence only a subject or the one person named counts.
 */
function lastPerson(ledger: Ledger, word: Word, gender: Gender, speaker: string | null): string | null {
  const fits = (draft: Draft) => draft.id !== speaker && draft.kind === "person" && (draft.gender ?? gender) === gender;
  const { lastSpoken, drafts } = ledger;
  const spoke = lastSpoken && fits(drafts.get(lastSpoken.party)!) ? lastSpoken : null;
  for (let back = 0; back <= PERSON_REACH; back++) {
    if (spoke?.sentence === word.sentence - back) return spoke.party;
    const here = ledger
      .seenIn(word.sentence - back)
      .filter((seen) => seen.at < word.index && fits(drafts.get(seen.party)!));
    const subject = here.find((seen) => seen.subject);
    if (subject) return subject.party;
    if (here.length === 1 || (here.length > 0 && back > 0)) return here[0]!.party;
  }
  if (spoke && word.sentence - spoke.sentence <= SPEAKER_REACH) return spoke.party;
  const all = [...drafts.values()].filter(fits);
  return all.length === 1 ? all[0]!.id : null;
}

/** "They’ve been saying": the state or body that was last a subject, else the only one named. */
function lastBody(ledger: Ledger, word: Word): string | null {
  for (let back = 0; back <= BODY_REACH; back++) {
    const here = ledger
      .seenIn(word.sentence - back)
      .filter((seen) => seen.at < word.index && ledger.drafts.get(seen.party)!.kind !== "person");
    const subject = here.find((seen) => seen.subject);
    if (subject) return subject.party;
    if (here.length === 1 && word.lower !== "it") return here[0]!.party;
  }
  return null;
}
