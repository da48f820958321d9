// Counts in the treebanks how English words inflect, and writes the table that src/language/morphology.ts reads.
// Usage: node training/morphology.js CORPORA [OUT]   (after `npm run build`; OUT is models/english.morphology.json unless given)
// The table holds counts over UD English EWT (CC BY-SA 4.0) and GUM (annotations CC BY 4.0, texts by genre), and no sentence.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { formInputs } from "../dist/language/inputs.js";
import {
  capitalsOf,
  featureKeys,
  LONGEST_SUFFIX,
  MORPHOLOGY_FORMAT,
  openMorphology,
  suffixesOf,
} from "../dist/language/morphology.js";
import { readTreebank } from "../scripts/treebank.js";

const [corpora, out = fileURLToPath(new URL("../models/english.morphology.json", import.meta.url))] =
  process.argv.slice(2);
if (!corpora) throw new Error("usage: node training/morphology.js CORPORA [OUT]");

const trees = (names) =>
  names.flatMap((name) => readTreebank(join(corpora, name)).flatMap(({ sentences }) => sentences));
/** Slips of the pen and words torn apart teach nothing. */
const isSound = ({ feats, label, lemma }) => !feats.includes("Typo=Yes") && label !== "goeswith" && lemma !== "_";
const add = (counts, value, by = 1) => counts.set(value, (counts.get(value) ?? 0) + by);
const most = (counts) => [...counts].reduce((best, row) => (row[1] > best[1] ? row : best))[0];
const grouped = (rows, keyOf) => {
  const groups = new Map();
  for (const row of rows) {
    const key = keyOf(row);
    if (groups.has(key)) groups.get(key).push(row);
    else groups.set(key, [row]);
  }
  return groups;
};
const tally = (values) => {
  const counts = new Map();
  for (const value of values) add(counts, value);
  return counts;
};

/** How the base becomes the lemma: units cut off and what is put there; null where too many would be. */
function editOf(base, lemma) {
  let same = 0;
  while (same < base.length && same < lemma.length && base[same] === lemma[same]) same++;
  const cut = base.length - same;
  return cut > 9 ? null : `${cut}${lemma.slice(same)}`;
}

/** Whether words keep their capitals in the lemma, by tag and capitals. */
const capitalRules = (words) =>
  suffixRules(
    words.filter(({ form }) => capitalsOf(form) !== "none"),
    ({ xpos, form }) => `${xpos} ${capitalsOf(form)}`,
    ({ form, lemma }) => (lemma !== lemma.toLowerCase() && lemma[0] === form[0] ? "1" : "0"),
    { least: 3 },
  );

/** For each group the suffixes whose words answer otherwise than shorter suffixes say; each form counts once. */
function suffixRules(words, groupOf, answerOf, { least }) {
  const rules = {};
  for (const [name, group] of grouped(words, groupOf)) {
    const answers = [...grouped(group, ({ form }) => formInputs(form).key)].flatMap(([key, rows]) => {
      const answer = most(tally(rows.map(answerOf)));
      return answer === null || /\d/.test(key) ? [] : [{ answer, suffixes: suffixesOf(key).reverse(), said: "0" }];
    });
    const own = {};
    for (let length = 0; length <= LONGEST_SUFFIX; length++)
      for (const [suffix, rows] of grouped(
        answers.filter(({ suffixes }) => suffixes.length > length),
        ({ suffixes }) => suffixes[length],
      )) {
        const answer = most(tally(rows.map((row) => row.answer)));
        const right = (value) => rows.filter((row) => row.answer === value(row)).length;
        if (right(() => answer) - right((row) => row.said) < (length < 4 ? least : 1)) continue;
        own[suffix] = answer;
        for (const row of rows) row.said = answer;
      }
    if (Object.keys(own).length > 0) rules[name] = own;
  }
  return rules;
}

/** The words whose lemma the rules get wrong: by their key where that holds for all its forms, else by the form. */
function exceptionsTo(morphology, words) {
  const exceptions = {};
  for (const [xpos, group] of grouped(words, ({ xpos }) => xpos))
    for (const [key, rows] of grouped(group, ({ form }) => formInputs(form).key)) {
      const forms = [...grouped(rows, ({ form }) => form)].map(([form, own]) => ({
        form,
        lemma: most(tally(own.map(({ lemma }) => lemma))),
        count: own.length,
      }));
      if (forms.every(({ form, lemma }) => morphology.lemma(form, xpos) === lemma)) continue;
      const lemmas = new Set(forms.map(({ lemma }) => lemma));
      exceptions[xpos] ??= {};
      // A key with digits stands for many numbers.
      if (lemmas.size === 1 && !/0/.test(key)) exceptions[xpos][key] = forms[0].lemma;
      else
        for (const { form, lemma } of forms) if (morphology.lemma(form, xpos) !== lemma) exceptions[xpos][form] = lemma;
    }
  return exceptions;
}

/** Keys that a word has at most. */
const LEVELS = 6;

/** Rules of features from the most general key to the most particular; each must set right at least so many words. */
function featureRules(sentences, leastGain) {
  const rows = sentences.flatMap((tree) =>
    tree.flatMap((word, i) =>
      isSound(word) ? [{ feats: word.feats || "_", keys: featureKeys(tree, i).reverse(), said: "_" }] : [],
    ),
  );
  const sets = new Map();
  const rules = {};
  for (let level = 0; level < LEVELS; level++)
    for (const [key, own] of grouped(
      rows.filter(({ keys }) => keys.length > level),
      ({ keys }) => keys[level],
    )) {
      if (key in rules) continue;
      const feats = most(tally(own.map((row) => row.feats)));
      const right = (value) => own.filter((row) => row.feats === value(row)).length;
      if (right(() => feats) - right((row) => row.said) < leastGain) continue;
      if (!sets.has(feats)) sets.set(feats, sets.size);
      rules[key] = sets.get(feats);
      for (const row of own) row.said = feats;
    }
  return { sets: [...sets.keys()], rules };
}

function learn(sentences) {
  const words = sentences.flat().filter(isSound);
  const verbs = words.filter(({ xpos, upos }) => upos === "VERB" && /^VB[PZ]?$/.test(xpos)).map(({ lemma }) => lemma);
  const features = featureRules(sentences, 2);
  const open = (lemmas) => openMorphology({ format: MORPHOLOGY_FORMAT, lemmas, features });
  const none = { capitals: {}, suffixes: {}, exceptions: {}, verbs: [...new Set(verbs)].sort().join(" ") };
  const cased = { ...none, capitals: capitalRules(words) };
  // Without rules a lemma is its form with the capitals that it keeps: what the edits start from.
  const base = open(cased);
  const baseOf = ({ form, xpos }) => base.lemma(form, /^VB/.test(xpos) ? "VB" : xpos);
  const suffixes = suffixRules(
    words,
    ({ xpos }) => xpos,
    (word) => editOf(baseOf(word), word.lemma),
    { least: 2 },
  );
  const lemmas = { ...cased, suffixes };
  return { format: MORPHOLOGY_FORMAT, lemmas: { ...lemmas, exceptions: exceptionsTo(open(lemmas), words) }, features };
}

const table = learn(trees(["ud-ewt.train.conllu", "ud-gum.train.conllu"]));
const text = JSON.stringify(table);
writeFileSync(out, `${text}\n`);
console.log(`${out}: ${Math.round(text.length / 1000)} kB`);
const morphology = openMorphology(table);
for (const name of ["ud-ewt.dev.conllu", "ud-gum.dev.conllu"]) {
  const sentences = trees([name]);
  const words = sentences.flat();
  const share = (right) => ((100 * right) / words.length).toFixed(2);
  const lemmas = words.filter(({ form, xpos, lemma }) => morphology.lemma(form, xpos) === lemma).length;
  const feats = sentences.flatMap((tree) => tree.filter((word, i) => morphology.feats(tree, i) === word.feats)).length;
  console.log(`${name}, gold tags and trees: lemmas ${share(lemmas)}, features ${share(feats)}`);
}
