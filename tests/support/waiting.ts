/** Waiting and working side by side, for tests that have a server. */

export const pause = (ms: number): Promise<void> => new Promise((go) => setTimeout(go, ms));

/** Waits until `condition` holds. @throws after `timeout` milliseconds, with what `describe` says. */
export async function eventually(
  condition: () => boolean | Promise<boolean>,
  timeout = 30_000,
  describe: () => string = () => String(condition),
): Promise<void> {
  const deadline = Date.now() + timeout;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`Waited ${timeout} ms in vain for: ${describe()}`);
    await pause(20);
  }
}

/** Does `work` for each item, at most `width` at a time. */
export async function inParallel<T, R>(
  items: readonly T[],
  width: number,
  work: (item: T, i: number) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const lane = async () => {
    while (next < items.length) {
      const i = next++;
      results[i] = await work(items[i]!, i);
    }
  };
  await Promise.all(Array.from({ length: width }, lane));
  return results;
}
