import { Hono } from "hono";
import { readReport } from "../../read.js";
import type { ServerContext } from "../context.js";
import { loadInput, reportBody } from "../incoming.js";
import { reportRow, reportView } from "../views.js";

/** `/api/reports` and `/api/reports/:id`: the reports of the dossier, one of them, one more, one less. */
export const reportRoutes = (context: ServerContext) => {
  const { store, codebook } = context;
  return new Hono()
    .get("/reports", async (c) => {
      const reports = await store.reports();
      return c.json({ rows: reports.map(reportRow) });
    })
    .post("/reports", reportBody, async (c) => {
      const report = await loadInput(c.req.valid("json"), context, c.req.raw.signal);
      const known = await store.findReport(report);
      const outcome = known
        ? { status: "unchanged" as const, report: known, statements: 0 }
        : await store.addReading(await readReport(report, { codebook }));
      return c.json(outcome, outcome.status === "added" ? 201 : 200);
    })
    .get("/reports/:id", async (c) => {
      const id = c.req.param("id");
      const report = await store.report(id);
      const [{ rows }, parties] = await Promise.all([
        store.statements({ reports: [id], limit: Number.MAX_SAFE_INTEGER }),
        store.parties(),
      ]);
      return c.json(reportView(report, rows, parties));
    })
    .delete("/reports/:id", async (c) => c.json({ change: await store.remove([c.req.param("id")]) }));
};
