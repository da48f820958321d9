/** Attributions as the network sees them: cues, and for each its source and content, with how probable each is. */
import { bestPath, type Chain, chainOf, latticeOf, spansOf } from "./crf.js";
import type { Network, Range } from "./network.js";
import { bestColumns } from "./tagger.js";

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
  const { upos } = network.model.vocabulary;
  return {
    find({ forms, places, sentences }) {
      if (forms.length === 0) return [];
      const encoded = network.encode(forms, places);
      const cues = cuesIn(cueChain, encoded.cueScores());
      if (cues.length === 0) return [];
      const isVerb = bestColumns(encoded.tagScores("upos"), upos.length).map((tag) =>
        /^(?:VERB|AUX)$/.test(upos[tag]!),
      );
      return cues.map(({ probability, ...cue }) => {
        const { first, scores } = encoded.roleScores(cue, cues, sentences);
        const verbal = isVerb.slice(cue.from, cue.to).includes(true);
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
