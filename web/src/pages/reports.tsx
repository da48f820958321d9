import { useMutation, useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { answerOf, changesQuery, client, dossierQuery, forget, type ReportRow, reportsQuery } from "../api.js";
import { count, showDate } from "../parts/dates.js";
import { useRowKeys } from "../parts/keys.js";
import { Rows } from "../parts/rows.js";
import { Empty, Fault, Loading, sentence, useTitle } from "../parts/states.js";
import { useToast } from "../parts/toast.js";
import { AddReport } from "./add-report.js";
import "../styles/lists.css";

export function ReportsPage() {
  useTitle("Reports");
  useRowKeys();
  const { filter = "", order } = useSearch({ from: "/reports" });
  const navigate = useNavigate({ from: "/reports" });
  const { data, error, refetch } = useQuery(reportsQuery);
  const { data: dossier } = useQuery(dossierQuery);
  const all = data?.rows;
  const shown = useMemo(() => sortReports(filterReports(all ?? [], filter), order), [all, filter, order]);
  const canWrite = dossier?.readOnly === false;

  if (error) return <Fault error={error} retry={() => refetch()} />;
  if (!all) return <Loading />;
  return (
    <div className="list-page">
      <header className="list-head">
        <h1>Reports</h1>
        <p className="quiet" role="status">
          {filter ? `${shown.length} of ${count(all.length, "report")}` : count(all.length, "report")}
        </p>
      </header>
      {canWrite && <AddReport open={all.length === 0} />}
      {all.length > 0 && (
        <form className="filters" onSubmit={(event) => event.preventDefault()}>
          <label>
            <span>Filter</span>
            <input
              type="search"
              value={filter}
              placeholder="title, outlet or date"
              onChange={({ target }) =>
                navigate({ search: (now) => ({ ...now, filter: target.value || undefined }), replace: true })
              }
            />
          </label>
          <label>
            <span>Order</span>
            <select
              value={order ?? "newest"}
              onChange={({ target }) =>
                navigate({
                  search: (now) => ({ ...now, order: target.value === "oldest" ? "oldest" : undefined }),
                  replace: true,
                })
              }
            >
              <option value="newest">newest first</option>
              <option value="oldest">oldest first</option>
            </select>
          </label>
        </form>
      )}
      {all.length === 0 ? (
        <Empty title="No reports yet">
          <p>{canWrite ? "Paste one above, or add files and addresses from the command line:" : "Add some with:"}</p>
          <pre>readout add report.txt https://example.org/article</pre>
        </Empty>
      ) : shown.length === 0 ? (
        <Empty title="No report fits the filter" />
      ) : (
        <Rows
          label="Reports"
          count={shown.length}
          height={76}
          row={(index) => <ReportLine key={shown[index]!.id} report={shown[index]!} canRemove={canWrite} />}
        />
      )}
      {canWrite && <LastRemoval />}
    </div>
  );
}

function ReportLine({ report, canRemove }: { report: ReportRow; canRemove: boolean }) {
  const title = report.title ?? report.id;
  const toast = useToast();
  const undo = useUndo();
  const remove = useMutation({
    mutationFn: () => answerOf(client.api.reports[":id"].$delete({ param: { id: encodeURIComponent(report.id) } })),
    onSuccess: () => toast({ message: `Removed “${title}”.`, action: { label: "Undo", run: () => undo.mutate() } }),
    onError: (error) => toast({ message: sentence(error.message) }),
    onSettled: forget,
  });
  return (
    <article className="row report-row">
      <p className="when">
        {report.published ? (
          <time dateTime={report.published}>{showDate(report.published)}</time>
        ) : (
          <span className="missing">no date</span>
        )}
      </p>
      <div>
        <h2 dir="auto">
          <Link to="/reports/$id" params={{ id: report.id }}>
            {title}
          </Link>
        </h2>
        <p className="quiet">
          {[report.outlet ?? "outlet unknown", report.kind, report.copyOf && `copy of ${report.copyOf}`]
            .filter(Boolean)
            .join(" · ")}
        </p>
      </div>
      <p className="how-many">{count(report.statements, "statement")}</p>
      {canRemove && (
        <button
          type="button"
          className="plain"
          aria-label={`Remove ${title}`}
          disabled={remove.isPending}
          onClick={() => remove.mutate()}
        >
          Remove
        </button>
      )}
    </article>
  );
}

function useUndo() {
  const toast = useToast();
  return useMutation({
    mutationFn: () => answerOf(client.api.undo.$post()),
    onSuccess: ({ change }) => toast({ message: `Brought back ${change.reports.join(", ")}.` }),
    onError: (error) => toast({ message: sentence(error.message) }),
    onSettled: forget,
  });
}

/** The way back once the toast is gone. */
function LastRemoval() {
  const { data } = useQuery(changesQuery);
  const undo = useUndo();
  const last = data?.rows.filter(({ kind, undone }) => kind === "remove" && !undone).sort((a, b) => b.id - a.id)[0];
  if (!last) return null;
  return (
    <p className="quiet last-removal">
      Last removed: {last.reports.join(", ")}.{" "}
      <button type="button" className="plain" disabled={undo.isPending} onClick={() => undo.mutate()}>
        Bring back
      </button>
    </p>
  );
}

/** Reports that hold every word of the filter in title, outlet, date, kind or id. */
function filterReports(reports: readonly ReportRow[], filter: string): readonly ReportRow[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return reports;
  return reports.filter(({ id, title, outlet, published, kind }) => {
    const date = published ? `${published} ${showDate(published)}` : "no date";
    const line = [id, title, outlet, date, kind].join(" ").toLowerCase();
    return words.every((word) => line.includes(word));
  });
}

/** By date, those without one last either way; then by title. */
function sortReports(reports: readonly ReportRow[], order: "oldest" | undefined): readonly ReportRow[] {
  const sign = order === "oldest" ? 1 : -1;
  const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return [...reports].sort((a, b) => {
    if (!a.published || !b.published) return Number(!a.published) - Number(!b.published);
    return sign * compare(a.published, b.published) || compare(a.title ?? a.id, b.title ?? b.id);
  });
}
