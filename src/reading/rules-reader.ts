import type { Reader } from "./contract.js";

/** Placeholder while the layers are written. */
export const rulesReader: Reader = {
  id: "rules@1",
  read: (report) => ({
    report,
    layout: { paragraphs: [], sentences: [], tokens: [], quotations: [] },
    parties: [],
    mentions: [],
    roles: [],
    statements: [],
    notes: [],
  }),
};
