import { afterEach, expect, it } from "vitest";
import { Cluster } from "@/server/platform/cluster/cluster";
import { Sealing } from "@/server/platform/cluster/sealing";

let cluster: Cluster;
afterEach(() => cluster.close());

it("a room that was loaded again while it was let go of stays shared (K-1)", async () => {
  // Nobody listens there: what is shared is decided without Redis.
  cluster = new Cluster("redis://127.0.0.1:9", new Sealing(Buffer.alloc(32)));
  const before = await cluster.join("room");
  const again = await cluster.join("room");
  before.leave();
  expect(cluster.shares(again)).toBe(true);
  again.leave();
  expect(cluster.shares(again)).toBe(false);
});
