/** One answer of two readers: the network's attributions, completed by what rules know for certain. */
import { isStatement } from "./guide.js";
import type { Attribution, Range } from "./scene.js";
import type { Words } from "./words.js";

/** Rules that see what the network is not trained to see: transcripts, what was asked. */
const OWN = new Set(["turn", "asked"]);

/**
 * The network's attributions with who was told and what was asked from the rules; besides them the rules' own ones:
 * turns of a transcript, questions, and statements reported inside another's content, which the network leaves out. What
 * only a rule finds is kept where the rule is sure or says what is held ("has long opposed the plan"), and shown as unsure.
 */
export function mergeAttributions(
  words: Words,
  ruled: readonly Attribution[],
  seen: readonly Attribution[],
): Attribution[] {
  const byWord = new Map<number, Attribution>();
  for (const rule of ruled) if (rule.cue) for (const at of indices(rule.cue.core)) byWord.set(at, rule);
  const turns = ruled.filter(({ rule }) => rule === "turn");
  const spoken = coverOf(words, turns);
  const labels = coverOf(
    words,
    turns.map((turn) => ({ ...turn, content: [{ from: turn.source!.from, to: turn.content[0]!.from }] })),
  );
  const used = new Set<Attribution>();
  const merged: Attribution[] = [];
  for (const item of seen) {
    const rule = indices(item.cue!)
      .map((at) => byWord.get(at))
      .find(Boolean);
    if (rule) used.add(rule);
    if (rule?.rule === "asked") {
      merged.push(rule);
      continue;
    }
    // "MS. DALE: …" is one turn already.
    if (labels[item.cue!.from] === 1 || isOwnVoice(words, item, spoken)) continue;
    const told = rule ? { addressee: rule.addressee, negated: item.negated || rule.negated } : {};
    merged.push({ ...item, ...told, act: !isStatement(words, item, rule !== undefined) });
  }
  carryOn(words, merged);
  const content = coverOf(words, merged);
  for (const rule of ruled) {
    if (used.has(rule)) continue;
    if (OWN.has(rule.rule) || isInside(rule, content)) merged.push(rule);
    else if (rule.certainty === "sure" || rule.rule === "held-noun") merged.push({ ...rule, certainty: "unsure" });
  }
  return merged;
}

/** "He said they met, discussing a truce": the mere act behind the comma is part of what he said. */
function carryOn({ list }: Words, merged: Attribution[]): void {
  merged.forEach((item, i) => {
    const act = merged[i + 1];
    const last = item.content.at(-1);
    if (item.act || !act?.act || !last || list[act.cue!.from]!.sentence !== list[last.to - 1]!.sentence) return;
    const adjacent = act.cue!.from >= last.to && act.cue!.from - last.to <= 1;
    const end = act.content.at(-1)!.to;
    if (!adjacent || !/ing$/.test(list[act.cue!.core.from]!.lower) || end <= last.to) return;
    if (act.source && item.source && act.source.from !== item.source.from) return;
    merged[i] = { ...item, content: [...item.content.slice(0, -1), { from: last.from, to: end }] };
  });
}

/** Whether all of an attribution stands in what others are said to have said. */
const isInside = ({ source, cue, content }: Attribution, cover: Uint8Array): boolean =>
  [...(source ? [source] : []), ...(cue ? [cue] : []), ...content].every(
    ({ from, to }) => cover[from] === 1 && cover[to - 1] === 1,
  );

const indices = ({ from, to }: Range): number[] => Array.from({ length: to - from }, (_, i) => from + i);

function coverOf({ list }: Words, attributions: readonly Attribution[]): Uint8Array {
  const cover = new Uint8Array(list.length);
  for (const { content } of attributions) for (const { from, to } of content) cover.fill(1, from, to);
  return cover;
}

/** In a quotation or a transcript the speaker's own "I think" is no statement of another. */
function isOwnVoice({ list }: Words, { source, cue }: Attribution, spoken: Uint8Array): boolean {
  if (!source || source.to - source.from !== 1 || !/^(?:i|we|you)$/.test(list[source.from]!.lower)) return false;
  return spoken[cue!.from] === 1 || list[cue!.from]!.quotation >= 0;
}
