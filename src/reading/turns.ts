/** Turns of a transcript: "MS. DOE: …" with the paragraphs that go on under the same name. */
import type { Attribution, Range } from "./scene.js";
import type { Words } from "./words.js";

/** Names under which questions are asked by nobody in particular. */
const ASKERS = /^(?:q|question|reporter|moderator)$/;

/**
 * One attribution a turn: the name is the source, there is no cue, each paragraph is a part of the content. A turn of an
 * unnamed asker is given with rule `asked`, so that its words become the question of the next turn.
 */
export function findTurns(words: Words): Attribution[] {
  const { paragraphs } = words.layout;
  const turns: Attribution[] = [];
  let open = false;
  paragraphs.forEach((paragraph, index) => {
    const from = words.indexAt(paragraph.lead);
    const to = words.indexAt(paragraph.end);
    if (paragraph.kind === "heading") open = false;
    if (paragraph.kind === "body" && open && to > from) turns.at(-1)!.content.push({ from, to });
    if (paragraph.kind !== "turn" || to <= from) return;
    open = true;
    turns.push(turn(words, words.indexAt(paragraphs[index]!.start), { from, to }));
  });
  return turns;
}

function turn({ list }: Words, at: number, content: Range): Attribution {
  let to = at;
  while (to < content.from && !/^[:(]$/.test(list[to]!.text)) to++;
  // "Q." keeps its point in the token before
  const asked = to - at === 1 && ASKERS.test(list[at]!.lower.replace(".", ""));
  return {
    source: { from: at, to, wideFrom: at, wideTo: to, relative: false },
    cue: null,
    content: [content],
    addressee: null,
    negated: false,
    rule: asked ? "asked" : "turn",
    certainty: "sure",
  };
}
