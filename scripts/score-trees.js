// Scores tags, lemmas and trees against treebanks: on the treebank's own words, and on our words of the raw text.
import { englishParser } from "../dist/language/english.js";
import { quotationStates } from "../dist/language/inputs.js";
import { parseReport } from "../dist/language/trees.js";
import { findQuotations } from "../dist/text/quotations.js";
import { segment } from "../dist/text/segment.js";
import { readTreebank } from "./treebank.js";

/** Labels without their subtypes, which the CoNLL 2018 evaluation leaves out. */
const universal = ({ label }) => label.split(":")[0];

/**
 * Shares of right words: `gold` with the treebank's words and sentences given, `raw` as F1 on the text alone, where a word
 * counts as found if one of ours has its place (CoNLL 2018 shared task, Zeman et al. 2018). LAS of `gold` holds whole labels.
 */
export function scoreTrees(file) {
  const paragraphs = readTreebank(file);
  return { gold: onGoldWords(paragraphs), raw: onRawText(paragraphs) };
}

function onGoldWords(paragraphs) {
  const parser = englishParser();
  const counts = counter();
  for (const { text, sentences } of paragraphs) {
    const words = sentences.flat();
    const places = quotationStates(
      words,
      findQuotations(text, [{ start: 0, end: text.length, kind: "body", lead: 0 }]),
    );
    const numbers = sentences.flatMap((sentence, number) => sentence.map(() => number));
    const flat = parser
      .parse({
        forms: words.map(({ form }) => form),
        places: places.map((state, i) => state + (i === 0 || numbers[i] !== numbers[i - 1] ? 5 : 0)),
        sentences: numbers,
      })
      .flat();
    sentences.flat().forEach((gold, i) => {
      const mine = flat[i];
      counts.add(gold, mine, mine.head === gold.head);
    });
  }
  return counts.shares((right) => right / counts.total);
}

function onRawText(paragraphs) {
  let text = "";
  const gold = [];
  for (const paragraph of paragraphs) {
    for (const sentence of paragraph.sentences) gold.push(placed(sentence, text.length));
    text += `${paragraph.text}\n\n`;
  }
  const own = [...parseReport(text, segment(text), englishParser())].map(({ words }) => placed(words, 0));
  const found = new Map(own.flat().map((word) => [word.place, word]));
  const counts = counter();
  for (const word of gold.flat()) {
    const mine = found.get(word.place);
    if (mine) counts.add(word, mine, mine.headPlace === word.headPlace);
  }
  const f1 = (right, ours, theirs) => (2 * right) / (ours + theirs);
  const ends = (sentences) => sentences.map((words) => `${words[0].place} ${words.at(-1).place}`);
  const ourEnds = new Set(ends(own));
  return {
    words: f1(counts.total, own.flat().length, gold.flat().length),
    sentences: f1(ends(gold).filter((each) => ourEnds.has(each)).length, own.length, gold.length),
    ...counts.shares((right) => f1(right, own.flat().length, gold.flat().length)),
  };
}

/** Words with their place and their head's, as text; the root's is empty. */
function placed(words, offset) {
  const placeOf = ({ start, end }) => `${start + offset}-${end + offset}`;
  return words.map((word) => ({
    ...word,
    place: placeOf(word),
    headPlace: word.head === 0 ? "" : placeOf(words[word.head - 1]),
  }));
}

function counter() {
  const right = { upos: 0, xpos: 0, feats: 0, lemma: 0, uas: 0, las: 0, universalLas: 0 };
  const counts = {
    total: 0,
    add(gold, mine, isHeaded) {
      counts.total++;
      for (const column of ["upos", "xpos", "feats", "lemma"]) if (mine[column] === gold[column]) right[column]++;
      if (!isHeaded) return;
      right.uas++;
      if (mine.label === gold.label) right.las++;
      if (universal(mine) === universal(gold)) right.universalLas++;
    },
    shares: (shareOf) => Object.fromEntries(Object.entries(right).map(([name, count]) => [name, shareOf(count)])),
  };
  return counts;
}
