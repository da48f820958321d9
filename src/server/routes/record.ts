import { Hono } from "hono";
import type { ServerContext } from "../context.js";

/** `GET /api/record`, `POST /api/record`: the dossier as one `readout-record/1`, out and in. */
export const recordRoutes = ({ store }: ServerContext) =>
  new Hono().get("/record", async (c) => {
    const record = await store.exportRecord();
    return c.body(JSON.stringify(record), 200, {
      "Content-Type": "application/json",
      "Content-Disposition": 'attachment; filename="record.json"',
    });
  });
