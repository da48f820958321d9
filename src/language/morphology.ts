/**
 * Lemmas and features of words from tables that training/morphology.js counts in the treebanks: exceptions and the longest
 * known suffix give the lemma; form, tag and place in the tree give the features.
 */
import { ReadoutError } from "../errors.js";
import { formInputs } from "./inputs.js";
import { placeInTree, type TreeNode } from "./tree-context.js";

/** The layout of morphology files that this program reads. */
export const MORPHOLOGY_FORMAT = 1;

type Table = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What `models/english.morphology.json` holds. */
export interface MorphologyTable {
  readonly format: number;
  readonly lemmas: {
    /** By XPOS and capitals, then suffix: "1" where the lemma keeps them. */
    readonly capitals: Table;
    /** By XPOS, then suffix of the key: how many units are cut off, then what is put there ("3y"). */
    readonly suffixes: Table;
    /** By XPOS, then form or key. */
    readonly exceptions: Table;
    /** Lemmas of verbs, parted by blanks: "voting" is of "vote", since there is no "vot". */
    readonly verbs: string;
  };
  readonly features: {
    /** Sets of features, as CoNLL-U writes them; "_" for none. */
    readonly sets: readonly string[];
    /** By key of `featureKeys`: index of the set. */
    readonly rules: Readonly<Record<string, number>>;
  };
}

/** Lemmas and features of one language. */
export interface Morphology {
  lemma(form: string, xpos: string): string;
  /** The features of a word of one tree, `Name=Value` joined with `|`; "" for none. */
  feats(tree: readonly TreeNode[], at: number): string;
}

/** Longest suffix that has a rule, in units. */
export const LONGEST_SUFFIX = 6;

/** Reads a table from its JSON text. Throws `MODEL_INVALID` where it is none, `MODEL_UNKNOWN` for another format. */
export function readMorphology(text: string, file: string): Morphology {
  let table: MorphologyTable;
  try {
    table = JSON.parse(text);
  } catch (cause) {
    throw new ReadoutError("MODEL_INVALID", `${file} is no JSON`, { file, cause });
  }
  if (table?.format !== MORPHOLOGY_FORMAT)
    throw new ReadoutError(
      "MODEL_UNKNOWN",
      `${file} has format ${table?.format}, and this program reads format ${MORPHOLOGY_FORMAT}`,
      { file },
    );
  try {
    return openMorphology(table);
  } catch (cause) {
    throw new ReadoutError("MODEL_INVALID", `${file} lacks a part`, { file, cause });
  }
}

/** The answers that a table gives. */
export function openMorphology({ lemmas, features }: MorphologyTable): Morphology {
  const [capitals, suffixes, exceptions] = [lemmas.capitals, lemmas.suffixes, lemmas.exceptions].map(mapOfMaps);
  const verbs = new Set(lemmas.verbs.split(" "));
  const rules = new Map(Object.entries(features.rules));
  const sets = features.sets.map((set) => (set === "_" ? "" : set));
  return {
    lemma(form, xpos) {
      const { key } = formInputs(form);
      const known = exceptions!.get(xpos);
      const exception = known?.get(form) ?? known?.get(key);
      if (exception !== undefined) return exception;
      // "1,500" is of "1500"
      if (xpos === "CD" && /^\p{N}{1,3}(?:,\p{N}{3})+$/u.test(form)) return form.replaceAll(",", "");
      const keeps = longestRule(capitals!.get(`${xpos} ${capitalsOf(form)}`), key) === "1";
      const lemma = edited(keeps ? form : form.toLowerCase(), longestRule(suffixes!.get(xpos), key) ?? "0");
      return /^VB[DGN]$/.test(xpos) ? knownVerb(lemma, verbs) : lemma;
    },
    feats(tree, at) {
      for (const key of featureKeys(tree, at)) {
        const set = rules.get(key);
        if (set !== undefined) return sets[set] ?? "";
      }
      return "";
    },
  };
}

/** Maps, since words such as "constructor" are no safe keys of objects. */
const mapOfMaps = (tables: Table) =>
  new Map(Object.entries(tables).map(([name, rows]) => [name, new Map(Object.entries(rows))]));

function longestRule(rules: ReadonlyMap<string, string> | undefined, key: string): string | undefined {
  if (!rules) return undefined;
  for (const suffix of suffixesOf(key)) {
    const rule = rules.get(suffix);
    if (rule !== undefined) return rule;
  }
  return undefined;
}

/** The suffixes of a key from the longest to the empty one; `^` stands before a word that is given whole. */
export function suffixesOf(key: string): string[] {
  const whole = `^${key}`;
  const longest = Math.min(LONGEST_SUFFIX, whole.length);
  return Array.from({ length: longest + 1 }, (_, i) => whole.slice(whole.length - longest + i));
}

/** Where a form has capitals: none, first, all, some. */
export function capitalsOf(form: string): "none" | "first" | "all" | "some" {
  if (!/[\p{Lu}\p{Lt}]/u.test(form)) return "none";
  if (/^[\p{Lu}\p{Lt}][^\p{Lu}\p{Lt}]*$/u.test(form)) return "first";
  return /\p{Ll}/u.test(form) ? "some" : "all";
}

/** The base with so many units cut off its end and others put there; a rule that would leave nothing is passed over. */
function edited(base: string, edit: string): string {
  const cut = Number(edit[0]);
  return cut < base.length || edit.length > 1 ? base.slice(0, Math.max(0, base.length - cut)) + edit.slice(1) : base;
}

/** The lemma, or what it is with or without a silent e where only that is a verb. */
function knownVerb(lemma: string, verbs: ReadonlySet<string>): string {
  if (verbs.has(lemma)) return lemma;
  const other = lemma.endsWith("e") ? lemma.slice(0, -1) : `${lemma}e`;
  return verbs.has(other) ? other : lemma;
}

/** Tags of words that are too many to be listed: their form says nothing of their features. */
const OPEN = new Set(["VERB", "NOUN", "PROPN", "PUNCT", "SYM"]);

/** Under what the features of a word are looked up, from the most particular to the tags alone. */
export function featureKeys(tree: readonly TreeNode[], at: number): string[] {
  const { form, upos, xpos, label } = tree[at]!;
  const tags = `${upos} ${xpos}`;
  const place = placeInTree(tree, at);
  const { key } = formInputs(form);
  const open = [`${tags}|${label}|${place}`, `${tags}||${place}`, `${tags}|${label}`, tags];
  if (OPEN.has(upos)) return open;
  // Figures are one form of a closed class, whatever their number.
  const word = `${tags} ${/^[0.,:/-]+$/.test(key) ? "0" : key}`;
  return [`${word}|${label}|${place}`, `${word}||${place}`, `${word}|${label}`, word, ...open.slice(2)];
}
