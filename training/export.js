// Turns the corpora into what the network is trained on, through the program's own text layer, so that training and reading
// see the same words. Usage: node training/export.js CORPORA OUT   (after `npm run build`)
import { createWriteStream, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { formInputs, placesOf, quotationStates } from "../dist/language/inputs.js";
import { treebankWords } from "../dist/language/words.js";
import { findQuotations } from "../dist/text/quotations.js";
import { segment } from "../dist/text/segment.js";

const [corpora, out] = process.argv.slice(2);
if (!corpora || !out) throw new Error("usage: node training/export.js CORPORA OUT");
mkdirSync(out, { recursive: true });

const forms = new Map();
const formId = (form) => {
  if (!forms.has(form)) forms.set(form, forms.size);
  return forms.get(form);
};
const lines = (name) => readFileSync(join(corpora, name), "utf8").split("\n").filter(Boolean);

/** Articles with attributions: word ranges for each role; a role that fits no word is dropped and counted. */
function exportAttribution(name) {
  const file = createWriteStream(join(out, name));
  let dropped = 0;
  for (const line of lines(name)) {
    const { id, text, annotations, meta } = JSON.parse(line);
    if (!text) continue;
    const layout = segment(text);
    const words = treebankWords(text, layout);
    const range = ({ start, end }) => {
      const from = words.findIndex((word) => word.end > start);
      let to = from;
      while (to >= 0 && to < words.length && words[to].start < end) to++;
      if (from < 0 || to <= from) {
        dropped++;
        return null;
      }
      return [from, to];
    };
    const attributions = annotations
      .filter(({ type }) => type === "attribution")
      .map((row) =>
        Object.fromEntries(["source", "cue", "content"].map((role) => [role, row[role].map(range).filter(Boolean)])),
      )
      .filter(({ cue }) => cue.length > 0);
    file.write(
      `${JSON.stringify({
        id,
        annotator: meta.annotator,
        forms: words.map(({ start, end }) => formId(text.slice(start, end))),
        places: [...placesOf(words, layout)],
        paragraphs: words.map(({ paragraph }) => paragraph),
        sentences: words.map(({ sentence }) => sentence),
        offsets: words.map(({ start, end }) => [start, end]),
        attributions,
        ...(meta.labels ? { labels: meta.labels, tokenOffsets: meta.tokenOffsets } : {}),
      })}\n`,
    );
  }
  file.end();
  console.log(`${name}: ${dropped} roles dropped`);
}

/** Treebanks by paragraph, gold words and sentences; quotation states from the text as it was written. */
function exportTreebank(name) {
  const file = createWriteStream(join(out, `${name}.jsonl`));
  let paragraph = null;
  const flush = () => {
    if (!paragraph || paragraph.words.length === 0) return;
    const text = paragraph.text.trimEnd();
    const states = quotationStates(
      paragraph.words,
      findQuotations(text, [{ start: 0, end: text.length, kind: "body", lead: 0 }]),
    );
    let sentence = -1;
    file.write(
      `${JSON.stringify({
        forms: paragraph.words.map(({ form }) => formId(form)),
        places: paragraph.words.map((word, i) => {
          const first = word.sentence !== sentence;
          sentence = word.sentence;
          return states[i] + (first ? 5 : 0);
        }),
        sentences: paragraph.words.map((word) => word.sentence),
        words: paragraph.words.map(({ row }) => row),
      })}\n`,
    );
    paragraph = null;
  };
  let sentence = 0;
  for (const block of readFileSync(join(corpora, name), "utf8").split("\n\n")) {
    if (!block.trim()) continue;
    if (/^# new(?:par|doc)/m.test(block) || (paragraph && paragraph.words.length > 250)) flush();
    paragraph ??= { text: "", words: [] };
    let piece = null;
    for (const line of block.split("\n")) {
      if (!/^\d+[-\t]/.test(line)) continue;
      const [id, form, lemma, upos, xpos, feats, head, rel, , misc] = line.split("\t");
      const space = /SpaceAfter=No/.test(misc) ? "" : " ";
      if (id.includes("-")) {
        piece = { last: Number(id.split("-")[1]), at: paragraph.text.length };
        paragraph.text += form + space;
        continue;
      }
      const inside = piece && Number(id) <= piece.last;
      const start = inside ? piece.at : paragraph.text.length;
      if (inside) piece.at += form.length;
      else paragraph.text += form + space;
      paragraph.words.push({
        form,
        start,
        end: start + form.length,
        sentence,
        row: [lemma, upos, xpos, feats, Number(head), rel],
      });
    }
    if (!/\s$/.test(paragraph.text)) paragraph.text += " ";
    sentence++;
  }
  flush();
  file.end();
}

for (const name of ["polnear.train.jsonl", "polnear.dev.jsonl"]) exportAttribution(name);
for (const name of ["ud-ewt.train", "ud-ewt.dev", "ud-gum.train", "ud-gum.dev"]) exportTreebank(`${name}.conllu`);
exportAttribution("cofenet-polnear.valid.jsonl");
writeFileSync(
  join(out, "forms.json"),
  JSON.stringify([...forms.keys()].map((form) => [form, ...Object.values(formInputs(form))])),
);
console.log(`${forms.size} forms`);
