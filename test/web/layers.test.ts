import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arrange, LAYERS, paintStatements, type Span, statementsAt } from "../../web/src/marks/layers.js";

const span = (start: number, end: number) => ({ start, end, text: "x".repeat(end - start) });
const statement = (id: string, content: Span[], more: object = {}) => ({
  id,
  source: [],
  cue: [],
  content: content.map(({ start, end }) => span(start, end)),
  within: null,
  certainty: "sure" as const,
  ...more,
});

describe("the layers of contents", () => {
  const cases: readonly [why: string, contents: [number, number][], layers: Record<string, [number, number][]>][] = [
    [
      "side by side share the first layer",
      [
        [0, 5],
        [5, 9],
      ],
      {
        "content-1": [
          [0, 5],
          [5, 9],
        ],
      },
    ],
    [
      "a nested one goes to the second",
      [
        [0, 9],
        [2, 5],
      ],
      { "content-1": [[0, 9]], "content-2": [[2, 5]] },
    ],
    [
      "so does one that crosses",
      [
        [0, 5],
        [3, 9],
      ],
      { "content-1": [[0, 5]], "content-2": [[3, 9]] },
    ],
    [
      "a later one takes a layer that is free again",
      [
        [0, 5],
        [3, 9],
        [6, 8],
      ],
      {
        "content-1": [
          [0, 5],
          [6, 8],
        ],
        "content-2": [[3, 9]],
      },
    ],
  ];
  test.each(cases)("%s", (_, contents, layers) => {
    const painting = paintStatements(contents.map(([start, end], index) => statement(`s${index}`, [{ start, end }])));
    for (let layer = 1; layer <= LAYERS; layer++) {
      const spans = painting[`content-${layer as 1}`] ?? [];
      expect(spans.map(({ start, end }) => [start, end])).toEqual(layers[`content-${layer}`] ?? []);
    }
  });

  test("hold every content once, and none overlaps itself but in the last", () => {
    const spans = fc.array(fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 30 })), { maxLength: 12 });
    fc.assert(
      fc.property(spans, (places) => {
        const painting = paintStatements(
          places.map(([at, length], index) => statement(`s${index}`, [{ start: at, end: at + length }])),
        );
        const layers = [1, 2, 3, 4].map((layer) => painting[`content-${layer as 1}`] ?? []);
        expect(layers.flat()).toHaveLength(places.length);
        for (const layer of layers.slice(0, -1))
          for (const [index, { start }] of layer.entries())
            if (index > 0) expect(start).toBeGreaterThanOrEqual(layer[index - 1]!.end);
      }),
    );
  });

  test("name unsure contents a second time", () => {
    const painting = paintStatements([
      statement("a", [{ start: 0, end: 4 }], { certainty: "unsure" }),
      statement("b", [{ start: 5, end: 9 }]),
    ]);
    expect(painting.unsure).toEqual([span(0, 4)]);
  });
});

describe("the statements at a place", () => {
  const outer = statement("outer", [{ start: 10, end: 60 }], { source: [span(0, 5)], cue: [span(6, 9)] });
  const inner = statement("inner", [{ start: 30, end: 40 }], { source: [span(20, 24)] });
  const cases: readonly [why: string, offset: number, ids: string[]][] = [
    ["in both, the innermost first", 35, ["inner", "outer"]],
    ["on the source of the inner one", 20, ["inner", "outer"]],
    ["on the cue", 6, ["outer"]],
    ["on the last word's end nothing, spans are half-open", 60, []],
    ["between source and cue", 5, []],
  ];
  test.each(cases)("%s", (_, offset, ids) => {
    expect(statementsAt([outer, inner], offset).map(({ id }) => id)).toEqual(ids);
  });
});

describe("the order of the cards", () => {
  const show = (rows: readonly ReturnType<typeof statement>[]) =>
    arrange(rows).map(({ statement: { id }, depth }) => `${"-".repeat(depth)}${id}`);

  test("is that of reading, with those told within another under it", () => {
    const rows = [
      statement("late", [{ start: 50, end: 60 }]),
      statement("second", [{ start: 8, end: 20 }], { within: "first" }),
      statement("first", [{ start: 5, end: 30 }]),
      statement("deep", [{ start: 10, end: 12 }], { within: "second" }),
    ];
    expect(show(rows)).toEqual(["first", "-second", "--deep", "late"]);
  });

  test("counts the source as the first word where it stands first", () => {
    const rows = [
      statement("b", [{ start: 4, end: 9 }]),
      statement("a", [{ start: 20, end: 30 }], { source: [span(0, 3)] }),
    ];
    expect(show(rows)).toEqual(["a", "b"]);
  });

  test("goes by what is said where one source says two things", () => {
    const rows = [
      statement("b", [{ start: 40, end: 60 }], { source: [span(0, 3)] }),
      statement("a", [{ start: 9, end: 30 }], { source: [span(0, 3)] }),
    ];
    expect(show(rows)).toEqual(["a", "b"]);
  });

  test("keeps statements whose outer one is missing or that run in a ring", () => {
    const rows = [
      statement("lost", [{ start: 0, end: 3 }], { within: "nowhere" }),
      statement("a", [{ start: 4, end: 6 }], { within: "b" }),
      statement("b", [{ start: 7, end: 9 }], { within: "a" }),
    ];
    expect(show(rows)).toEqual(["lost", "a", "-b"]);
  });

  test("takes a nesting of any depth", () => {
    const rows = Array.from({ length: 20_000 }, (_, index) =>
      statement(`s${index}`, [{ start: index, end: 30_000 }], { within: index > 0 ? `s${index - 1}` : null }),
    );
    expect(arrange(rows).at(-1)?.depth).toBe(19_999);
  });
});
