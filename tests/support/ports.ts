/**
 * Ports for what tests start. They lie below the range from which systems choose ports for outgoing
 * connections, and each worker has a range of its own, so that no port is taken between the moment it is
 * found and the moment it is used.
 */
import { createServer } from "node:net";

const FIRST_PORT = 15_000;
const PORTS_PER_WORKER = 2_000;
/** Vitest counts its workers from 1, Playwright from 0; both may run at the same time. */
const worker = Number(process.env.VITEST_POOL_ID ?? 4 + Number(process.env.TEST_PARALLEL_INDEX ?? 0));
const first = FIRST_PORT + (worker % 8) * PORTS_PER_WORKER;
/** Another run beside this one begins elsewhere. */
let next = (process.pid * 37) % PORTS_PER_WORKER;

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });

/** A free TCP port of 127.0.0.1 that this run gives out once for some time. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < PORTS_PER_WORKER; tries++) {
    const port = first + (next++ % PORTS_PER_WORKER);
    if (await isFree(port)) return port;
  }
  throw new Error(`All ports from ${first} to ${first + PORTS_PER_WORKER - 1} are in use.`);
}
