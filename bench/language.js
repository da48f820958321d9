// The trained layers beside the packages that do a part of their work, on one core, in the same run, on the same text.
import compromise from "compromise";
import quoteParser from "quote-parser";
import winkModel from "wink-eng-lite-web-model";
import wink from "wink-nlp";
import { createReport, englishParser, parseReport, readReport, segment } from "../dist/index.js";
import { attributionTagger } from "../dist/language/attribution.js";
import { english } from "../dist/language/english.js";
import { placesOf } from "../dist/language/inputs.js";
import { tagsOf } from "../dist/language/tagger.js";
import { sequencesOf } from "../dist/language/trees.js";
import { treebankWords } from "../dist/language/words.js";
import { median, medianOf, milliseconds, perSecond, speedBeside, tell, textOf } from "./measure.js";

const RUNS = 5;

/** Every sequence of a text as the network takes them, the text layer included in the work. */
function* sequences(text) {
  const layout = segment(text);
  const words = treebankWords(text, layout);
  const places = placesOf(words, layout);
  for (const { from, to } of sequencesOf(words)) {
    const own = words.slice(from, to);
    yield {
      forms: own.map(({ start, end }) => text.slice(start, end)),
      places: places.subarray(from, to),
      sentences: own.map(({ sentence }) => sentence),
    };
  }
}

function each(text, work) {
  for (const sequence of sequences(text)) work(sequence);
}

/** How fast ours and its rivals do one thing; speeds count our own tokens, so that they can be compared. */
function beside(what, tokens, own, rivals) {
  own();
  const time = median(RUNS, own);
  tell(what, perSecond(tokens, time, "tokens"));
  for (const [name, work] of rivals) {
    work();
    const theirs = median(RUNS, work);
    tell(`– ${name}`, perSecond(tokens, theirs, "tokens"), speedBeside(time, theirs));
  }
}

export async function language() {
  const start = performance.now();
  const network = english();
  tell("opening the network", milliseconds(performance.now() - start), `arithmetic: ${network.kernels}`);
  const text = textOf(4_000);
  const tokens = treebankWords(text, segment(text)).length;

  const nlp = wink(winkModel);
  beside(
    "tags, from the characters on",
    tokens,
    () => each(text, ({ forms, places }) => tagsOf(network, network.encode(forms, places))),
    [
      ["wink-nlp 2.4.0, tags", () => nlp.readDoc(text).tokens().out(nlp.its.pos)],
      ["compromise 14.17.0, tags", () => compromise(text).terms().out("tags")],
    ],
  );
  const parser = englishParser();
  beside("tags, lemmas, features, trees", tokens, () => [...parseReport(text, segment(text), parser)], []);
  const tagger = attributionTagger(network);
  beside("attributions: cues, sources, contents", tokens, () => each(text, (sequence) => tagger.find(sequence)), []);
  beside("quotations alone (text layer)", tokens, () => segment(text), [
    ["quote-parser 0.1.10, quotations", () => quoteParser.parse(text, "en", { minLength: 1 })],
  ]);

  const report = createReport({ id: "bench", text, published: "2026-03-12" });
  await readReport(report);
  const time = await medianOf(RUNS, () => readReport(report));
  tell("reading a report of 4,000 words, all in all", milliseconds(time), perSecond(tokens, time, "tokens"));
}
