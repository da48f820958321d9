import { isIP } from "node:net";
import { hostname } from "node:os";
import type { Context, MiddlewareHandler } from "hono";
import { ReadoutError } from "../errors.js";

/** Browsers run nothing, load nothing and frame nothing but what this server itself gives them. */
const HEADERS: Readonly<Record<string, string>> = {
  "Content-Security-Policy":
    "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'; img-src 'self' data:",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
};

export const secureHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  for (const [name, value] of Object.entries(HEADERS)) c.res.headers.set(name, value);
  if (c.req.path.startsWith("/api")) c.res.headers.set("Cache-Control", "no-store");
};

/**
 * Refuses a `Host` that is not this server's own, so that a page elsewhere cannot reach the record by pointing a name of
 * its own at this machine (DNS rebinding). Loopback names and addresses are always its own; so is `host`, the address it
 * was told to listen on. If that is "all addresses", any literal address and the machine's name are.
 */
export const guardHost = (host: string): MiddlewareHandler => {
  const wildcard = host === "0.0.0.0" || host === "::";
  const names = new Set(["localhost", host.toLowerCase(), ...(wildcard ? [hostname().toLowerCase()] : [])]);
  return async (c, next) => {
    const name = hostName(hostOf(c));
    const isOwn = name !== null && (names.has(name) || isLoopback(name) || (wildcard && isIP(name) !== 0));
    if (!isOwn) throw new ReadoutError("REQUEST_REFUSED", `this server does not answer to the host "${name ?? ""}"`);
    await next();
  };
};

/**
 * Refuses what another site's page asks for. Browsers name the asking page in `Sec-Fetch-Site` or `Origin`; programs send
 * neither and are let through. A body must be JSON or multipart, which old browsers cannot send across sites unasked.
 */
export const guardOrigin: MiddlewareHandler = async (c, next) => {
  const site = c.req.header("sec-fetch-site");
  if (site !== undefined && site !== "same-origin" && site !== "none")
    throw new ReadoutError("REQUEST_REFUSED", "this request comes from another site's page");
  if (c.req.method !== "GET" && c.req.method !== "HEAD") {
    const origin = c.req.header("origin");
    if (origin !== undefined && originHost(origin) !== hostOf(c))
      throw new ReadoutError("REQUEST_REFUSED", `this request comes from another origin, "${origin}"`);
    const type = c.req.header("content-type");
    if (type !== undefined && !/^(?:application\/json|multipart\/form-data)\s*(?:;|$)/i.test(type))
      throw new ReadoutError(
        "REQUEST_INVALID",
        `the content type is "${type}": send application/json or multipart/form-data`,
        {
          path: "Content-Type",
        },
      );
  }
  await next();
};

const hostOf = (c: Context): string => (c.req.header("host") ?? new URL(c.req.url).host).toLowerCase();

const originHost = (origin: string): string | null => (URL.canParse(origin) ? new URL(origin).host : null);

/** The name or address in a `Host` header, without port and brackets; null where it is malformed. */
function hostName(host: string): string | null {
  const parts = /^(?:\[([0-9a-f:.]+)\]|([^\s:/@[\]]+))(?::\d{1,5})?$/.exec(host);
  return parts ? (parts[1] ?? parts[2] ?? null) : null;
}

const isLoopback = (name: string): boolean => name === "::1" || (isIP(name) === 4 && name.startsWith("127."));
