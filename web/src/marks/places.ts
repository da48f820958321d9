/** From offsets in a report's text to places on the page and back. The page is never changed for a mark, so offsets stay true. */
import type { Span } from "./layers.js";

interface Piece extends Span {
  readonly node: Text;
}

/** The text nodes of a set text in reading order, each with the offsets of the report's text that it shows. */
export type TextMap = readonly Piece[];

/** Reads the map from the page: every element with `data-start` shows the text from that offset on, in one text node. */
export function mapText(root: HTMLElement): TextMap {
  const pieces: Piece[] = [];
  for (const element of root.querySelectorAll<HTMLElement>("[data-start]")) {
    const node = element.firstChild;
    const start = Number(element.dataset.start);
    if (node instanceof Text) pieces.push({ node, start, end: start + node.length });
  }
  return pieces;
}

/** The piece that holds the offset, or else the next one; undefined past the last. */
function pieceAt(map: TextMap, offset: number): Piece | undefined {
  let low = 0;
  let high = map.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (map[middle]!.end <= offset) low = middle + 1;
    else high = middle;
  }
  return map[low];
}

/** The place of a span on the page; null where the span shows nothing, such as one of white space between paragraphs. */
export function rangeOf(map: TextMap, { start, end }: Span): StaticRange | Range | null {
  const first = pieceAt(map, start);
  const last = pieceAt(map, end - 1);
  if (!first) return null;
  const range = document.createRange();
  range.setStart(first.node, Math.max(0, start - first.start));
  if (last && last.start < end) range.setEnd(last.node, end - last.start);
  else {
    const before = map[(last ? map.indexOf(last) : map.length) - 1];
    if (!before || before.start < first.start) return null;
    range.setEnd(before.node, before.node.length);
  }
  return range.collapsed ? null : range;
}

/** How far above and below a character a point still hits it, in pixels: about the gap between two lines. */
const SLACK = 4;

/** The offset in the report's text of the character under a point of the window; null where there is none. */
export function offsetAtPoint(map: TextMap, x: number, y: number): number | null {
  const caret = caretAt(x, y);
  const piece = caret && map.find(({ node }) => node === caret.node);
  if (!piece) return null;
  // A caret stands between characters: the one that was hit lies on either side of it.
  for (const at of [caret.offset, caret.offset - 1]) {
    if (at < 0 || at >= piece.node.length) continue;
    const range = document.createRange();
    range.setStart(piece.node, at);
    range.setEnd(piece.node, at + 1);
    for (const box of range.getClientRects())
      if (x >= box.left && x <= box.right && y >= box.top - SLACK && y <= box.bottom + SLACK) return piece.start + at;
  }
  return null;
}

interface Caret {
  readonly node: Node;
  readonly offset: number;
}

function caretAt(x: number, y: number): Caret | null {
  if ("caretPositionFromPoint" in document) {
    const caret = document.caretPositionFromPoint(x, y);
    return caret && { node: caret.offsetNode, offset: caret.offset };
  }
  const range = (document as Document).caretRangeFromPoint?.(x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : null;
}
