import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { ReadoutError } from "../errors.js";
import { openStore } from "../record/store.js";
import { type AppOptions, createApp } from "./app.js";

export interface ServeOptions extends Omit<AppOptions, "store"> {
  /** Folder of the dossier. */
  readonly folder: string;
  /** 0 takes any free port. */
  readonly port?: number;
  readonly readOnly?: boolean;
}

export interface Served {
  /** Where the workbench answers, such as `http://127.0.0.1:4870/`. */
  readonly url: string;
  /** Lets running answers end (for `GRACE` ms at most), then closes the connections and the record. */
  close(): Promise<void>;
}

export const DEFAULT_PORT = 4870;
const GRACE = 2000;

/**
 * Opens the dossier in `folder` and serves it on this machine only, or on the `host` given.
 * Throws `PORT_TAKEN`, `USAGE` for a host that is not this machine's, and what opening a record throws.
 */
export async function serve({
  folder,
  port = DEFAULT_PORT,
  host = "127.0.0.1",
  readOnly = false,
  ...options
}: ServeOptions): Promise<Served> {
  const store = await openStore(folder, { readOnly });
  try {
    const app = createApp({ ...options, store, host });
    const server = createAdaptorServer({ fetch: app.fetch, hostname: host });
    await listen(server, port, host);
    const { port: actual } = server.address() as AddressInfo;
    let closing: Promise<void> | null = null;
    const close = async () => {
      await stop(server);
      await store.close();
    };
    return { url: `http://${host.includes(":") ? `[${host}]` : host}:${actual}/`, close: () => (closing ??= close()) };
  } catch (error) {
    await store.close();
    throw error;
  }
}

type Server = ReturnType<typeof createAdaptorServer>;

const listen = (server: Server, port: number, host: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(listenError(error, port, host)));
    server.listen(port, host, () => resolve());
  });

function listenError(error: NodeJS.ErrnoException, port: number, host: string): unknown {
  if (error.code === "EADDRINUSE")
    return new ReadoutError("PORT_TAKEN", `port ${port} on ${host} is taken`, { cause: error });
  if (error.code === "EACCES")
    return new ReadoutError("PORT_TAKEN", `port ${port} may not be used by this user`, { cause: error });
  if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND")
    return new ReadoutError("USAGE", `"${host}" is not an address of this machine`, { cause: error });
  return error;
}

const stop = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    const force = setTimeout(() => "closeAllConnections" in server && server.closeAllConnections(), GRACE);
    server.close(() => {
      clearTimeout(force);
      resolve();
    });
    if ("closeIdleConnections" in server) server.closeIdleConnections();
  });
