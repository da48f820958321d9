import fc from "fast-check";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { ReadoutError } from "../../src/errors.js";
import { type DecodeOptions, decode } from "../../src/intake/decode.js";

const french = "Le ministre a déclaré : « Nous sommes prêts à négocier », puis il a quitté la réunion à Genève.\n";
const german =
  "Der Außenminister sagte, die Gespräche würden fortgesetzt; zunächst müsse über Gefangene geredet werden.\n";
const curly = "“We’re ready,” the minister said — “but nobody calls.”\n";
const russian = "Президент сказал, что переговоры начнутся завтра, и поблагодарил посредников.\n";
const polish = "Prezydent powiedział, że rozmowy się rozpoczęły. Żółć gęślą jaźń, część źródeł milczała.\n";
const japanese = "大統領は明日、交渉が始まると述べた。停戦はまだ決まっていない。\n";
const chinese = "总统说谈判将于明天开始。我们已经准备好了，他补充说。\n";
const korean = "대통령은 협상이 내일 시작될 것이라고 말했다. 우리는 준비되어 있다.\n";
const arabic = "قال الرئيس إن المحادثات ستبدأ غدا، وشكر الوسطاء على جهودهم.\n";

describe("charsets without a declaration", () => {
  test.each<[reason: string, text: string, encoding: string, charset: string]>([
    ["UTF-8", french, "utf-8", "utf-8"],
    ["plain ASCII is UTF-8", "They agreed.\n", "ascii", "utf-8"],
    ["Windows, Western, curly quotation marks", curly, "windows-1252", "windows-1252"],
    ["Latin-1, French", french, "iso-8859-1", "windows-1252"],
    ["Latin-1, German", german, "iso-8859-1", "windows-1252"],
    ["Windows, Cyrillic", russian, "windows-1251", "windows-1251"],
    ["KOI8-R", russian, "koi8-r", "koi8-r"],
    ["Windows, Central European", polish, "windows-1250", "windows-1250"],
    ["Latin-2", polish, "iso-8859-2", "iso-8859-2"],
    ["Shift_JIS", japanese, "shift_jis", "shift_jis"],
    ["EUC-JP", japanese, "euc-jp", "euc-jp"],
    ["GBK", chinese, "gbk", "gb18030"],
    ["EUC-KR", korean, "euc-kr", "cp949"],
    ["Windows, Arabic", arabic, "windows-1256", "windows-1256"],
    ["old Mac", curly, "macintosh", "macintosh"],
    ["UTF-16 without a mark", french, "utf-16le", "utf-16le"],
    ["UTF-16 without a mark, the other way round", french, "utf-16be", "utf-16be"],
    ["UTF-16 without a mark, Cyrillic", russian, "utf-16le", "utf-16le"],
    [
      "UTF-16 without a mark, all ASCII, so that its bytes are sound UTF-8",
      "They agreed to meet.\n",
      "utf-16be",
      "utf-16be",
    ],
  ])("%s", (_reason, text, encoding, charset) => {
    const decoded = decode(iconv.encode(text, encoding));
    expect(decoded.text).toBe(text);
    expect(decoded.charset).toBe(charset);
    const isGuess = !charset.startsWith("utf");
    expect(decoded.notes.map((note) => note.rule)).toEqual(isGuess ? ["charset-guessed"] : []);
  });

  test.each(["utf-8", "utf-16le", "utf-16be", "utf-32le", "utf-32be"])(
    "a byte order mark decides and is dropped: %s",
    (encoding) => {
      const decoded = decode(iconv.encode(russian, encoding, { addBOM: true }));
      expect(decoded).toEqual({ text: russian, charset: encoding, notes: [] });
    },
  );

  test("Japanese in escapes, whose bytes are all ASCII", () => {
    expect(decode(Buffer.from("\x1b$BBgE}NN\x1b(B")).text).toBe("大統領");
  });

  test("the first byte that is not ASCII may come late", () => {
    const text = `${"They agreed to meet again. ".repeat(6000)}${curly}`;
    expect(decode(iconv.encode(text, "windows-1252")).text).toBe(text);
  });
});

describe("charsets with a declaration", () => {
  const page = (charset: string) => `<html><head><meta charset="${charset}"></head><body>`;
  test.each<[reason: string, bytes: Buffer, options: DecodeOptions, charset: string, rules: string[]]>([
    ["the user's word wins", iconv.encode(russian, "koi8-r"), { charset: "windows-1251" }, "windows-1251", []],
    [
      "the header is believed",
      iconv.encode(polish, "iso-8859-2"),
      { contentType: "text/plain; charset=ISO-8859-2" },
      "iso-8859-2",
      [],
    ],
    [
      "quoted in the header",
      iconv.encode(polish, "iso-8859-2"),
      { contentType: 'text/plain;charset="iso-8859-2"' },
      "iso-8859-2",
      [],
    ],
    [
      "the page's own",
      iconv.encode(page("windows-1251") + russian, "windows-1251"),
      { html: true },
      "windows-1251",
      [],
    ],
    [
      "the page's own, the old way",
      iconv.encode(`<meta http-equiv=Content-Type content="text/html; charset=koi8-r">${russian}`, "koi8-r"),
      { html: true },
      "koi8-r",
      [],
    ],
    [
      "of XHTML",
      iconv.encode(`<?xml version="1.0" encoding="iso-8859-2"?>${polish}`, "iso-8859-2"),
      { html: true },
      "iso-8859-2",
      [],
    ],
    [
      "a plain text has no such tags",
      iconv.encode(page("koi8-r") + curly, "windows-1252"),
      {},
      "windows-1252",
      ["charset-guessed"],
    ],
    [
      "sound UTF-8 beats a declared single-byte charset",
      Buffer.from(page("iso-8859-1") + french),
      { html: true },
      "utf-8",
      ["charset-wrong"],
    ],
    ["which matters to no ASCII page", Buffer.from(`${page("iso-8859-1")}They agreed.`), { html: true }, "utf-8", []],
    [
      "a page that says UTF-16 and can be read is not",
      Buffer.from(page("utf-16") + french),
      { html: true },
      "utf-8",
      [],
    ],
    [
      "declared UTF-8 that is not",
      iconv.encode(page("utf-8") + german, "windows-1252"),
      { html: true },
      "windows-1252",
      ["charset-wrong"],
    ],
    [
      "the escapes of ISO-2022 are ASCII bytes",
      Buffer.from("\x1b$BBgE}NN\x1b(B"),
      { contentType: "text/plain; charset=iso-2022-jp" },
      "iso-2022-jp",
      [],
    ],
    [
      "a charset nobody knows is no declaration",
      Buffer.from(french),
      { contentType: "text/plain; charset=x-klingon" },
      "utf-8",
      [],
    ],
    [
      "Latin-1 is read as the web reads it",
      iconv.encode(curly, "windows-1252"),
      { contentType: "text/plain; charset=latin1" },
      "windows-1252",
      [],
    ],
  ])("%s", (_reason, bytes, options, charset, rules) => {
    const decoded = decode(bytes, options);
    expect(decoded.charset).toBe(charset);
    expect(decoded.notes.map((note) => note.rule)).toEqual(rules);
    expect(decoded.text).not.toContain("\uFFFD");
  });

  test("a short word in a declared multi-byte charset that happens to be sound UTF-8 is read as declared", () => {
    const bytes = iconv.encode("联通", "gbk");
    expect(decode(bytes, { contentType: "text/plain; charset=gbk" }).text).toBe("联通");
  });

  test.each(["klingon", "", "base64", "hex", "utf-7", "__proto__", "constructor"])("no charset: %j", (charset) => {
    expect(() => decode(Buffer.from("a"), { charset })).toThrow(expect.objectContaining({ code: "USAGE" }));
  });
});

describe("broken bytes become U+FFFD, with a note", () => {
  const broken = Buffer.from(french.repeat(3));
  broken[20] = 0xff;
  test.each<[reason: string, bytes: Buffer]>([
    ["one byte of a UTF-8 text", broken],
    ["a UTF-8 text cut inside a character", Buffer.from(`${french}à`).subarray(0, -1)],
  ])("%s", (_reason, bytes) => {
    const decoded = decode(bytes);
    expect(decoded.charset).toBe("utf-8");
    expect(decoded.text).toContain("\uFFFD");
    expect(decoded.notes.map((note) => note.rule)).toEqual(["bytes-replaced"]);
  });

  test("a U+FFFD that the author wrote gives none", () => {
    expect(decode(Buffer.from("a \uFFFD é")).notes).toEqual([]);
  });
});

describe("what is no text is refused by name", () => {
  test.each<[kind: string, bytes: Buffer]>([
    ["PDF", Buffer.from("%PDF-1.7\n1 0 obj\n<<>>\nendobj\n")],
    ["ZIP", Buffer.from("PK\x03\x04\x14\0\x06\0word/document.xml")],
    ["RTF", Buffer.from("{\\rtf1\\ansi They agreed.}")],
    ["PNG", Buffer.from("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "latin1")],
    ["SQLite", Buffer.from("SQLite format 3\0\x10\0")],
    ["binary", Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 7919 + (index >> 3)) % 256))],
    ["binary", Buffer.alloc(1000)],
  ])("%s", (kind, bytes) => {
    expect(() => decode(bytes, { origin: "talks.txt" })).toThrow(
      expect.objectContaining({
        code: "FILE_BINARY",
        message: expect.stringMatching(new RegExp(`talks.txt is .*${kind}`)),
      }),
    );
  });

  test("a text with a stray NUL is text", () => {
    expect(decode(Buffer.from("They \0agreed to meet.")).text).toBe("They \0agreed to meet.");
  });
});

test("arbitrary bytes give text or a refusal", () => {
  const options = fc.record(
    {
      contentType: fc.constantFrom("text/html; charset=shift_jis", "text/plain; charset=utf-16", "text/plain"),
      html: fc.boolean(),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), options, (bytes, given) => {
      try {
        expect(typeof decode(bytes, given).text).toBe("string");
      } catch (error) {
        expect(error).toBeInstanceOf(ReadoutError);
        expect((error as ReadoutError).code).toBe("FILE_BINARY");
      }
    }),
    { numRuns: 500 },
  );
});

test("any text that is sound comes back from UTF-8 as it went", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      const kept = text.replace(/[\x00-\x1f]/g, "").replace(/^\ufeff/, "");
      fc.pre(!/^(?:PK|GIF|RIFF|ID3|OggS|%PDF)/.test(kept));
      expect(decode(Buffer.from(kept)).text).toBe(kept);
    }),
  );
});

test("halves of characters that a program wrote as UTF-8 give way to U+FFFD, the rest stays UTF-8", () => {
  const bytes = Buffer.concat([Buffer.from("“We "), Buffer.from([0xed, 0xa0, 0xbd]), Buffer.from(" go”")]);
  const { text, charset, notes } = decode(bytes);
  expect([text, charset, notes.map(({ rule }) => rule)]).toEqual(["“We \uFFFD go”", "utf-8", ["bytes-replaced"]]);
});
