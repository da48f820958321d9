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

const behavior = (): ScrollBehavior => (matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth");

function bringToLevel(root: HTMLElement, statement: StatementView, origin: Origin) {
  const column = root.querySelector<HTMLElement>(".card-list");
  const card = column?.querySelector<HTMLElement>("[aria-current]")?.closest<HTMLElement>(".card");
  if (!column || !card) return;
  const isBeside = getComputedStyle(column).overflowY === "auto";
  const shift = origin === "text" ? 0 : showWords(root, firstPlace(statement));
  if (origin === "card") return;
  if (isBeside) {
    const words = boxOf(root, firstPlace(statement));
    const target = words ? Math.max(words.top - shift, column.getBoundingClientRect().top) : 0;
    const room = column.getBoundingClientRect().bottom - card.offsetHeight;
    column.scrollBy({ top: card.getBoundingClientRect().top - Math.min(target, room), behavior: behavior() });
  }
}

/** Scrolls the window so that the words stand in its upper part, unless they are in view; gives how far it will scroll. */
function showWords(root: HTMLElement, offset: number): number {
  const box = boxOf(root, offset);
  if (!box) return 0;
  const isInView = box.top > innerHeight * 0.1 && box.bottom < innerHeight * 0.75;
  if (isInView) return 0;
  const limit = document.documentElement.scrollHeight - innerHeight;
  const to = Math.min(limit, Math.max(0, scrollY + box.top - innerHeight * 0.3));
  const shift = to - scrollY;
  scrollTo({ top: to, behavior: behavior() });
  return shift;
}

function boxOf(root: HTMLElement, offset: number): DOMRect | null {
  const text = root.querySelector<HTMLElement>(".report-text");
  const range = text && rangeOf(mapText(text), { start: offset, end: offset + 1 });
  return range instanceof Range ? (range.getClientRects()[0] ?? null) : null;
}
