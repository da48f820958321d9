import { Hono } from "hono";
import type { ServerContext } from "../context.js";

/** `GET /api/changes`, `POST /api/undo`. */
export const changeRoutes = ({ store }: ServerContext) =>
  new Hono()
    .get("/changes", async (c) => c.json({ rows: await store.changes() }))
    .post("/undo", async (c) => c.json({ change: await store.undo() }));
