import { Link } from "@tanstack/react-router";
import { type ReactNode, useEffect } from "react";
import { ApiError } from "../api.js";

/** Sets the title of the window while a page is shown. */
export function useTitle(title: string | null | undefined) {
  useEffect(() => {
    document.title = title ? `${title} · Readout` : "Readout";
  }, [title]);
}

export function Loading() {
  return (
    <p className="state state-loading" role="status">
      Loading …
    </p>
  );
}

/** Errors that asking again does not mend. */
const LASTING: ReadonlySet<string> = new Set([
  "QUERY_INVALID",
  "REPORT_NOT_FOUND",
  "REQUEST_INVALID",
  "REQUEST_REFUSED",
]);

/** An error's message, which begins in lower case, as a sentence of its own. */
export const sentence = (message: string): string => message.charAt(0).toUpperCase() + message.slice(1);

interface FaultProps {
  readonly error: unknown;
  readonly retry?: () => void;
  /** `h2` where the page has a heading of its own. */
  readonly heading?: "h1" | "h2";
}

/** Says what went wrong and how to mend it; `retry` offers to ask again. */
export function Fault({ error, retry, heading: Heading = "h1" }: FaultProps) {
  const known = error instanceof ApiError;
  return (
    <section className="state" role="alert">
      <Heading>{known ? sentence(error.message) : "This page met a fault"}</Heading>
      {known && error.code === "REPORT_NOT_FOUND" ? (
        <p>
          It may have been removed. <Link to="/reports">See all reports.</Link>
        </p>
      ) : (
        <p>{known ? error.mend : "Load the page again; if it comes back, please report it."}</p>
      )}
      <p className="quiet">{known ? error.code : String(error)}</p>
      {retry && !(known && LASTING.has(error.code)) && (
        <button type="button" onClick={retry}>
          Try again
        </button>
      )}
    </section>
  );
}

export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <section className="state">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

export function UnknownAddress() {
  useTitle("Unknown address");
  return (
    <section className="state">
      <h1>There is no page at this address</h1>
      <p>
        The address may be mistyped, or the report was removed. <Link to="/reports">See all reports.</Link>
      </p>
    </section>
  );
}
