import { Hono } from "hono";
import { readReport } from "../../read.js";
import type { ServerContext } from "../context.js";
import { loadInput, reportBody } from "../incoming.js";

/** `POST /api/read`: what a reader makes of one report; nothing is kept. */
export const readRoutes = (context: ServerContext) =>
  new Hono().post("/read", reportBody, async (c) => {
    const report = await loadInput(c.req.valid("json"), context, c.req.raw.signal);
    const reading = await readReport(report, { codebook: context.codebook });
    return c.json(reading);
  });
