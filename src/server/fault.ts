import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { ERRORS, ReadoutError } from "../errors.js";

/** The body of every answer that is not a success. */
export interface ErrorBody {
  readonly error: ReturnType<ReadoutError["toJSON"]>;
}

/**
 * Any thrown value as the error that the client is told: a `ReadoutError` as it is, everything else as a `FAULT` that
 * gives nothing of its message or stack away.
 */
export function toReadoutError(thrown: unknown): ReadoutError {
  if (thrown instanceof ReadoutError) return thrown;
  if (thrown instanceof HTTPException && thrown.status < 500)
    return new ReadoutError("REQUEST_INVALID", `the request cannot be read: ${thrown.message || "it is malformed"}`);
  return new ReadoutError("FAULT", "the server met a fault while it answered this request", { cause: thrown });
}

/** Answers with an error: its JSON and the status of `ERRORS`. */
export function answerError(c: Context, error: ReadoutError): Response {
  const body: ErrorBody = { error: error.toJSON() };
  return c.json(body, ERRORS[error.code].http as ContentfulStatusCode);
}
