import { MARKS, type Mark, type Painting } from "./layers.js";
import { rangeOf, type TextMap } from "./places.js";

/** Whether marks can be painted without touching the page (the CSS Custom Highlight API). */
export const canHighlight = (): boolean => typeof Highlight === "function" && "highlights" in CSS;

/** Paints the marks over the text, in place of what these marks showed before; gives back how to take them away. */
export function paint(map: TextMap, root: HTMLElement, painting: Painting): () => void {
  return canHighlight() ? paintHighlights(map, painting) : paintOverlay(map, root, painting);
}

function paintHighlights(map: TextMap, painting: Painting): () => void {
  const names = Object.keys(painting) as Mark[];
  for (const name of names) {
    const ranges = painting[name]!.map((span) => rangeOf(map, span)).filter((range) => range !== null);
    const highlight = new Highlight(...ranges);
    highlight.priority = MARKS.indexOf(name);
    CSS.highlights.set(name, highlight);
  }
  return () => {
    for (const name of names) CSS.highlights.delete(name);
  };
}

/** For older browsers: boxes laid behind the words, drawn again whenever the text is set anew. */
function paintOverlay(map: TextMap, root: HTMLElement, painting: Painting): () => void {
  const overlay = document.createElement("div");
  overlay.className = "overlay";
  overlay.setAttribute("aria-hidden", "true");
  root.append(overlay);
  const draw = () => {
    const origin = root.getBoundingClientRect();
    overlay.replaceChildren(
      ...(Object.keys(painting) as Mark[]).flatMap((name) =>
        painting[name]!.flatMap((span) => {
          const range = rangeOf(map, span);
          if (!(range instanceof Range)) return [];
          return [...range.getClientRects()].map((box) => {
            const mark = document.createElement("span");
            mark.className = `mark-${name}`;
            Object.assign(mark.style, {
              left: `${box.left - origin.left}px`,
              top: `${box.top - origin.top}px`,
              width: `${box.width}px`,
              height: `${box.height}px`,
            });
            return mark;
          });
        }),
      ),
    );
  };
  draw();
  const watcher = new ResizeObserver(draw);
  watcher.observe(root);
  return () => {
    watcher.disconnect();
    overlay.remove();
  };
}
