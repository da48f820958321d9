import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from "@tanstack/react-router";
import type { SearchScope, StatementSearch } from "./api.js";
import { Shell } from "./parts/shell.js";
import { Fault, Loading, UnknownAddress } from "./parts/states.js";

type Raw = Record<string, unknown>;
const text = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined);
const oneOf = <Value extends string>(value: unknown, values: readonly Value[]): Value | undefined =>
  values.find((known) => known === value);
const day = (value: unknown) => (typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined);

const root = createRootRoute({ component: Shell, notFoundComponent: UnknownAddress, errorComponent: Fault });

const home = createRoute({
  getParentRoute: () => root,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/reports", replace: true });
  },
});

const reports = createRoute({
  getParentRoute: () => root,
  path: "/reports",
  validateSearch: (raw: Raw): { filter?: string | undefined; order?: "oldest" | undefined } => ({
    filter: text(raw.filter),
    order: oneOf(raw.order, ["oldest"]),
  }),
  component: lazyRouteComponent(() => import("./pages/reports.js"), "ReportsPage"),
});

const report = createRoute({
  getParentRoute: () => root,
  path: "/reports/$id",
  /** `s`: the selected statement; `at`: a place in the text, as `start-end`. */
  validateSearch: (raw: Raw): { s?: string | undefined; at?: string | undefined } => ({
    s: text(raw.s),
    at: /^\d+-\d+$/.test(text(raw.at) ?? "") ? text(raw.at) : undefined,
  }),
  component: lazyRouteComponent(() => import("./pages/report.js"), "ReportPage"),
});

const statements = createRoute({
  getParentRoute: () => root,
  path: "/statements",
  validateSearch: (raw: Raw): StatementSearch => ({
    words: text(raw.words),
    speaker: text(raw.speaker),
    kind: oneOf(raw.kind, ["direct", "indirect", "mixed"]),
    certainty: oneOf(raw.certainty, ["sure", "likely", "unsure"]),
    since: day(raw.since),
    until: day(raw.until),
  }),
  component: lazyRouteComponent(() => import("./pages/statements.js"), "StatementsPage"),
});

const search = createRoute({
  getParentRoute: () => root,
  path: "/search",
  validateSearch: (raw: Raw): { q?: string | undefined; in?: Exclude<SearchScope, "both"> | undefined } => ({
    q: text(raw.q),
    in: oneOf(raw.in, ["reports", "statements"]),
  }),
  component: lazyRouteComponent(() => import("./pages/search.js"), "SearchPage"),
});

/** Plain `?key=value` addresses: the router's own way writes JSON into them. */
const stringifySearch = (search: Raw): string => {
  const pairs = Object.entries(search).filter((pair): pair is [string, string] => typeof pair[1] === "string");
  const query = new URLSearchParams(pairs).toString();
  return query ? `?${query}` : "";
};

export const router = createRouter({
  routeTree: root.addChildren([home, reports, report, statements, search]),
  parseSearch: (query) => Object.fromEntries(new URLSearchParams(query)),
  stringifySearch,
  scrollRestoration: true,
  defaultPreload: "intent",
  defaultPendingComponent: Loading,
  defaultErrorComponent: Fault,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
