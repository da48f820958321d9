import { readdirSync, readFileSync, statSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Context } from "hono";
import { ReadoutError } from "../errors.js";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".json": "application/json",
  ".txt": "text/plain; charset=utf-8",
  ".map": "application/json",
};

interface Asset {
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Names with a hash in them never change: browsers may keep them for good. */
  readonly hashed: boolean;
  readonly packed: Map<string, Promise<Uint8Array<ArrayBuffer>>>;
}

/** The built workbench, held in memory by path: what is not in it cannot be asked for. */
export type Assets = ReadonlyMap<string, Asset>;

/** Loads every file under `folder` (`web/dist`); empty if the workbench was not built. */
export function loadAssets(folder: string): Assets {
  const assets = new Map<string, Asset>();
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return assets;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const path = `/${relative(folder, file).split(sep).join("/")}`;
    assets.set(path, {
      type: TYPES[extname(entry.name)] ?? "application/octet-stream",
      bytes: new Uint8Array(readFileSync(file)),
      hashed: path.startsWith("/assets/"),
      packed: new Map(),
    });
  }
  return assets;
}

/** The addresses that the workbench draws itself; it draws any other as "unknown address", with status 404. */
const PAGES = /^\/(?:reports(?:\/[^/]+)?|statements|search)?\/?$/;

/** Answers with a file of the workbench, or with its first page where the path is an address inside it. */
export async function answerAsset(c: Context, assets: Assets): Promise<Response> {
  const { path } = c.req;
  const asset = assets.get(path);
  if (asset) return send(c, asset, 200);
  const page = assets.get("/index.html");
  if (!page)
    throw new ReadoutError("NOT_BUILT", "the workbench is not built: the folder web/dist is missing", {
      file: "web/dist",
    });
  if (path.startsWith("/assets/")) return c.text("Not found", 404);
  return send(c, page, PAGES.test(path) ? 200 : 404);
}

async function send(c: Context, asset: Asset, status: 200 | 404): Promise<Response> {
  const encoding = pickEncoding(c.req.header("accept-encoding") ?? "", asset);
  const headers = {
    "Content-Type": asset.type,
    "Cache-Control": asset.hashed ? "public, max-age=31536000, immutable" : "no-cache",
    Vary: "Accept-Encoding",
    ...(encoding && { "Content-Encoding": encoding }),
  };
  return c.body(encoding ? await pack(asset, encoding) : asset.bytes, status, headers);
}

/** Brotli where the client takes it, else gzip; small files and pictures go as they are. */
function pickEncoding(accepted: string, asset: Asset): "br" | "gzip" | null {
  if (asset.bytes.length < 1024 || asset.type === "image/png") return null;
  const names = accepted.split(",").map((part) => part.trim().split(";")[0]!.toLowerCase());
  return names.includes("br") ? "br" : names.includes("gzip") ? "gzip" : null;
}

/** Packs a file once, on its first request. */
function pack(asset: Asset, encoding: "br" | "gzip"): Promise<Uint8Array<ArrayBuffer>> {
  const known = asset.packed.get(encoding);
  if (known) return known;
  const packed =
    encoding === "br"
      ? promisify(brotliCompress)(asset.bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })
      : promisify(gzip)(asset.bytes);
  const bytes = packed.then((buffer) => new Uint8Array(buffer));
  asset.packed.set(encoding, bytes);
  return bytes;
}
