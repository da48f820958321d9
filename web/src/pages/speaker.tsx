import type { StatementView } from "../api.js";

/** The speaker, or why there is none: the words name nobody, or the reader left open whom they mean. */
export function Speaker({ statement }: { statement: Pick<StatementView, "speakerName" | "source"> }) {
  if (statement.speakerName) return <bdi>{statement.speakerName}</bdi>;
  return <span className="left-open">{statement.source.length > 0 ? "Speaker left open" : "Speaker not named"}</span>;
}
