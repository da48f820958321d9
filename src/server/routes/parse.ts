import { Hono } from "hono";
import { englishParser } from "../../language/english.js";
import { parseReport } from "../../language/trees.js";
import { refuseOverlong } from "../../read.js";
import { segment } from "../../text/segment.js";
import type { ServerContext } from "../context.js";
import { loadInput, reportBody } from "../incoming.js";

/** `POST /api/parse`: the trees of one report; nothing is kept. */
export const parseRoutes = (context: ServerContext) =>
  new Hono().post("/parse", reportBody, async (c) => {
    const report = await loadInput(c.req.valid("json"), context, c.req.raw.signal);
    refuseOverlong(report);
    const { text } = report;
    return c.json({ text, sentences: [...parseReport(text, segment(text), englishParser())] });
  });
