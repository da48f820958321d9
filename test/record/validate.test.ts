import { expect, test } from "vitest";
import type { ReadoutError } from "../../src/errors.js";
import { parseRecord } from "../../src/record/validate.js";

const TEXT = "Ode said yes.";
const span = (start: number, end: number, text = TEXT.slice(start, end)) => ({ report: "r", start, end, text });
const sound = () => ({
  format: "readout-record/1",
  reports: [{ id: "r", text: TEXT }],
  parties: [{ id: "ode", name: "Mara Ode", kind: "person" }],
  statements: [
    {
      id: "s1",
      report: "r",
      speaker: "ode",
      kind: "indirect",
      source: [span(0, 3)],
      cue: [span(4, 8)],
      content: [span(9, 12)],
    },
  ],
});
type Draft = ReturnType<typeof sound> & Record<string, unknown>;

const faultOf = (text: string): ReadoutError => {
  try {
    parseRecord(text, { file: "x.json" });
  } catch (error) {
    return error as ReadoutError;
  }
  throw new Error("the record was accepted");
};

test("a sound record is read, with what is left out filled in", () => {
  const { statements, events } = parseRecord(JSON.stringify(sound()));
  expect(statements[0]).toMatchObject({ addressee: null, negated: false });
  expect(events).toEqual([]);
});

test("unknown keys survive at every level", () => {
  const draft = { ...sound(), mine: { deep: [1] } } as unknown as Draft & {
    statements: [{ colour?: string; content: [{ shade?: number }] }];
  };
  draft.statements[0].colour = "red";
  draft.statements[0].content[0].shade = 3;
  expect(parseRecord(JSON.stringify(draft))).toMatchObject({
    mine: { deep: [1] },
    statements: [{ colour: "red", content: [{ shade: 3 }] }],
  });
});

/** Each case: what is wrong, how the sound record is spoilt, what the message says. */
const faults: [reason: string, spoil: (draft: Draft) => unknown, says: RegExp][] = [
  ["another format", (draft) => ({ ...draft, format: "x" }), /format: /],
  [
    "a row without its field",
    (draft) => delete (draft.statements[0] as { kind?: string }).kind && draft,
    /statements\[0\] \(s1\)\.kind: /,
  ],
  [
    "a kind that is none",
    (draft) => Object.assign(draft.parties[0]!, { kind: "planet" }) && draft,
    /parties\[0\] \(ode\)\.kind: /,
  ],
  [
    "a date that is none",
    (draft) => Object.assign(draft.reports[0]!, { published: "12/03/2026" }) && draft,
    /reports\[0\] \(r\)\.published: .*EDTF/,
  ],
  [
    "a speaker that is not there",
    (draft) => Object.assign(draft.statements[0]!, { speaker: "zz" }) && draft,
    /statements\[0\] \(s1\)\.speaker: there is no party zz/,
  ],
  [
    "words that the report does not have",
    (draft) => Object.assign(draft.statements[0]!.content[0]!, { text: "no!" }) && draft,
    /\(s1\)\.content\[0\]: says "no!" but report r has "yes" at 9-12/,
  ],
  [
    "a place outside the report",
    (draft) => Object.assign(draft.statements[0]!.content[0]!, { end: 99 }) && draft,
    /outside the 13 units/,
  ],
  [
    "an id used twice",
    (draft) => draft.parties.push(draft.parties[0]!) && draft,
    /parties\[1\] \(ode\)\.id: used by an earlier row/,
  ],
  [
    "a statement within itself",
    (draft) => Object.assign(draft.statements[0]!, { within: "s1" }) && draft,
    /within: leads back to s1/,
  ],
  [
    "a statement without content",
    (draft) => Object.assign(draft.statements[0]!, { content: [] }) && draft,
    /content: has no span/,
  ],
];

test.each(faults)("refused with row and field: %s", (_reason, spoil, says) => {
  const error = faultOf(JSON.stringify(spoil(sound() as Draft)));
  expect(error.code).toBe("RECORD_INVALID");
  expect(error.message).toMatch(says);
});

test("broken JSON is refused with line and column", () => {
  expect(faultOf('{\n  "format": x\n}').place).toMatchObject({ file: "x.json", line: 2, column: 13 });
});

test("many problems are counted and the first twenty listed", () => {
  const draft = sound();
  draft.parties = Array.from({ length: 50 }, (_, index) => ({ id: `p${index}`, name: "", kind: "person" }));
  const { message } = faultOf(JSON.stringify(draft));
  expect(message).toMatch(/50 problems|and 30 more/);
});

test("hostile nesting and prototype keys do no harm", () => {
  expect(faultOf("[".repeat(1_000_000)).message).toMatch(/nested deeper/);
  expect(faultOf(`{"a":${"[".repeat(70)}${"]".repeat(70)}}`).message).toMatch(/nested deeper/);
  parseRecord(JSON.stringify(sound()).replace("{", '{"__proto__":{"polluted":true},'));
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});
