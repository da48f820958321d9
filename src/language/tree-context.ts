/** What stands around a word in its tree, as far as English shows it in features: its subject and its auxiliaries. */

/** A word of a tree: head 0 is the root, head h word h - 1 of the same tree. */
export interface TreeNode {
  readonly form: string;
  readonly upos: string;
  readonly xpos: string;
  readonly head: number;
  readonly label: string;
}

/** How far up a subject is looked for: "came, saw and won" has one. */
const MAX_STEPS = 4;

/**
 * Subject and helpers of a verb as a short text ("they aux"), and whether the word opens a fixed phrase; "" for most words.
 * Number and person of "were", and whether "leave" is an infinitive or a command, hang on these alone.
 */
export function placeInTree(tree: readonly TreeNode[], at: number): string {
  const { xpos } = tree[at]!;
  const below = tree.filter(({ head }) => head === at + 1);
  const fixed = below.some(({ label }) => label === "fixed") ? "fixed" : "";
  if (!/^(?:VB|MD)/.test(xpos)) return fixed;
  const helpers = below
    .filter(({ label, xpos }) => /^(?:aux|cop)/.test(label) || (label === "mark" && xpos === "TO"))
    .map(({ label, xpos }) => (label === "aux:pass" ? "pass" : xpos === "TO" ? "to" : xpos === "MD" ? "md" : "aux"));
  return [subjectOf(tree, at, MAX_STEPS), [...new Set(helpers)].sort().join(","), fixed].filter(Boolean).join(" ");
}

/** The subject of a verb or of what it helps: a pronoun itself, else `s` or `p` for one or several, "" for none. */
function subjectOf(tree: readonly TreeNode[], at: number, steps: number): string {
  const subject = tree.findIndex(({ head, label }) => head === at + 1 && /^[nc]subj/.test(label));
  if (subject >= 0) return numberOf(tree, subject, at);
  const { head, label } = tree[at]!;
  if (steps === 0 || head === 0 || !/^(?:aux|cop|conj)/.test(label)) return "";
  return subjectOf(tree, head - 1, steps - 1);
}

function numberOf(tree: readonly TreeNode[], subject: number, verb: number): string {
  const { form, xpos, label } = tree[subject]!;
  // "the men who were there": the relative word is as many as what it stands for
  if (/^W/.test(xpos) && tree[verb]!.label === "acl:relcl" && tree[verb]!.head > 0)
    return numberOf(tree, tree[verb]!.head - 1, subject);
  if (tree.some(({ head, label }) => head === subject + 1 && label === "conj")) return "p";
  if (xpos === "PRP" || xpos === "DT") return form.toLowerCase();
  return /^NNP?S$/.test(xpos) && !label.startsWith("csubj") ? "p" : "s";
}
