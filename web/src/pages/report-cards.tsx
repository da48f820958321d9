import { type MouseEvent, memo } from "react";
import type { SpanView, StatementView } from "../api.js";
import type { Arranged } from "../marks/layers.js";
import { count, showDate } from "../parts/dates.js";
import { Empty } from "../parts/states.js";
import { Speaker } from "./speaker.js";

interface CardsProps {
  readonly arranged: readonly Arranged<StatementView>[];
  /** Which one is selected; -1 for none. */
  readonly index: number;
  readonly onSelect: (id: string) => void;
  readonly onStep: (by: 1 | -1) => void;
  /** Brings the words of the selected statement into view. */
  readonly onShow: () => void;
}

/** The statements of a report as cards in reading order, those told within another one indented under it. */
export function Cards({ arranged, index, onSelect, onStep, onShow }: CardsProps) {
  const selected = arranged[index]?.statement;
  const click = (event: MouseEvent) => {
    const target = event.target instanceof Element ? event.target : null;
    const card = target?.closest<HTMLElement>(".card");
    if (!card || event.ctrlKey || event.metaKey || event.shiftKey) return;
    // Words that are being marked to copy them are not a click.
    if (!target?.closest("a") && getSelection()?.isCollapsed === false) return;
    event.preventDefault();
    onSelect(card.dataset.id!);
  };
  return (
    <section className="cards" aria-label="Statements">
      <header className="cards-head">
        <h2>{count(arranged.length, "statement")}</h2>
        {arranged.length > 0 && <Stepper index={index} of={arranged.length} onStep={onStep} />}
      </header>
      <p role="status" className="unseen">
        {selected && spoken(selected)}
      </p>
      {arranged.length === 0 && (
        <Empty title="Nobody is quoted here">
          <p>The reader found no statement in this report.</p>
        </Empty>
      )}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: every card holds a link that does the same */}
      <ol className="card-list" onClick={click}>
        {arranged.map(({ statement, depth }, at) => (
          <Card key={statement.id} statement={statement} depth={depth} isSelected={at === index} />
        ))}
      </ol>
      {selected && (
        <div className="selection-bar">
          <button type="button" className="plain" onClick={onShow}>
            <Speaker statement={selected} />
          </button>
          <Stepper index={index} of={arranged.length} onStep={onStep} />
          <a href={`#card-${selected.id}`}>Card</a>
        </div>
      )}
    </section>
  );
}

/** What a screen reader says when a statement is selected. */
const spoken = ({ speakerName, cue, content }: StatementView): string =>
  [speakerName ?? "Speaker not named", ...cue, ...content]
    .map((part) => (typeof part === "string" ? part : part.text))
    .join(" ");

function Stepper({ index, of, onStep }: { index: number; of: number; onStep: CardsProps["onStep"] }) {
  return (
    <p className="stepper">
      <span>{index >= 0 ? `${index + 1} of ${of}` : ""}</span>
      <button
        type="button"
        className="icon"
        aria-label="Previous statement"
        title="Previous (k)"
        onClick={() => onStep(-1)}
      >
        ↑
      </button>
      <button type="button" className="icon" aria-label="Next statement" title="Next (j)" onClick={() => onStep(1)}>
        ↓
      </button>
    </p>
  );
}

interface CardProps {
  readonly statement: StatementView;
  readonly depth: number;
  readonly isSelected: boolean;
}

const Card = memo(function Card({ statement, depth, isSelected }: CardProps) {
  const { id, report, source, cue, content, question, addresseeName, date, place, medium } = statement;
  const facts = [
    addresseeName && `to ${addresseeName}`,
    date && showDate(date),
    place && `in ${place}`,
    medium && `by ${medium}`,
  ].filter(Boolean);
  return (
    <li className={`card depth-${Math.min(depth, 3)}${isSelected ? " selected" : ""}`} id={`card-${id}`} data-id={id}>
      <header>
        <h3>
          {/* A plain link: the list handles its click, and a router's link each would slow long reports down. */}
          <a
            href={`/reports/${encodeURIComponent(report)}?s=${encodeURIComponent(id)}`}
            aria-current={isSelected || undefined}
          >
            <Speaker statement={statement} />
          </a>
        </h3>
        <p className="tags">
          {depth > 0 && <span>within</span>}
          {statement.negated && <span>negated</span>}
          <span>{statement.kind}</span>
          {statement.certainty && statement.certainty !== "sure" && (
            <span className={`certainty-${statement.certainty}`}>{statement.certainty}</span>
          )}
        </p>
      </header>
      <dl>
        {question && <Role name="question" spans={[question]} />}
        <Role name="source" spans={source} />
        <Role name="cue" spans={cue} />
        <Role name="content" spans={content} isUnsure={statement.certainty === "unsure"} />
      </dl>
      {facts.length > 0 && <p className="facts">{facts.join(" · ")}</p>}
    </li>
  );
});

interface RoleProps {
  readonly name: "question" | "source" | "cue" | "content";
  readonly spans: readonly SpanView[];
  readonly isUnsure?: boolean;
}

/** One role of a statement in its exact words; the parts of a split one are told apart. */
function Role({ name, spans, isUnsure = false }: RoleProps) {
  return (
    <div className={`role role-${name}`}>
      <dt>{name}</dt>
      <dd>
        {spans.length === 0 && <span className="quiet">none</span>}
        {spans.map(({ start, text }, index) => (
          <span key={start}>
            {index > 0 && <span className="quiet"> … </span>}
            <q className={isUnsure ? `word-${name} word-unsure` : `word-${name}`} dir="auto">
              {text}
            </q>
          </span>
        ))}
      </dd>
    </div>
  );
}
