import fc from "fast-check";
import { expect, test } from "vitest";
import { ReadoutError } from "../../src/errors.js";
import { reportFromBytes } from "../../src/intake/report-from-bytes.js";

const bytes = (text: string) => new TextEncoder().encode(text);

/** Each case: where the facts are, the file's name, its text, what is given, what comes out. */
const facts: [reason: string, origin: string, text: string, options: object, expected: object][] = [
  [
    "a full dateline",
    "x.txt",
    "NEW YORK, Sept 28, 2026 (Wire) - Talks failed.",
    {},
    { published: "2026-09-28", publishedFrom: "dateline", outlet: "Wire", outletFrom: "dateline" },
  ],
  [
    "a dateline with slashes",
    "x.txt",
    "MOSCOW, 12 February 2026 /WIRE/ - Talks failed.",
    {},
    { published: "2026-02-12", outlet: "WIRE" },
  ],
  [
    "a dateline without a year, the year in the file's name",
    "2026-03-04-talks.txt",
    "OSTER, March 3 (Wire) - Talks failed.",
    {},
    { published: "2026-03-03", publishedFrom: "dateline" },
  ],
  [
    "a dateline without a year and none to be had",
    "x.txt",
    "OSTER, March 3 (Wire) - Talks failed.",
    {},
    { published: null, outlet: "Wire" },
  ],
  [
    "a date in the file's name",
    "20260304_talks.txt",
    "Talks failed.",
    {},
    { published: "2026-03-04", publishedFrom: "file name" },
  ],
  [
    "the user's pattern",
    "post_2026-03-04_talks.txt",
    "Talks failed.",
    { fileNamePattern: "{outlet}_{published}_*" },
    { published: "2026-03-04", outlet: "post", outletFrom: "file name" },
  ],
  [
    "a pattern as a regular expression",
    "20260304.post.txt",
    "Talks failed.",
    { fileNamePattern: "/^(?<published>\\d{8})\\.(?<outlet>\\w+)$/" },
    { published: "2026-03-04", outlet: "post" },
  ],
  [
    "what is given wins over all",
    "2026-03-04.txt",
    "OSTER, March 3, 2026 (Wire) - Talks failed.",
    { facts: { published: "2026-01-01", outlet: "Mine" }, manifest: { published: "2025-01-01" } },
    { published: "2026-01-01", publishedFrom: "given", outlet: "Mine", outletFrom: "given" },
  ],
  [
    "the manifest wins over the text",
    "x.txt",
    "OSTER, March 3, 2026 (Wire) - Talks failed.",
    { manifest: { published: "2025-01-01" } },
    { published: "2025-01-01", publishedFrom: "manifest" },
  ],
  ["an id from the name, accents folded", "Élysée talks!.txt", "Talks failed.", {}, { id: "elysee-talks" }],
  ["an id where the name gives none", "....txt", "Talks failed.", {}, { id: "report" }],
];

test.each(facts)("facts of a report: %s", (_reason, origin, text, options, expected) => {
  expect(reportFromBytes(bytes(text), { origin, ...options })).toMatchObject({ text, ...expected });
});

test("without a date the report is kept and the missing date is noted", () => {
  const { published, notes } = reportFromBytes(bytes("Talks failed."), { origin: "x.txt" });
  expect([published, notes.map(({ rule }) => rule)]).toEqual([null, ["no-date"]]);
});

const PAGE = `<!doctype html><html><head><title>Site | Talks fail</title>
<meta property="og:site_name" content="The Post"><link rel="canonical" href="/story">
<script type="application/ld+json">{broken</script>
<script type="application/ld+json">{"@graph":[{"@type":"WebSite"},{"@type":["NewsArticle"],"headline":"Talks fail &amp; end","datePublished":"2026-03-04T23:30:00-05:00","author":[{"name":"Ann Rask"},{"name":"Bo Ode"}]}]}</script></head>
<body><nav>Home News Sport</nav><article><h1>Talks fail</h1>
<p>The talks   failed on\nTuesday, the minister said.</p><h2>What next</h2><p>“We are <b>ready</b>,” she said.<br>Nobody calls &lt;yet&gt;.</p>
<ul><li>First</li><li>Second</li></ul><script>alert("x")</script><p hidden>Secret</p>
<p>${"The envoys met again in the harbour town and talked about the strait for most of the day. ".repeat(4)}</p></article><aside>Read more</aside></body></html>`;

test("a page gives its article as a browser sets it, and what it says of itself", () => {
  const report = reportFromBytes(bytes(PAGE), {
    origin: "https://post.example/a/story.html",
    url: "https://post.example/a/story.html",
    contentType: "text/html",
  });
  expect(report).toMatchObject({
    outlet: "The Post",
    outletFrom: "page",
    published: "2026-03-04",
    publishedFrom: "page",
    author: "Ann Rask, Bo Ode",
    url: "https://post.example/story",
  });
  expect(report.text).toContain(
    "The talks failed on Tuesday, the minister said.\n\nWhat next\n\n“We are ready,” she said.\nNobody calls <yet>.",
  );
  expect(report.text).not.toMatch(/alert|Secret|Home News|Read more|<b>/);
});

/** Each case: what is wrong, the bytes, the code. */
const faults: [reason: string, content: Uint8Array, origin: string, code: string][] = [
  ["nothing in it", bytes(""), "x.txt", "FILE_EMPTY"],
  ["only white space", bytes(" \n\t \n"), "x.txt", "FILE_EMPTY"],
  ["a PDF", bytes("%PDF-1.7 ..."), "x.txt", "FILE_BINARY"],
  ["binary data", Uint8Array.from({ length: 500 }, (_, index) => (index * 7) % 32), "x.txt", "FILE_BINARY"],
  ["too large", bytes("x".repeat(200)), "x.txt", "FILE_TOO_LARGE"],
  ["a page with no article", bytes("<html><body><nav>Home</nav></body></html>"), "x.html", "PAGE_EMPTY"],
  ["a page nested without end", bytes("<div>".repeat(100_000)), "x.html", "PAGE_EMPTY"],
];

test.each(faults)("refused by name: %s", (reason, content, origin, code) => {
  const limit = reason === "too large" ? 100 : 10_000_000;
  const outcome = () => reportFromBytes(content, { origin, maxBytes: limit });
  expect(outcome).toThrow(expect.objectContaining({ code }));
});

test("a hostile file-name pattern is refused or harmless", () => {
  const read = (fileNamePattern: string) => () =>
    reportFromBytes(bytes("x y"), { origin: `${"a".repeat(250)}!.txt`, fileNamePattern });
  for (const pattern of ["/(a+)+$/", "/(/", "{nothing}", "plain", "{outlet}{outlet}", "{outlet}*{title}x"])
    expect(read(pattern)).toThrow(/--file-name-pattern/);
  expect(read("{outlet}a{title}a{kind}a*x")).not.toThrow();
});

test("any bytes give a sound report or a named error, never a crash", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array({ maxLength: 300 }),
        fc.string({ unit: "binary", maxLength: 200 }).map(bytes),
        fc
          .array(
            fc.constantFrom(
              "<p>",
              "</p>",
              "<div>",
              "text ",
              "&lt;",
              "<script>",
              "</script>",
              "<!--",
              "-->",
              "<title>",
              "<html>",
              "“said”",
              "\0",
              "<a href='",
              ">",
            ),
            { maxLength: 30 },
          )
          .map((parts) => bytes(parts.join(""))),
      ),
      fc.constantFrom("x.txt", "x.html", "x"),
      (content, origin) => {
        try {
          const { text } = reportFromBytes(content, { origin });
          expect(text.isWellFormed()).toBe(true);
          expect(text).not.toMatch(/[\0\r]/);
          expect(text).toMatch(/\S/u);
        } catch (error) {
          if (!(error instanceof ReadoutError)) throw error;
        }
      },
    ),
    { numRuns: 400 },
  );
});

test("a text of no name is called by its title, else by how it begins", () => {
  const text = "  Jonas Rask said that talks would resume on Tuesday.";
  expect(reportFromBytes(text).id).toBe("jonas-rask-said-that-talks-would");
  expect(reportFromBytes(text, { facts: { title: "Élysée talks" } }).id).toBe("elysee-talks");
  expect(reportFromBytes("مرحبا").id).toBe("report");
});
