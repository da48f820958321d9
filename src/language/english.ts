import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { ReadoutError } from "../errors.js";
import { type Calibration, readCalibration } from "./confidence.js";
import { readModel } from "./model-file.js";
import { type Morphology, readMorphology } from "./morphology.js";
import { type Network, openNetwork } from "./network.js";
import { type Parser, parser } from "./parser.js";

const FOLDER = new URL("../../models/", import.meta.url);
let network: Network | undefined;
let calibration: Calibration | undefined;
let morphology: Morphology | undefined;

/** The English network of `models/`, opened at its first use. Throws `MODEL_INVALID`, `MODEL_UNKNOWN`. */
export function english(): Network {
  network ??= openNetwork(readModel(bytesOf("english.bin"), "models/english.bin"));
  return network;
}

/** How the network's probabilities are to be taken, opened at its first use. Throws `MODEL_INVALID`. */
export function englishCalibration(): Calibration {
  const name = "english.calibration.json";
  calibration ??= readCalibration(new TextDecoder().decode(bytesOf(name)), `models/${name}`);
  return calibration;
}

/** English lemmas and features, opened at their first use. Throws `MODEL_INVALID`, `MODEL_UNKNOWN`. */
export function englishMorphology(): Morphology {
  const name = "english.morphology.json";
  morphology ??= readMorphology(new TextDecoder().decode(bytesOf(name)), `models/${name}`);
  return morphology;
}

/** The English parser. Throws `MODEL_INVALID`, `MODEL_UNKNOWN`. */
export const englishParser = (): Parser => parser(english(), englishMorphology());

function bytesOf(name: string): Uint8Array {
  const file = fileURLToPath(new URL(name, FOLDER));
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new ReadoutError("MODEL_INVALID", `models/${name} cannot be read`, { file, cause });
  }
}
