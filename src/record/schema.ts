/**
 * `readout-record/1`, the interchange format of a whole dossier, as zod schemas: the one definition from which the types,
 * the JSON Schema (`schema/readout-record-1.json`) and the checks of an import come. Unknown keys are kept at every level.
 */
import { z } from "zod";
import { CERTAINTIES, PARTY_KINDS, STATEMENT_KINDS } from "../reading/contract.js";
import { REPORT_KINDS } from "../text/report.js";

export const RECORD_FORMAT = "readout-record/1";

const id = z.string().min(1);
const partyRef = id.describe("id of a party");
const text = z.string();

/** A place in a report with its words: `text.slice(start, end)` of that report equals `text`. */
export const recordSpan = z.looseObject({
  report: id,
  start: z.int().nonnegative(),
  end: z.int().positive(),
  text: text,
});

/** EDTF level 1 as far as records use it: days, months, years, `~ ? %`, open and closed intervals. */
const EDTF_POINT = String.raw`-?\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?[~?%]?`;
export const EDTF = new RegExp(`^(?:${EDTF_POINT}|(?:${EDTF_POINT}|\\.\\.|)/(?:${EDTF_POINT}|\\.\\.|))$`);
export const edtf = z
  .string()
  .regex(EDTF, "not an EDTF date such as 2026-03-14, 2026-03, 2026-03-14~, ../2026-03-01 or 2026-03-01/2026-03-07");
const date = edtf.nullable();

export const STANCES = ["support", "oppose", "conditional", "noncommittal"] as const;
export const EVENT_TYPES = [
  "AGREE",
  "CONSULT",
  "SUPPORT",
  "CONCEDE",
  "COOPERATE",
  "AID",
  "RETREAT",
  "REQUEST",
  "ACCUSE",
  "REJECT",
  "THREATEN",
  "PROTEST",
  "SANCTION",
  "MOBILIZE",
  "COERCE",
  "ASSAULT",
] as const;
export const EVENT_STATUSES = ["happened", "ongoing", "planned", "proposed", "denied"] as const;
export const PLAN_STATUSES = ["proposed", "planned", "happened", "postponed", "cancelled", "lapsed"] as const;

export const recordReport = z.looseObject({
  id,
  title: text.nullable().default(null),
  text,
  published: date.default(null),
  outlet: text.nullable().default(null),
  url: text.nullable().default(null),
  kind: z.enum(REPORT_KINDS).default("news"),
  copyOf: id.nullable().default(null),
});

export const recordParty = z.looseObject({
  id,
  name: z.string().min(1),
  kind: z.enum(PARTY_KINDS),
  aliases: z.array(text).default([]),
});

export const recordRole = z.looseObject({
  party: partyRef,
  office: text,
  of: partyRef.nullable().default(null),
  from: date.default(null),
  to: date.default(null),
});

export const recordIssue = z.looseObject({
  id,
  name: text,
  definition: text.default(""),
  phrases: z.array(text).default([]),
  parent: id.nullable().default(null),
});

export const recordStatement = z.looseObject({
  id,
  report: id,
  speaker: partyRef.nullable().default(null),
  kind: z.enum(STATEMENT_KINDS),
  source: z.array(recordSpan).default([]),
  cue: z.array(recordSpan).default([]),
  content: z.array(recordSpan),
  addressee: partyRef.nullable().default(null),
  within: id.nullable().default(null),
  date: date.default(null),
  place: text.nullable().default(null),
  medium: text.nullable().default(null),
  negated: z.boolean().default(false),
  question: recordSpan.nullable().default(null),
  // Readout's own additions to the format: who made the row and how sure it is.
  reader: text.optional(),
  rule: text.optional(),
  certainty: z.enum(CERTAINTIES).optional(),
  confidence: z.number().min(0).max(1).optional(),
});

export const recordPosition = z.looseObject({
  id,
  statement: id.nullable().default(null),
  party: partyRef.nullable().default(null),
  side: partyRef.nullable().default(null),
  issue: id,
  stance: z.enum(STANCES),
  date: date.default(null),
  span: recordSpan,
});

export const recordShift = z.looseObject({
  side: partyRef.nullish(),
  party: partyRef.nullish(),
  issue: id,
  earlier: id,
  later: id,
  from: z.enum(STANCES),
  to: z.enum(STANCES),
});

export const recordClash = z.looseObject({ issue: id, a: id, b: id });

export const recordEvent = z.looseObject({
  id,
  type: z.enum(EVENT_TYPES),
  mode: text.nullable().default(null),
  actors: z.array(partyRef).default([]),
  recipients: z.array(partyRef).default([]),
  date: date.default(null),
  place: text.nullable().default(null),
  status: z.enum(EVENT_STATUSES),
  spans: z.array(recordSpan),
});

export const recordPlan = z.looseObject({
  id,
  what: text,
  parties: z.array(partyRef).default([]),
  place: text.nullable().default(null),
  due: date.default(null),
  status: z.enum(PLAN_STATUSES),
  history: z
    .array(z.looseObject({ status: z.enum(PLAN_STATUSES), date: date.default(null), span: recordSpan }))
    .default([]),
});

export const recordChannel = z.looseObject({
  name: text,
  parties: z.array(partyRef),
  absent: z.array(partyRef).default([]),
  spans: z.array(recordSpan).default([]),
});

export const recordQuestion = z.looseObject({
  span: recordSpan,
  issue: id.nullable().default(null),
  askedOf: partyRef.nullable().default(null),
  answered: id.nullable().default(null),
});

export const recordDifference = z.looseObject({
  event: id.nullable().default(null),
  a: id,
  b: id,
  only: z.enum(["a", "b", "both-differ"]),
  about: text,
  spanA: recordSpan.nullable().default(null),
  spanB: recordSpan.nullable().default(null),
});

/** The lists of a record in the order in which a later one may refer to an earlier one. */
export const record = z.looseObject({
  format: z.literal(RECORD_FORMAT),
  dossier: text.nullish(),
  reports: z.array(recordReport).default([]),
  parties: z.array(recordParty).default([]),
  roles: z.array(recordRole).default([]),
  issues: z.array(recordIssue).default([]),
  statements: z.array(recordStatement).default([]),
  positions: z.array(recordPosition).default([]),
  shifts: z.array(recordShift).default([]),
  clashes: z.array(recordClash).default([]),
  events: z.array(recordEvent).default([]),
  plans: z.array(recordPlan).default([]),
  channels: z.array(recordChannel).default([]),
  questions: z.array(recordQuestion).default([]),
  differences: z.array(recordDifference).default([]),
});

export type RecordSpan = z.infer<typeof recordSpan>;
export type RecordReport = z.infer<typeof recordReport>;
export type RecordParty = z.infer<typeof recordParty>;
export type RecordRole = z.infer<typeof recordRole>;
export type RecordStatement = z.infer<typeof recordStatement>;
export type DossierRecord = z.infer<typeof record>;
