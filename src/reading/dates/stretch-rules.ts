/** Stretches up to the report's day or from it: "in recent weeks", "the coming days", "the past three years". */
import type { TimeUnit } from "../../knowledge/date-words.js";
import { move } from "./calendar.js";
import { unitAt } from "./date-tokens.js";
import type { DateRule, DateScene, Match } from "./found-date.js";
import { distanceAt } from "./offset-rules.js";

/** How far "recent" and "coming" reach where no number is given: a convention, so the far end is approximate. */
const REACH: Readonly<Record<TimeUnit, number>> = {
  day: 7,
  week: 6,
  month: 6,
  quarter: 4,
  year: 5,
  decade: 3,
  century: 2,
};

const BACK = /^(?:recent|past|last|previous)$/;
const AHEAD = /^(?:coming|next|ensuing)$/;

/** `vague-stretch`: "Attacks have increased in recent months", "a vote in the coming weeks", "in the next few days". */
export const vagueStretch: DateRule = (scene, at) => {
  const lead = leadOf(scene, at);
  if (!lead) return null;
  const few = /^(?:few|several|couple)$/.test(scene.lower(lead.to)) ? 1 : 0;
  const of = few && scene.lower(lead.to + 1) === "of" ? 1 : 0;
  const unit = unitAt(scene, lead.to + few + of);
  if (!unit || !scene.lower(lead.to + few + of).endsWith("s")) return null;
  return stretch(
    scene,
    lead.to + few + of + 1,
    REACH[unit.unit] * unit.times,
    unit.unit,
    lead.ahead,
    "vague-stretch",
    "~",
  );
};

/** `counted-stretch`: "for the past three years", "over the next 48 hours", "in the next week". */
export const countedStretch: DateRule = (scene, at) => {
  const lead = leadOf(scene, at);
  if (!lead?.the) return null;
  const found = distanceAt(scene, lead.to);
  if (found && found.count !== null)
    return stretch(scene, found.to, found.count, found.unit, lead.ahead, "counted-stretch", found.about ? "~" : "");
  // "over the past year", "within the next month"
  const unit = unitAt(scene, lead.to);
  const measured = /^(?:in|within|over|during|for|throughout)$/.test(scene.lower(at - 1));
  return unit && measured && !scene.lower(lead.to).endsWith("s")
    ? stretch(scene, lead.to + 1, unit.times, unit.unit, lead.ahead, "counted-stretch", "")
    : null;
};

function leadOf(scene: DateScene, at: number): { to: number; ahead: boolean; the: boolean } | null {
  const the = /^(?:the|these)$/.test(scene.lower(at));
  const word = scene.lower(the ? at + 1 : at);
  const ahead = AHEAD.test(word);
  // "last days" and "next weeks" need their article, "recent weeks" and "coming weeks" do not.
  if (!(ahead || BACK.test(word)) || (!the && !/^(?:recent|coming)$/.test(word))) return null;
  return { to: at + (the ? 2 : 1), ahead, the };
}

function stretch(
  scene: DateScene,
  to: number,
  count: number,
  unit: TimeUnit,
  ahead: boolean,
  how: string,
  about: string,
): Match {
  const direction = ahead ? "future" : "past";
  const { published } = scene;
  const far = published && move(published, ahead ? count : -count, unit);
  const edtf =
    published &&
    far &&
    (ahead ? `${published.slice(0, far.length)}/${far}${about}` : `${far}${about}/${published.slice(0, far.length)}`);
  return { to, edtf: edtf || null, kind: "range", certainty: edtf ? "likely" : "unsure", how, direction };
}
