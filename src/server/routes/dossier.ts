import { Hono } from "hono";
import type { ServerContext } from "../context.js";
import { ROUTES } from "../routes.js";
import { version } from "../version.js";

/** `GET /api`, `GET /api/dossier`, `GET /api/health`: what is served and how it is. */
export const dossierRoutes = ({ store }: ServerContext) =>
  new Hono()
    .get("/", (c) => c.json({ routes: ROUTES }))
    .get("/dossier", async (c) => {
      const [name, reports, parties, { total }] = await Promise.all([
        store.dossierName(),
        store.reports(),
        store.parties(),
        store.statements({ limit: 1 }),
      ]);
      return c.json({
        name,
        version,
        readOnly: store.readOnly,
        counts: { reports: reports.length, statements: total, parties: parties.length },
      });
    })
    .get("/health", async (c) => {
      const checks = await store.check();
      return c.json({ ok: checks.every((check) => check.ok), checks });
    });
