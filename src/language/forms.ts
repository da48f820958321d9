import { type FormInputs, formInputs } from "./inputs.js";
import type { ModelFile } from "./model-file.js";

/** The numbers of written forms before the network: word vector, word, affixes and shape, side by side. */
export interface FormTable {
  /** Length of one row, padded to a multiple of 8. */
  readonly width: number;
  /** Writes the row of a form. */
  write(form: string, out: Float32Array): void;
}

/** Rows 0 and 1 of the words are the boundary and the unknown word. */
const FIRST_WORD = 2;
const UNKNOWN_WORD = 1;

export function openForms(model: ModelFile): FormTable {
  const words = rowsOf(model, "words", FIRST_WORD);
  const vectorWords = rowsOf(model, "vectorWords", 1);
  const tables = (["vectors", "word", "prefix3", "suffix2", "suffix3"] as const).map((name) => table(model, name));
  const shape = model.tensor("shape.weight");
  const shapeWidth = shape.shape[1]!;
  const width = (tables.reduce((sum, each) => sum + each.width, 0) + shapeWidth + 7) & ~7;
  return {
    width,
    write(form, out) {
      const inputs = formInputs(form);
      const rows = [
        vectorRow(vectorWords, inputs),
        words.get(inputs.key) ?? UNKNOWN_WORD,
        inputs.prefix3,
        inputs.suffix2,
        inputs.suffix3,
      ];
      let at = 0;
      tables.forEach(({ data, scale, width }, i) => {
        const row = rows[i]!;
        for (let k = 0; k < width; k++) out[at + k] = data[row * width + k]! * scale[row]!;
        at += width;
      });
      for (let k = 0; k < shapeWidth; k++) out[at + k] = shape.data[inputs.shape * shapeWidth + k]!;
      out.fill(0, at + shapeWidth, width);
    },
  };
}

/** A compound unknown as a whole has the vector of its last part. */
const vectorRow = (rows: ReadonlyMap<string, number>, { key }: FormInputs): number =>
  rows.get(key) ?? (key.includes("-") ? rows.get(key.slice(key.lastIndexOf("-") + 1)) : undefined) ?? 0;

function rowsOf(model: ModelFile, name: string, first: number): Map<string, number> {
  const text = new TextDecoder().decode(model.tensor(name).data as Uint8Array);
  const rows = new Map<string, number>();
  text.split("\n").forEach((word, i) => {
    rows.set(word, i + first);
  });
  return rows;
}

function table(model: ModelFile, name: string) {
  const { data, shape } = model.tensor(`${name}.weight`);
  return { data, width: shape[1]!, scale: model.tensor(`${name}.weight.scale`).data };
}
