/** One reading as a person reads it: the report's line, then who said what, indented within the statement that tells it. */
import type { Reading, Statement } from "../reading/contract.js";
import { quote } from "../text/report.js";
import type { Span } from "../text/span.js";
import { paint } from "./output.js";
import { clean } from "./text.js";

/** How deep a statement is indented at most: what is told by hearsay of hearsay still fits the line. */
const DEEPEST = 6;

/** The text of one reading, with its last line feed. */
export function renderReading(reading: Reading): string {
  const { report, statements, notes } = reading;
  const head = [report.title ?? report.id, report.outlet, report.published ?? "no date"].filter(
    (part) => part !== null,
  );
  const depthOf = depthsOf(statements);
  return [
    paint.bold(clean(head.join(" · "))),
    ...[...report.notes, ...notes].map(({ message }) => paint.dim(`  note: ${clean(message)}`)),
    ...(statements.length === 0 ? ["  no statements found"] : []),
    ...statements.flatMap((statement) => renderStatement(reading, statement, depthOf(statement))),
    "",
    "",
  ].join("\n");
}

function renderStatement({ report, parties }: Reading, statement: Statement, depth: number): string[] {
  const nameOf = (id: string | null) => parties.find((party) => party.id === id)?.name ?? null;
  const words = (spans: readonly Span[]) => clean(spans.map((span) => quote(report, span)).join(" … "));
  const addressee = nameOf(statement.addressee);
  const { kind, date, place, negated, basis } = statement;
  const facts = [kind, date, place, negated && "negated", basis.certainty !== "sure" && basis.certainty];
  const indent = "  ".repeat(depth + 1);
  const speaker = paint.bold(clean(nameOf(statement.speaker) ?? "not named"));
  return [
    `${indent}${speaker}${addressee ? ` to ${clean(addressee)}` : ""} ${paint.dim(`(${clean(facts.filter(Boolean).join(", "))})`)}`,
    `${indent}  ${paint.dim(words(statement.cue) || "-")}: ${words(statement.content)}`,
  ];
}

/** How deep each statement lies within others. */
function depthsOf(statements: readonly Statement[]): (statement: Statement) => number {
  const byId = new Map(statements.map((statement) => [statement.id, statement]));
  return (statement) => {
    let depth = 0;
    for (let outer = statement.within; outer !== null && depth < DEEPEST; depth++)
      outer = byId.get(outer)?.within ?? null;
    return depth;
  };
}
