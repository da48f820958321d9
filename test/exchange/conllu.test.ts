import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatConllu } from "../../src/exchange/conllu.js";
import { englishParser } from "../../src/language/english.js";
import { parseReport, type Tree } from "../../src/language/trees.js";
import { treebankWords } from "../../src/language/words.js";
import { segment } from "../../src/text/segment.js";

/** Trees in which every word hangs from the first: the form of the output hangs on words alone. */
function flatTrees(text: string, tag = "X"): Tree[] {
  const layout = segment(text);
  const words = treebankWords(text, layout);
  return layout.sentences.map(({ start, end, paragraph }, sentence) => ({
    start,
    end,
    sentence,
    paragraph,
    words: words
      .filter((word) => word.sentence === sentence)
      .map((word, i) => {
        const form = text.slice(word.start, word.end);
        const [head, label] = i === 0 ? [0, "root"] : [1, "dep"];
        return { start: word.start, end: word.end, form, lemma: form, upos: "X", xpos: tag, feats: "", head, label };
      }),
  }));
}

const format = (text: string, trees: Tree[] = flatTrees(text)) => [...formatConllu({ id: "r", text }, trees)].join("");

test("documents, paragraphs and sentences are marked; places are those of the report", () => {
  expect(format("Rask left.\n\nWe stay. Why?")).toBe(
    [
      "# newdoc id = r",
      "# newpar",
      "# sent_id = r-1",
      "# text = Rask left.",
      "1\tRask\tRask\tX\tX\t_\t0\troot\t_\tstart=0|end=4",
      "2\tleft\tleft\tX\tX\t_\t1\tdep\t_\tSpaceAfter=No|start=5|end=9",
      "3\t.\t.\tX\tX\t_\t1\tdep\t_\tstart=9|end=10",
      "",
      "# newpar",
      "# sent_id = r-2",
      "# text = We stay.",
      "1\tWe\tWe\tX\tX\t_\t0\troot\t_\tstart=12|end=14",
      "2\tstay\tstay\tX\tX\t_\t1\tdep\t_\tSpaceAfter=No|start=15|end=19",
      "3\t.\t.\tX\tX\t_\t1\tdep\t_\tstart=19|end=20",
      "",
      "# sent_id = r-3",
      "# text = Why?",
      "1\tWhy\tWhy\tX\tX\t_\t0\troot\t_\tSpaceAfter=No|start=21|end=24",
      "2\t?\t?\tX\tX\t_\t1\tdep\t_\tstart=24|end=25",
      "",
      "",
    ].join("\n"),
  );
});

describe("words written as one stand below a range", () => {
  const cases: [text: string, ranges: string[], why: string][] = [
    ["We don't know", ["2-3 don't"], "a negation"],
    ["We don’t know", ["2-3 don’t"], "with a curly apostrophe"],
    ["Rask's aide", ["1-2 Rask's"], "a genitive"],
    ["They'd've left", ["1-2 They'd've"], "two clitics, of which the tokens part the last"],
    ["We cannot go", ["2-3 cannot"], "no apostrophe at all"],
    ["We 're here", [], "a clitic that stands alone"],
    ["a well-known aide", [], "parts of a compound are tokens of their own"],
    ["can not", [], "written as two"],
  ];
  test.each(cases)("%s: %j (%s)", (text, ranges) => {
    const found = [...format(text).matchAll(/^(\d+-\d+)\t([^\t]+)/gm)].map(([, id, form]) => `${id} ${form}`);
    expect(found).toEqual(ranges);
  });

  test("an apostrophe alone does so only as a genitive", () => {
    const text = "the envoys' aides";
    expect(format(text, flatTrees(text, "POS"))).toContain("2-3\tenvoys'\t_");
    expect(format(text, flatTrees(text, "''"))).not.toContain("2-3\t");
  });

  test("the space after it is told of the range and not of its words", () => {
    const misc = (id: string) => new RegExp(`^${id}\\t.*\\t(.*)$`, "m").exec(format("don't."))![1];
    expect([misc("1-2"), misc("1"), misc("2")]).toEqual([
      "SpaceAfter=No|start=0|end=5",
      "start=0|end=2",
      "start=2|end=5",
    ]);
  });
});

test("white space within a sentence is one blank in its text", () => {
  expect(format("He \t came")).toContain("# text = He came\n");
});

/** Holds an output to the form that the standard asks for, and to the text that it is of. */
function expectWellFormed(text: string, output: string): void {
  expect(output === "" || output.endsWith("\n\n")).toBe(true);
  let covered = "";
  for (const block of output.split("\n\n").slice(0, -1)) {
    const lines = block.split("\n");
    const said = lines.find((line) => line.startsWith("# text = "))!.slice("# text = ".length);
    let written = "";
    let expected = 1;
    let inside = 0;
    for (const line of lines.filter((line) => !line.startsWith("# "))) {
      const cells = line.split("\t");
      expect(cells).toHaveLength(10);
      for (const cell of cells) expect(cell).toMatch(/^\S(?:[^\t\n]*\S)?$/u);
      const [id, form, , , , , head, , , misc] = cells as string[];
      const [, start, end] = /start=(\d+)\|end=(\d+)$/.exec(misc!)!;
      expect(text.slice(Number(start), Number(end))).toBe(form);
      const isRange = id!.includes("-");
      const isInside = expected <= inside && !isRange;
      if (isRange) inside = Number(id!.split("-")[1]);
      else {
        expect(Number(id)).toBe(expected++);
        expect(Number(head)).toBeLessThanOrEqual(lines.length);
        covered += form;
      }
      if (!isInside) written += form + (misc!.startsWith("SpaceAfter=No") ? "" : " ");
    }
    expect(written.trimEnd()).toBe(said);
  }
  expect(covered).toBe(text.replace(/\s+/gu, ""));
}

test("whatever the text, the output is well-formed, quotes it and leaves nothing out", () => {
  const piece = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.constantFrom("don't", "Rask’s", "cannot", "“We", "go”", ". ", "\n\n", "👍🏽", "e\u0301", "#", "_", "1-2"),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), fc.constantFrom(" ", "", "\t"), (pieces, between) => {
      const text = pieces.join(between);
      expectWellFormed(text, format(text));
    }),
  );
});

test("trees of the parser come out well-formed", () => {
  const text = "“They can't stay,” Rask said — not in the envoys' house.\n\nAnd 👩‍👩‍👧 left!";
  expectWellFormed(text, format(text, [...parseReport(text, segment(text), englishParser())]));
});
