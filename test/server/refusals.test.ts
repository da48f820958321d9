/** Bad requests, hostile hosts and origins: each gets a code, a mend and nothing of the server's inside. */
import { describe, expect, test } from "vitest";
import { ERRORS, type ErrorCode, type ReadoutError } from "../../src/errors.js";
import { BODY_LIMIT, createApp } from "../../src/server/app.js";
import { testDossier } from "./dossier.js";

const json = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: "POST",
  headers: { "content-type": "application/json", ...headers },
  body: typeof body === "string" ? body : JSON.stringify(body),
});

async function expectError(answer: Response, code: ErrorCode, path?: string) {
  const { error } = (await answer.json()) as {
    error: { code: string; message: string; mend: string; place: { path?: string } };
  };
  expect(error.code).toBe(code);
  expect(answer.status).toBe(ERRORS[code].http);
  expect(error.mend).toBe(ERRORS[code].mend);
  expect(error.message).not.toMatch(/ at |node:|\.ts\b|\.js\b/);
  if (path) expect(error.place.path).toBe(path);
}

describe("a request is refused", () => {
  const cases: readonly [why: string, path: string, init: RequestInit, code: ErrorCode, place?: string][] = [
    ["for a route that is not there", "/api/nothing", {}, "ROUTE_UNKNOWN"],
    ["for a method that the route has not", "/api/reports", { method: "PUT" }, "ROUTE_UNKNOWN"],
    ["for a post to a page", "/reports", json({}), "ROUTE_UNKNOWN"],
    ["for a report that is not there", "/api/reports/nobody", {}, "REPORT_NOT_FOUND"],
    ["for removing one that is not there", "/api/reports/nobody", { method: "DELETE" }, "REPORT_NOT_FOUND"],
    ["for an undo with nothing to undo", "/api/undo", { method: "POST" }, "NOTHING_TO_UNDO"],
    ["for an unknown key", "/api/statements?speakr=x", {}, "REQUEST_INVALID"],
    ["for a kind that is none", "/api/statements?kind=shouted", {}, "REQUEST_INVALID", "kind"],
    ["for a key that is given twice", "/api/statements?kind=direct&kind=mixed", {}, "REQUEST_INVALID", "kind"],
    ["for a date in words", "/api/statements?since=Monday", {}, "REQUEST_INVALID", "since"],
    ["for a page of nothing", "/api/statements?limit=0", {}, "REQUEST_INVALID", "limit"],
    ["for a page without end", "/api/statements?limit=1000000", {}, "REQUEST_INVALID", "limit"],
    ["for an offset that is no number", "/api/statements?offset=ten", {}, "REQUEST_INVALID", "offset"],
    ["for a search of nothing", "/api/search?q=%20", {}, "REQUEST_INVALID", "q"],
    ["for a search without words", "/api/search", {}, "REQUEST_INVALID", "q"],
    ["for a query that breaks off", "/api/search?q=%22open", {}, "QUERY_INVALID"],
    ["for words that break off", "/api/statements?words=(open", {}, "QUERY_INVALID"],
    ["for a body that is no JSON", "/api/read", json("{"), "REQUEST_INVALID"],
    ["for a body that is null", "/api/read", json("null"), "REQUEST_INVALID"],
    ["for no body", "/api/read", { method: "POST" }, "REQUEST_INVALID"],
    ["for no source", "/api/reports", json({ title: "x" }), "REQUEST_INVALID"],
    ["for two sources", "/api/reports", json({ text: "x", html: "y" }), "REQUEST_INVALID"],
    ["for a text that is a number", "/api/reports", json({ text: 5 }), "REQUEST_INVALID", "text"],
    ["for an id that leads elsewhere", "/api/reports", json({ text: "x", id: "../x" }), "REQUEST_INVALID", "id"],
    ["for a date that is none", "/api/reports", json({ text: "x", published: "soon" }), "REQUEST_INVALID", "published"],
    [
      "for a file that is not base64",
      "/api/reports",
      json({ file: { name: "a.txt", base64: "%%" } }),
      "REQUEST_INVALID",
      "file.base64",
    ],
    ["for an empty text", "/api/reports", json({ text: " \n " }), "FILE_EMPTY"],
    ["for a private address", "/api/reports", json({ address: "http://127.0.0.1:9/" }), "ADDRESS_REFUSED"],
    ["for an address that is none", "/api/reports", json({ address: "file:///etc/passwd" }), "ADDRESS_REFUSED"],
    ["for a record of another format", "/api/record", json({ format: "other/9" }), "RECORD_INVALID"],
    [
      "for a form as plain text",
      "/api/reports",
      { ...json("text=x"), headers: { "content-type": "text/plain" } },
      "REQUEST_INVALID",
      "Content-Type",
    ],
    [
      "for a form in the old way",
      "/api/reports",
      { ...json("text=x"), headers: { "content-type": "application/x-www-form-urlencoded" } },
      "REQUEST_INVALID",
      "Content-Type",
    ],
    [
      "for a type that only begins like JSON",
      "/api/reports",
      { ...json({}), headers: { "content-type": "application/jsonp" } },
      "REQUEST_INVALID",
      "Content-Type",
    ],
    [
      "from another site's page",
      "/api/undo",
      { method: "POST", headers: { "sec-fetch-site": "cross-site" } },
      "REQUEST_REFUSED",
    ],
    [
      "from another port of this machine",
      "/api/undo",
      { method: "POST", headers: { "sec-fetch-site": "same-site" } },
      "REQUEST_REFUSED",
    ],
    [
      "for reading from another site's page",
      "/api/record",
      { headers: { "sec-fetch-site": "cross-site" } },
      "REQUEST_REFUSED",
    ],
    [
      "from another origin",
      "/api/undo",
      { method: "POST", headers: { origin: "http://evil.example" } },
      "REQUEST_REFUSED",
    ],
    ["from an origin that hides", "/api/undo", { method: "POST", headers: { origin: "null" } }, "REQUEST_REFUSED"],
    [
      "from the origin of another port",
      "/api/undo",
      { method: "POST", headers: { origin: "http://localhost:8080", host: "localhost" } },
      "REQUEST_REFUSED",
    ],
  ];
  test.each(cases)("%s", async (_, path, init, code, place) => {
    const app = createApp({ store: await testDossier() });
    await expectError(await app.request(path, init), code, place);
  });

  test("for a body over the limit, by its length or counted", async () => {
    const app = createApp({ store: await testDossier([]) });
    const body = JSON.stringify({ text: "x".repeat(BODY_LIMIT) });
    await expectError(
      await app.request("/api/read", json(body, { "content-length": String(body.length) })),
      "REQUEST_TOO_LARGE",
    );
    await expectError(await app.request("/api/read", json(body)), "REQUEST_TOO_LARGE");
  });

  test("for writing to a record that was opened to be read", async () => {
    const store = await testDossier();
    const { openStore } = await import("../../src/record/store.js");
    const readOnly = await openStore(store.folder, { readOnly: true });
    const app = createApp({ store: readOnly });
    await expectError(await app.request("/api/reports/hostile", { method: "DELETE" }), "FOLDER_READ_ONLY");
    await expectError(await app.request("/api/reports", json({ text: "Anna Berg said no." })), "FOLDER_READ_ONLY");
    expect((await (await app.request("/api/dossier")).json()) as object).toMatchObject({ readOnly: true });
    await readOnly.close();
  });
});

describe("the Host header", () => {
  const cases: readonly [host: string, listening: string, isTaken: boolean][] = [
    ["localhost:4870", "127.0.0.1", true],
    ["LOCALHOST", "127.0.0.1", true],
    ["127.0.0.1:4870", "127.0.0.1", true],
    ["127.1.2.3", "127.0.0.1", true],
    ["[::1]:4870", "127.0.0.1", true],
    ["evil.example", "127.0.0.1", false],
    ["evil.example:4870", "127.0.0.1", false],
    ["localhost.evil.example", "127.0.0.1", false],
    ["127.0.0.1.evil.example", "127.0.0.1", false],
    ["192.168.1.5:4870", "127.0.0.1", false],
    ["localhost@evil.example", "127.0.0.1", false],
    ["[::1", "127.0.0.1", false],
    ["192.168.1.5:4870", "192.168.1.5", true],
    ["desk.example:4870", "desk.example", true],
    ["192.168.1.5:4870", "0.0.0.0", true],
    ["[fd00::5]:4870", "::", true],
    ["evil.example", "0.0.0.0", false],
  ];
  test.each(cases)("%s at a server on %s: taken is %s", async (host, listening, isTaken) => {
    const app = createApp({ store: await testDossier([]), host: listening });
    const answer = await app.request("/api/dossier", { headers: { host } });
    if (isTaken) expect(answer.status).toBe(200);
    else await expectError(answer, "REQUEST_REFUSED");
  });
});

describe("a request of the server's own page or of a program is taken", () => {
  const cases: readonly [why: string, headers: Record<string, string>][] = [
    ["from the page", { origin: "http://localhost:4870", host: "localhost:4870", "sec-fetch-site": "same-origin" }],
    ["from a program", { host: "localhost:4870" }],
  ];
  test.each(cases)("%s", async (_, headers) => {
    const app = createApp({ store: await testDossier() });
    expect((await app.request("/api/reports/hostile", { method: "DELETE", headers })).status).toBe(200);
  });
});

test("a fault is told to the operator with its cause, to the client without", async () => {
  const store = await testDossier([]);
  const faults: ReadoutError[] = [];
  const broken = { ...store, parties: () => Promise.reject(new Error("secret /home/path")) };
  const app = createApp({ store: broken, onFault: (fault) => faults.push(fault) });
  const answer = await app.request("/api/parties");
  expect(await answer.clone().text()).not.toContain("secret");
  await expectError(answer, "FAULT");
  expect(faults[0]?.cause).toMatchObject({ message: "secret /home/path" });
});

test("every answer carries the headers that keep other pages out", async () => {
  const app = createApp({ store: await testDossier([]) });
  for (const path of ["/", "/api/dossier", "/api/nothing", "/nothing"]) {
    const { headers } = await app.request(path);
    expect(headers.get("content-security-policy"), path).toContain("default-src 'self'");
    expect(headers.get("content-security-policy"), path).not.toContain("unsafe");
    expect(headers.get("x-content-type-options"), path).toBe("nosniff");
    expect(headers.get("referrer-policy"), path).toBe("no-referrer");
    expect(headers.get("access-control-allow-origin"), path).toBeNull();
  }
});
