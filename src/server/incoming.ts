import { validator } from "hono/validator";
import { z } from "zod";
import { ReadoutError } from "../errors.js";
import { loadReport } from "../intake/load.js";
import { reportFromBytes } from "../intake/report-from-bytes.js";
import { REPORT_ID } from "../intake/report-id.js";
import type { ReportFacts } from "../intake/source.js";
import { edtf } from "../record/schema.js";
import { REPORT_KINDS, type Report } from "../text/report.js";
import type { ServerContext } from "./context.js";
import { parseRequest } from "./valid.js";

const fact = z.string().min(1).optional();

/** A report to be read: exactly one of `text`, `html`, `file` and `address`, and what is known of it besides. */
const reportInput = z
  .strictObject({
    text: z.string().optional(),
    html: z.string().optional(),
    file: z.strictObject({ name: z.string().min(1), base64: z.base64() }).optional(),
    address: z.string().min(1).optional(),
    charset: fact,
    id: z.string().regex(REPORT_ID, "use lower-case letters, digits, '-', '_' and '.'").optional(),
    title: fact,
    published: edtf.optional(),
    outlet: fact,
    url: fact,
    kind: z.enum(REPORT_KINDS).optional(),
  })
  .refine(
    ({ text, html, file, address }) => [text, html, file, address].filter((from) => from !== undefined).length === 1,
    {
      message: 'give exactly one of "text", "html", "file" and "address"',
    },
  );

export type ReportInput = z.output<typeof reportInput>;

/** Middleware that takes a report to be read, as JSON or as a multipart form with a field `file`; see docs/api.md. */
export const reportBody = validator("json", async (value, c): Promise<ReportInput> => {
  const isForm = c.req.header("content-type")?.toLowerCase().startsWith("multipart/form-data");
  return parseRequest(reportInput, isForm ? await formFields(await c.req.formData()) : value, "body");
});

async function formFields(form: FormData): Promise<Record<string, unknown>> {
  const fields: Record<string, unknown> = {};
  for (const [name, value] of form) {
    if (name in fields)
      throw new ReadoutError("REQUEST_INVALID", `"${name}" of the form is given twice`, { path: name });
    fields[name] = typeof value === "string" ? value || undefined : await encode(value);
  }
  return fields;
}

const encode = async (file: File) => ({
  name: file.name,
  base64: Buffer.from(await file.arrayBuffer()).toString("base64"),
});

/** Makes the report that the request describes; `signal` ends a fetch. Throws what intake throws. */
export async function loadInput(
  { text, html, file, address, charset, id, title, published, outlet, url, kind }: ReportInput,
  { allowPrivate }: ServerContext,
  signal: AbortSignal,
): Promise<Report> {
  const facts: ReportFacts = {
    id: id ?? null,
    title: title ?? null,
    published: published ?? null,
    outlet: outlet ?? null,
    url: url ?? null,
    kind: kind ?? null,
  };
  if (address !== undefined)
    return loadReport({ kind: "address", url: address, manifest: null }, { facts, allowPrivate, signal });
  if (file) {
    const bytes = Buffer.from(file.base64, "base64");
    return reportFromBytes(bytes, { facts, origin: file.name, ...(charset !== undefined && { charset }) });
  }
  if (html !== undefined) return reportFromBytes(html, { facts, format: "html", url: url ?? null });
  return reportFromBytes(text ?? "", { facts, format: "text" });
}
