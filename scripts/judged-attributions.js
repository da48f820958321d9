import { attributionTagger } from "../dist/language/attribution.js";
import { english } from "../dist/language/english.js";
import { sequencesOf } from "../dist/language/sequences.js";
import { segment } from "../dist/text/segment.js";

/**
 * The network's attributions of an article of a corpus, each with whether it is right: cue and source overlap those of one
 * gold attribution, the content by more than half of the longer.
 */
export function judgedAttributions({ text, annotations }) {
  const tagger = attributionTagger(english());
  return [...sequencesOf(text, segment(text))].flatMap(({ words, ...sequence }) => {
    const place = ({ from, to }) => ({ start: words[from].start, end: words[to - 1].end });
    return tagger.find(sequence).flatMap((found) => {
      if (found.content.length === 0) return [];
      const [cue, source, content] = [[found.cue], found.source, found.content].map((ranges) => ranges.map(place));
      const right = annotations.some(
        (gold) =>
          shared(gold.cue, cue) > 0 &&
          (gold.source.length === 0 ? source.length === 0 : shared(gold.source, source) > 0) &&
          2 * shared(gold.content, content) > Math.max(size(gold.content), size(content)),
      );
      return [{ found, right, cue, source, content }];
    });
  });
}

/** Units of some spans together. */
export const size = (spans) => spans.reduce((sum, { start, end }) => sum + end - start, 0);
/** Units that two lists of spans share. */
export const shared = (a, b) =>
  a.reduce(
    (sum, x) => sum + b.reduce((more, y) => more + Math.max(0, Math.min(x.end, y.end) - Math.max(x.start, y.start)), 0),
    0,
  );
