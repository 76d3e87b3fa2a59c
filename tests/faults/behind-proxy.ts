/** Puts a broken network between a running server and its database. */
import { FaultProxy } from "@/tests/faults/fault-proxy";
import type { Plenary } from "@/tests/support/plenary";

/** Starts the server again with its database behind a proxy; the test's own queries go straight to it. */
export async function databaseBehindProxy(plenary: Plenary): Promise<FaultProxy> {
  const proxy = await FaultProxy.before(plenary.database.url);
  plenary.databaseUrl = proxy.url;
  await plenary.crash();
  return proxy;
}
