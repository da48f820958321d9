/** The codebook of a dossier: the issues that positions are held on. */
export interface Issue {
  readonly id: string;
  readonly name: string;
  readonly definition: string;
  readonly phrases: readonly string[];
  /** Id of the broader issue, or null. */
  readonly parent: string | null;
}

export interface Codebook {
  readonly issues: readonly Issue[];
}

/** Reads the text of a `codebook.yaml`. Throws `CODEBOOK_INVALID` naming the file, line and column. */
export function parseCodebook(_text: string, { file: _file = "codebook.yaml" }: { file?: string } = {}): Codebook {
  return { issues: [] };
}

/** Reads a codebook file. Throws `FILE_NOT_FOUND`, `FILE_UNREADABLE`, `CODEBOOK_INVALID`. */
export async function loadCodebook(path: string): Promise<Codebook> {
  return parseCodebook("", { file: path });
}
