import { setImmediate, setTimeout } from "node:timers/promises";
import fc from "fast-check";
import { expect, test } from "vitest";
import { inOrder } from "../../src/cli/in-order.js";

async function* counted(total: number, onItem = (_: number) => {}) {
  for (let i = 0; i < total; i++) {
    onItem(i);
    yield i;
  }
}

test("results come in the order of the items, whichever is done first, and no more than so many are under way", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 20 }),
      fc.integer({ min: 1, max: 6 }),
      async (turns, ahead) => {
        let running = 0;
        let most = 0;
        const work = async (i: number) => {
          most = Math.max(most, ++running);
          for (let k = 0; k < turns[i]!; k++) await setImmediate();
          running--;
          return i;
        };
        const results: number[] = [];
        for await (const i of inOrder(counted(turns.length), work, ahead)) results.push(i);
        expect(results).toEqual(turns.map((_, i) => i));
        expect(most).toBeLessThanOrEqual(ahead);
      },
    ),
    { numRuns: 50 },
  );
});

test("a result is given while the next item is still to come", async () => {
  let send = () => {};
  async function* slow() {
    yield 1;
    await new Promise<void>((done) => {
      send = done;
    });
    yield 2;
  }
  const results = inOrder(slow(), async (item) => item, 8);
  expect((await results.next()).value).toBe(1);
  send();
  expect((await results.next()).value).toBe(2);
  expect((await results.next()).done).toBe(true);
});

test("an error comes in its turn, behind the results before it", async () => {
  const seen: number[] = [];
  const work = async (i: number) => {
    if (i === 2) throw new Error("the third");
    await setTimeout(5 - i);
    return i;
  };
  const all = async () => {
    for await (const i of inOrder(counted(9), work, 4)) seen.push(i);
  };
  await expect(all()).rejects.toThrow("the third");
  expect(seen).toEqual([0, 1]);
});

test("an error of the items does too", async () => {
  const seen: number[] = [];
  const all = async () => {
    const items = counted(9, (i) => {
      if (i === 3) throw new Error("no fourth");
    });
    for await (const i of inOrder(items, async (item) => item, 4)) seen.push(i);
  };
  await expect(all()).rejects.toThrow("no fourth");
  expect(seen).toEqual([0, 1, 2]);
});

test("who stops early stops the items, and errors that nobody will hear harm nothing", async () => {
  let begun = 0;
  const work = async (i: number) => {
    if (i > 0) throw new Error("unheard");
    return i;
  };
  for await (const _ of inOrder(
    counted(1000, () => begun++),
    work,
    4,
  ))
    break;
  await setImmediate();
  expect(begun).toBeLessThan(10);
});
