/** CoNLL-U (https://universaldependencies.org/format.html): trees as tables of ten columns, for other tools. */
import type { SyntaxWord, Tree } from "../language/trees.js";
import type { Report } from "../text/report.js";
import { isSpace, type Span } from "../text/span.js";

/** What stands behind another word as one with it: clitics, and the second halves of "cannot" and "gonna". */
const CLITIC = /^(?:n['’]t|['’](?:s|re|ll|ve|d|m))$/i;
const HALVES = /^(?:can not|(?:gon|wan) na|got ta)$/i;

/**
 * The trees of one report as CoNLL-U, a sentence at a time. MISC has `SpaceAfter=No`, and the place of every token and word in
 * the report's text as `start` and `end`, in UTF-16 units; words written as one ("don't") stand below a range of their own, as
 * in the English treebanks. White space within a sentence is one blank in `# text`.
 */
export function* formatConllu(report: Pick<Report, "id" | "text">, trees: Iterable<Tree>): Generator<string> {
  let number = 0;
  let paragraph = -1;
  for (const tree of trees) {
    const lines = [
      ...(number === 0 ? [`# newdoc id = ${report.id}`] : []),
      ...(tree.paragraph === paragraph ? [] : ["# newpar"]),
      `# sent_id = ${report.id}-${++number}`,
      `# text = ${report.text.slice(tree.start, tree.end).replace(/\s+/gu, " ")}`,
    ];
    paragraph = tree.paragraph;
    const { words } = tree;
    for (let first = 0; first < words.length; ) {
      let last = first;
      while (last + 1 < words.length && isOneToken(words[last]!, words[last + 1]!)) last++;
      const token = { start: words[first]!.start, end: words[last]!.end };
      const isRange = last > first;
      if (isRange) lines.push(rangeLine(report.text, token, `${first + 1}-${last + 1}`));
      for (; first <= last; first++) lines.push(wordLine(report.text, words[first]!, first + 1, !isRange));
    }
    yield `${lines.join("\n")}\n\n`;
  }
}

/** Whether two words are written as one: the second a clitic ("did|n't", "Rask|'s", "envoys|'") or the rest of the first. */
function isOneToken(before: SyntaxWord, word: SyntaxWord): boolean {
  if (before.end !== word.start || !/[\p{L}\p{N}]$/u.test(before.form)) return false;
  if (/^['’]$/.test(word.form)) return word.xpos === "POS";
  return CLITIC.test(word.form) || HALVES.test(`${before.form} ${word.form}`);
}

const rangeLine = (text: string, token: Span, id: string): string =>
  row([id, text.slice(token.start, token.end), "", "", "", "", "", "", "", misc(text, token, true)]);

function wordLine(text: string, word: SyntaxWord, id: number, endsToken: boolean): string {
  const { form, lemma, upos, xpos, feats, head, label } = word;
  return row([`${id}`, form, lemma, upos, xpos, feats, `${head}`, label, "", misc(text, word, endsToken)]);
}

/** An empty cell is `_`; no cell holds a tab or a line end. */
const row = (cells: readonly string[]): string => cells.map((cell) => cell.replace(/[\t\n]/g, " ") || "_").join("\t");

function misc(text: string, { start, end }: Span, endsToken: boolean): string {
  const isClose = endsToken && end < text.length && !isSpace(text.charCodeAt(end));
  return `${isClose ? "SpaceAfter=No|" : ""}start=${start}|end=${end}`;
}
