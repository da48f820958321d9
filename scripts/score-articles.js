// Whole articles of the validation part: linked attributions, recall by kind, direct quotations, reliability of the confidence.
import { calibrated } from "../dist/language/confidence.js";
import { englishCalibration } from "../dist/language/english.js";
import { engineReader } from "../dist/reading/engine-reader.js";
import { createReport } from "../dist/text/report.js";
import { judgedAttributions, shared, size } from "./judged-attributions.js";

const BINS = [0, 0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01];

/** Figures of articles in the corpora's form: shares from 0 to 1. */
export function scoreArticles(articles) {
  const confidenceOf = calibrated(englishCalibration());
  const kinds = { direct: [0, 0], mixed: [0, 0], indirect: [0, 0] };
  const whole = { gold: 0, found: 0, right: 0 };
  const direct = { gold: 0, found: 0, span: 0, exact: 0, overlap: 0 };
  const bins = BINS.slice(1).map(() => ({ count: 0, right: 0, confidence: 0 }));
  articles.forEach((article, number) => {
    const rows = judgedAttributions(article);
    const gold = article.annotations.filter(({ content, cue }) => content.length > 0 && cue.length > 0);
    const wholes = new Set(rows.map((row) => keyOf(row)));
    whole.gold += gold.length;
    whole.found += rows.length;
    for (const item of gold) {
      if (wholes.has(keyOf(item))) whole.right++;
      const kind = kinds[item.quoteKind];
      if (!kind) continue;
      kind[1]++;
      if (rows.some((row) => touch(row.cue, item.cue) && 2 * shared(row.content, item.content) > size(item.content)))
        kind[0]++;
    }
    scoreQuotations(article, direct);
    // The other half of the articles is what the calibration was fitted on.
    if (number % 2 === 1)
      for (const { found, right } of rows) {
        const confidence = confidenceOf(found);
        const bin = bins[BINS.findLastIndex((least) => confidence >= least)];
        bin.count++;
        bin.confidence += confidence;
        if (right) bin.right++;
      }
  });
  const f1 = (hits, { gold, found }) => (2 * hits) / (gold + found);
  return {
    whole: f1(whole.right, whole),
    recall: Object.fromEntries(Object.entries(kinds).map(([kind, [hit, all]]) => [kind, hit / all])),
    direct: { span: f1(direct.span, direct), exact: f1(direct.exact, direct), overlap: f1(direct.overlap, direct) },
    reliability: bins.map(({ count, right, confidence }, i) => ({
      range: `${BINS[i].toFixed(1)} to ${Math.min(1, BINS[i + 1]).toFixed(1)}`,
      count,
      said: confidence / count,
      right: right / count,
    })),
  };
}

/** Contents in quotation marks, each a span of its own, as the whole reader gives them. */
function scoreQuotations({ text, annotations }, direct) {
  const { statements, acts } = engineReader.read(createReport({ id: "article", text }), { codebook: null });
  const spansOf = (rows) =>
    new Map(
      rows.flatMap((row) => row.content.filter((span) => isQuoted(text, span)).map((span) => [placesOf([span]), row])),
    );
  const gold = spansOf(annotations);
  const found = spansOf([...statements, ...acts].map(({ extent }) => extent));
  direct.gold += gold.size;
  direct.found += found.size;
  for (const [place, row] of gold) {
    const same = found.get(place);
    if (!same) continue;
    direct.span++;
    if (placesOf(same.source) === placesOf(row.source)) direct.exact++;
    if (row.source.length === 0 ? same.source.length === 0 : touch(same.source, row.source)) direct.overlap++;
  }
}

const placesOf = (spans) => spans.map(({ start, end }) => `${start}-${end}`).join();
const keyOf = ({ source, cue, content }) => [source, cue, content].map(placesOf).join("|");
const touch = (a, b) => shared(a, b) > 0;
const isQuoted = (text, { start, end }) => /["“‘']/.test(text[start]) && /["”’']/.test(text[end - 1]);
