import { assembleReading } from "./assemble-reading.js";
import { findAttributions } from "./attribution.js";
import type { Reader } from "./contract.js";

/** The rules alone: a rival for the benchmark, and what the tests of the rules read with. The program reads by `engineReader`. */
export const rulesReader: Reader = {
  id: "rules@1",
  read: (report) => assembleReading(report, rulesReader.id, findAttributions),
};
