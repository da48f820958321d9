/** The written forms of an English verb. */
export interface VerbForms {
  readonly base: string;
  readonly present: string;
  readonly past: string;
  readonly participle: string;
  readonly ing: string;
}

/** Verbs of one closed syllable that double the last letter, and the -l verbs that do so in British spelling. */
const DOUBLES =
  /^(?:[^aeiou]*[aeiou][bdgmnprt]|.*(?:admit|commit|submit|rebut|concur|infer|prefer|refer|demur|regret))$/;

/**
 * The forms of a regular verb by the spelling rules of Quirk et al. (1985), 3.5-3.10; `irregular` wins for past and participle.
 */
export function inflect(base: string, irregular?: readonly [past: string, participle: string]): VerbForms {
  const doubles = DOUBLES.test(base) && !/(?:[aeiou]{2}.|[wxy])$/.test(base);
  const stem = doubles ? base + base.at(-1) : base;
  const regular = base.endsWith("e") ? `${base}d` : /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ied` : `${stem}ed`;
  return {
    base,
    present: /(?:s|x|z|ch|sh|o)$/.test(base)
      ? `${base}es`
      : /[^aeiou]y$/.test(base)
        ? `${base.slice(0, -1)}ies`
        : `${base}s`,
    past: irregular?.[0] ?? regular,
    participle: irregular?.[1] ?? regular,
    ing: /ie$/.test(base)
      ? `${base.slice(0, -2)}ying`
      : /[^eoy]e$/.test(base)
        ? `${base.slice(0, -1)}ing`
        : `${stem}ing`,
  };
}
