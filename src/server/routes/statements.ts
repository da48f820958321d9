import { Hono } from "hono";
import { z } from "zod";
import { CERTAINTIES, STATEMENT_KINDS } from "../../reading/contract.js";
import type { StatementFilter } from "../../record/store-types.js";
import type { ServerContext } from "../context.js";
import { paging, query } from "../valid.js";
import { partyView, statementView } from "../views.js";

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "write the date as 2026-03-14");
const filterQuery = z.strictObject({
  /** Given once for each report. */
  reports: z.union([z.string().transform((id) => [id]), z.array(z.string())]).optional(),
  speaker: z.string().optional(),
  kind: z.enum(STATEMENT_KINDS).optional(),
  certainty: z.enum(CERTAINTIES).optional(),
  words: z.string().optional(),
  since: day.optional(),
  until: day.optional(),
  ...paging,
});

/** `GET /api/statements`, `GET /api/parties`. */
export const statementRoutes = ({ store }: ServerContext) =>
  new Hono()
    .get("/statements", query(filterQuery), async (c) => {
      const { limit = 100, ...filter } = c.req.valid("query");
      const page = await store.statements({ ...filter, limit } as StatementFilter);
      return c.json({ total: page.total, rows: page.rows.map(statementView) });
    })
    .get("/parties", async (c) => {
      const parties = await store.parties();
      return c.json({ rows: parties.map((party) => partyView(party, party.statements)) });
    });
