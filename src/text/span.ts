/**
 * A place in one report: half-open, in UTF-16 code units, so that `text.slice(start, end)` is the quotation.
 * Every annotation points at the text with spans; none carries a copy of the words.
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The number of UTF-16 units in the span. */
export const lengthOf = (span: Span): number => span.end - span.start;

/** Whether `inner` lies wholly within `outer`; a span contains itself. */
export const contains = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

/** The span without the white space at its ends; an all-white span shrinks to an empty one at its start. */
export function trimSpan(text: string, { start, end }: Span): Span {
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return { start, end };
}

/** The white space of UTF-16 units: ASCII blanks and breaks, no-break space, the spaces of U+2000, line separators. */
export const isSpace = (unit: number): boolean =>
  unit === 32 ||
  (unit >= 9 && unit <= 13) ||
  unit === 0xa0 ||
  unit === 0x85 ||
  unit === 0x1680 ||
  (unit >= 0x2000 && unit <= 0x200a) ||
  unit === 0x2028 ||
  unit === 0x2029 ||
  unit === 0x202f ||
  unit === 0x205f ||
  unit === 0x3000 ||
  unit === 0xfeff;
