import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useCallback, useMemo, useRef } from "react";
import { type ReportView, reportQuery } from "../api.js";
import { arrange, type Span, statementsAt } from "../marks/layers.js";
import { useKeys } from "../parts/keys.js";
import { Fault, Loading, useTitle } from "../parts/states.js";
import { Cards } from "./report-cards.js";
import { ReportHead } from "./report-head.js";
import { useLevel } from "./report-level.js";
import { ReportText } from "./report-text.js";
import "../styles/report.css";

export function ReportPage() {
  const { id } = useParams({ from: "/reports/$id" });
  const { data, error, refetch } = useQuery(reportQuery(id));
  useTitle(data && (data.report.title ?? data.report.id));
  if (error) return <Fault error={error} retry={() => refetch()} />;
  // A report of another id starts with a state of its own.
  return data ? <OpenReport key={id} view={data} /> : <Loading />;
}

function OpenReport({ view }: { view: ReportView }) {
  const { report, paragraphs, statements } = view;
  const { s: selected, at } = useSearch({ from: "/reports/$id" });
  const navigate = useNavigate({ from: "/reports/$id" });
  const arranged = useMemo(() => arrange(statements), [statements]);
  const index = arranged.findIndex(({ statement }) => statement.id === selected);
  const statement = arranged[index]?.statement ?? null;
  const page = useRef<HTMLDivElement>(null);
  const place = useMemo(() => placeOf(at, report.text.length), [at, report.text.length]);
  const level = useLevel(page, statement, place);

  const select = useCallback(
    (next: string | undefined) => navigate({ search: { s: next }, replace: true, resetScroll: false }),
    [navigate],
  );
  const step = (by: 1 | -1) => {
    // With nothing selected, "next" is the first and "previous" the last.
    const to = index < 0 && by < 0 ? arranged.length - 1 : index + by;
    const next = arranged[to];
    if (next) level.from("keys", () => select(next.statement.id));
  };
  const clickText = (offset: number | null) => {
    const there = offset === null ? [] : statementsAt(statements, offset);
    const now = there.findIndex(({ id }) => id === selected);
    level.from("text", () => select(there[(now + 1) % there.length]?.id));
  };
  useKeys([
    [["j", "ArrowDown"], () => step(1)],
    [["k", "ArrowUp"], () => step(-1)],
    [["Enter"], () => level.show()],
    [["Escape"], () => select(undefined)],
  ]);

  return (
    <div className="report" ref={page}>
      <ReportHead view={view} />
      <ReportText
        text={report.text}
        paragraphs={paragraphs}
        statements={statements}
        selected={statement}
        place={place}
        onClick={clickText}
      />
      <Cards
        arranged={arranged}
        index={index}
        onSelect={(next) => (next === selected ? level.show() : level.from("card", () => select(next)))}
        onShow={level.show}
        onStep={step}
      />
    </div>
  );
}

/** The place that a search hit leads to, if it lies in the text. */
function placeOf(at: string | undefined, length: number): Span | null {
  const [start = 0, end = 0] = at?.split("-").map(Number) ?? [];
  return start < end && end <= length ? { start, end } : null;
}
