/** Longest line taken, in bytes: well under the longest string that Node can hold. */
export const MAX_LINE = 256 * 1024 * 1024;

const LINE_FEED = 10;

/**
 * The lines of a byte stream as text, as they come: ended by LF or CR LF and by nothing else, since JSON may hold the other
 * line separators of Unicode. A line longer than `max` bytes is passed over and given as null. Bytes that are no UTF-8
 * become U+FFFD.
 */
export async function* linesOf(
  input: AsyncIterable<Uint8Array>,
  { max = MAX_LINE }: { max?: number } = {},
): AsyncGenerator<string | null> {
  const decoder = new TextDecoder();
  let pieces: Uint8Array[] = [];
  let bytes = 0;
  const keep = (piece: Uint8Array) => {
    bytes += piece.length;
    // What is too long is counted and let go.
    if (bytes <= max) pieces.push(piece);
    else pieces = [];
  };
  const finish = (): string | null => {
    const line = bytes > max ? null : decoder.decode(pieces.length === 1 ? pieces[0] : Buffer.concat(pieces));
    pieces = [];
    bytes = 0;
    return line?.endsWith("\r") ? line.slice(0, -1) : line;
  };
  for await (const chunk of input) {
    let from = 0;
    for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, from)) {
      keep(chunk.subarray(from, at));
      yield finish();
      from = at + 1;
    }
    if (from < chunk.length) keep(chunk.subarray(from));
  }
  if (bytes > 0) yield finish();
}
