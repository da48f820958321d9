import { createRequire } from "node:module";
import { Readability } from "@mozilla/readability";
import { ReadoutError } from "../errors.js";
import { type PageFacts, readPageFacts } from "./page-facts.js";

/** A page as text: paragraphs set off by blank lines, nothing of its markup left; and what it says of itself. */
export interface PageText {
  readonly text: string;
  readonly facts: PageFacts;
}

/** Deepest nesting of elements, and most elements, that are parsed: no article has more. */
const MAX_DEPTH = 400;
const MAX_ELEMENTS = 100_000;

/**
 * The article of a page. Throws `PAGE_EMPTY` where there is none, and where the page is built so as to break a parser
 * (nested deeper than 400 elements, more than 100,000 of them).
 */
export function readHtml(html: string, { origin, address }: { origin: string; address: string | null }): PageText {
  checkShape(html, origin);
  const document = parsePage(html);
  const facts = readPageFacts(document, address);
  for (const element of document.querySelectorAll(DROPPED)) element.remove();
  const text = articleText(document, facts.title);
  if (text === "") throw new ReadoutError("PAGE_EMPTY", `${origin} has no article text.`, { file: origin });
  return { text, facts };
}

/** Elements that are shown beside an article or not at all. */
const DROPPED =
  "script, style, noscript, template, svg, math, iframe, object, embed, form, button, input, select, textarea, nav, aside, footer, figcaption, dialog, [hidden], [aria-hidden=true], [role=navigation], [role=complementary], [style*='display:none'], [style*='display: none']";

/** Tags that never hold anything. */
const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/;

/** One pass over the tags, before the parser recurses into them. */
function checkShape(html: string, origin: string): void {
  let depth = 0;
  let count = 0;
  for (const [, close, name] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)\b/gi)) {
    if (VOID.test(name!.toLowerCase())) continue;
    count++;
    // Tags that are left open (p, li) do not nest for ever in a real page: the limit is far above them.
    if (close) depth = Math.max(0, depth - 1);
    else if (!/^(?:p|li|dt|dd|td|tr|th|option)$/i.test(name!)) depth++;
    if (depth > MAX_DEPTH || count > MAX_ELEMENTS)
      throw new ReadoutError(
        "PAGE_EMPTY",
        `${origin} is built like no article: ${depth > MAX_DEPTH ? `nested deeper than ${MAX_DEPTH} elements` : `more than ${MAX_ELEMENTS} elements`}.`,
        { file: origin },
      );
  }
}

type LinkeDom = typeof import("linkedom");

/** Loaded with the first page: it takes longer than all the rest of the program, and most reports are text. */
const loadParser = () => createRequire(import.meta.url)("linkedom") as LinkeDom;

/** The page as a tree that has a root with a body, whatever its markup; a fragment is put into one. */
function parsePage(html: string): Page {
  const { parseHTML } = loadParser();
  const { document } = parseHTML(html);
  if (document.documentElement?.nodeName === "HTML" && document.querySelector("body")) return document;
  return parseHTML(`<!doctype html><html><body>${html}</body></html>`).document;
}

type Page = ReturnType<LinkeDom["parseHTML"]>["document"];

/** What Readability takes for the article; else the page's `article` or `main`, else its body. */
function articleText(document: Page, title: string | null): string {
  const copy = document.cloneNode(true) as Page;
  let content: string | null = null;
  try {
    content =
      new Readability(copy as unknown as ConstructorParameters<typeof Readability>[0], { charThreshold: 200 }).parse()
        ?.content ?? null;
  } catch {
    // Readability throws on pages that are hardly any: the page itself is looked at then.
  }
  const found = content ? parsePage(content).querySelector("body") : null;
  const candidates = [
    found,
    document.querySelector("article"),
    document.querySelector("main"),
    document.querySelector("body"),
  ];
  for (const element of candidates) {
    const text = element ? withoutTitle(textOf(element as unknown as DomNode), title) : "";
    if (/\p{L}/u.test(text)) return text;
  }
  return "";
}

/** The heading that only repeats the title is no part of the text. */
function withoutTitle(text: string, title: string | null): string {
  const [first = "", ...rest] = text.split("\n\n");
  return title !== null && rest.length > 0 && first.replace(/\s+/g, " ") === title ? rest.join("\n\n") : text;
}

interface DomNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: Iterable<DomNode>;
}

const BLOCK =
  /^(?:ADDRESS|ARTICLE|BLOCKQUOTE|BODY|CENTER|DD|DETAILS|DIV|DL|DT|FIGURE|H[1-6]|HEADER|HR|LI|MAIN|OL|P|PRE|SECTION|SUMMARY|TABLE|TBODY|TD|TFOOT|TH|THEAD|TR|UL)$/;

/** The text of an element as a browser sets it: blocks apart, white space collapsed, `br` a break. */
function textOf(root: DomNode): string {
  const blocks: string[] = [];
  let line = "";
  const flush = () => {
    const words = line
      .split("\n")
      .map((part) => part.replace(/[\t\r\f ]+/g, " ").trim())
      .filter((part) => part !== "")
      .join("\n");
    if (words !== "") blocks.push(words);
    line = "";
  };
  const walk = (node: DomNode): void => {
    if (node.nodeType === 3) line += (node.textContent ?? "").replace(/[\t\n\r\f ]+/g, " ");
    else if (node.nodeName.toUpperCase() === "BR") line += "\n";
    else if (node.nodeType === 1) {
      const block = BLOCK.test(node.nodeName.toUpperCase());
      if (block) flush();
      for (const child of node.childNodes) walk(child);
      if (block) flush();
    }
  };
  walk(root);
  flush();
  return blocks.join("\n\n");
}
