/** The typed client of the HTTP API and the queries that the pages share. Types only come from the server. */
import { keepPreviousData, QueryClient, queryOptions } from "@tanstack/react-query";
import { hc } from "hono/client";
import type { AppType } from "../../src/server/app.js";
import type { ErrorBody } from "../../src/server/fault.js";

export type { ReportRow, ReportView, SpanView, StatementView } from "../../src/server/views.js";

export const client = hc<AppType>("/");

/** What the server said is wrong and how to mend it; `code` is `OFFLINE` where it did not answer at all. */
export class ApiError extends Error {
  readonly code: string;
  readonly mend: string;

  constructor({ code, message, mend }: { code: string; message: string; mend: string }) {
    super(message);
    this.name = "ApiError";
    this.code = code;
    this.mend = mend;
  }
}

interface Answer<Body> {
  readonly ok: boolean;
  json(): Promise<Body>;
}

/** The body of a good answer; throws `ApiError` for any other. */
export async function answerOf<Body>(request: Promise<Answer<Body>>): Promise<Body> {
  const answer = await request.catch(() => {
    throw new ApiError({
      code: "OFFLINE",
      message: "the server does not answer",
      mend: "See whether readout serve still runs, then try again.",
    });
  });
  if (answer.ok) return answer.json();
  const { error } = (await answer.json().catch(() => unreadable)) as ErrorBody | typeof unreadable;
  throw new ApiError(error);
}

const unreadable = {
  error: { code: "FAULT", message: "the server's answer cannot be read", mend: "Load the page again." },
};

export const queries = new QueryClient({
  defaultOptions: {
    // The server is this machine's, as a rule: it is asked even where the browser says that there is no net.
    queries: {
      networkMode: "always",
      staleTime: 30_000,
      retry: (failures, error) => failures < 2 && isOffline(error),
      retryDelay: 400,
    },
    mutations: { networkMode: "always" },
  },
});

const isOffline = (error: Error) => error instanceof ApiError && error.code === "OFFLINE";

export const dossierQuery = queryOptions({
  queryKey: ["dossier"],
  queryFn: () => answerOf(client.api.dossier.$get()),
});

export const reportsQuery = queryOptions({
  queryKey: ["reports"],
  queryFn: () => answerOf(client.api.reports.$get()),
});

export const reportQuery = (id: string) =>
  queryOptions({
    queryKey: ["report", id],
    queryFn: () => answerOf(client.api.reports[":id"].$get({ param: { id: encodeURIComponent(id) } })),
  });

export const partiesQuery = queryOptions({
  queryKey: ["parties"],
  queryFn: () => answerOf(client.api.parties.$get()),
});

export const changesQuery = queryOptions({
  queryKey: ["changes"],
  queryFn: () => answerOf(client.api.changes.$get()),
});

/** The keys of the address that narrow the list of statements. */
export interface StatementSearch {
  readonly words?: string | undefined;
  readonly speaker?: string | undefined;
  readonly kind?: "direct" | "indirect" | "mixed" | undefined;
  readonly certainty?: "sure" | "likely" | "unsure" | undefined;
  readonly since?: string | undefined;
  readonly until?: string | undefined;
}

export const STATEMENT_PAGE = 100;

export const statementsQuery = (search: StatementSearch, page: number) =>
  queryOptions({
    queryKey: ["statements", search, page],
    queryFn: () =>
      answerOf(
        client.api.statements.$get({
          query: { ...search, limit: STATEMENT_PAGE, offset: page * STATEMENT_PAGE },
        }),
      ),
  });

export type SearchScope = "both" | "reports" | "statements";

export const searchQuery = (q: string, scope: SearchScope, limit: number) =>
  queryOptions({
    queryKey: ["search", q, scope, limit],
    queryFn: () => answerOf(client.api.search.$get({ query: { q, in: scope, limit } })),
    enabled: q !== "",
    placeholderData: keepPreviousData,
  });

/** After a write: everything that was asked before may have changed. */
export const forget = () => queries.invalidateQueries();
