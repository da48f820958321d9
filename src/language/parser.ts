/** Trees of Universal Dependencies: tags, lemmas, features, heads and labels of the words of a sequence. */
import type { Sequence } from "./attribution.js";
import type { Morphology } from "./morphology.js";
import type { Encoded, Network } from "./network.js";
import { bestHeads } from "./spanning-tree.js";
import { bestColumns, tagsOf } from "./tagger.js";

/** A word with its tags and its place in the tree of its sentence. */
export interface ParsedWord {
  readonly form: string;
  readonly lemma: string;
  readonly upos: string;
  readonly xpos: string;
  /** `Name=Value` joined with `|`, in order of the names; "" for none. */
  readonly feats: string;
  /** 0 is the root, h the h-th word of the same tree. */
  readonly head: number;
  readonly label: string;
}

/** Parses sequences. */
export interface Parser {
  /** The trees of a sequence of at most `MAX_WORDS` words, one a sentence, each with one root. */
  parse(sequence: Sequence): ParsedWord[][];
}

const ROOT = "root";

export function parser(network: Network, morphology: Morphology): Parser {
  const labels = network.model.vocabulary.label;
  const rootLabel = labels.indexOf(ROOT);

  /** The best label of each word but `root`, which stands with the word that has no head, and only there. */
  const labelsOf = (encoded: Encoded, heads: ArrayLike<number>): string[] =>
    bestColumns(encoded.labelScores(heads), labels.length, rootLabel).map((column, i) =>
      heads[i] === 0 ? ROOT : labels[column]!,
    );

  return {
    parse({ forms, places, sentences }) {
      if (forms.length === 0) return [];
      const encoded = network.encode(forms, places);
      const { upos, xpos } = tagsOf(network, encoded);
      const bounds = boundsOf(sentences, forms.length);
      const heads = headsIn(encoded.arcScores(sentences), bounds);
      const named = labelsOf(encoded, heads);
      return bounds.map(({ from, to }) => {
        const nodes = Array.from({ length: to - from }, (_, i) => ({
          form: forms[from + i]!,
          lemma: morphology.lemma(forms[from + i]!, xpos[from + i]!),
          upos: upos[from + i]!,
          xpos: xpos[from + i]!,
          head: heads[from + i]! === 0 ? 0 : heads[from + i]! - from,
          label: named[from + i]!,
        }));
        return nodes.map(({ head, label, ...word }, i) => ({
          ...word,
          feats: morphology.feats(nodes, i),
          head,
          label,
        }));
      });
    },
  };
}

interface Bounds {
  readonly from: number;
  readonly to: number;
}

function boundsOf(sentences: ArrayLike<number>, length: number): Bounds[] {
  const bounds: Bounds[] = [];
  let from = 0;
  for (let i = 1; i <= length; i++)
    if (i === length || sentences[i] !== sentences[from]) {
      bounds.push({ from, to: i });
      from = i;
    }
  return bounds;
}

/** Heads in the whole sequence, each sentence from the scores of its own words and the root alone. */
function headsIn(scores: Float32Array, bounds: readonly Bounds[]): Int32Array {
  const length = bounds.at(-1)!.to;
  const heads = new Int32Array(length);
  for (const { from, to } of bounds) {
    const size = to - from;
    const own = new Float32Array(size * (size + 1));
    for (let i = 0; i < size; i++) {
      const row = (from + i) * (length + 1);
      own[i * (size + 1)] = scores[row]!;
      own.set(scores.subarray(row + from + 1, row + to + 1), i * (size + 1) + 1);
    }
    bestHeads(own, size).forEach((head, i) => {
      heads[from + i] = head === 0 ? 0 : from + head;
    });
  }
  return heads;
}
