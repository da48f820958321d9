import type { Note } from "../text/report.js";
import { segment } from "../text/segment.js";
import { findAttributions } from "./attribution.js";
import type { Reader } from "./contract.js";
import { claimLooseQuotations } from "./loose-quotations.js";
import { openPartyBook } from "./parties.js";
import { statementsOf } from "./statements.js";
import { type Words, wordsOf } from "./words.js";

/** The offline reader by rules alone: words, attributions, parties, statements. Deterministic, and linear in the text. */
export const rulesReader: Reader = {
  id: "rules@1",
  read(report) {
    const layout = segment(report.text);
    const words = wordsOf(report, layout);
    const attributions = claimLooseQuotations(words, findAttributions(words));
    const book = openPartyBook(words);
    const statements = statementsOf(words, attributions, book, rulesReader.id);
    return {
      report,
      layout,
      parties: book.parties(),
      mentions: book.mentions(),
      roles: book.roles(),
      statements,
      notes: notesOn(words),
    };
  },
};

/** What is odd in the text itself. */
const notesOn = ({ layout }: Words): Note[] =>
  layout.quotations
    .filter((quotation) => !quotation.closed)
    .map(({ start, end }) => ({
      rule: "quotation-unclosed",
      message: "This quotation is not closed: it is taken to end with its paragraph.",
      span: { start, end },
    }));
