import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { type SearchScope, searchQuery } from "../api.js";
import { count, showDate } from "../parts/dates.js";
import { useRowKeys } from "../parts/keys.js";
import { Empty, Fault, Loading, useTitle } from "../parts/states.js";
import "../styles/lists.css";

type Hit = Awaited<ReturnType<NonNullable<ReturnType<typeof searchQuery>["queryFn"]>>>["rows"][number];

const SCOPES: readonly (readonly [scope: SearchScope, label: string])[] = [
  ["both", "Everything"],
  ["reports", "Reports"],
  ["statements", "Statements"],
];
const STEP = 50;

export function SearchPage() {
  const { q = "", in: scope = "both" } = useSearch({ from: "/search" });
  useRowKeys();
  useTitle(q ? `${q} · Search` : "Search");
  return (
    <div className="list-page">
      <header className="list-head">
        <h1>Search</h1>
      </header>
      {q === "" ? (
        <Empty title="Search for words in reports and statements">
          <HowTo />
        </Empty>
      ) : (
        <Hits key={`${scope} ${q}`} q={q} scope={scope} />
      )}
    </div>
  );
}

function HowTo() {
  return (
    <ul className="how-to">
      <li>
        <code>ceasefire talks</code> finds both words, <code>"prisoner exchange"</code> the phrase
      </li>
      <li>
        <code>truce OR ceasefire</code>, <code>talks NOT Geneva</code>, <code>(truce OR ceasefire) AND border</code>
      </li>
      <li>
        <code>negotiat*</code> finds words that begin so
      </li>
    </ul>
  );
}

function Hits({ q, scope }: { q: string; scope: SearchScope }) {
  const navigate = useNavigate({ from: "/search" });
  const [limit, setLimit] = useState(STEP);
  const { data, error, refetch } = useQuery(searchQuery(q, scope, limit));
  return (
    <>
      <fieldset className="choice scopes">
        <legend>Search in</legend>
        {SCOPES.map(([name, label]) => (
          <label key={name}>
            <input
              type="radio"
              name="scope"
              checked={scope === name}
              onChange={() =>
                navigate({ search: (now) => ({ ...now, in: name === "both" ? undefined : name }), replace: true })
              }
            />
            {label}
          </label>
        ))}
      </fieldset>
      {error ? (
        <>
          <Fault error={error} retry={() => refetch()} heading="h2" />
          <HowTo />
        </>
      ) : !data ? (
        <Loading />
      ) : data.total === 0 ? (
        <Empty title={`Nothing holds “${q}”`}>
          <HowTo />
        </Empty>
      ) : (
        <>
          <p className="quiet" role="status">
            {count(data.total, "result")}
          </p>
          <ol className="rows">
            {data.rows.map((hit) => (
              <li key={`${hit.kind} ${hit.report} ${hit.statement} ${hit.span.start}`}>
                <HitLine hit={hit} />
              </li>
            ))}
          </ol>
          {data.rows.length < data.total && limit < 1000 && (
            <button type="button" onClick={() => setLimit(limit + STEP)}>
              Show more
            </button>
          )}
        </>
      )}
    </>
  );
}

function HitLine({ hit }: { hit: Hit }) {
  const { kind, report, statement, title, published, outlet, speakerName, snippet, marks, span } = hit;
  const first = marks[0];
  const place = first ? `${span.start + first.start}-${span.start + first.end}` : `${span.start}-${span.end}`;
  return (
    <article className="row hit-row">
      <h2 dir="auto">
        <Link
          to="/reports/$id"
          params={{ id: report }}
          search={statement ? { s: statement, at: place } : { at: place }}
        >
          {title ?? report}
        </Link>
      </h2>
      <blockquote dir="auto">
        {pieces(snippet, marks).map(({ start, text, isMarked }) => (isMarked ? <mark key={start}>{text}</mark> : text))}
      </blockquote>
      <p className="quiet">
        {[
          kind === "statement" && speakerName ? `statement of ${speakerName}` : kind,
          published ? showDate(published) : "no date",
          outlet,
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
    </article>
  );
}

/** The snippet cut at the ends of its marks. */
function pieces(snippet: string, marks: Hit["marks"]) {
  const cuts = [0, ...marks.flatMap(({ start, end }) => [start, end]), snippet.length];
  return cuts
    .slice(0, -1)
    .map((start, index) => ({ start, text: snippet.slice(start, cuts[index + 1]), isMarked: index % 2 === 1 }));
}
