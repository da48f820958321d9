// Fits how the network's probabilities are to be taken: on every second article of the validation part; `npm run eval` shows
// the reliability on the others. Usage: node training/calibrate.js CORPORA OUT.json   (after `npm run build`)
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { evidenceOf } from "../dist/language/confidence.js";
import { judgedAttributions } from "../scripts/judged-attributions.js";

const [corpora, out] = process.argv.slice(2);
if (!corpora || !out) throw new Error("usage: node training/calibrate.js CORPORA OUT.json");
const articles = readFileSync(join(corpora, "polnear.dev.jsonl"), "utf8").split("\n").filter(Boolean).map(JSON.parse);
const rows = articles
  .filter((_, i) => i % 2 === 0)
  .flatMap((article) => judgedAttributions(article).map(({ found, right }) => [evidenceOf(found), right ? 1 : 0]));

// Newton's steps would be fewer; these are few enough, and plain.
const weights = [0, 0.5, 0.5, 0.5, 0];
for (let step = 0; step < 20000; step++) {
  const slope = weights.map((weight) => -0.001 * weight);
  for (const [evidence, right] of rows) {
    const sum = evidence.reduce((total, value, i) => total + value * weights[i], 0);
    const error = right - 1 / (1 + Math.exp(-sum));
    evidence.forEach((value, i) => {
      slope[i] += (error * value) / rows.length;
    });
  }
  slope.forEach((value, i) => {
    weights[i] += 0.1 * value;
  });
}
const [constant, cue, source, content, noSource] = weights.map((weight) => Math.round(weight * 1e4) / 1e4);
writeFileSync(out, `${JSON.stringify({ constant, cue, source, content, noSource })}\n`);
console.log(`${rows.length} attributions of ${Math.ceil(articles.length / 2)} articles:`, {
  constant,
  cue,
  source,
  content,
  noSource,
});
