/** Linear-chain conditional random fields (Lafferty et al. 2001): the best labels, and how probable a span is. */
import type { ModelFile } from "./model-file.js";
import type { Range } from "./network.js";

/** Costs of the first label and of each step between labels, in log space; `labels` is how many there are. */
export interface Chain {
  readonly labels: number;
  readonly first: Float32Array;
  /** [from][to]. */
  readonly step: Float32Array;
}

/** A span of one role: `begin` is the label it begins with, `begin + 1` the one it goes on with. */
export interface LabelledSpan extends Range {
  readonly begin: number;
}

/** Probabilities over all labellings of a sequence. */
export interface Lattice {
  readonly length: number;
  /** Natural logarithm of the probability that a span of this role begins here. */
  begins(at: number, begin: number): number;
  /** The probability of just this span, whatever else is labelled. */
  probability(span: LabelledSpan): number;
}

export function chainOf(model: ModelFile, name: string): Chain {
  const first = model.tensor(`${name}.first`).data as Float32Array;
  return { labels: first.length, first, step: model.tensor(`${name}.step`).data as Float32Array };
}

/** The most probable labels (Viterbi) for scores [length][labels]. */
export function bestPath({ labels, first, step }: Chain, scores: Float32Array): Uint8Array {
  const length = scores.length / labels;
  const back = new Uint8Array(length * labels);
  let alpha = new Float64Array(labels);
  let next = new Float64Array(labels);
  for (let k = 0; k < labels; k++) alpha[k] = first[k]! + scores[k]!;
  for (let t = 1; t < length; t++) {
    for (let k = 0; k < labels; k++) {
      let best = 0;
      let value = Number.NEGATIVE_INFINITY;
      for (let j = 0; j < labels; j++) {
        const sum = alpha[j]! + step[j * labels + k]!;
        if (sum > value) {
          value = sum;
          best = j;
        }
      }
      back[t * labels + k] = best;
      next[k] = value + scores[t * labels + k]!;
    }
    [alpha, next] = [next, alpha];
  }
  const path = new Uint8Array(length);
  let label = alpha.indexOf(Math.max(...alpha));
  for (let t = length - 1; t >= 0; t--) {
    path[t] = label;
    label = back[t * labels + label]!;
  }
  return path;
}

/** The spans of a path of labels: 0 outside, odd begins, even goes on; one that goes on from nothing begins there. */
export function spansOf(path: ArrayLike<number>): LabelledSpan[] {
  const spans: LabelledSpan[] = [];
  let from = -1;
  let begin = 0;
  for (let i = 0; i <= path.length; i++) {
    const label = i < path.length ? path[i]! : 0;
    if (from >= 0 && label === begin + 1) continue;
    if (from >= 0) spans.push({ from, to: i, begin });
    from = label > 0 ? i : -1;
    begin = label % 2 === 1 ? label : label - 1;
  }
  return spans;
}

/** Forward and backward sums of a sequence. Time and room are linear in its length. */
export function latticeOf({ labels, first, step }: Chain, scores: Float32Array): Lattice {
  const length = scores.length / labels;
  const alpha = new Float64Array(length * labels);
  const beta = new Float64Array(length * labels);
  const terms = new Float64Array(labels);
  for (let k = 0; k < labels; k++) alpha[k] = first[k]! + scores[k]!;
  for (let t = 1; t < length; t++)
    for (let k = 0; k < labels; k++) {
      for (let j = 0; j < labels; j++) terms[j] = alpha[(t - 1) * labels + j]! + step[j * labels + k]!;
      alpha[t * labels + k] = logSum(terms) + scores[t * labels + k]!;
    }
  for (let t = length - 2; t >= 0; t--)
    for (let j = 0; j < labels; j++) {
      for (let k = 0; k < labels; k++)
        terms[k] = step[j * labels + k]! + scores[(t + 1) * labels + k]! + beta[(t + 1) * labels + k]!;
      beta[t * labels + j] = logSum(terms);
    }
  const total = logSum(alpha.subarray((length - 1) * labels));
  return {
    length,
    begins: (at, begin) => alpha[at * labels + begin]! + beta[at * labels + begin]! - total,
    probability({ from, to, begin }) {
      const on = begin + 1;
      let value = alpha[from * labels + begin]!;
      for (let t = from + 1; t < to; t++)
        value += step[(t === from + 1 ? begin : on) * labels + on]! + scores[t * labels + on]!;
      if (to >= length) return Math.exp(value - total);
      const last = to - from === 1 ? begin : on;
      for (let k = 0; k < labels; k++)
        terms[k] =
          k === on
            ? Number.NEGATIVE_INFINITY
            : step[last * labels + k]! + scores[to * labels + k]! + beta[to * labels + k]!;
      return Math.exp(value + logSum(terms) - total);
    },
  };
}

function logSum(terms: Float64Array): number {
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < terms.length; i++) if (terms[i]! > most) most = terms[i]!;
  if (most === Number.NEGATIVE_INFINITY) return most;
  let sum = 0;
  for (let i = 0; i < terms.length; i++) sum += Math.exp(terms[i]! - most);
  return most + Math.log(sum);
}
