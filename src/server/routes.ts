/** Every route of the HTTP API in one list: `GET /api` gives it, a test holds the app to it, another `docs/api.md`. */

export interface Route {
  readonly method: "GET" | "POST" | "DELETE";
  readonly path: string;
  readonly does: string;
}

export const ROUTES: readonly Route[] = [
  { method: "GET", path: "/api", does: "List the routes." },
  { method: "GET", path: "/api/dossier", does: "Name, counts, version, and whether the record can be written." },
  { method: "GET", path: "/api/reports", does: "Every report without its text." },
  { method: "POST", path: "/api/reports", does: "Read and keep one report: text, HTML, a file or an address." },
  { method: "GET", path: "/api/reports/:id", does: "One report with its text, notes, statements and parties." },
  { method: "DELETE", path: "/api/reports/:id", does: "Remove a report with all its rows; can be undone." },
  { method: "GET", path: "/api/statements", does: "Statements of the whole dossier, filtered, a page at a time." },
  { method: "GET", path: "/api/parties", does: "Every party with the number of its statements." },
  { method: "GET", path: "/api/search", does: "Full-text search over reports and statements." },
  { method: "POST", path: "/api/read", does: "Read one report and give its record; nothing is kept." },
  { method: "POST", path: "/api/parse", does: "Parse one report and give the tree of each sentence; nothing is kept." },
  { method: "GET", path: "/api/changes", does: "Removals and undos, the latest first." },
  { method: "POST", path: "/api/undo", does: "Undo the latest removal." },
  { method: "GET", path: "/api/record", does: "The whole dossier as one readout-record/1." },
  { method: "POST", path: "/api/record", does: "Take a readout-record/1 in." },
  { method: "GET", path: "/api/health", does: "Check the integrity of the record." },
];
