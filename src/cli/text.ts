/** Text of reports, files and pages made fit for a terminal: it is hostile until it went through here. */

// In this order: a whole escape sequence first, so that no rest of one is left behind.
const ESCAPE =
  /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|(?:\u001b[\]PX^_]|[\u0090\u0098\u009d-\u009f])[^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c)?|\u001b[ -/]*[0-~]?/gu;
const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/gu;
/** Turn the direction of writing around, or show nothing where something is. */
const INVISIBLE = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/gu;

/**
 * The text on one line, with no escape sequences, no control characters and none that turn the direction of writing, so that
 * a report can neither drive the terminal nor pass for a line of ours.
 */
export const clean = (text: string): string =>
  text.toWellFormed().replace(ESCAPE, "").replace(/\s+/gu, " ").replace(CONTROL, "").replace(INVISIBLE, "");

/** The text cut to so many characters, with a mark where it was cut. */
export function cut(text: string, length: number): string {
  const characters = [...text];
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join("")}…`;
}

/** `1 report`, `2 reports`. */
export const count = (number: number, one: string, many = `${one}s`): string =>
  `${number} ${number === 1 ? one : many}`;
