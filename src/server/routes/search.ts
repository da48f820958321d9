import { Hono } from "hono";
import { z } from "zod";
import type { SearchOptions } from "../../record/store-types.js";
import type { ServerContext } from "../context.js";
import { paging, query } from "../valid.js";

const searchQuery = z.strictObject({
  q: z.string().trim().min(1, "say what to search for"),
  in: z.enum(["reports", "statements", "both"]).optional(),
  ...paging,
});

/** `GET /api/search`. */
export const searchRoutes = ({ store }: ServerContext) =>
  new Hono().get("/search", query(searchQuery), async (c) => {
    const { q, limit = 50, ...options } = c.req.valid("query");
    const page = await store.search(q, { ...options, limit } as SearchOptions);
    return c.json({ total: page.total, rows: page.rows });
  });
