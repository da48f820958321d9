/** The heads of a sentence from the scores of its arcs: the best tree with one root. */

/** Scores are held within this, so that no sum loses the small differences that decide, and a broken model ends nothing. */
const LIMIT = 1e6;

/**
 * The heads of the tree that scores highest among those with exactly one root. `scores` is [length][length + 1] of
 * dependent by head; head 0 is the root, head h word h - 1. Each word's best head where those make such a tree, else the
 * maximum spanning arborescence (Chu and Liu 1965; Edmonds 1967), with dense rows in quadratic time (Tarjan 1977).
 */
export function bestHeads(scores: ArrayLike<number>, length: number): Int32Array {
  const heads = greedyHeads(scores, length);
  return isTree(heads) ? heads : arborescence(oneRooted(scores, length), length);
}

/** Whether exactly one head is 0 and every word hangs from it. */
export function isTree(heads: ArrayLike<number>): boolean {
  // The word from which each was met first: meeting it again from the same one is a circle.
  const met = new Int32Array(heads.length + 1);
  let roots = 0;
  for (let word = 1; word <= heads.length; word++) {
    if (heads[word - 1] === 0) roots++;
    let at = word;
    for (; at > 0 && met[at] === 0; at = heads[at - 1]!) met[at] = word;
    if (at > 0 && met[at] === word) return false;
  }
  return roots === 1;
}

function greedyHeads(scores: ArrayLike<number>, length: number): Int32Array {
  const heads = new Int32Array(length);
  for (let i = 0; i < length; i++) {
    let most = Number.NEGATIVE_INFINITY;
    for (let head = 0; head <= length; head++) {
      const score = scores[i * (length + 1) + head]!;
      if (head !== i + 1 && score > most) {
        most = score;
        heads[i] = head;
      }
    }
  }
  return heads;
}

/**
 * The scores with each arc from the root made dearer than all else together could win, so that the best tree has only one:
 * exact, and at no cost in time (Stanojević and Cohen 2021).
 */
function oneRooted(scores: ArrayLike<number>, length: number): Float64Array[] {
  const width = length + 1;
  let least = LIMIT;
  let most = -LIMIT;
  const rows = Array.from({ length }, (_, i) => {
    const row = new Float64Array(width);
    for (let head = 0; head < width; head++) {
      const value = Math.max(-LIMIT, Math.min(LIMIT, scores[i * width + head]! || 0));
      row[head] = value;
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    return row;
  });
  for (const row of rows) row[0]! -= (most - least) * width + 1;
  return rows;
}

/**
 * Follows best heads from word to word; a circle is contracted to one node, whose arcs cost what taking them in place of
 * the circle's own costs; in the end each contracted circle is opened where its arc enters it. `rows[i]` are the scores of
 * the heads of word i + 1.
 */
function arborescence(rows: readonly Float64Array[], length: number): Int32Array {
  const width = length + 1;
  /** Nodes: the root, the words, then contracted circles as they come. For each, by head, the score and the word entered. */
  const enter: Float64Array[] = [new Float64Array(0), ...rows];
  const into: Int32Array[] = Array.from({ length: width }, (_, word) => new Int32Array(width).fill(word));
  const from = new Int32Array(2 * width);
  const to = new Int32Array(2 * width);
  const circleOf = new Int32Array(2 * width).fill(-1);
  /** The outermost node that each word stands in. */
  const owner = Int32Array.from({ length: width }, (_, word) => word);
  const isDone = new Uint8Array(2 * width);
  isDone[0] = 1;

  const chooseHead = (node: number): void => {
    const row = enter[node]!;
    let best = -1;
    for (let head = 0; head < width; head++)
      if (owner[head] !== node && (best < 0 || row[head]! > row[best]!)) best = head;
    from[node] = best;
    to[node] = into[node]![best]!;
  };
  const contract = (members: readonly number[]): number => {
    const circle = enter.length;
    const row = new Float64Array(width).fill(Number.NEGATIVE_INFINITY);
    const words = new Int32Array(width);
    for (const member of members) {
      const own = enter[member]![from[member]!]!;
      for (let head = 0; head < width; head++) {
        const score = enter[member]![head]! - own;
        if (score <= row[head]!) continue;
        row[head] = score;
        words[head] = into[member]![head]!;
      }
      circleOf[member] = circle;
    }
    for (let word = 0; word < width; word++) if (circleOf[owner[word]!] === circle) owner[word] = circle;
    enter.push(row);
    into.push(words);
    return circle;
  };

  for (let word = 1; word < width; word++) {
    const path: number[] = [];
    let node = owner[word]!;
    while (!isDone[node]) {
      path.push(node);
      chooseHead(node);
      node = owner[from[node]!]!;
      const back = path.indexOf(node);
      if (back >= 0) node = contract(path.splice(back));
    }
    for (const done of path) isDone[done] = 1;
  }
  for (let circle = enter.length - 1; circle >= width; circle--) {
    let member = to[circle]!;
    while (circleOf[member] !== circle) member = circleOf[member]!;
    from[member] = from[circle]!;
    to[member] = to[circle]!;
  }
  return from.slice(1, width);
}
