import { isUtf8 } from "node:buffer";
import { analyse } from "chardet";
import iconv from "iconv-lite";
import { ReadoutError } from "../errors.js";
import type { Note } from "../text/report.js";
import { binaryKind } from "./binary.js";

export interface DecodeOptions {
  /** What to call the input in messages. */
  readonly origin?: string;
  /** The user's own word on the charset: wins over everything. */
  readonly charset?: string | undefined;
  /** The `Content-Type` it came with. */
  readonly contentType?: string | null;
  /** Look for a declaration in `<meta>` and `<?xml`. */
  readonly html?: boolean;
}

export interface Decoded {
  readonly text: string;
  /** Name of the charset used, in lower case. */
  readonly charset: string;
  readonly notes: readonly Note[];
}

/**
 * The characters of these bytes, without a byte order mark. The charset is, in this order: the user's, the byte order
 * mark's, UTF-8 where the bytes are sound UTF-8, UTF-16 by its look, the declared one, and last a guess, which gives a
 * note. Throws `FILE_BINARY`, and `USAGE` for a charset that does not exist.
 */
export function decode(
  bytes: Uint8Array,
  { origin = "the input", charset, contentType = null, html = false }: DecodeOptions = {},
): Decoded {
  if (charset !== undefined) {
    const known = knownCharset(charset);
    if (known) return decodeAs(bytes, known);
    throw new ReadoutError("USAGE", `There is no charset "${charset}": try utf-8, windows-1252 or utf-16le.`);
  }
  const marked = byteOrderMark(bytes);
  if (marked) return decodeAs(bytes, marked);

  const sound = isUtf8(withoutHalves(bytes));
  const declared = declaredCharset(bytes, contentType, html) ?? (hasJapaneseEscape(bytes) ? ISO_2022_JP : null);
  // Text in another charset is sound UTF-8 by chance at most in a few words of a multi-byte one, or in escapes (ISO-2022).
  if (sound && !(declared && isMultiByte(declared) && decodesWhole(bytes, declared))) {
    const wide = bytes.includes(0) ? wideCharset(bytes) : null;
    if (wide) return decodeAs(bytes, wide);
    refuseBinary(bytes, true, origin);
    return decodeAs(
      bytes,
      "utf-8",
      declared === null || declared === "utf-8" || isAscii(bytes) ? [] : [wrong(declared, "utf-8")],
    );
  }
  const wide = wideCharset(bytes);
  if (wide) return decodeAs(bytes, wide);
  refuseBinary(bytes, false, origin);
  if (declared && declared !== "utf-8") return decodeAs(bytes, declared);
  if (isMostlyUtf8(bytes)) return decodeAs(bytes, "utf-8");
  const guess = guessCharset(bytes);
  return decodeAs(bytes, guess, [
    declared
      ? wrong(declared, guess)
      : note("charset-guessed", `No charset is declared; the text was read as ${guess}.`),
  ]);
}

const note = (rule: string, message: string): Note => ({ rule, message, span: null });

const wrong = (declared: string, used: string): Note =>
  note("charset-wrong", `The bytes are not in ${declared}, as declared; the text was read as ${used}.`);

function refuseBinary(bytes: Uint8Array, sound: boolean, origin: string): void {
  const kind = binaryKind(bytes, { isUtf8: sound });
  if (kind) throw new ReadoutError("FILE_BINARY", `${origin} is ${kind}, not text.`, { file: origin });
}

/** Decodes with a charset that `knownCharset` gave; broken bytes become U+FFFD, which gives a note. */
function decodeAs(bytes: Uint8Array, charset: string, notes: readonly Note[] = []): Decoded {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  // The platform's decoder of UTF-8 is strict and fast. Both strip the byte order mark.
  const text =
    charset === "utf-8" || charset === ISO_2022_JP
      ? new TextDecoder(charset).decode(charset === "utf-8" ? withoutHalves(buffer) : buffer)
      : iconv.decode(buffer, charset);
  const isBroken = text.includes("\uFFFD") && !(charset === "utf-8" && isUtf8(bytes));
  return {
    text,
    charset,
    notes: isBroken ? [...notes, note("bytes-replaced", `Some bytes are no ${charset}; they stand as U+FFFD.`)] : notes,
  };
}

/** UTF-8 in which halves of characters were written like whole ones (CESU-8, WTF-8): each gives way to one U+FFFD. */
function withoutHalves(bytes: Uint8Array): Uint8Array {
  let mended = bytes;
  for (let at = bytes.indexOf(0xed); at >= 0; at = bytes.indexOf(0xed, at + 1)) {
    const [second = 0, third = 0] = bytes.subarray(at + 1, at + 3);
    if (second < 0xa0 || second > 0xbf || third < 0x80 || third > 0xbf) continue;
    if (mended === bytes) mended = Uint8Array.from(bytes);
    mended.set([0xef, 0xbf, 0xbd], at);
  }
  return mended;
}

/** Japanese in escapes that are all ASCII bytes; the platform decodes it, iconv-lite does not. */
const ISO_2022_JP = "iso-2022-jp";

/** Labels that the web reads as a larger charset than their name says (WHATWG Encoding). */
const WEB_LABELS = new Map(
  Object.entries({
    ascii: "windows-1252",
    "us-ascii": "windows-1252",
    "iso-8859-1": "windows-1252",
    "iso-8859-9": "windows-1254",
    "iso-8859-11": "windows-874",
    "tis-620": "windows-874",
    "iso-8859-8-i": "iso-8859-8",
    latin1: "windows-1252",
    gb2312: "gb18030",
    gbk: "gb18030",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "x-sjis": "shift_jis",
    utf8: "utf-8",
    [ISO_2022_JP]: ISO_2022_JP,
  }),
);

/** The charset to decode with for a label, or null where no decoder knows it. */
function knownCharset(label: string): string | null {
  const name = label.trim().toLowerCase();
  const webName = WEB_LABELS.get(name);
  if (webName) return webName;
  // Also keeps iconv-lite's own "base64", "hex" and "binary" from being taken for charsets.
  if (!/^[a-z][a-z0-9_:.-]{1,40}$/.test(name) || /^(?:base64|hex|binary|internal|utf-?7)/.test(name)) return null;
  return iconv.encodingExists(name) ? name : null;
}

function byteOrderMark(bytes: Uint8Array): string | null {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8";
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? "utf-32le" : "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  return a === 0 && b === 0 && c === 0xfe && d === 0xff ? "utf-32be" : null;
}

/** What the header or the page's beginning declares. A page that can be read so far is not UTF-16, whatever it says. */
function declaredCharset(bytes: Uint8Array, contentType: string | null, html: boolean): string | null {
  const header = /;\s*charset\s*=\s*["']?([^\s"';,]+)/i.exec(contentType ?? "")?.[1];
  const inHeader = header ? knownCharset(header) : null;
  if (inHeader) return inHeader;
  if (!html) return null;
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096)).toString("latin1");
  const label =
    /<meta\b[^>]{0,400}?\bcharset\s{0,9}=\s{0,9}["']?\s{0,9}([\w:.-]+)/i.exec(head)?.[1] ??
    /^\s{0,99}<\?xml\b[^>]{0,200}?\bencoding\s{0,9}=\s{0,9}["']([\w:.-]+)/i.exec(head)?.[1];
  const inPage = label ? knownCharset(label) : null;
  return inPage?.startsWith("utf-16") ? "utf-8" : inPage;
}

const hasJapaneseEscape = (bytes: Uint8Array): boolean => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return buffer.includes("\x1b$B") || buffer.includes("\x1b$@");
};

const isAscii = (bytes: Uint8Array): boolean => firstHigh(bytes) < 0;

const firstHigh = (bytes: Uint8Array): number => bytes.findIndex((byte) => byte >= 0x80);

const isMultiByte = (charset: string): boolean =>
  /^(?:iso-2022|hz|gb|big5|shift_jis|euc|cp949|utf-16|utf-32)/.test(charset);

const decodesWhole = (bytes: Uint8Array, charset: string): boolean =>
  !decodeAs(bytes.subarray(0, 64 * 1024), charset)
    .text.slice(0, -2)
    .includes("\uFFFD");

/** Whether the faults are few beside the sound multi-byte sequences: a cut-off end, a pasted word in another charset. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder().decode(bytes.subarray(0, 1024 * 1024));
  const broken = text.match(/\uFFFD/g)?.length ?? 0;
  const high = text.match(/[^\x00-\x7f]/gu)?.length ?? 0;
  const sound = high - broken;
  return broken * 10 <= sound || (broken === 1 && sound > 0 && text.endsWith("\uFFFD"));
}

/** UTF-16 without a mark: the byte order in which it has blanks and line ends, and none of the characters text never has. */
function wideCharset(bytes: Uint8Array): string | null {
  if (bytes.length < 2 || bytes.length % 2 !== 0) return null;
  const sample = bytes.subarray(0, 8192);
  for (const charset of ["utf-16le", "utf-16be"]) {
    const text = iconv.decode(Buffer.from(sample), charset);
    const units = text.length;
    const blanks = text.match(/[ \n\u3000]/g)?.length ?? 0;
    const readable = text.match(/[\p{L}\p{M}\p{N}\p{P}\s\p{Sc}\p{Sm}]/gu)?.length ?? 0;
    const alien = /[\p{Cn}\p{Co}\x00-\x08\x0e-\x1f]/u.test(text) || !text.slice(0, -1).isWellFormed();
    if (!alien && readable >= units * 0.9 && blanks >= units / 40 && blanks > 0) return charset;
  }
  return null;
}

/** How sure chardet must be, of 100, before its guess is taken over windows-1252, the commonest charset that is no UTF-8. */
const MIN_CONFIDENCE = 20;

/** The likeliest charset by the first 64 KiB from the first byte that is not ASCII. */
function guessCharset(bytes: Uint8Array): string {
  const from = Math.max(0, firstHigh(bytes) - 1024);
  const sample = bytes.subarray(from, from + 64 * 1024);
  const [best] = analyse(sample);
  const guess = best && best.confidence >= MIN_CONFIDENCE ? knownCharset(best.name) : null;
  if (guess && guess !== "windows-1252" && guess !== "utf-8") return guess;
  // "weÕre", "ÒreadyÓ": the quotation marks of old Macs, which chardet does not know.
  const western = iconv.decode(Buffer.from(sample), "windows-1252");
  return /[a-z]\u00d5[a-z]|\u00d2\p{L}[^\u00d2\u00d3\n]{0,400}\u00d3/u.test(western) ? "macintosh" : "windows-1252";
}
