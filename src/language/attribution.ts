/** Attributions as the network sees them: cues, and for each its source and content, with how probable each is. */
import { bestPath, type Chain, chainOf, type Lattice, latticeOf, spansOf } from "./crf.js";
import type { Network, Range } from "./network.js";

/** Words of one sequence with what the network is told of them. */
export interface Sequence {
  readonly forms: readonly string[];
  readonly places: ArrayLike<number>;
  /** Sentence of each word. */
  readonly sentences: ArrayLike<number>;
}

/** One attribution in words of its sequence. Probabilities are the network's own; `attribution.md` says how they hold. */
export interface NetworkAttribution {
  readonly cue: Range;
  readonly source: readonly Range[];
  readonly content: readonly Range[];
  readonly probability: { readonly cue: number; readonly source: number; readonly content: number };
}

/** Reads attributions off sequences. */
export interface AttributionTagger {
  find(sequence: Sequence): NetworkAttribution[];
}

/** Cues less probable than this are passed over: half the F1 to be had is where F1 is highest (Lipton et al. 2014). */
const LEAST_CUE = 0.3;
/** Longest cue, in words. */
const LONGEST_CUE = 12;
const SOURCE = 1;

export function attributionTagger(network: Network): AttributionTagger {
  const cueChain = chainOf(network.model, "cue_crf");
  const roleChain = chainOf(network.model, "role_crf");
  return {
    find({ forms, places, sentences }) {
      if (forms.length === 0) return [];
      const encoded = network.encode(forms, places);
      const cues = cuesIn(latticeOf(cueChain, encoded.cueScores()));
      return cues.map(({ probability, ...cue }) => {
        const { first, scores } = encoded.roleScores(cue, cues, sentences);
        return { cue, ...rolesOf(roleChain, scores, first, probability) };
      });
    },
  };
}

/** The cues of a sequence: for each place where one may begin its most probable end; of overlapping ones the likelier. */
function cuesIn(lattice: Lattice): (Range & { readonly probability: number })[] {
  const candidates: (Range & { readonly probability: number })[] = [];
  const least = Math.log(LEAST_CUE);
  for (let from = 0; from < lattice.length; from++) {
    if (lattice.begins(from, 1) < least) continue;
    let best = { from, to: from + 1, probability: 0 };
    for (let to = from + 1; to <= Math.min(lattice.length, from + LONGEST_CUE); to++) {
      const probability = lattice.probability({ from, to, begin: 1 });
      if (probability > best.probability) best = { from, to, probability };
    }
    if (best.probability >= LEAST_CUE) candidates.push(best);
  }
  const kept: typeof candidates = [];
  for (const item of candidates.toSorted((a, b) => b.probability - a.probability))
    if (kept.every((other) => other.to <= item.from || item.to <= other.from)) kept.push(item);
  return kept.sort((a, b) => a.from - b.from);
}

function rolesOf(chain: Chain, scores: Float32Array, first: number, cue: number): Omit<NetworkAttribution, "cue"> {
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
