/**
 * Two processes behind Caddy and nginx as the examples have them: a browser stays with one, and is not lost
 * with it (K-8).
 */
import { describeNeeding } from "@/tests/support/needing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { freePort } from "@/tests/support/ports";
import { LightPhone } from "@/tests/faults/light-phone";
import { type Pair, missingRedis, startPair } from "@/tests/support/cluster";
import { sized } from "@/tests/faults/size";
import { askThrough, type Front, frontsOfSeveral } from "@/tests/support/fronts";
import { newId } from "@/tests/support/plenary";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { eventually, pause } from "@/tests/support/waiting";

const HOST = "plenary.test";
/** Milliseconds of silence: longer than any front waits for a quiet connection. */
const QUIET = sized(0, 130_000);

for (const kind of frontsOfSeveral) {
  const missing = kind.missing ?? missingRedis;
  describeNeeding(missing)(`two processes behind ${kind.name}`, () => {
    let pair: Pair;
    let front: Front;
    let origin: string;
    beforeAll(async () => {
      const port = await freePort();
      origin = `https://${HOST}:${port}`;
      pair = await startPair({ env: { PUBLIC_URL: origin, METRICS_TOKEN: "0123456789abcdef-watch" } });
      front = await kind.open(HOST, port, [pair.a.server.port, pair.b.server.port]);
      await eventually(async () => (await askThrough(origin, "/healthz")).status === 200, 20_000);
    });
    afterAll(async () => {
      await front?.close();
      await pair?.stop();
    });

    async function join(token: string): Promise<string> {
      const { status, headers } = await askThrough(
        origin,
        `/j/${token}`,
        { origin, "content-type": "application/x-www-form-urlencoded", "content-length": "0" },
        "POST",
      );
      expect(status).toBe(303);
      return headers
        .flatMap(([name, value]) => (name === "set-cookie" ? [value.split(";")[0]] : []))
        .join("; ");
    }

    it("keep phones of one room together, and take them over from one that is killed", async () => {
      const { a, b } = pair;
      const room = await a.room(sampleWorkshop);
      const cookies = [await join(room.token), await join(room.token), await join(room.token)];
      const socket = {
        rejectUnauthorized: false,
        servername: HOST,
        headers: { host: new URL(origin).host, origin },
      };
      const url = `https://127.0.0.1:${new URL(origin).port}`;
      const phones = cookies.map(
        (cookie) =>
          new LightPhone({ url, auth: { as: "phone", room: room.id }, cookie, backOff: 300, socket }),
      );
      await eventually(() => phones.every((p) => p.view), 20_000);
      await eventually(async () => (await a.openPhones()) + (await b.openPhones()) === 3, 20_000);
      const counts = [await a.openPhones(), await b.openPhones()];
      if (kind.byPath) expect(counts.toSorted()).toEqual([0, 3]);
      const opened = phones.map((p) => p.ws);
      await pause(QUIET);
      expect(phones.map((p) => p.ws)).toEqual(opened);
      // Each stays where its first request went.
      for (const phone of phones) phone.cut();
      await eventually(
        async () => phones.every((p) => p.connected) && (await a.openPhones()) + (await b.openPhones()) === 3,
        20_000,
      );
      expect([await a.openPhones(), await b.openPhones()]).toEqual(counts);
      const [theirs, other] = counts[0]! > 0 ? [a, b] : [b, a];
      const moved = phones.slice(0, counts[0]! > 0 ? counts[0] : counts[1]);
      // The cookie of the front holds no address of a process.
      expect(cookies[0]).not.toMatch(/127\.0\.0\.1/);
      const trainer = await other.console(room);
      await trainer.go("poll");
      await trainer.openRound("poll");
      await eventually(() => phones.every((p) => p.view?.phase === "open"), 20_000);
      theirs.server.kill("SIGKILL");
      await eventually(() => phones.filter((p) => !p.connected).length >= moved.length, 20_000);
      await eventually(() => phones.every((p) => p.connected && p.view), 30_000);
      expect(await other.openPhones()).toBe(3);
      const acks = await Promise.all(
        phones.map((p) =>
          p.send(
            { type: "answer", id: newId(), question: "poll", round: 1, rev: 1, body: { choice: ["red"] } },
            15_000,
          ),
        ),
      );
      expect(acks.map((ack) => ack?.ok)).toEqual([true, true, true]);
      expect((await askThrough(origin, `/j/${room.token}`)).status).toBe(200);
      for (const phone of phones) phone.stop();
      await theirs.restart();
    });
  });
}
