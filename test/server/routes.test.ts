import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createApp } from "../../src/server/app.js";
import { ROUTES } from "../../src/server/routes.js";
import { testDossier } from "./dossier.js";

test("the list of routes is the routes of the app", async () => {
  const app = createApp({ store: await testDossier([]) });
  const served = app.routes
    .filter(({ method, path }) => method !== "ALL" && path.startsWith("/api"))
    .map(({ method, path }) => `${method} ${path.replace(/(?<=.)\/$/, "")}`);
  expect([...new Set(served)].sort()).toEqual(ROUTES.map(({ method, path }) => `${method} ${path}`).sort());
});

test("docs/api.md names every route, once in its table and once as a heading", () => {
  const page = readFileSync(new URL("../../docs/api.md", import.meta.url), "utf8");
  for (const { method, path } of ROUTES) {
    expect(page).toContain(`| \`${method} ${path}\` |`);
    expect(page).toContain(`### \`${method} ${path}\`\n`);
  }
});

test("the list of routes is served", async () => {
  const app = createApp({ store: await testDossier([]) });
  expect(await (await app.request("/api")).json()).toEqual({ routes: ROUTES });
});
