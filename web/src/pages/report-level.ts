import { type RefObject, useEffect, useRef } from "react";
import type { StatementView } from "../api.js";
import { firstPlace, type Span } from "../marks/layers.js";
import { mapText, rangeOf } from "../marks/places.js";

/** What the selection came from: that side stays where it is, the other comes to it. */
type Origin = "address" | "keys" | "card" | "text";

/**
 * Brings the selected card and its words to one level. `from` names what the next selection comes from; `show` brings
 * the words of the statement that is selected back into view.
 */
export function useLevel(page: RefObject<HTMLElement | null>, statement: StatementView | null, place: Span | null) {
  const origin = useRef<Origin>("address");
  useEffect(() => {
    const root = page.current;
    if (!root) return;
    if (statement) bringToLevel(root, statement, origin.current);
    else if (place && origin.current === "address") showWords(root, place.start);
    origin.current = "keys";
  }, [page, statement, place]);
  return {
    from(next: Origin, select: () => void) {
      origin.current = next;
      select();
    },
    show() {
      if (page.current && statement) bringToLevel(page.current, statement, "card");
    },
  };
}

function bringToLevel(root: HTMLElement, statement: StatementView, origin: Origin) {
  const words = firstPlace(statement);
  if (origin !== "text") showWords(root, words, origin === "card");
  const column = root.querySelector<HTMLElement>(".card-list");
  const isBeside = column && getComputedStyle(column).overflowY === "auto";
  if (isBeside && origin !== "card") levelCard(root, column, words, 4);
}

/**
 * Scrolls the column so that the selected card stands beside its words, as far as it can. Cards out of view have a
 * guessed height until they come near it, so the first try may miss: it is done again on the next frames.
 */
function levelCard(root: HTMLElement, column: HTMLElement, words: number, tries: number) {
  const card = column.querySelector<HTMLElement>(".selected");
  if (!card || tries === 0) return;
  const { top, bottom } = column.getBoundingClientRect();
  const lowest = Math.min(bottom, innerHeight) - card.offsetHeight;
  const level = Math.max(top, Math.min(lowest, boxOf(root, words)?.top ?? top));
  column.scrollTop += card.getBoundingClientRect().top - level;
  requestAnimationFrame(() => levelCard(root, column, words, tries - 1));
}

/** Scrolls the window so that the words stand in its upper part, unless they are in view. */
function showWords(root: HTMLElement, offset: number, isGentle = false) {
  const box = boxOf(root, offset);
  if (!box || (box.top > innerHeight * 0.1 && box.bottom < innerHeight * 0.75)) return;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  scrollBy({ top: box.top - innerHeight * 0.3, behavior: isGentle && !calm ? "smooth" : "auto" });
}

function boxOf(root: HTMLElement, offset: number): DOMRect | null {
  const text = root.querySelector<HTMLElement>(".report-text");
  const range = text && rangeOf(mapText(text), { start: offset, end: offset + 1 });
  return range instanceof Range ? (range.getClientRects()[0] ?? null) : null;
}
