/** Parts of periods: "early 2022", "mid-March", "the end of the year", "later this month". */
import type { TimeUnit } from "../../knowledge/date-words.js";
import { firstDay, interval, lastDay, lastDayOf, type Part, partOf, periodOf, startOf, yearEdtf } from "./calendar.js";
import { monthAt, ordinalAt, partAt, unitAt, yearAt } from "./date-tokens.js";
import type { DateRule, DateScene, Match } from "./found-date.js";
import { decade, season } from "./named-period-rules.js";
import { period } from "./period.js";
import { nearMonth, nearPeriod } from "./period-rules.js";
import { settle, writtenAt } from "./written-rules.js";

/** `part-of-period`: "early 2022", "mid-March", "late last year", "the end of next month", "the first half of 2025". */
export const partOfPeriod: DateRule = (scene, at) => {
  const hyphen = /^(early|mid|late)[-‐‑](?=[a-z\d])/.exec(scene.lower(at));
  const part = hyphen ? { part: hyphen[1] as Part, to: at } : partAt(scene, at);
  // "mid-March" is one word: the month is what follows its hyphen.
  const whole = part && wholeAt(hyphen ? without(scene, at, hyphen[0].length) : scene, part.to);
  if (!part || !whole) return null;
  const edtf = whole.edtf && partOf(whole.edtf, part.part);
  // "early Monday" is Monday
  if (edtf === null && whole.edtf !== null && whole.edtf.length !== 4 && whole.edtf.length !== 7) return null;
  const certainty = whole.certainty === "sure" ? "likely" : whole.certainty;
  return { ...whole, edtf, kind: "range", certainty, how: "part-of-period" };
};

/** The same sentence with the first units of one word cut off. */
function without(scene: DateScene, at: number, units: number): DateScene {
  const text = scene.text(at).slice(units);
  return {
    ...scene,
    text: (i) => (i === at ? text : scene.text(i)),
    lower: (i) => (i === at ? text.toLowerCase() : scene.lower(i)),
    capital: (i) => (i === at ? /^\p{Lu}/u.test(text) : scene.capital(i)),
  };
}

/** A month, year, season or "last year" that can be cut into parts. */
function wholeAt(scene: DateScene, at: number): Match | null {
  const word = scene.lower(at);
  // "the end of the year", "of the month": the running one
  const unit = word === "the" ? unitAt(scene, at + 1) : null;
  if (unit && unit.unit !== "day" && !scene.lower(at + 1).endsWith("s")) return running(scene, at + 2, unit.unit);
  const found = writtenAt(scene, at);
  if (found && found.date.day === null && found.date.month !== null) return settle(scene, at, found);
  const plain = monthAt(scene, at);
  // Behind "early" or "the end of" a month's name needs no preposition of its own.
  if (plain && !found)
    return settle(scene, at, { to: plain.to, date: { year: null, month: plain.month, day: null }, how: "month" });
  return nearPeriod(scene, at) ?? nearMonth(scene, at) ?? season(scene, at) ?? decade(scene, at) ?? bareYear(scene, at);
}

/** Behind "early" and the like four figures are a year. */
function bareYear(scene: DateScene, at: number): Match | null {
  const found = yearAt(scene, at);
  return found === null ? null : period(at + 1, yearEdtf(found), "year", { written: true, year: found });
}

const running = (scene: DateScene, to: number, unit: TimeUnit): Match =>
  period(to, scene.published && periodOf(scene.published, unit, 0), "near-period", {
    certainty: scene.published ? "likely" : "unsure",
  });

/** `rest-of-period`: "earlier this month" ends on the report's day, "later this year" and "the rest of the year" begin on it. */
export const restOfPeriod: DateRule = (scene, at) => {
  const word = scene.lower(at);
  const rest = word === "rest" && scene.lower(at + 1) === "of";
  const start = rest ? at + 2 : at + 1;
  if (!rest && word !== "earlier" && word !== "later") return null;
  const whole =
    scene.lower(start) === "the" || scene.lower(start) === "this" ? wholeAt(scene, start) : laterIn(scene, start);
  if (!whole) return null;
  const { published } = scene;
  const direction = word === "earlier" ? "past" : "future";
  if (!published || !whole.edtf) return { ...whole, edtf: null, kind: "range", how: "rest-of-period", direction };
  const exact = whole.edtf.length === 4 ? published.slice(0, 7) : published;
  const last = whole.edtf.length === 4 ? `${whole.edtf}-12` : lastDay(whole.edtf.split("/").at(-1)!);
  const first = whole.edtf.length === 4 ? `${whole.edtf}-01` : firstDay(startOf(whole.edtf)!);
  const edtf = word === "earlier" ? interval(first, exact) : interval(exact, last);
  return { ...whole, edtf, kind: "range", certainty: "likely", how: "rest-of-period", direction };
};

/** "later in the week", "later in the month": the running one. */
function laterIn(scene: DateScene, at: number): Match | null {
  return scene.lower(at) === "in" && scene.lower(at + 1) === "the" ? wholeAt(scene, at + 1) : null;
}

/** `week-of-month`: "the first week of March", "the last week of January 2025". */
export const weekOfMonth: DateRule = (scene, at) => {
  const start = scene.lower(at) === "the" ? at + 1 : at;
  const last = scene.lower(start) === "last" || scene.lower(start) === "final";
  const number = last ? 5 : ordinalAt(scene, start);
  if (number === null || number > 5 || scene.lower(start + 1) !== "week" || !/^(?:of|in)$/.test(scene.lower(start + 2)))
    return null;
  const whole = wholeAt(scene, start + 3);
  if (!whole) return null;
  const name = whole.edtf?.length === 7 ? whole.edtf : null;
  const end = name && Number(lastDayOf(name).slice(8));
  const from = last && end ? end - 6 : number * 7 - 6;
  const two = (value: number) => String(value).padStart(2, "0");
  const edtf = name && end && `${name}-${two(from)}/${name}-${two(Math.min(end, from + 6))}`;
  return period(whole.to, edtf || null, "week-of-month", { certainty: whole.certainty });
};
