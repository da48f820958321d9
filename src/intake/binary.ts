/** How the common formats that are no text begin, as bytes in Latin-1. */
const BEGINNINGS: readonly [beginning: string, name: string][] = [
  ["%PDF-", "a PDF"],
  ["PK\x03\x04", "a ZIP archive (a .docx, .odt or .epub is one too)"],
  ["\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"],
  ["{\\rtf", "an RTF document"],
  ["\x1f\x8b", "a gzip archive"],
  ["7z\xbc\xaf\x27\x1c", "a 7-Zip archive"],
  ["\x89PNG\r\n\x1a\n", "a PNG image"],
  ["\xff\xd8\xff", "a JPEG image"],
  ["GIF87a", "a GIF image"],
  ["GIF89a", "a GIF image"],
  ["SQLite format 3\0", "a SQLite database"],
  ["\x7fELF", "a program"],
  ["OggS", "a sound or film file"],
  ["ID3", "a sound file"],
  ["RIFF", "a sound, film or image file"],
  ["\0\0\0\x18ftyp", "a film file"],
  ["\0\0\0\x20ftyp", "a film file"],
];

/** How much of the input is looked at, in bytes. */
const SAMPLE = 64 * 1024;

/** Which bytes text has no use for: the C0 controls but tab, line feed, form feed, carriage return and escape. */
const isOddControl = (byte: number): boolean => byte < 32 && byte !== 27 && !(byte >= 9 && byte <= 13);

/**
 * What a binary file is ("a PDF"), or null for what may be text. Besides the known formats, input is binary where more
 * than one byte in twenty is a control character (one in three where the bytes are sound UTF-8): text with a stray NUL stays text.
 */
export function binaryKind(bytes: Uint8Array, { isUtf8 }: { readonly isUtf8: boolean }): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 16)).toString("latin1");
  for (const [beginning, name] of BEGINNINGS) if (head.startsWith(beginning)) return name;
  const sample = bytes.subarray(0, SAMPLE);
  let odd = 0;
  for (const byte of sample) if (isOddControl(byte)) odd++;
  return odd > sample.length / (isUtf8 ? 3 : 20) ? "binary data" : null;
}
