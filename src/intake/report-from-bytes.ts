import { ReadoutError } from "../errors.js";
import { isEdtf } from "../text/document-date.js";
import { createReport, type MetadataOrigin, type Note, type Report } from "../text/report.js";
import { cleanLine, cleanText } from "./clean.js";
import { readDateline } from "./dateline.js";
import { decode } from "./decode.js";
import { readFileName } from "./file-name.js";
import { readHtml } from "./html.js";
import type { PageFacts } from "./page-facts.js";
import { idFrom } from "./report-id.js";
import { type IntakeOptions, MAX_BYTES, type ReportFacts } from "./source.js";

export interface BytesOptions extends IntakeOptions {
  /** File name, path or address, for the id, the file-name pattern and messages. */
  readonly origin?: string | null;
  /** What the manifest says of this report. */
  readonly manifest?: ReportFacts | null;
  /** The address it was fetched from. */
  readonly url?: string | null;
  /** The `Content-Type` it came with. */
  readonly contentType?: string | null;
  /** What it is; told from extension, content type and a look at the beginning unless given. */
  readonly format?: "text" | "html";
}

/**
 * Makes a report of what a file, a page or a form held: bytes in any charset, or characters that are decoded already.
 * Pure: opens nothing. The id is the given one, the manifest's, or made of the origin; the caller makes it unique.
 * Throws `FILE_EMPTY`, `FILE_BINARY`, `FILE_TOO_LARGE`, `PAGE_EMPTY`, `DATE_INVALID`, and `USAGE` for a bad option.
 */
export function reportFromBytes(content: Uint8Array | string, options: BytesOptions = {}): Report {
  const { origin = null, manifest = null, url = null, facts = {}, maxBytes = MAX_BYTES } = options;
  const called = origin ?? "the input";
  if (facts.published && !isEdtf(facts.published))
    throw new ReadoutError("DATE_INVALID", `${facts.published} is no date.`);
  if (content.length > maxBytes)
    throw new ReadoutError("FILE_TOO_LARGE", `${called} is larger than ${maxBytes.toLocaleString("en")} bytes.`, {
      file: called,
    });
  const { raw, page, notes } = contentOf(content, options, called);
  const { text, notes: changes } = cleanText(raw);
  if (!/\S/u.test(text)) throw new ReadoutError("FILE_EMPTY", `${called} holds no text.`, { file: called });

  const isFile = origin !== null && !/^https?:/i.test(origin);
  const named =
    isFile || options.fileNamePattern !== undefined ? readFileName(origin ?? "", options.fileNamePattern) : {};
  const stated = facts.published ?? manifest?.published ?? page?.published ?? null;
  const dateline = readDateline(text, stated ?? named.published ?? null);
  const [published, publishedFrom] = first(
    [facts.published, "given"],
    [manifest?.published, "manifest"],
    [page?.published, "page"],
    [dateline.published, "dateline"],
    [named.published, "file name"],
  );
  const [outlet, outletFrom] = first(
    [facts.outlet, "given"],
    [manifest?.outlet, "manifest"],
    [page?.outlet, "page"],
    [dateline.outlet, "dateline"],
    [named.outlet, "file name"],
  );
  const title = cleanLine(facts.title ?? manifest?.title ?? page?.title ?? named.title ?? null);
  return createReport({
    id: facts.id ?? manifest?.id ?? idFrom(url ?? origin ?? title ?? firstWords(text)),
    text,
    title,
    published,
    publishedFrom,
    outlet: cleanLine(outlet),
    outletFrom,
    author: page?.author ?? null,
    url: facts.url ?? manifest?.url ?? page?.url ?? url,
    kind: facts.kind ?? manifest?.kind ?? named.kind ?? "news",
    origin,
    notes: [...notes, ...changes, ...(published === null ? [NO_DATE] : [])],
  });
}

/** What a report with no name of any kind is called by: how it begins. */
const firstWords = (text: string): string => text.slice(0, 1000).trim().split(/\s+/u).slice(0, 6).join(" ");

const NO_DATE: Note = {
  rule: "no-date",
  message: "No date of publication was found: relative days stay unresolved. Give one with --published.",
  span: null,
};

/** The most trusted value there is, and where it came from. */
function first(
  ...values: readonly (readonly [string | null | undefined, MetadataOrigin])[]
): [string | null, MetadataOrigin | null] {
  const found = values.find(([value]) => value);
  return found ? [found[0]!, found[1]] : [null, null];
}

/** The characters of the content; of a page, those of its article. */
function contentOf(
  content: Uint8Array | string,
  { charset, contentType = null, format, origin = null, url = null }: BytesOptions,
  called: string,
): { raw: string; page: PageFacts | null; notes: readonly Note[] } {
  const asHtml = format === "html" || (format === undefined && looksLikeHtml(content, origin, contentType));
  const decoded =
    typeof content === "string"
      ? { text: content, notes: [] }
      : decode(content, { origin: called, charset, contentType, html: asHtml });
  if (!asHtml) return { raw: decoded.text.replace(/^\ufeff/, ""), page: null, notes: decoded.notes };
  const { text, facts } = readHtml(cleanText(decoded.text).text, { origin: called, address: url });
  return { raw: text, page: facts, notes: decoded.notes };
}

/** By content type, then by the ending, then by how it begins. */
function looksLikeHtml(content: Uint8Array | string, origin: string | null, contentType: string | null): boolean {
  if (contentType) {
    if (/html/i.test(contentType)) return true;
    if (/^text\/plain/i.test(contentType)) return false;
  }
  const path = origin?.replace(/[?#].*$/, "") ?? "";
  if (/\.(?:html?|xhtml)$/i.test(path)) return true;
  if (/\.(?:txt|text|md)$/i.test(path)) return false;
  const head =
    typeof content === "string"
      ? content.slice(0, 1000)
      : Buffer.from(content.buffer, content.byteOffset, Math.min(content.length, 1000)).toString("latin1");
  return /^[\s\ufeff\u00ef\u00bb\u00bf]*(?:<!--[\s\S]{0,800}?-->\s*)*<(?:!doctype\s+html|html|head|body|article|div|p|h1)\b/i.test(
    head,
  );
}
