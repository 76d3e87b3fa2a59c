/** A limit of time that is fair on a machine that does much else: what next to nothing takes there is known first. */

/**
 * Milliseconds that a server takes just now to say that it is well: the middle one of five. About 3 on a
 * quiet machine.
 */
async function slowness(url: string): Promise<number> {
  const took: number[] = [];
  for (let i = 0; i < 5; i++) {
    const begun = performance.now();
    await (await fetch(`${url}/healthz`)).text();
    took.push(performance.now() - begun);
  }
  return took.sort((a, b) => a - b)[2]!;
}

/** `limit` milliseconds, and more as the machine is slower. */
export const fairly = async (limit: number, url: string): Promise<number> =>
  limit + 100 * (await slowness(url));
