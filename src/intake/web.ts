import { lookup as resolveHost } from "node:dns";
import http from "node:http";
import https from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import ipaddr from "ipaddr.js";
import { ReadoutError } from "../errors.js";
import { MAX_BYTES } from "./source.js";

/** A fetched page: the address it came from after redirects, and its bytes, decompressed. */
export interface Page {
  readonly url: string;
  readonly bytes: Uint8Array;
  readonly contentType: string | null;
}

export interface FetchOptions {
  /** Let the address resolve to private, loopback and link-local hosts. */
  readonly allowPrivate?: boolean;
  /** Largest page in bytes, after decompression; 20 MiB unless told. */
  readonly maxBytes?: number;
  /** For the whole exchange with all redirects, in milliseconds; 20,000 unless told. */
  readonly timeout?: number;
  readonly signal?: AbortSignal;
}

const MAX_REDIRECTS = 5;
const TIMEOUT = 20_000;
const USER_AGENT = "Readout/0.1 (a person's local reading tool; one page at a time)";

/** Fetches one page. Throws `ADDRESS_REFUSED`, `ADDRESS_FAILED`, `FILE_TOO_LARGE`, `INTERRUPTED`. */
export async function fetchAddress(address: string, options: FetchOptions = {}): Promise<Page> {
  const { timeout = TIMEOUT, signal } = options;
  const clock = AbortSignal.timeout(timeout);
  const stop = signal ? AbortSignal.any([clock, signal]) : clock;
  let url = checkAddress(address);
  try {
    for (let hops = 0; hops <= MAX_REDIRECTS; hops++) {
      const answer = await request(url, { ...options, signal: stop });
      if (!("redirect" in answer)) return answer;
      url = checkAddress(answer.redirect, url);
    }
  } catch (error) {
    if (signal?.aborted) throw new ReadoutError("INTERRUPTED", "stopped", { cause: error });
    if (clock.aborted) throw failed(address, `no whole answer within ${timeout / 1000} s`, error);
    if (error instanceof ReadoutError) throw error;
    throw failed(address, error instanceof Error ? error.message : String(error), error);
  }
  throw failed(address, `more than ${MAX_REDIRECTS} redirects`);
}

const failed = (address: string, why: string, cause?: unknown): ReadoutError =>
  new ReadoutError("ADDRESS_FAILED", `${address}: ${why}.`, cause === undefined ? {} : { cause });

const refused = (address: string, why: string): ReadoutError =>
  new ReadoutError("ADDRESS_REFUSED", `${address}: ${why}.`);

function checkAddress(address: string, base?: URL): URL {
  if (!URL.canParse(address, base?.href)) throw refused(address, "this is no web address");
  const url = new URL(address, base);
  if (url.protocol !== "http:" && url.protocol !== "https:") throw refused(url.href, "only http and https are fetched");
  if (url.username || url.password)
    throw refused(`${url.protocol}//${url.host}`, "addresses with a user name or password are not fetched");
  return url;
}

/** Whether an IP address is a public one, also where it is wrapped in another kind. */
function isPublic(ip: string): boolean {
  let parsed = ipaddr.parse(ip);
  if (parsed instanceof ipaddr.IPv6 && parsed.isIPv4MappedAddress()) parsed = parsed.toIPv4Address();
  return parsed.range() === "unicast";
}

/**
 * Looks a host up and lets only public addresses through. It is the very look-up that the connection is made with, so the
 * name cannot lead elsewhere in between.
 */
const publicLookup: LookupFunction = (host, options, done) => {
  resolveHost(host, { ...options, all: true }, (error, found) => {
    if (error) return done(error, "");
    const wrong = found.find(({ address }) => !isPublic(address));
    if (wrong || found.length === 0)
      return done(
        Object.assign(new Error(`${host} leads to the private address ${wrong?.address}`), { code: "PRIVATE" }),
        "",
      );
    if (options.all) return done(null, found);
    done(null, found[0]!.address, found[0]!.family);
  });
};

interface RequestOptions extends FetchOptions {
  readonly signal: AbortSignal;
}

function request(
  url: URL,
  { allowPrivate = false, maxBytes = MAX_BYTES, signal }: RequestOptions,
): Promise<Page | { readonly redirect: string }> {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (!allowPrivate && isIP(host) && !isPublic(host)) throw refused(url.href, "it leads to a private host");
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) =>
      reject(
        error.code === "PRIVATE"
          ? refused(url.href, error.message)
          : error instanceof ReadoutError
            ? error
            : failed(url.href, error.message, error),
      );
    const client = url.protocol === "https:" ? https : http;
    const headers = {
      "user-agent": USER_AGENT,
      accept: "text/html, application/xhtml+xml, text/plain;q=0.8",
      "accept-encoding": "gzip, deflate, br",
    };
    const sent = client.get(
      url,
      { headers, signal, agent: false, ...(allowPrivate ? {} : { lookup: publicLookup }) },
      (answer) => {
        answer.on("error", fail);
        const { statusCode = 0, headers: got } = answer;
        if (statusCode >= 300 && statusCode < 400 && got.location) {
          answer.destroy();
          return resolve({ redirect: got.location });
        }
        const type = got["content-type"] ?? null;
        const fault =
          statusCode !== 200
            ? failed(url.href, `the server answered ${statusCode}`)
            : type && !/^(?:text\/(?:html|plain)|application\/(?:xhtml\+)?xml|text\/xml)\b/i.test(type)
              ? failed(url.href, `it is ${type.split(";")[0]}, not a page`)
              : Number(got["content-length"] ?? 0) > maxBytes
                ? tooLarge(url, maxBytes)
                : null;
        if (fault) {
          answer.destroy();
          return reject(fault);
        }
        collect(answer, got["content-encoding"], url, maxBytes).then(
          (bytes) => resolve({ url: url.href, bytes, contentType: type }),
          fail,
        );
      },
    );
    sent.on("error", fail);
  });
}

const tooLarge = (url: URL, maxBytes: number): ReadoutError =>
  new ReadoutError("FILE_TOO_LARGE", `${url.href} is larger than ${maxBytes.toLocaleString("en")} bytes.`);

/** The body, decompressed; it is cut off as soon as it is too large, so that a small answer cannot unfold into a huge one. */
async function collect(
  answer: http.IncomingMessage,
  encoding: string | undefined,
  url: URL,
  maxBytes: number,
): Promise<Uint8Array> {
  const unpack =
    encoding === "gzip" || encoding === "x-gzip"
      ? createGunzip()
      : encoding === "br"
        ? createBrotliDecompress()
        : encoding === "deflate"
          ? createInflate()
          : null;
  const body = unpack ? answer.pipe(unpack) : answer;
  answer.on("error", (error) => unpack?.destroy(error));
  answer.on("aborted", () => unpack?.destroy(new Error("the answer broke off")));
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of body as AsyncIterable<Uint8Array>) {
      size += chunk.length;
      if (size > maxBytes) throw tooLarge(url, maxBytes);
      chunks.push(chunk);
    }
  } finally {
    answer.destroy();
  }
  return Buffer.concat(chunks);
}
