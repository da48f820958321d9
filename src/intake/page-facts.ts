import { readDocumentDate } from "../text/document-date.js";
import { cleanLine } from "./clean.js";

/** What a page says of itself, outside its text. */
export interface PageFacts {
  readonly title: string | null;
  readonly outlet: string | null;
  readonly author: string | null;
  readonly published: string | null;
  readonly url: string | null;
}

/** The part of a parsed page that is asked for facts. */
interface PageDocument {
  querySelector(selector: string): { getAttribute(name: string): string | null; textContent: string | null } | null;
  querySelectorAll(selector: string): Iterable<{ textContent: string | null }>;
}

/** Deepest JSON-LD looked into, and how many of its objects. */
const MAX_DEPTH = 8;
const MAX_OBJECTS = 500;

/** Facts from JSON-LD first, then the page's `meta` elements, then what it shows. Never throws. */
export function readPageFacts(page: PageDocument, address: string | null): PageFacts {
  const meta = (...names: string[]): string | null => {
    for (const name of names) {
      const found = cleanLine(
        page
          .querySelector(`meta[property="${name}"], meta[name="${name}"], meta[itemprop="${name}"]`)
          ?.getAttribute("content"),
      );
      if (found) return found;
    }
    return null;
  };
  const article = jsonLdArticle(page);
  const time = page.querySelector("article time[datetime], main time[datetime], time[datetime], time[pubdate]");
  const dates = [
    article?.datePublished,
    meta(
      "article:published_time",
      "og:article:published_time",
      "datePublished",
      "parsely-pub-date",
      "sailthru.date",
      "pubdate",
      "publishdate",
      "date",
      "dc.date",
      "DC.date.issued",
      "dcterms.created",
    ),
    time?.getAttribute("datetime"),
    article?.dateCreated,
  ];
  const canonical = page.querySelector('link[rel="canonical"]')?.getAttribute("href") ?? meta("og:url") ?? address;
  return {
    title:
      cleanLine(article?.headline) ??
      meta("og:title", "twitter:title", "dc.title") ??
      cleanLine(page.querySelector("h1")?.textContent) ??
      cleanLine(page.querySelector("title")?.textContent),
    outlet:
      nameOf(article?.publisher) ??
      meta("og:site_name", "application-name", "publisher", "dc.publisher") ??
      hostOf(address),
    author:
      nameOf(article?.author) ?? authorLine(meta("author", "article:author", "byl", "parsely-author", "dc.creator")),
    published: firstDate(dates),
    url: absolute(canonical, address),
  };
}

/** An address of a profile is no name. */
const authorLine = (line: string | null): string | null =>
  line === null || /^https?:/i.test(line) ? null : line.replace(/^by\s+/i, "");

/** The day as the page writes it: its own time zone is kept, so that no date shifts. */
function firstDate(values: readonly unknown[]): string | null {
  for (const value of values) {
    const date = typeof value === "string" ? readDocumentDate(value.trim().slice(0, 100)) : null;
    if (date) return date;
  }
  return null;
}

type JsonObject = Record<string, unknown>;

/** The first object of the page's JSON-LD that is an article, in lists and graphs as well; broken JSON is passed over. */
function jsonLdArticle(page: PageDocument): JsonObject | null {
  let looked = 0;
  const find = (value: unknown, depth: number): JsonObject | null => {
    if (typeof value !== "object" || value === null || depth > MAX_DEPTH || ++looked > MAX_OBJECTS) return null;
    if (!Array.isArray(value)) {
      const object = value as JsonObject;
      if (
        [object["@type"]]
          .flat()
          .some((type) => typeof type === "string" && /(?:Article|Posting|Report|Statement)$/.test(type))
      )
        return object;
    }
    for (const inner of Array.isArray(value)
      ? value
      : [(value as JsonObject)["@graph"], (value as JsonObject).mainEntity]) {
      const found = find(inner, depth + 1);
      if (found) return found;
    }
    return null;
  };
  for (const script of page.querySelectorAll('script[type="application/ld+json"]')) {
    try {
      const found = find(JSON.parse((script.textContent ?? "").slice(0, 500_000)), 0);
      if (found) return found;
    } catch {
      // A page's broken JSON is no fault of the reader's.
    }
  }
  return null;
}

/** "Jane Doe" of a string, an object with a name, or a list of them. */
function nameOf(value: unknown, depth = 0): string | null {
  if (depth > 3) return null;
  if (typeof value === "string") return authorLine(cleanLine(value));
  if (Array.isArray(value))
    return (
      value
        .slice(0, 10)
        .map((item) => nameOf(item, depth + 1))
        .filter((name) => name !== null)
        .join(", ") || null
    );
  return typeof value === "object" && value !== null ? nameOf((value as JsonObject).name, depth + 1) : null;
}

const hostOf = (address: string | null): string | null =>
  address && URL.canParse(address) ? new URL(address).hostname.replace(/^www\./, "") || null : null;

function absolute(href: string | null, address: string | null): string | null {
  if (!href || !URL.canParse(href, address ?? undefined)) return address;
  const url = new URL(href, address ?? undefined);
  return /^https?:$/.test(url.protocol) ? url.href.slice(0, 2000) : address;
}
