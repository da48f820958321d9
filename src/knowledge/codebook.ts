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
