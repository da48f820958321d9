/**
 * Every error that Readout raises on purpose: its code, the exit status of the command line, the HTTP status, and the mend.
 * The docs test holds `docs/errors.md` to this table.
 */
export const ERRORS = {
  USAGE: { exit: 2, http: 400, mend: "Run the command with --help to see what it takes." },
  FILE_NOT_FOUND: { exit: 3, http: 404, mend: "Check the path; names are case-sensitive." },
  FILE_UNREADABLE: {
    exit: 3,
    http: 422,
    mend: "Check the file's permissions, and that it is a file and not a device.",
  },
  FILE_EMPTY: { exit: 3, http: 422, mend: "The file holds no text: check that it was saved or downloaded whole." },
  FILE_TOO_LARGE: {
    exit: 3,
    http: 413,
    mend: "Split the file into its reports; --max-bytes lets larger files in, but no longer texts.",
  },
  FILE_BINARY: { exit: 3, http: 415, mend: "Give text or HTML; save other formats as text first." },
  FOLDER_EMPTY: {
    exit: 3,
    http: 422,
    mend: "Give a folder with .txt, .md or .html files; other files, hidden ones and node_modules are passed over.",
  },
  PAGE_EMPTY: {
    exit: 3,
    http: 422,
    mend: "The page has no article text: save the article itself as text and add that.",
  },
  ADDRESS_REFUSED: {
    exit: 4,
    http: 400,
    mend: "Give a public http or https address, or allow private ones with --allow-private.",
  },
  ADDRESS_FAILED: {
    exit: 4,
    http: 502,
    mend: "Check the address and the connection; or save the page and add the file.",
  },
  MANIFEST_INVALID: { exit: 3, http: 422, mend: "Correct manifest.json at the place named." },
  CODEBOOK_INVALID: { exit: 3, http: 422, mend: "Correct codebook.yaml at the line and column named." },
  RECORD_INVALID: { exit: 3, http: 422, mend: "Correct the row and field named; docs/record.md describes each." },
  LINE_INVALID: { exit: 3, http: 422, mend: 'Write each line as {"id": …, "text": "…"}.' },
  DATE_INVALID: { exit: 2, http: 400, mend: "Write a date as 2026-03-14, 2026-03 or 2026." },
  DOSSIER_MISSING: { exit: 3, http: 404, mend: "Make a dossier with: readout init FOLDER" },
  DOSSIER_EXISTS: { exit: 3, http: 409, mend: "The folder is a dossier already: add reports to it with readout add." },
  DATABASE_NEWER: {
    exit: 5,
    http: 500,
    mend: "This record was written by a newer Readout: install that version to open it.",
  },
  DATABASE_BROKEN: {
    exit: 5,
    http: 500,
    mend: "Run readout doctor on the folder; restore record.db from a backup or import an export.",
  },
  DATABASE_BUSY: {
    exit: 5,
    http: 503,
    mend: "Another Readout is writing to this dossier: wait for it and run the command again.",
  },
  FOLDER_READ_ONLY: { exit: 5, http: 403, mend: "Make the folder writable, or copy the dossier to one that is." },
  DISK_FULL: { exit: 5, http: 507, mend: "Free some space and run the command again; what was finished is kept." },
  REPORT_NOT_FOUND: { exit: 3, http: 404, mend: "List the reports with: readout statements --reports" },
  REPORT_CONFLICT: {
    exit: 3,
    http: 409,
    mend: "Another report has this id: give this one another id, or remove the other first.",
  },
  NOTHING_TO_UNDO: { exit: 3, http: 409, mend: "Nothing was removed that could be brought back." },
  QUERY_INVALID: {
    exit: 2,
    http: 400,
    mend: 'Write words, "a phrase", AND, OR, NOT, brackets, or a word* for its beginnings.',
  },
  READING_BROKEN: {
    exit: 70,
    http: 500,
    mend: "A fault in the reader: please report it with the text; nothing was stored.",
  },
  MODEL_INVALID: {
    exit: 5,
    http: 500,
    mend: "The model file is damaged or missing: install Readout again, or check it out anew with git.",
  },
  MODEL_UNKNOWN: {
    exit: 5,
    http: 500,
    mend: "The model file belongs to another version of Readout: install the program and its models together.",
  },
  PORT_TAKEN: { exit: 6, http: 500, mend: "Choose another port with --port, or 0 for any free one." },
  REQUEST_REFUSED: { exit: 6, http: 403, mend: "Open the workbench at the address that readout serve printed." },
  REQUEST_INVALID: { exit: 2, http: 400, mend: "Correct the field named; docs/api.md describes each request." },
  REQUEST_TOO_LARGE: {
    exit: 3,
    http: 413,
    mend: "Send less in one request, or use the command line, which takes larger files.",
  },
  ROUTE_UNKNOWN: { exit: 2, http: 404, mend: "GET /api lists every route and its method." },
  FAULT: {
    exit: 70,
    http: 500,
    mend: "A fault in Readout: please report what you did; the record is as it was before.",
  },
  NOT_BUILT: { exit: 6, http: 500, mend: "Run: npm run build" },
  INTERRUPTED: { exit: 130, http: 503, mend: "What was finished is kept; run the command again for the rest." },
} as const satisfies Record<string, { exit: number; http: number; mend: string }>;

export type ErrorCode = keyof typeof ERRORS;

/** Where an error lies: the file or address, a line and column (from 1), or a path of keys (`statements[3].speaker`). */
export interface ErrorPlace {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly path?: string;
}

/** The one error class: what is wrong, where, and how to mend it. */
export class ReadoutError extends Error {
  readonly code: ErrorCode;
  readonly place: ErrorPlace;

  constructor(code: ErrorCode, message: string, { cause, ...place }: ErrorPlace & { cause?: unknown } = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = "ReadoutError";
    this.code = code;
    this.place = place;
  }

  /** What the user can do about it. */
  get mend(): string {
    return ERRORS[this.code].mend;
  }

  /** The error as plain data, for JSON output and the HTTP API. */
  toJSON(): { code: ErrorCode; message: string; mend: string; place: ErrorPlace } {
    return { code: this.code, message: this.message, mend: this.mend, place: this.place };
  }
}
