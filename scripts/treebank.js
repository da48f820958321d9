// Reads CoNLL-U treebanks: paragraphs of gold words with their places in the text as it was written.
import { readFileSync } from "node:fs";

/** A paragraph is cut at the first sentence end behind so many words, as training/export.js does. */
const ENOUGH = 250;

/**
 * The paragraphs of a treebank: `{ text, sentences: [[word]] }`; a word has its columns and `start`, `end` in the text.
 * Words written as one token ("don't") have places of their own where their forms make up the token, else the token's.
 */
export function readTreebank(file) {
  const paragraphs = [];
  let paragraph = null;
  for (const block of readFileSync(file, "utf8").split("\n\n")) {
    if (!block.trim()) continue;
    const isNew = /^# new(?:par|doc)/m.test(block);
    if (!paragraph || isNew || paragraph.words > ENOUGH) {
      paragraph = { text: "", sentences: [], words: 0 };
      paragraphs.push(paragraph);
    }
    addSentence(paragraph, block);
  }
  return paragraphs.map(({ text, sentences }) => ({ text: text.trimEnd(), sentences }));
}

function addSentence(paragraph, block) {
  const words = [];
  let token = null;
  for (const line of block.split("\n")) {
    if (!/^\d+[-\t]/.test(line)) continue;
    const [id, form, lemma, upos, xpos, feats, head, label, , misc] = line.split("\t");
    const start = paragraph.text.length;
    const space = /(?:^|\|)SpaceAfter=No/.test(misc) ? "" : " ";
    if (id.includes("-")) {
      token = { last: Number(id.split("-")[1]), start, at: start, form };
      paragraph.text += form + space;
      continue;
    }
    const row = { form, lemma, upos, xpos, feats: feats === "_" ? "" : feats, head: Number(head), label };
    if (token && words.length < token.last) {
      const end = token.at + form.length;
      const fits = token.form.slice(token.at - token.start, end - token.start) === form;
      words.push({ ...row, start: fits ? token.at : token.start, end: fits ? end : token.start + token.form.length });
      token.at = end;
      continue;
    }
    paragraph.text += form + space;
    words.push({ ...row, start, end: start + form.length });
  }
  // A new sentence begins behind white space, whatever the last word says: scorers of raw text cannot see through it.
  if (!/\s$/.test(paragraph.text)) paragraph.text += " ";
  paragraph.sentences.push(words);
  paragraph.words += words.length;
}
