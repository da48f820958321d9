/** What every reader by words does around its attributions: text layer before, parties and statements behind. */
import type { Note, Report } from "../text/report.js";
import { segment } from "../text/segment.js";
import type { Reading } from "./contract.js";
import { claimLooseQuotations } from "./loose-quotations.js";
import { openPartyBook } from "./parties.js";
import type { Attribution } from "./scene.js";
import { statementsOf } from "./statements.js";
import { type Words, wordsOf } from "./words.js";

/** A whole reading of a report, given how its words are attributed; `reader` is kept with every row. */
export function assembleReading(report: Report, reader: string, attribute: (words: Words) => Attribution[]): Reading {
  const layout = segment(report.text);
  const words = wordsOf(report, layout);
  const attributions = claimLooseQuotations(words, attribute(words));
  const book = openPartyBook(words);
  const { statements, acts } = statementsOf(words, attributions, book, reader);
  return {
    report,
    layout,
    parties: book.parties(),
    mentions: book.mentions(),
    roles: book.roles(),
    statements,
    acts,
    notes: notesOn(words),
  };
}

/** What is odd in the text itself. */
const notesOn = ({ layout }: Words): Note[] =>
  layout.quotations
    .filter((quotation) => !quotation.closed)
    .map(({ start, end }) => ({
      rule: "quotation-unclosed",
      message: "This quotation is not closed: it is taken to end with its paragraph.",
      span: { start, end },
    }));
