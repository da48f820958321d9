import { Hono } from "hono";
import { exportJson, importJson } from "../../exchange/json.js";
import type { ServerContext } from "../context.js";

/** `GET /api/record`, `POST /api/record`: the dossier as one `readout-record/1`, out and in. */
export const recordRoutes = ({ store }: ServerContext) =>
  new Hono()
    .get("/record", async (c) =>
      c.body(await exportJson(store), 200, {
        "Content-Type": "application/json",
        "Content-Disposition": 'attachment; filename="record.json"',
      }),
    )
    .post("/record", async (c) => c.json(await importJson(store, await c.req.text(), { file: "the request" })));
