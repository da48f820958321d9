import type { ReportView } from "../api.js";
import { showDate } from "../parts/dates.js";

/** Title, origin and notes of a report. */
export function ReportHead({ view: { report } }: { view: ReportView }) {
  const { title, outlet, published, publishedFrom, outletFrom, author, url, kind, notes, copyOf } = report;
  const origins =
    publishedFrom === outletFrom
      ? [originOf("date and outlet", publishedFrom)]
      : [originOf("date", publishedFrom), originOf("outlet", outletFrom)];
  const origin = origins.filter((part) => part !== null).join(", ");
  return (
    <header className="report-head">
      <p className="kicker">
        <span>{outlet ?? "outlet unknown"}</span>
        {published ? <time dateTime={published}>{showDate(published)}</time> : <span className="missing">no date</span>}
        <span>{kind}</span>
        {author && <span>{author}</span>}
      </p>
      <h1 dir="auto">{title ?? report.id}</h1>
      {(url || copyOf || origin) && (
        <p className="quiet">
          {url && <Address url={url} />} {copyOf && <>copy of {copyOf}</>} {origin}
        </p>
      )}
      {notes.length > 0 && (
        <details className="notes">
          <summary>{notes.length === 1 ? "1 note" : `${notes.length} notes`}</summary>
          <ul>
            {notes.map(({ rule, message, span }) => (
              <li key={`${rule} ${span?.start}`}>
                {message} <span className="quiet">{rule}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </header>
  );
}

/** Where a fact was found; nothing for what a person gave. */
const originOf = (fact: string, from: string | null) => (from && from !== "given" ? `${fact} from the ${from}` : null);

/** A report's address as a link, if it is one that a browser opens as a page; else as text. */
function Address({ url }: { url: string }) {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return <span>{url}</span>;
  return (
    <a href={url} rel="noreferrer noopener" target="_blank">
      {new URL(url).host}
    </a>
  );
}
