import { cueLexicon } from "../knowledge/cue-lexicon.js";
import { isClause } from "./clauses.js";
import { startingAt, withApposition } from "./noun-phrases.js";
import { quotationEndingAt, speechBefore } from "./quotation-rules.js";
import type { Attribution, Range, Scene } from "./scene.js";
import { isComma, isQuotationMark } from "./words.js";

/** According to two officials, talks will resume. Talks will resume, according to two officials. */
export function according(scene: Scene): Attribution[] {
  const { words, from, end } = scene;
  const found: Attribution[] = [];
  for (let i = from; i < end; i++) {
    const phrase = cueLexicon().according.find((cue) =>
      cue.every((word, offset) => words.list[i + offset]?.lower === word),
    );
    if (!phrase) continue;
    const to = i + phrase.length;
    const named = startingAt(words, to, end, { links: true });
    if (!named) continue;
    const source = withApposition(words, named, end);
    const cue = { from: i, to, core: { from: i, to } };
    const comma = isComma(words.list[source.to]) ? source.to : isComma(words.list[source.wideTo]) ? source.wideTo : -1;
    const opening = i === from || (i === from + 1 && isQuotationMark(words.list[from]!));
    const content: Range[] = opening
      ? comma > 0
        ? [{ from: comma + 1, to: end }]
        : []
      : [{ from, to: isComma(words.list[i - 1]) ? i - 1 : i }];
    const spoken = opening ? null : quotationEndingAt(scene, i);
    if (spoken && content[0]) content[0] = speechBefore(scene, spoken)[0]!;
    if (!opening && comma === source.to && isClause(words, comma + 1, end)) content.push({ from: comma + 1, to: end });
    if (content.length === 0) continue;
    found.push({
      source: content.length > 1 || (opening && comma === source.to) ? named : source,
      cue,
      content,
      addressee: null,
      negated: false,
      rule: "according-to",
      certainty: "sure",
    });
    i = to;
  }
  return found;
}
