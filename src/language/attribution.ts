/** Attributions as the network sees them: cues, and for each its source and content, with how probable each is. */
import { bestPath, type Chain, chainOf, latticeOf, spansOf } from "./crf.js";
import type { Network, Range } from "./network.js";

/** Words of one sequence with what the network is told of them. */
export interface Sequence {
  readonly forms: readonly string[];
  readonly places: ArrayLike<number>;
  /** Sentence of each word. */
  readonly sentences: ArrayLike<number>;
}

/** One attribution in words of its sequence. The probabilities are the network's own; confidence.ts calibrates them. */
export interface NetworkAttribution {
  readonly cue: Range;
  readonly source: readonly Range[];
  readonly content: readonly Range[];
  /** Whether the cue has a verb: "said", "voiced the hope"; not "hopes" or "according to". */
  readonly verbal: boolean;
  readonly probability: { readonly cue: number; readonly source: number; readonly content: number };
}

/** Reads attributions off sequences. */
export interface AttributionTagger {
  find(sequence: Sequence): NetworkAttribution[];
}

const SOURCE = 1;

export function attributionTagger(network: Network): AttributionTagger {
  const cueChain = chainOf(network.model, "cue_crf");
  const roleChain = chainOf(network.model, "role_crf");
  const upos = network.model.vocabulary.upos.length;
  const verbs = ["VERB", "AUX"].map((tag) => network.model.vocabulary.upos.indexOf(tag));
  return {
    find({ forms, places, sentences }) {
      if (forms.length === 0) return [];
      const encoded = network.encode(forms, places);
      const cues = cuesIn(cueChain, encoded.cueScores());
      if (cues.length === 0) return [];
      const tags = encoded.tagScores("upos");
      return cues.map(({ probability, ...cue }) => {
        const { first, scores } = encoded.roleScores(cue, cues, sentences);
        const verbal = verbs.some((verb) => isTagged(tags, cue, verb, upos));
        return { cue, verbal, ...rolesOf(roleChain, scores, first, probability) };
      });
    },
  };
}

/** The cues of the most probable labelling, each with the probability of just this span. */
function cuesIn(chain: Chain, scores: Float32Array): (Range & { readonly probability: number })[] {
  const lattice = latticeOf(chain, scores);
  return spansOf(bestPath(chain, scores)).map((span) => ({
    from: span.from,
    to: span.to,
    probability: lattice.probability(span),
  }));
}

function rolesOf(
  chain: Chain,
  scores: Float32Array,
  first: number,
  cue: number,
): Omit<NetworkAttribution, "cue" | "verbal"> {
  const spans = spansOf(bestPath(chain, scores));
  const lattice = latticeOf(chain, scores);
  const source = spans.filter(({ begin }) => begin === SOURCE);
  const content = spans.filter(({ begin }) => begin !== SOURCE);
  const sure = (list: typeof spans) => list.reduce((least, span) => Math.min(least, lattice.probability(span)), 1);
  const inSequence = ({ from, to }: Range): Range => ({ from: from + first, to: to + first });
  return {
    source: source.map(inSequence),
    content: content.map(inSequence),
    probability: { cue, source: sure(source), content: sure(content) },
  };
}

/** Whether a word of the range has this tag as its best one; `tags` are scores of `count` tags a word. */
function isTagged(tags: Float32Array, { from, to }: Range, tag: number, count: number): boolean {
  for (let i = from; i < to; i++) {
    const row = tags.subarray(i * count, (i + 1) * count);
    if (row.indexOf(Math.max(...row)) === tag) return true;
  }
  return false;
}
