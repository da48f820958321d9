import { readFile } from "node:fs/promises";
import { isCollection, LineCounter, type Node, parseDocument } from "yaml";
import { z } from "zod";
import { ReadoutError } from "../errors.js";
import { formFault } from "../text/form-fault.js";

/** The codebook of a dossier: the issues that positions are held on. */
export interface Issue {
  readonly id: string;
  readonly name: string;
  readonly definition: string;
  readonly phrases: readonly string[];
  /** Id of the broader issue, or null. */
  readonly parent: string | null;
}

export interface Codebook {
  readonly issues: readonly Issue[];
}

/** Largest codebook, in units; most aliases a file may expand. */
const MAX_LENGTH = 2_000_000;
const MAX_ALIASES = 100;

const issue = z.looseObject({
  id: z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,99}$/u, "use letters, digits, '-', '_' and '.'"),
  name: z.string().min(1, "is empty"),
  definition: z.string().nullish(),
  phrases: z.array(z.string().min(1, "is empty")).nullish(),
  parent: z.string().nullish(),
});
const schema = z.looseObject({ issues: z.array(issue) });

type Way = readonly PropertyKey[];

/** Reads the text of a `codebook.yaml`. Throws `CODEBOOK_INVALID` naming the file, line and column. */
export function parseCodebook(text: string, { file = "codebook.yaml" }: { file?: string } = {}): Codebook {
  const lineCounter = new LineCounter();
  if (text.length > MAX_LENGTH) throw invalid(file, "it is longer than two million characters", { line: 1, col: 1 });
  const document = parseDocument(text, { lineCounter, uniqueKeys: true });
  const broken = document.errors[0];
  if (broken)
    throw invalid(
      file,
      broken.message.split("\n")[0]!.replace(/ at line \d+, column \d+:?$/, ""),
      lineCounter.linePos(broken.pos[0]),
    );
  const at = (way: Way) => lineCounter.linePos(nearestNode(document.contents, way)?.range?.[0] ?? 0);
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (cause) {
    throw invalid(file, "it uses too many aliases", { line: 1, col: 1 }, cause);
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0]!;
    throw invalid(file, `${wayOf(path)}: ${formFault(message)}`, at(path));
  }
  const issues = parsed.data.issues.map(({ definition, phrases, parent, ...rest }) => ({
    ...rest,
    definition: definition ?? "",
    phrases: phrases ?? [],
    parent: parent ?? null,
  }));
  checkIds(issues, (index, key, message) => {
    throw invalid(file, `${wayOf(["issues", index, key])}: ${message}`, at(["issues", index, key]));
  });
  return { issues };
}

function checkIds(issues: readonly Issue[], fail: (index: number, key: string, message: string) => never): void {
  const parents = new Map<string, string | null>();
  issues.forEach(({ id, parent }, index) => {
    if (parents.has(id)) fail(index, "id", `${id} is used by an earlier issue`);
    parents.set(id, parent);
  });
  issues.forEach(({ id, parent }, index) => {
    if (parent !== null && !parents.has(parent)) fail(index, "parent", `there is no issue ${parent}`);
    const way = new Set([id]);
    for (let next = parent; next != null; next = parents.get(next) ?? null) {
      if (way.has(next)) fail(index, "parent", `${next} lies within itself`);
      way.add(next);
    }
  });
}

/** The node at a path of keys, or the deepest one on the way there. */
function nearestNode(root: unknown, way: Way): Node | null {
  let node = root as Node | null;
  for (const key of way) {
    const next: unknown = isCollection(node) ? node.get(key, true) : null;
    if (next === null || typeof next !== "object") break;
    node = next as Node;
  }
  return node;
}

const wayOf = (way: Way): string =>
  way
    .map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`))
    .join("")
    .replace(/^\./, "") || "the file";

const invalid = (
  file: string,
  message: string,
  { line, col }: { line: number; col: number },
  cause?: unknown,
): ReadoutError =>
  new ReadoutError("CODEBOOK_INVALID", `${file}:${line}:${col}: ${message}`, {
    file,
    line,
    column: col,
    ...(cause === undefined ? {} : { cause }),
  });

/** Reads a codebook file. Throws `FILE_NOT_FOUND`, `FILE_UNREADABLE`, `CODEBOOK_INVALID`. */
export async function loadCodebook(path: string): Promise<Codebook> {
  const text = await readFile(path, "utf8").catch((cause: NodeJS.ErrnoException) => {
    const missing = cause.code === "ENOENT";
    throw new ReadoutError(
      missing ? "FILE_NOT_FOUND" : "FILE_UNREADABLE",
      missing ? `There is no ${path}.` : `${path} cannot be read.`,
      { file: path, cause },
    );
  });
  return parseCodebook(text, { file: path });
}
