import { validator } from "hono/validator";
import { z } from "zod";
import { ReadoutError } from "../errors.js";
import { formFault } from "../text/form-fault.js";

/** The parsed value, or `REQUEST_INVALID` that names the first field at fault. */
export function parseRequest<Schema extends z.ZodType>(schema: Schema, value: unknown, part: string): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  const path = issue.path.map(String).join(".");
  throw new ReadoutError(
    "REQUEST_INVALID",
    `${path ? `"${path}"` : "the whole"} of the ${part}: ${formFault(issue.message)}`,
    {
      path: path || part,
    },
  );
}

/** Middleware that holds the query string to a schema; the handler gets the parsed values. */
export const query = <Schema extends z.ZodType>(schema: Schema) =>
  validator("query", (value): z.output<Schema> => parseRequest(schema, value, "query"));

/** A page of rows: `limit` of them from the one at `offset`, both written as whole numbers. */
export const paging = {
  limit: z.coerce.number<string>().int().min(1).max(1000).optional(),
  offset: z.coerce.number<string>().int().min(0).optional(),
};
