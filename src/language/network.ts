/**
 * The trained network: one encoder of gated dilated convolutions over the words of a paragraph; tags, trees, cues and the
 * roles of a cue are read off it. The same arithmetic as training/model.py; weights in 8 bits.
 */
import { type Arena, type Block, type Layer, openArena } from "./arena.js";
import { biaffine } from "./biaffine.js";
import { openForms } from "./forms.js";
import { type Kernels, openKernels } from "./kernels/kernels.js";
import type { ModelFile } from "./model-file.js";

/** Longest sequence, in words; longer paragraphs are cut by the caller. */
export const MAX_WORDS = 512;
/** How far to each side of a cue its source and content are looked for, in words. */
const BEFORE = 96;
const AFTER = 128;
/** Forms whose vectors are kept, since words come again: at most some 20 MB, however long the report. */
const MAX_KEPT_FORMS = 20_000;
/** Longer forms hardly come again; a text without a blank would be one form. In UTF-16 units. */
const LONGEST_KEPT = 64;

/** Words `from` to `to`, half-open. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** A sequence that was encoded last; its methods throw once another is encoded. Scores are rows of one word each. */
export interface Encoded {
  readonly length: number;
  /** [length][3]: outside, begins, goes on. */
  cueScores(): Float32Array;
  /** Scores [words][5] of outside, source begins, goes on, content begins, goes on, for the words from `first`. */
  roleScores(cue: Range, cues: readonly Range[], sentences: ArrayLike<number>): { first: number; scores: Float32Array };
  /** [length][tags]. */
  tagScores(kind: "upos" | "xpos"): Float32Array;
  /** [length][length + 1] of dependent by head; head 0 is the root, head h word h - 1. Minus infinity across sentences. */
  arcScores(sentences?: ArrayLike<number>): Float32Array;
  /** [length][labels], given the heads of `arcScores`. */
  labelScores(heads: ArrayLike<number>): Float32Array;
}

export interface Network {
  readonly model: ModelFile;
  readonly kernels: Kernels["kind"];
  /** Encodes one sequence of at most `MAX_WORDS` forms with their places (inputs.ts). */
  encode(forms: readonly string[], places: ArrayLike<number>): Encoded;
}

/** Opens a model; `kernels` picks the arithmetic, SIMD where there is any unless told. Throws `MODEL_INVALID`. */
export function openNetwork(
  model: ModelFile,
  { kernels: pick = openKernels }: { kernels?: (memory: WebAssembly.Memory) => Kernels } = {},
): Network {
  const arena = openArena(model);
  const { sizes } = model;
  const channels = sizes.channels;
  const roleChannels = sizes.role_channels;
  const forms = openForms(model);
  const values = (name: string) => model.tensor(name).data as Float32Array;
  const enter = arena.layer("enter");
  const blocks = sizes.dilations.map((dilation, i) => arena.block(`blocks.${i}`, dilation));
  const layers = Object.fromEntries(
    ["upos", "xpos", "arc_head", "arc_dep", "label_head", "label_dep", "label"].map((name) => [
      name,
      arena.layer(name),
    ]),
  ) as Record<string, Layer>;
  const norms = {
    tags: arena.norm("tag_norm"),
    top: arena.norm("norm"),
    tree: arena.norm("tree_norm"),
    role: arena.norm("role_norm"),
  };
  const treeBlocks = sizes.tree_dilations.map((dilation, i) => arena.block(`tree_blocks.${i}`, dilation));
  const cue = { hidden: cueHidden(arena, model), out: arena.layer("cue") };
  const role = {
    enter: arena.layer("role_enter"),
    cue: arena.layer("role_cue"),
    out: arena.layer("role"),
    blocks: sizes.role_dilations.map((dilation, i) => arena.block(`role_blocks.${i}`, dilation)),
    distance: values("role_distance.weight"),
    flag: values("role_flag.weight"),
  };
  const place = values("place.weight");
  const root = values("root");
  const arc = { arc: values("arc"), bias: values("arc_bias.weight"), constant: values("arc_bias.bias")[0]! };
  const every = [enter, cue.hidden, cue.out, role.enter, role.cue, role.out, ...Object.values(layers)];
  const widths = every.flatMap(({ inputs, outputs }) => [inputs, outputs]);
  const widest = Math.max(2 * channels, 2 * roleChannels, forms.width, ...widths);
  const rows = MAX_WORDS + 1;
  const x = arena.room(rows * channels * 4);
  const early = arena.room(rows * channels * 4);
  const top = arena.room(rows * channels * 4);
  const tree = arena.room(rows * channels * 4);
  const entered = arena.room(rows * roleChannels * 4);
  const window = arena.room(rows * roleChannels * 4);
  const wide = arena.room(rows * widest * 4);
  const out = arena.room(rows * widest * 4);
  const widestDilation = Math.max(...sizes.dilations, ...sizes.tree_dilations, ...sizes.role_dilations);
  const scratch = arena.room((rows + 2 * widestDilation) * widest * 2);
  const kernels = pick(arena.memory);
  const kept = new Map<string, Float32Array>();
  let serial = 0;

  const dense = (layer: Layer, from: number, count: number, to: number) =>
    kernels.dense(from, count, layer.inputs, layer.outputs, layer.weight, layer.scale, layer.bias, to, scratch);
  const gate = (block: Block, at: number, count: number, width: number) =>
    kernels.gated(
      at,
      count,
      width,
      block.dilation,
      block.norm.weight,
      block.norm.bias,
      block.conv.weight,
      block.conv.scale,
      block.conv.bias,
      scratch,
      wide,
    );
  const scores = (layer: Layer, from: number, count: number): Float32Array => {
    dense(layer, from, count, out);
    return arena.floats(out, count * layer.outputs).slice();
  };
  const relu = (at: number, length: number) => {
    const view = arena.floats(at, length);
    for (let i = 0; i < length; i++) if (view[i]! < 0) view[i] = 0;
  };

  /** What the network makes of a form wherever it stands. */
  function formVector(form: string): Float32Array {
    const known = kept.get(form);
    if (known) return known;
    forms.write(form, arena.floats(wide, forms.width));
    const vector = scores(enter, wide, 1);
    if (form.length > LONGEST_KEPT) return vector;
    if (kept.size >= MAX_KEPT_FORMS) kept.clear();
    // A slice of a report would keep the whole report in memory; this is a string of its own.
    kept.set(` ${form}`.slice(1), vector);
    return vector;
  }

  function encode(written: readonly string[], places: ArrayLike<number>): Encoded {
    const length = written.length;
    if (length === 0 || length > MAX_WORDS)
      throw new RangeError(`a sequence has 1 to ${MAX_WORDS} words, not ${length}`);
    const vectors = written.map(formVector);
    const start = arena.floats(x, length * channels);
    vectors.forEach((vector, i) => {
      const at = places[i]! * channels;
      for (let c = 0; c < channels; c++) start[i * channels + c] = vector[c]! + place[at + c]!;
    });
    blocks.forEach((block, i) => {
      gate(block, x, length, channels);
      if (i + 1 === sizes.tag_block) kernels.normalise(x, length, channels, norms.tags.weight, norms.tags.bias, early);
    });
    kernels.normalise(x, length, channels, norms.top.weight, norms.top.bias, top);
    return encoded(length, ++serial);
  }

  function encoded(length: number, mine: number): Encoded {
    let isEntered = false;
    let hasTree = false;
    const current = () => {
      if (mine !== serial) throw new Error("another sequence was encoded since");
    };
    /** The root and each word as the trees see them; trees have blocks of their own, which attribution never pays for. */
    const withTree = () => {
      current();
      if (hasTree) return;
      hasTree = true;
      const words = tree + channels * 4;
      arena.floats(tree, (length + 1) * channels).set(arena.floats(x, length * channels), channels);
      for (const block of treeBlocks) gate(block, words, length, channels);
      kernels.normalise(words, length, channels, norms.tree.weight, norms.tree.bias, words);
      arena.floats(tree, channels).set(root);
    };
    return {
      length,
      cueScores() {
        current();
        dense(cue.hidden, top, length, wide);
        relu(wide, length * cue.hidden.outputs);
        return scores(cue.out, wide, length);
      },
      roleScores(at, cues, sentences) {
        current();
        if (!isEntered) dense(role.enter, top, length, entered);
        isEntered = true;
        const first = Math.max(0, at.from - BEFORE);
        const count = Math.min(at.to + AFTER, length) - first;
        const mean = meanRow(arena.floats(top, length * channels), at, channels);
        arena.floats(wide, channels).set(mean);
        const cueVector = scores(role.cue, wide, 1);
        const to = arena.floats(window, count * roleChannels);
        to.set(arena.floats(entered + first * roleChannels * 4, count * roleChannels));
        const isCue = new Uint8Array(count);
        for (const { from, to: end } of cues)
          for (let i = Math.max(from, first); i < Math.min(end, first + count); i++) isCue[i - first] = 1;
        for (let i = 0; i < count; i++) {
          const word = first + i;
          const inside = word >= at.from && word < at.to;
          const distance = word < at.from ? word - at.from : inside ? 0 : word - at.to + 1;
          const same = sentences[word] === sentences[at.from];
          const flag = (inside ? 1 : 0) + (same ? 2 : 0) + (isCue[i] && !inside ? 4 : 0);
          const d = distanceBucket(distance) * roleChannels;
          const f = flag * roleChannels;
          for (let c = 0; c < roleChannels; c++)
            to[i * roleChannels + c]! += cueVector[c]! + role.distance[d + c]! + role.flag[f + c]!;
        }
        for (const block of role.blocks) gate(block, window, count, roleChannels);
        kernels.normalise(window, count, roleChannels, norms.role.weight, norms.role.bias, window);
        return { first, scores: scores(role.out, window, count) };
      },
      tagScores(kind) {
        current();
        return scores(layers[kind]!, early, length);
      },
      arcScores(sentences) {
        withTree();
        const [heads, deps] = headsAndDeps(length, "arc");
        return biaffine({ heads, deps, ...arc }, sentences);
      },
      labelScores(picked) {
        withTree();
        const [heads, deps] = headsAndDeps(length, "label", false);
        const width = layers.label_head!.outputs;
        const sum = arena.floats(wide, length * width);
        for (let i = 0; i < length; i++)
          for (let k = 0; k < width; k++)
            sum[i * width + k] = Math.max(0, deps[i * width + k]! + heads[picked[i]! * width + k]!);
        return scores(layers.label!, wide, length);
      },
    };
  }

  /** Head vectors of the root and each word, and dependent vectors of each word. */
  function headsAndDeps(length: number, kind: "arc" | "label", bent = true): [Float32Array, Float32Array] {
    const heads = scores(layers[`${kind}_head`]!, tree, length + 1);
    const deps = scores(layers[`${kind}_dep`]!, tree + channels * 4, length);
    if (bent) for (const side of [heads, deps]) for (let i = 0; i < side.length; i++) if (side[i]! < 0) side[i] = 0;
    return [heads, deps];
  }

  return { model, kernels: kernels.kind, encode };
}

/** The hidden layer of the cues, with the habit of no coder in particular put into its bias. */
function cueHidden(arena: Arena, model: ModelFile): Layer {
  const layer = arena.layer("cue_hidden");
  const weight = model.tensor("cue_hidden.weight").data;
  const scale = model.tensor("cue_hidden.weight.scale").data;
  const habit = model.tensor("annotator.weight").data;
  const bias = arena.floats(layer.bias, layer.outputs);
  for (let n = 0; n < layer.outputs; n++)
    for (let k = 0; k < layer.inputs; k++) bias[n]! += weight[n * layer.inputs + k]! * scale[n]! * habit[k]!;
  return layer;
}

function meanRow(rows: Float32Array, { from, to }: Range, width: number): Float32Array {
  const mean = new Float32Array(width);
  for (let i = from; i < to; i++) for (let c = 0; c < width; c++) mean[c]! += rows[i * width + c]! / (to - from);
  return mean;
}

/** 0 to 32: the distance in steps that widen, 16 for the cue itself. */
function distanceBucket(distance: number): number {
  const size = Math.abs(distance);
  const step = size <= 8 ? size : Math.min(16, 8 + Math.ceil(2 * Math.log2(size / 8)));
  return 16 + step * Math.sign(distance);
}
