/** What ended first: the next item came, or the first result. Nothing here rejects, so that no rejection goes unheard. */
type Settled<Value> = { readonly value: Value } | { readonly error: unknown };

const settled = <Value>(promise: Promise<Value>): Promise<Settled<Value>> =>
  promise.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );

/**
 * The result of `work` on each item, in the order of the items, with up to `ahead` of them under way. A result is given as soon
 * as it and those before it are there, however long the next item takes to come. Throws what `work` or the items throw, in
 * its turn.
 */
export async function* inOrder<Item, Result>(
  items: AsyncIterable<Item>,
  work: (item: Item) => Promise<Result>,
  ahead: number,
): AsyncGenerator<Result> {
  const source = items[Symbol.asyncIterator]();
  const results: Promise<Settled<Result>>[] = [];
  let next: Promise<Settled<IteratorResult<Item>>> | null = null;
  let isOver = false;
  try {
    for (;;) {
      if (!isOver && results.length < ahead) next ??= settled(source.next());
      const [first] = results;
      if (!first && !next) return;
      const isFirst = await Promise.race([
        ...(first ? [first.then(() => true)] : []),
        ...(next ? [next.then(() => false)] : []),
      ]);
      if (isFirst) {
        results.shift();
        yield taken(await first!);
      } else {
        const came = await next!;
        next = null;
        if ("error" in came) {
          isOver = true;
          results.push(Promise.resolve(came));
        } else if (came.value.done) isOver = true;
        else results.push(settled(work(came.value.value)));
      }
    }
  } finally {
    // An item still awaited may never come: the source is told, not waited for.
    if (!isOver) void settled(Promise.resolve(source.return?.()));
  }
}

function taken<Value>(outcome: Settled<Value>): Value {
  if ("error" in outcome) throw outcome.error;
  return outcome.value;
}
