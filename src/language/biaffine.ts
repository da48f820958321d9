/** What a biaffine layer scores: dependents by heads. */
export interface Sides {
  /** [length + 1][width], the root first. */
  readonly heads: Float32Array;
  /** [length][width]. */
  readonly deps: Float32Array;
  /** [width][width] between dependents and heads. */
  readonly arc: Float32Array;
  /** How much each head is one, whatever hangs from it. */
  readonly bias: Float32Array;
  readonly constant: number;
}

/**
 * deps · arc · heads, plus how much each head is one (Dozat and Manning 2017): [length][length + 1] of dependent by head.
 * Where `sentences` are given, arcs that would leave a sentence are not scored but minus infinity. Four sums run side by
 * side, since each addition waits for the one before it.
 */
export function biaffine({ heads, deps, arc, bias, constant }: Sides, sentences?: ArrayLike<number>): Float32Array {
  const width = bias.length;
  const length = deps.length / width;
  const wide = Float64Array.from(heads);
  const wideArc = Float64Array.from(arc);
  const out = new Float32Array(length * (length + 1));
  if (sentences) out.fill(Number.NEGATIVE_INFINITY);
  const row = new Float64Array(width);
  let [from, to] = [0, sentences ? 0 : length];
  for (let i = 0; i < length; i++) {
    if (i === to) {
      from = to;
      while (to < length && sentences![to] === sentences![from]) to++;
    }
    timesArc(deps.subarray(i * width, (i + 1) * width), wideArc, bias, row);
    const scores = out.subarray(i * (length + 1), (i + 1) * (length + 1));
    products(row, wide, 0, 1, scores);
    products(row, wide, from + 1, to + 1, scores);
    for (let head = 0; head <= length; head++) scores[head]! += constant;
  }
  return out;
}

/** row = bias + dep · arc; dependents are half zeros, which are passed over. */
function timesArc(dep: Float32Array, arc: Float64Array, bias: Float32Array, row: Float64Array): void {
  const width = row.length;
  row.set(bias);
  const used: number[] = [];
  for (let k = 0; k < width; k++) if (dep[k] !== 0) used.push(k);
  const whole = used.length - (used.length % 4);
  for (let u = 0; u < whole; u += 4) {
    const [a, b, c, d] = [used[u]!, used[u + 1]!, used[u + 2]!, used[u + 3]!];
    const [va, vb, vc, vd] = [dep[a]!, dep[b]!, dep[c]!, dep[d]!];
    const [ra, rb, rc, rd] = [a * width, b * width, c * width, d * width];
    for (let j = 0; j < width; j++)
      row[j]! += va * arc[ra + j]! + vb * arc[rb + j]! + (vc * arc[rc + j]! + vd * arc[rd + j]!);
  }
  for (const k of used.slice(whole)) for (let j = 0; j < width; j++) row[j]! += dep[k]! * arc[k * width + j]!;
}

/** out[head] = row · heads[head] for the heads from `from` to `to`. */
function products(row: Float64Array, heads: Float64Array, from: number, to: number, out: Float32Array): void {
  const width = row.length;
  let head = from;
  for (; head + 4 <= to; head += 4) {
    const at = head * width;
    let [a, b, c, d] = [0, 0, 0, 0];
    for (let j = 0; j < width; j++) {
      const value = row[j]!;
      a += value * heads[at + j]!;
      b += value * heads[at + width + j]!;
      c += value * heads[at + 2 * width + j]!;
      d += value * heads[at + 3 * width + j]!;
    }
    out[head] = a;
    out[head + 1] = b;
    out[head + 2] = c;
    out[head + 3] = d;
  }
  for (; head < to; head++) {
    let sum = 0;
    for (let j = 0; j < width; j++) sum += row[j]! * heads[head * width + j]!;
    out[head] = sum;
  }
}
