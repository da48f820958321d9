import { createHash } from "node:crypto";
import type { RecordReport } from "./schema.js";

/**
 * What makes two reports the same, as a hash: text, outlet, address and date. Two outlets that print one text are two
 * reports; a title or kind may be corrected without making a new one.
 */
export const identityOf = ({
  text,
  outlet,
  url,
  published,
}: Pick<RecordReport, "text" | "outlet" | "url" | "published">): string =>
  createHash("sha256")
    .update(JSON.stringify([text, outlet ?? null, url ?? null, published ?? null]))
    .digest("hex");
