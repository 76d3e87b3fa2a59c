/** K-6: a writer in Redis can tell nothing, not even by repeating what was heard there before. */
import { randomUUID } from "node:crypto";
import { storedRoomId } from "@/model/ids";
import { createClient } from "@redis/client";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Cluster } from "@/server/platform/cluster/cluster";
import { Sealing } from "@/server/platform/cluster/sealing";
import { missingRedis, Valkey } from "@/tests/support/cluster";
import { eventually, pause } from "@/tests/support/waiting";

let valkey: Valkey;
beforeAll(async () => {
  if (!missingRedis) valkey = await Valkey.start();
});
afterAll(() => valkey?.stop());

it.skipIf(missingRedis)("what was said is not heard again, and no link seems to hold by it", async () => {
  const sealing = new Sealing(Buffer.alloc(32, 7));
  const [a, b] = [new Cluster(valkey.url, sealing), new Cluster(valkey.url, sealing)];
  const thief = createClient({ url: valkey.url });
  const listening = await thief.duplicate().connect();
  await thief.connect();
  const noted: Buffer[] = [];
  const channel = sealing.channel("all");
  await listening.subscribe(channel, (bytes) => noted.push(bytes), true);
  const heard: string[] = [];
  b.onMessage((word) => heard.push(word.is));
  try {
    await eventually(() => a.others === 1 && b.others === 1);
    a.broadcast({ is: "forget-room", room: storedRoomId(randomUUID()) });
    await eventually(() => heard.length === 1);
    for (const bytes of noted.slice()) await thief.publish(channel, bytes);
    a.broadcast({ is: "account", id: "two" });
    await eventually(() => heard.length > 1);
    expect(heard).toEqual(["forget-room", "account"]);

    await a.close();
    await eventually(() => b.others === 0);
    for (const bytes of noted.slice()) await thief.publish(channel, bytes);
    await thief.publish(channel, Buffer.from("nothing"));
    await pause(300);
    expect(heard).toEqual(["forget-room", "account"]);
    expect(b.others).toBe(0);
  } finally {
    await Promise.all([a.close(), b.close()]);
    for (const client of [thief, listening]) client.destroy();
  }
});
