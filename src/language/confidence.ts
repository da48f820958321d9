import { ReadoutError } from "../errors.js";
import type { NetworkAttribution } from "./attribution.js";

/** Weights of a logistic regression over the log odds of the network's probabilities (Platt 1999). */
export interface Calibration {
  readonly constant: number;
  readonly cue: number;
  readonly source: number;
  readonly content: number;
  /** Added where no source is named. */
  readonly noSource: number;
}

const KEYS = ["constant", "cue", "source", "content", "noSource"] as const;
/** Probabilities nearer to 0 or 1 than this count as this far: their log odds would drown the others. */
const LEAST = 1e-3;

const logOdds = (probability: number): number => {
  const kept = Math.min(1 - LEAST, Math.max(LEAST, probability));
  return Math.log(kept / (1 - kept));
};

/** What the calibration is fitted on, in the order of its weights. */
export const evidenceOf = ({ source, probability }: NetworkAttribution): readonly number[] => [
  1,
  logOdds(probability.cue),
  source.length > 0 ? logOdds(probability.source) : 0,
  logOdds(probability.content),
  source.length > 0 ? 0 : 1,
];

/** How probable it is that cue, source and content of an attribution are right, 0 to 1 in steps of a hundredth. */
export const calibrated =
  (calibration: Calibration) =>
  (attribution: NetworkAttribution): number => {
    const sum = evidenceOf(attribution).reduce((total, value, i) => total + value * calibration[KEYS[i]!], 0);
    return Math.round(100 / (1 + Math.exp(-sum))) / 100;
  };

/** Reads the calibration that training/calibrate.js writes. Throws `MODEL_INVALID`. */
export function readCalibration(json: string, file: string): Calibration {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (cause) {
    throw new ReadoutError("MODEL_INVALID", `${file} is no JSON`, { file, cause });
  }
  const weights = value as Calibration | null;
  if (!KEYS.every((key) => Number.isFinite(weights?.[key])))
    throw new ReadoutError("MODEL_INVALID", `${file} has not all of ${KEYS.join(", ")}`, { file });
  return weights!;
}
