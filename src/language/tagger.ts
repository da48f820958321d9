/** Tags of words, read off an encoded sequence. */
import type { Encoded, Network } from "./network.js";

/** Universal and Penn Treebank tags, one of each a word. */
export interface Tags {
  readonly upos: readonly string[];
  readonly xpos: readonly string[];
}

/** The most probable tags of the sequence that was encoded last. */
export function tagsOf({ model: { vocabulary } }: Network, encoded: Encoded): Tags {
  const best = (kind: "upos" | "xpos") => {
    const names = vocabulary[kind];
    return bestColumns(encoded.tagScores(kind), names.length).map((column) => names[column]!);
  };
  return { upos: best("upos"), xpos: best("xpos") };
}

/** Of each row of `width` scores the column of the highest; `without` is a column that is never taken. */
export function bestColumns(scores: ArrayLike<number>, width: number, without = -1): number[] {
  return Array.from({ length: scores.length / width }, (_, row) => {
    let best = without === 0 ? 1 : 0;
    for (let column = best + 1; column < width; column++)
      if (column !== without && scores[row * width + column]! > scores[row * width + best]!) best = column;
    return best;
  });
}
