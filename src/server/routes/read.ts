import { Hono } from "hono";
import { formatRecord } from "../../exchange/json.js";
import { readReport } from "../../read.js";
import { assembleRecord } from "../../record/assemble.js";
import type { ServerContext } from "../context.js";
import { loadInput, reportBody } from "../incoming.js";

/** `POST /api/read`: what a reader makes of one report; nothing is kept. */
export const readRoutes = (context: ServerContext) =>
  new Hono().post("/read", reportBody, async (c) => {
    const report = await loadInput(c.req.valid("json"), context, c.req.raw.signal);
    const reading = await readReport(report, { codebook: context.codebook });
    return c.body(formatRecord(assembleRecord([reading], { codebook: context.codebook })), 200, {
      "Content-Type": "application/json",
    });
  });
