/** The search language: words, "phrases", AND, OR, NOT, brackets, prefix*. Parsed here, so that nothing raw reaches FTS5. */
import { ReadoutError } from "../errors.js";

/** One thing searched for: the words of a phrase in order; the last may be a beginning. */
export interface Term {
  readonly words: readonly string[];
  readonly prefix: boolean;
}

export interface Query {
  /** The FTS5 expression. */
  readonly match: string;
  /** Terms that are looked for and not excluded: what is marked in a passage. */
  readonly terms: readonly Term[];
}

interface Token {
  readonly kind: "word" | "phrase" | "open" | "close" | "and" | "or" | "not";
  readonly text: string;
  readonly prefix: boolean;
  readonly at: number;
}

/** Longest query, in units, and deepest nesting. */
const MAX_LENGTH = 2000;
const MAX_DEPTH = 20;

/**
 * Reads a query. Words next to each other must all occur; OR binds weaker than AND, NOT excludes what follows it.
 * Throws `QUERY_INVALID` with the column of the fault.
 */
export function parseQuery(query: string): Query {
  if (query.length > MAX_LENGTH) throw fault(`the query is longer than ${MAX_LENGTH} characters`, MAX_LENGTH);
  // SQLite's strings end at a NUL and hold no half characters; both count as blanks, so that columns stay true.
  const tokens = tokenize(query.toWellFormed().replaceAll(/[\0\ufffd]/g, " "));
  if (tokens.length === 0) throw fault("the query has no words", 0);
  const terms: Term[] = [];
  let next = 0;
  const peek = () => tokens[next];

  const either = (depth: number): string => {
    const parts = [every(depth)];
    while (peek()?.kind === "or") {
      next++;
      parts.push(every(depth));
    }
    return parts.length === 1 ? parts[0]! : `(${parts.join(" OR ")})`;
  };
  const every = (depth: number): string => {
    const wanted: string[] = [];
    const excluded: string[] = [];
    for (let token = peek(); token && token.kind !== "close" && token.kind !== "or"; token = peek()) {
      if (token.kind === "and") {
        next++;
        if (wanted.length === 0 || !peek() || peek()!.kind === "or" || peek()!.kind === "close")
          throw fault("AND needs words on both sides", token.at);
      } else if (token.kind === "not") {
        next++;
        if (!peek()) throw fault("NOT needs a word behind it", token.at);
        const before = terms.length;
        excluded.push(single(depth));
        terms.length = before;
      } else wanted.push(single(depth));
    }
    if (wanted.length === 0)
      throw fault(
        excluded.length > 0
          ? "NOT needs something to exclude from: add a word that must occur"
          : "a word is missing here",
        peek()?.at ?? query.length,
      );
    const all = wanted.length === 1 ? wanted[0]! : `(${wanted.join(" AND ")})`;
    return excluded.reduce((left, right) => `(${left} NOT ${right})`, all);
  };
  const single = (depth: number): string => {
    const token = tokens[next++]!;
    if (token.kind === "open") {
      if (depth >= MAX_DEPTH) throw fault("the brackets are nested too deep", token.at);
      const inner = either(depth + 1);
      if (peek()?.kind !== "close") throw fault("this bracket is not closed", token.at);
      next++;
      return inner;
    }
    if (token.kind !== "word" && token.kind !== "phrase")
      throw fault(`a word is missing before ${token.text}`, token.at);
    terms.push({ words: foldedWords(token.text), prefix: token.prefix });
    return `"${token.text.replaceAll('"', '""')}"${token.prefix ? "*" : ""}`;
  };

  const match = either(0);
  const rest = peek();
  if (rest) throw fault("this bracket closes nothing", rest.at);
  return { match, terms };
}

function tokenize(query: string): Token[] {
  const tokens: Token[] = [];
  const pattern = /\s+|"([^"]*)("?)(\*?)|[“”„]([^“”"]*)([”“"]?)(\*?)|([()])|([^\s"()“”„]+)/gu;
  for (const match of query.matchAll(pattern)) {
    const at = match.index;
    const [, plain, plainEnd, plainStar, curly, curlyEnd, curlyStar, bracket, word] = match;
    const phrase = plain ?? curly;
    if (phrase !== undefined) {
      if (!(plainEnd || curlyEnd)) throw fault("this quotation mark is not closed", at);
      if (foldedWords(phrase).length === 0) throw fault("this phrase has no words", at);
      tokens.push({ kind: "phrase", text: phrase, prefix: Boolean(plainStar || curlyStar), at });
    } else if (bracket) tokens.push({ kind: bracket === "(" ? "open" : "close", text: bracket, prefix: false, at });
    else if (word === "AND" || word === "OR" || word === "NOT")
      tokens.push({ kind: word.toLowerCase() as "and", text: word, prefix: false, at });
    else if (word) {
      const prefix = /\*$/.test(word);
      const text = word.replace(/\*+$/, "");
      if (text.includes("*")) throw fault("* stands only at the end of a word", at + text.indexOf("*"));
      // A mark alone ("-") says nothing.
      if (foldedWords(text).length > 0) tokens.push({ kind: "word", text, prefix, at });
      else if (prefix) throw fault("* needs the beginning of a word before it", at);
    }
  }
  return tokens;
}

const fault = (message: string, at: number): ReadoutError =>
  new ReadoutError("QUERY_INVALID", `${message} (column ${at + 1})`, { column: at + 1 });

/** The words of a text as the index folds them: letters and figures, small, without accents. */
export const foldedWords = (text: string): string[] => [...text.matchAll(WORD)].map(([word]) => foldWord(word));

/** What FTS5's unicode61 takes for a word: letters, figures, private-use characters, with combining marks. */
export const WORD = /[\p{L}\p{N}\p{Co}][\p{L}\p{N}\p{Co}\p{M}]*/gu;

export const foldWord = (word: string): string => word.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
