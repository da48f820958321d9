import { type MouseEvent, memo, type PointerEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { ReportView, StatementView } from "../api.js";
import { paintSelected, paintStatements, type Span, statementsAt } from "../marks/layers.js";
import { canHighlight, paint } from "../marks/paint.js";
import { mapText, offsetAtPoint, type TextMap } from "../marks/places.js";

interface ReportTextProps {
  readonly text: string;
  readonly paragraphs: ReportView["paragraphs"];
  readonly statements: readonly StatementView[];
  readonly selected: StatementView | null;
  /** A place to show besides, such as that of a search hit. */
  readonly place: Span | null;
  /** Told of the offset that was clicked, null where no words are. */
  readonly onClick: (offset: number | null) => void;
}

/** The text of a report with its statements painted over it; always set as text, whatever it holds. */
export function ReportText({ text, paragraphs, statements, selected, place, onClick }: ReportTextProps) {
  const root = useRef<HTMLElement>(null);
  const [map, setMap] = useState<TextMap>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the page shows these, and the map is read from the page
  useLayoutEffect(() => setMap(mapText(root.current!)), [text, paragraphs]);

  const all = useMemo(() => paintStatements(statements), [statements]);
  useEffect(() => paint(map, root.current!, all), [map, all]);
  useEffect(() => (selected ? paint(map, root.current!, paintSelected(selected)) : undefined), [map, selected]);
  useEffect(() => (place ? paint(map, root.current!, { place: [place] }) : undefined), [map, place]);

  const click = (event: MouseEvent) => {
    // Words that are being marked to copy them are not a click.
    if (getSelection()?.isCollapsed === false) return;
    onClick(offsetAtPoint(map, event.clientX, event.clientY));
  };
  const point = ({ clientX, clientY, currentTarget }: PointerEvent<HTMLElement>) => {
    const offset = offsetAtPoint(map, clientX, clientY);
    currentTarget.classList.toggle("over-words", offset !== null && statementsAt(statements, offset).length > 0);
  };
  return (
    <div className="text-column">
      <Legend />
      {!canHighlight() && (
        <p className="quiet">
          This browser has no CSS Custom Highlight API: the marks are drawn as boxes behind the words.
        </p>
      )}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the cards and the keys j and k reach every statement */}
      <article ref={root} className="report-text" aria-label="Text of the report" onClick={click} onPointerMove={point}>
        <Paragraphs text={text} paragraphs={paragraphs} />
      </article>
    </div>
  );
}

const Paragraphs = memo(function Paragraphs({ text, paragraphs }: Pick<ReportTextProps, "text" | "paragraphs">) {
  return paragraphs.map(({ start, end, kind }) => {
    const Element = kind === "heading" ? "h2" : "p";
    return (
      <Element key={start} data-start={start} dir="auto" className={kind}>
        {text.slice(start, end)}
      </Element>
    );
  });
});

function Legend() {
  return (
    <p className="legend" aria-hidden="true">
      <span className="word-source">source</span>
      <span className="word-cue">cue</span>
      <span className="word-content">content</span>
      <span className="word-content word-unsure">unsure</span>
    </p>
  );
}
