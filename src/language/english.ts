import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { ReadoutError } from "../errors.js";
import { readModel } from "./model-file.js";
import { type Network, openNetwork } from "./network.js";

const FILE = fileURLToPath(new URL("../../models/english.bin", import.meta.url));
let network: Network | undefined;

/** The English network of `models/`, opened at its first use. Throws `MODEL_INVALID`, `MODEL_UNKNOWN`. */
export function english(): Network {
  network ??= openNetwork(readModel(bytesOf(FILE), "models/english.bin"));
  return network;
}

function bytesOf(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new ReadoutError("MODEL_INVALID", "models/english.bin cannot be read", { file, cause });
  }
}
