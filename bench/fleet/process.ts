/** The fleet: thousands of phones in a process of their own. Ends with its parent, or after an hour. */
import { clock, pause } from "@/bench/clock";
import type { Answered, Ask } from "@/bench/fleet/asks";
import { frame } from "@/bench/fleet/frames";
import { Phone } from "@/bench/fleet/phone";
import { spreadOf } from "@/bench/numbers";
import { newId } from "@/bench/ids";

/** Handshakes under way at once. */
const HANDSHAKES = 64;
const LONGEST_LIFE = 60 * 60_000;
const ACKS_WITHIN = 20_000;

const groups = new Map<string, Phone[]>();
const phonesOf = (group: string): Phone[] => groups.get(group) ?? [];

function opened(phone: Phone): Promise<boolean> {
  return new Promise((resolve) => {
    const done = (ok: boolean) => {
      clearTimeout(timer);
      phone.onReady = phone.onClose = null;
      resolve(ok);
    };
    const timer = setTimeout(() => done(false), 15_000);
    phone.onReady = () => done(true);
    phone.onClose = () => done(false);
    phone.connect();
  });
}

async function connectAll({
  group,
  target,
  count,
  cookies,
}: Extract<Ask, { do: "connect" }>): Promise<number> {
  const phones = Array.from({ length: count }, (_, i) => new Phone(i, target, cookies?.[i] ?? null));
  groups.set(group, [...phonesOf(group), ...phones]);
  const waiting = [...phones];
  const lane = async () => {
    for (let phone = waiting.pop(); phone; phone = waiting.pop()) await opened(phone);
  };
  await Promise.all(Array.from({ length: HANDSHAKES }, lane));
  return phones.filter((p) => p.connected).length;
}

async function arrivals(phones: Phone[], timeout: number): Promise<number[]> {
  const deadline = clock() + timeout;
  const here = phones.filter((p) => p.connected);
  while (here.some((p) => p.viewAt === 0) && clock() < deadline) await pause(5);
  return here.map((p) => p.viewAt);
}

async function answer({ group, spread, command, watch }: Extract<Ask, { do: "answer" }>): Promise<Answered> {
  const phones = phonesOf(group).filter((p) => p.connected);
  const every = watch ? Math.max(1, Math.floor(phones.length / watch)) : 0;
  const sends = phones.map((phone, i) => {
    const id = newId();
    phone.ack = "";
    phone.onAck = every && i % every === 0 ? () => process.send?.({ acked: id }) : null;
    return {
      phone,
      bytes: frame(`42${i}${JSON.stringify(["command", { ...command, id }])}`),
      at: Math.random() * spread,
    };
  });
  sends.sort((a, b) => a.at - b.at);
  const start = clock();
  let late = 0;
  let next = 0;
  while (next < sends.length) {
    const elapsed = clock() - start;
    for (let send = sends[next]; send && send.at <= elapsed; send = sends[++next]) {
      send.phone.send(send.bytes);
      late = Math.max(late, elapsed - send.at);
    }
    // Asleep in between: a core that spins would be missing to the server and its database.
    await pause(1);
  }
  const deadline = clock() + ACKS_WITHIN;
  while (phones.some((p) => p.ackedAt === 0) && clock() < deadline) await pause(5);
  const acked = phones.filter((p) => p.ackedAt > 0);
  const good = acked.filter((p) => p.ack.includes('"ok":true'));
  return {
    latencies: good.map((p) => p.ackedAt - p.sentAt),
    fromStart: spreadOf(good.map((p) => p.ackedAt - start)),
    acked: good.length,
    refused: [
      ...new Set(acked.filter((p) => !good.includes(p)).map((p) => p.ack.replace(/^43\d+/, ""))),
    ].slice(0, 3),
    missing: phones.length - acked.length,
    lastAckAt: acked.reduce((last, p) => Math.max(last, p.ackedAt), 0),
    late,
  };
}

/** A first try after 0.12 to 1.08 s, as `phone/main.ts` asks for; later ones after twice as long. */
async function comeBack(phone: Phone, deadline: number): Promise<void> {
  for (let wait = 600; clock() < deadline; wait = Math.min(wait * 2, 12_000)) {
    await pause(wait * (0.2 + Math.random() * 1.6));
    if (await opened(phone)) return;
  }
}

async function storm(phones: Phone[], timeout: number): Promise<number[]> {
  for (const phone of phones) {
    phone.viewAt = phone.mineAt = 0;
    phone.drop();
  }
  const start = clock();
  const deadline = start + timeout;
  await Promise.all(phones.map((p) => comeBack(p, deadline)));
  while (phones.some((p) => !p.viewAt || !p.mineAt) && clock() < deadline) await pause(10);
  return phones.map((p) =>
    p.viewAt && p.mineAt ? Math.max(p.viewAt, p.mineAt) - start : Number.POSITIVE_INFINITY,
  );
}

async function perform(ask: Ask): Promise<unknown> {
  const phones = phonesOf(ask.group);
  switch (ask.do) {
    case "connect":
      return connectAll(ask);
    case "expect":
      for (const phone of phones) phone.viewAt = 0;
      return null;
    case "arrivals":
      return arrivals(phones, ask.timeout);
    case "answer":
      return answer(ask);
    case "storm":
      return storm(phones, ask.timeout);
    case "stall":
      for (const phone of phones.slice(0, ask.count)) phone.stall(ask.on);
      return null;
    case "views":
      return phones.map((p) => p.views);
    case "close":
      for (const phone of phones) phone.drop();
      groups.delete(ask.group);
      return null;
  }
}

process.on("message", ({ number, ask }: { number: number; ask: Ask }) => {
  perform(ask).then(
    (result) => process.send?.({ number, result }),
    (error: unknown) => process.send?.({ number, error: String(error) }),
  );
});
process.on("disconnect", () => process.exit(0));
setTimeout(() => process.exit(1), LONGEST_LIFE).unref();
