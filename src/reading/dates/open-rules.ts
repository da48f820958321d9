/** Expressions that no day answers: durations and recurring times. They are found so that nothing else claims their words. */
import { dateWords } from "../../knowledge/date-words.js";
import { numberOf, singular, unitAt } from "./date-tokens.js";
import type { DateRule, DateScene, Match } from "./found-date.js";
import { distanceAt } from "./offset-rules.js";

const open = (to: number, kind: "duration" | "set", how: string): Match => ({
  to,
  edtf: null,
  kind,
  certainty: "likely",
  how,
});

/** `duration`: "for three days", "three hours of talks", "a two-week truce", "a 60-day extension". */
export const duration: DateRule = (scene, at) => {
  const hyphened = hyphenedAt(scene, at);
  if (hyphened) return open(hyphened, "duration", "duration");
  const lead = /^(?:for|over|during|throughout|in|of|after|lasting|lasted|than)$/.test(scene.lower(at - 1));
  const found = distanceAt(scene, at);
  const article = /^(?:a|an)$/.test(scene.lower(at));
  if (!found || (article && !/^(?:for|over|lasting|lasted|than)$/.test(scene.lower(at - 1)))) return null;
  // "more than a quarter", "one day the war will end"
  if (/^quarters?$/.test(scene.lower(found.to - 1)) || (!lead && scene.lower(at) === "one")) return null;
  // "20 years old" is an age, "three second votes" are none
  if (
    /^(?:old|olds)$/.test(scene.lower(found.to)) ||
    (!lead && found.count === null && !/^(?:of|long)$/.test(scene.lower(found.to)))
  )
    return null;
  return open(found.to, "duration", "duration");
};

/** "two-week", "60-day" (which is a number, a dash and a word to the tokens); an age "25-year-old" is none. */
function hyphenedAt(scene: DateScene, at: number): number | null {
  const word = scene.lower(at);
  const dash = word.lastIndexOf("-");
  if (dash > 0 && numberOf(word.slice(0, dash)) !== null && isUnit(word.slice(dash + 1)))
    return isAge(scene, at + 1) ? null : at + 1;
  if (!/^\d{1,4}$/.test(word) || !scene.glued(at + 1) || !/^[-‐‑]$/.test(scene.text(at + 1))) return null;
  const unit = scene.lower(at + 2).replace(/[-‐‑]long$/, "");
  return scene.glued(at + 2) && isUnit(unit) && !isAge(scene, at + 3) ? at + 3 : null;
}

const isUnit = (word: string): boolean => {
  const { units, hours } = dateWords();
  return units.has(singular(word)) || hours.has(singular(word));
};
const isAge = (scene: DateScene, at: number): boolean => scene.text(at) === "-" || /^olds?$/.test(scene.lower(at));

/** `set`: "every Tuesday", "each year", "on Mondays", "twice a week", "daily": recurring, left unresolved. */
export const set: DateRule = (scene, at) => {
  const word = scene.lower(at);
  const { weekdays } = dateWords();
  if (word === "every" || word === "each") {
    const next = scene.lower(at + 1);
    if (weekdays.has(next) || unitAt(scene, at + 1) || dateWords().seasons.has(next) || next === "weekend")
      return open(at + 2, "set", "set");
    const found =
      distanceAt(scene, at + 1) ?? (next === "other" || next === "second" ? distanceOf(scene, at + 2) : null);
    return found ? open(found.to, "set", "set") : null;
  }
  if (scene.capital(at) && word.endsWith("days") && weekdays.has(word.slice(0, -1))) return open(at + 1, "set", "set");
  if (
    /^(?:once|twice|times)$/.test(word) &&
    /^(?:a|per|each|every)$/.test(scene.lower(at + 1)) &&
    unitAt(scene, at + 2)
  )
    return open(at + 3, "set", "set");
  return /^(?:weekly|monthly|annually|yearly|weekdays|weekends)$/.test(word) && !scene.capital(at)
    ? open(at + 1, "set", "set")
    : null;
};

const distanceOf = (scene: DateScene, at: number): { to: number } | null =>
  unitAt(scene, at) || dateWords().weekdays.has(scene.lower(at)) ? { to: at + 1 } : null;
