import { attributionTagger } from "../language/attribution.js";
import { calibrated } from "../language/confidence.js";
import { english, englishCalibration } from "../language/english.js";
import { assembleReading } from "./assemble-reading.js";
import { findAttributions } from "./attribution.js";
import type { Reader } from "./contract.js";
import { mergeAttributions } from "./merge-attributions.js";
import { networkAttributions } from "./network-attribution.js";

/** The offline reader: the trained network's attributions, completed by rules. Deterministic, and linear in the text. */
export const engineReader: Reader = {
  id: "engine@1",
  read: (report) =>
    assembleReading(report, engineReader.id, (words) =>
      mergeAttributions(
        words,
        findAttributions(words),
        networkAttributions(words, attributionTagger(english()), calibrated(englishCalibration())),
      ),
    ),
};
