/** Holds every reader to the contract: what breaks it never reaches the record. */
import { ReadoutError } from "../errors.js";
import type { Span } from "../text/span.js";
import type { Reading, Statement } from "./contract.js";

/**
 * Throws `READING_BROKEN` where a span is out of bounds, empty or splits a surrogate pair, where a content is missing,
 * where an id is used twice or a reference points nowhere, or where a party was minted from words the report does not have.
 */
export function checkReading(reading: Reading): void {
  const { report, parties, mentions, roles, statements, acts } = reading;
  const fail = (path: string, message: string): never => {
    throw new ReadoutError("READING_BROKEN", `${path} of ${report.id}: ${message}`, { path });
  };
  const span = (path: string, { start, end }: Span) => {
    if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end > report.text.length || start >= end)
      fail(path, `span ${start}-${end} is empty or outside the ${report.text.length} units of the text`);
    if (splitsPair(report.text, start) || splitsPair(report.text, end))
      fail(path, `span ${start}-${end} cuts a character in two`);
  };
  const spans = (path: string, list: readonly Span[]) =>
    list.forEach((item, index) => {
      span(`${path}[${index}]`, item);
      if (index > 0 && item.start < list[index - 1]!.end)
        fail(`${path}[${index}]`, "parts overlap or stand out of order");
    });

  const partyIds = new Set<string>();
  parties.forEach((party, index) => {
    const path = `parties[${index}]`;
    if (partyIds.has(party.id)) fail(path, `id ${party.id} is used twice`);
    partyIds.add(party.id);
    span(`${path}.first`, party.first);
    if (!party.name) fail(path, "has no name");
  });
  const known = (path: string, id: string | null) => {
    if (id !== null && !partyIds.has(id)) fail(path, `there is no party ${id}`);
  };
  mentions.forEach((mention, index) => {
    span(`mentions[${index}].span`, mention.span);
    span(`mentions[${index}].name`, mention.name);
    known(`mentions[${index}].party`, mention.party);
  });
  roles.forEach((role, index) => {
    span(`roles[${index}].span`, role.span);
    known(`roles[${index}].party`, role.party);
    known(`roles[${index}].of`, role.of);
  });
  const statementIds = new Set(statements.map((statement) => statement.id));
  if (new Set([...statementIds, ...acts.map(({ id }) => id)]).size !== statements.length + acts.length)
    fail("statements", "an id is used twice");
  const each = (list: "statements" | "acts") => (statement: Statement, index: number) => {
    const path = `${list}[${index}]`;
    spans(`${path}.source`, statement.source);
    spans(`${path}.cue`, statement.cue);
    spans(`${path}.content`, statement.content);
    spans(`${path}.extent.source`, statement.extent.source);
    spans(`${path}.extent.cue`, statement.extent.cue);
    spans(`${path}.extent.content`, statement.extent.content);
    if (statement.content.length === 0) fail(path, "has no content");
    if (statement.question) span(`${path}.question`, statement.question);
    known(`${path}.speaker`, statement.speaker);
    known(`${path}.addressee`, statement.addressee);
    if (statement.within !== null && (statement.within === statement.id || !statementIds.has(statement.within)))
      fail(`${path}.within`, `there is no other statement ${statement.within}`);
  };
  statements.forEach(each("statements"));
  acts.forEach(each("acts"));
}

const splitsPair = (text: string, at: number): boolean =>
  at > 0 &&
  at < text.length &&
  (text.charCodeAt(at) & 0xfc00) === 0xdc00 &&
  (text.charCodeAt(at - 1) & 0xfc00) === 0xd800;
