/** The HTTP API and the workbench as one Hono app; `AppType` is what a typed client is made from. */
import { fileURLToPath } from "node:url";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { ReadoutError } from "../errors.js";
import type { Codebook } from "../knowledge/codebook.js";
import type { Store } from "../record/store-types.js";
import { answerAsset, loadAssets } from "./assets.js";
import type { ServerContext } from "./context.js";
import { answerError, toReadoutError } from "./fault.js";
import { guardHost, guardOrigin, secureHeaders } from "./guard.js";
import { changeRoutes } from "./routes/changes.js";
import { dossierRoutes } from "./routes/dossier.js";
import { parseRoutes } from "./routes/parse.js";
import { readRoutes } from "./routes/read.js";
import { recordRoutes } from "./routes/record.js";
import { reportRoutes } from "./routes/reports.js";
import { searchRoutes } from "./routes/search.js";
import { statementRoutes } from "./routes/statements.js";

export interface AppOptions {
  /** The open record; the app never closes it. */
  readonly store: Store;
  readonly codebook?: Codebook | null;
  /** The address listened on: requests that name another host are refused. */
  readonly host?: string;
  readonly allowPrivate?: boolean;
  /** Folder of the built workbench. */
  readonly webFolder?: string;
  /** Told of every fault that is not the client's, with its cause; the client is told nothing of it. */
  readonly onFault?: (fault: ReadoutError) => void;
}

/** Largest request body, in bytes. */
export const BODY_LIMIT = 25 * 1024 * 1024;

export const WEB_FOLDER = fileURLToPath(new URL("../../web/dist", import.meta.url));

const api = (context: ServerContext) =>
  new Hono()
    .route("/", dossierRoutes(context))
    .route("/", reportRoutes(context))
    .route("/", statementRoutes(context))
    .route("/", searchRoutes(context))
    .route("/", readRoutes(context))
    .route("/", parseRoutes(context))
    .route("/", changeRoutes(context))
    .route("/", recordRoutes(context));

/**
 * Makes the app for one open record.
 *
 * @example
 * const app = createApp({ store });
 * const answer = await app.request("/api/reports");
 */
export function createApp({
  store,
  codebook = null,
  host = "127.0.0.1",
  allowPrivate = false,
  webFolder = WEB_FOLDER,
  onFault = () => {},
}: AppOptions) {
  const assets = loadAssets(webFolder);
  const app = new Hono()
    .use(secureHeaders)
    .use(guardHost(host))
    .use("/api/*", guardOrigin)
    .use("/api/*", bodyLimit({ maxSize: BODY_LIMIT, onError: (c) => answerError(c, tooLarge()) }))
    .route("/api", api({ store, codebook, allowPrivate }))
    .get("*", (c) => {
      if (/^\/api(?:\/|$)/.test(c.req.path)) return c.notFound();
      return answerAsset(c, assets);
    });
  app.notFound((c) =>
    answerError(c, new ReadoutError("ROUTE_UNKNOWN", `there is no route ${c.req.method} ${c.req.path}`)),
  );
  app.onError((thrown, c) => {
    const error = toReadoutError(thrown);
    if (error.code === "FAULT" || error.code === "READING_BROKEN") onFault(error);
    return answerError(c, error);
  });
  return app;
}

const tooLarge = () => new ReadoutError("REQUEST_TOO_LARGE", `the request is over ${BODY_LIMIT / 1024 / 1024} MiB`);

export type AppType = ReturnType<typeof createApp>;
