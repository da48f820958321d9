import { useQueries, useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { partiesQuery, STATEMENT_PAGE, type StatementSearch, type StatementView, statementsQuery } from "../api.js";
import { count, showDate } from "../parts/dates.js";
import { useRowKeys } from "../parts/keys.js";
import { Rows } from "../parts/rows.js";
import { Empty, Fault, Loading, useTitle } from "../parts/states.js";
import { Speaker } from "./speaker.js";
import "../styles/lists.css";

export function StatementsPage() {
  useTitle("Statements");
  useRowKeys();
  const search = useSearch({ from: "/statements" });
  return (
    <div className="list-page">
      <header className="list-head">
        <h1>Statements</h1>
      </header>
      <Filters search={search} />
      {/* Other filters give another list: it starts at its top. */}
      <StatementList key={JSON.stringify(search)} search={search} />
    </div>
  );
}

function Filters({ search }: { search: StatementSearch }) {
  const navigate = useNavigate({ from: "/statements" });
  const { data: parties } = useQuery(partiesQuery);
  const set = (change: StatementSearch) => navigate({ search: (now) => ({ ...now, ...change }), replace: true });
  const speakers = (parties?.rows ?? [])
    .filter(({ statements }) => statements > 0)
    .sort((a, b) => b.statements - a.statements || a.name.localeCompare(b.name));
  return (
    <form className="filters" onSubmit={(event) => event.preventDefault()}>
      <Typed label="Words" type="search" value={search.words} onSettle={(words) => set({ words })} />
      <label>
        <span>Speaker</span>
        <select value={search.speaker ?? ""} onChange={({ target }) => set({ speaker: target.value || undefined })}>
          <option value="">anyone</option>
          {speakers.map(({ id, name, statements }) => (
            <option key={id} value={id}>
              {name} ({statements})
            </option>
          ))}
        </select>
      </label>
      <Choice
        label="Kind"
        any="any"
        options={["direct", "indirect", "mixed"]}
        value={search.kind}
        onChoose={(kind) => set({ kind })}
      />
      <Choice
        label="Certainty"
        any="any"
        options={["sure", "likely", "unsure"]}
        value={search.certainty}
        onChoose={(certainty) => set({ certainty })}
      />
      <div className="dates">
        <Typed label="Published from" type="date" value={search.since} onSettle={(since) => set({ since })} />
        <Typed label="to" type="date" value={search.until} onSettle={(until) => set({ until })} />
      </div>
      {Object.values(search).some(Boolean) && (
        <Link to="/statements" className="clear">
          Clear
        </Link>
      )}
    </form>
  );
}

/** A choice among words, or none of them. */
function Choice<Word extends string>({
  label,
  any,
  options,
  value,
  onChoose,
}: {
  label: string;
  any: string;
  options: readonly Word[];
  value: Word | undefined;
  onChoose: (value: Word | undefined) => void;
}) {
  return (
    <label>
      <span>{label}</span>
      <select
        value={value ?? ""}
        onChange={({ target }) => onChoose(options.find((option) => option === target.value))}
      >
        <option value="">{any}</option>
        {options.map((option) => (
          <option key={option}>{option}</option>
        ))}
      </select>
    </label>
  );
}

/** How long typing must rest before the list is asked for, in milliseconds. */
const REST = 250;

/** A field that reports its value when typing rests, so that not every letter asks the server. */
function Typed({
  label,
  type,
  value = "",
  onSettle,
}: {
  label: string;
  type: "search" | "date";
  value: string | undefined;
  onSettle: (value: string | undefined) => void;
}) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only typing starts the wait, not a new callback
  useEffect(() => {
    if (typed === value) return;
    const wait = setTimeout(() => onSettle(typed || undefined), REST);
    return () => clearTimeout(wait);
  }, [typed]);
  return (
    <label>
      <span>{label}</span>
      <input type={type} value={typed} onChange={({ target }) => setTyped(target.value)} />
    </label>
  );
}

function StatementList({ search }: { search: StatementSearch }) {
  const [pages, setPages] = useState<readonly number[]>([0]);
  const answers = useQueries({ queries: pages.map((page) => statementsQuery(search, page)) });
  const first = answers.find(({ data }) => data)?.data;
  const error = answers.find((answer) => answer.error)?.error;
  const retry = () => {
    for (const answer of answers) if (answer.error) answer.refetch();
  };
  if (error) return <Fault error={error} retry={retry} heading="h2" />;
  if (!first) return <Loading />;
  if (first.total === 0)
    return (
      <Empty title={Object.values(search).some(Boolean) ? "No statement fits these filters" : "No statements yet"} />
    );
  const byPage = new Map(pages.map((page, index) => [page, answers[index]?.data?.rows]));
  return (
    <>
      <p className="quiet" role="status">
        {count(first.total, "statement")}
      </p>
      <Rows
        label="Statements"
        count={first.total}
        height={112}
        onShow={(from, to) => setPages((now) => pagesOf(now, from, to))}
        row={(index) => {
          const statement = byPage.get(Math.floor(index / STATEMENT_PAGE))?.[index % STATEMENT_PAGE];
          return statement ? <StatementLine statement={statement} /> : <p className="row row-waiting">…</p>;
        }}
      />
    </>
  );
}

/** The pages that hold the rows; the same list as before where nothing changes, so that nothing is drawn again. */
function pagesOf(now: readonly number[], from: number, to: number): readonly number[] {
  const first = Math.floor(from / STATEMENT_PAGE);
  const last = Math.floor(to / STATEMENT_PAGE);
  const next = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return next.length === now.length && next.every((page, index) => page === now[index]) ? now : next;
}

function StatementLine({ statement }: { statement: StatementView }) {
  const { id, report, reportTitle, outlet, published, cue, content, kind, certainty, negated } = statement;
  return (
    <article className="row statement-row">
      <h2>
        <Link to="/reports/$id" params={{ id: report }} search={{ s: id }}>
          <Speaker statement={statement} />
        </Link>
        {cue.length > 0 && <span className="row-cue"> {cue.map(({ text }) => text).join(" … ")}</span>}
      </h2>
      <blockquote dir="auto">{content.map(({ text }) => text).join(" … ")}</blockquote>
      <p className="quiet">
        {[
          published ? showDate(published) : "no date",
          outlet,
          reportTitle ?? report,
          kind,
          negated && "negated",
          certainty && certainty !== "sure" && certainty,
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
    </article>
  );
}
