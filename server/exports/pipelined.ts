/**
 * Processes a list in order with some items in progress at once, for work that is done outside the main
 * thread.
 */

/** As many pictures at once as two cores draw, while the file is written. */
export const DRAWN_AT_ONCE = 2;

/**
 * @param most pieces under way at once
 * @throws what the first piece that fails throws, when its turn comes
 */
export async function* pipelined<T, R>(
  items: readonly T[],
  most: number,
  make: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const begun: Promise<R>[] = [];
  let next = 0;
  const begin = () => {
    const result = make(items[next++]!);
    // A failure is thrown when its turn comes, if it comes.
    result.catch(() => undefined);
    begun.push(result);
  };
  while (next < items.length || begun.length > 0) {
    while (begun.length < most && next < items.length) begin();
    yield await begun.shift()!;
  }
}
