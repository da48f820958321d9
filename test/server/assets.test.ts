import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { describe, expect, onTestFinished, test } from "vitest";
import { createApp } from "../../src/server/app.js";
import { testDossier } from "./dossier.js";

const SCRIPT = `console.log("${"x".repeat(4000)}")`;

/** A small built workbench, with a file beside it that must never be served. */
async function open() {
  const folder = mkdtempSync(join(tmpdir(), "readout-web-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const webFolder = join(folder, "dist");
  mkdirSync(join(webFolder, "assets"), { recursive: true });
  writeFileSync(join(folder, "secret.txt"), "secret");
  writeFileSync(join(webFolder, "index.html"), "<!doctype html><title>Readout</title>");
  writeFileSync(join(webFolder, "theme.js"), "1");
  writeFileSync(join(webFolder, "assets", "main-abc.js"), SCRIPT);
  return createApp({ store: await testDossier([]), webFolder });
}

describe("an address of the workbench gives its page", () => {
  const cases: readonly [path: string, status: number][] = [
    ["/", 200],
    ["/reports", 200],
    ["/reports/talks-open", 200],
    ["/reports/a%2Fb", 200],
    ["/reports/talks-open?s=x", 200],
    ["/statements", 200],
    ["/search?q=peace", 200],
    ["/nowhere", 404],
    ["/reports/a/b", 404],
  ];
  test.each(cases)("%s with status %i", async (path, status) => {
    const answer = await (await open()).request(path);
    expect(answer.status).toBe(status);
    expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(await answer.text()).toContain("<title>Readout</title>");
  });
});

test("files with a hash in their name may be kept for good, others not", async () => {
  const app = await open();
  const hashed = await app.request("/assets/main-abc.js");
  expect(hashed.headers.get("cache-control")).toContain("immutable");
  expect(hashed.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
  expect((await app.request("/theme.js")).headers.get("cache-control")).toBe("no-cache");
  expect((await app.request("/")).headers.get("cache-control")).toBe("no-cache");
});

describe("a file is packed as the browser takes it", () => {
  const cases: readonly [accepts: string, encoding: string | null, unpack: (bytes: Uint8Array) => Uint8Array][] = [
    ["gzip, deflate, br, zstd", "br", brotliDecompressSync],
    ["gzip;q=1.0", "gzip", gunzipSync],
    ["identity", null, (bytes) => bytes],
    ["", null, (bytes) => bytes],
  ];
  test.each(cases)("%s", async (accepts, encoding, unpack) => {
    const answer = await (await open()).request("/assets/main-abc.js", { headers: { "accept-encoding": accepts } });
    expect(answer.headers.get("content-encoding")).toBe(encoding);
    expect(answer.headers.get("vary")).toBe("Accept-Encoding");
    expect(Buffer.from(unpack(new Uint8Array(await answer.arrayBuffer()))).toString()).toBe(SCRIPT);
  });
});

describe("no path leads out of the folder", () => {
  test.each([
    "/../secret.txt",
    "/%2e%2e/secret.txt",
    "/assets/..%2f..%2fsecret.txt",
    "/assets/%2e%2e%5c%2e%2e%5csecret.txt",
    "//secret.txt",
    "/assets/../../secret.txt%00.js",
  ])("%s", async (path) => {
    const answer = await (await open()).request(path);
    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toContain("secret");
  });
});

test("an asset that is gone is not answered with a page", async () => {
  const answer = await (await open()).request("/assets/main-old.js");
  expect(answer.status).toBe(404);
  expect(answer.headers.get("content-type")).toMatch(/^text\/plain/);
});

test("without a built workbench the pages say so and the API works", async () => {
  const app = createApp({ store: await testDossier([]), webFolder: "/nowhere" });
  const answer = await app.request("/");
  expect(await answer.json()).toMatchObject({ error: { code: "NOT_BUILT" } });
  expect((await app.request("/api/dossier")).status).toBe(200);
});
