/** Milliseconds of the machine's monotonic clock: the same in every process, so that times can be subtracted. */
export const clock = (): number => Number(process.hrtime.bigint()) / 1e6;

export const pause = (ms: number): Promise<void> => new Promise((go) => setTimeout(go, ms));

/** Waits until `holds`. @throws with `what` after `timeout` milliseconds. */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  timeout = 30_000,
): Promise<void> {
  const deadline = clock() + timeout;
  while (!(await holds())) {
    if (clock() > deadline) throw new Error(`Waited ${timeout} ms in vain: ${what}`);
    await pause(10);
  }
}
