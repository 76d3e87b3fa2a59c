/** Any message over a socket or by HTTP leaves the server up and other people undisturbed. Seeded. */
import { readFileSync } from "node:fs";
import { connect as dial, type Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { LightPhone, seedOf } from "@/tests/faults/light-phone";
import { sized } from "@/tests/faults/size";
import { type Console, newId, type Phone, Plenary, type TestRoom } from "@/tests/support/plenary";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { allCommands } from "@/workshop/commands/all";
import { MAX_MESSAGE_BYTES } from "@/workshop/protocol/connection";
import { eventually, inParallel, pause } from "@/tests/support/waiting";
import { seeded } from "@/model/statistics/random";

/** `npm run fuzz -- --frames 1000000` says how many. */
const FRAMES = Number(process.env.FUZZ_FRAMES) || sized(20_000, 1_000_000);
const FUZZERS = 24;
/** Memory is looked at, and honest phones served, each time so many were sent. */
const LOOK = 100_000;
/** Frames for which the slowest machine has a second. */
const SLOWEST = 150;
/** Bytes by which resident memory may be larger at the end, than before and than at the first look. */
const MORE = 150 * 2 ** 20;
/** Frames on one connection, so that the limit on messages does not keep the rest from being read. */
const PER_CONNECTION = 30;

let plenary: Plenary;
let room: TestRoom;
let other: TestRoom;
let trainer: Console;
let honest: Phone[];

beforeAll(async () => {
  plenary = await Plenary.start();
  room = await plenary.room(sampleWorkshop);
  other = await plenary.room(sampleWorkshop);
  trainer = await plenary.console(room);
  await trainer.go("poll");
  await trainer.openRound("poll");
  const second = await plenary.console(other);
  await second.go("poll");
  await second.openRound("poll");
  honest = [await plenary.phone(room), await plenary.phone(other)];
});
afterAll(() => plenary?.stop());

const mb = (bytes: number): string => (bytes / 2 ** 20).toFixed(0);

/** Resident memory of the server, in bytes. */
const memory = (): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${plenary.server.pid}/status`, "utf8"))?.[1]) * 1_024;

let rev = 0;
async function expectUnharmed(): Promise<void> {
  rev++;
  for (const phone of honest) {
    await phone.sees((v) => v.phase === "open");
    const id = newId();
    expect(await phone.answer({ choice: ["red"] }, { id, rev })).toEqual({ ok: true, stored: { id, rev } });
  }
  expect(() => process.kill(plenary.server.pid, 0)).not.toThrow();
  expect(plenary.server.stderr()).not.toMatch(
    /A command failed|A task failed|was dropped|mistake of its own|\n\s+at /,
  );
}

type Random = () => number;
const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
const nested = (depth: number, open: string, close: string): string =>
  open.repeat(depth) + close.repeat(depth);

const odd: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e308,
  2 ** 53,
  0.5,
  "",
  "x".repeat(5_000),
  "\u0000",
  "\ud800",
  "__proto__",
  "constructor",
  [],
  {},
  [[]],
  { __proto__: null },
  { toString: 1 },
  ["__proto__"],
  { pass: true },
  { choice: ["red"] },
  "story/1",
  "poll",
  "🙂",
];
const types = [...allCommands.map((d) => d.type), "toString"];
const fields = [
  "id",
  "to",
  "seen",
  "question",
  "round",
  "seconds",
  "readFirst",
  "on",
  "activity",
  "participant",
  "rev",
  "body",
  "extra",
];

function command(random: Random): string {
  const good: Record<string, unknown> = {
    type: pick(random, types),
    id: newId(),
    ...(random() < 0.5
      ? { question: "poll", round: 1, rev: 1, body: { choice: ["red"] } }
      : { to: "story/1", seen: 0, on: true, activity: "poll" }),
  };
  for (let i = random() * 4; i > 0; i--) good[pick(random, fields)] = pick(random, odd);
  const json = JSON.stringify(good);
  return random() < 0.2
    ? `{"__proto__":{"role":"trainer"},"constructor":{"prototype":{"x":1}},${json.slice(1)}`
    : json;
}

function frame(random: Random): string | Buffer {
  const id = Math.floor(random() * 1_000);
  return pick<() => string | Buffer>(random, [
    () => `42${id}["command",${command(random)}]`,
    () => `42${id}["command",${command(random)}]`,
    () => `42["command",${command(random)}]`,
    () => `42${id}["command",${JSON.stringify(pick(random, odd))}]`,
    () => `42${id}["command",${nested(3_000, "[", "]")}]`,
    () =>
      `42${id}["command",{"type":"answer","id":"${newId()}","question":"poll","round":1,"rev":1,"body":{"choice":${nested(2_000, '{"a":', "}").replace("}", "1}")}}]`,
    () => `42${id}["command"]`,
    () =>
      `42${id}[${JSON.stringify(pick(random, ["connect", "disconnect", "disconnecting", "connect_error", "newListener", "removeListener", "error", "view", "__proto__", "constructor", "hasOwnProperty", ""]))},1]`,
    () => `42${id}[${Math.floor(random() * 10)}]`,
    () => `42${id}[]`,
    () => `42${id}${pick(random, ["null", "{}", '"x"', "[", "]", "[1,", '{"a":', "\u0000", ""])}`,
    () => `42${"9".repeat(Math.floor(random() * 300) + 15)}["command",{}]`,
    () =>
      `45${pick(random, ["1", "2", "9", "11", "99999999", "-1", "1e9", "NaN", ""])}-${id}["command",{"_placeholder":true,"num":${pick(random, ["0", "-1", "1e9", '"0"', "null"])}}]`,
    () => `46${pick(random, ["1", "3"])}-${id}[{"_placeholder":true,"num":0}]`,
    () => `43${id}[{"ok":true}]`,
    () => `43${pick(random, ["", "x", "[]", "-1[]"])}`,
    () =>
      `4${pick(random, ["0/admin,", "2/admin,", "1/admin,", "4/", "0", "7", "9", "", "0/__proto__,", "0/,,,,"])}${pick(random, ["{}", '["command"]', ""])}`,
    () => pick(random, ["", "1", "3", "2probe", "3probe", "5", "6", "7x", "b", "bAAAA", "-1", "\u0000"]),
    () => Buffer.from(Array.from({ length: Math.floor(random() * 200) }, () => Math.floor(random() * 256))),
    () => `42${id}["command",{"type":"answer","id":"${"z".repeat(15_000)}"}]`,
  ])();
}

describe("a server that is sent nonsense", () => {
  it(`over ${FRAMES} frames stays up, does nothing it is not allowed to, and serves honest phones here and next door`, {
    timeout: 60_000 + (FRAMES / SLOWEST) * 1_000,
  }, async () => {
    const seed = seedOf("fuzz");
    const cookies = await inParallel(Array.from({ length: FUZZERS }), 8, () => plenary.join(room));
    await expectUnharmed();
    const before = { memory: memory(), revision: trainer.view.revision };
    const began = Date.now();
    const looks: number[] = [];
    let sent = 0;
    let closed = 0;
    const wrong: string[] = [];
    const look = async () => {
      looks.push(memory());
      const rate = Math.round(sent / ((Date.now() - began) / 1_000));
      console.info(
        `fuzz: ${sent} frames, ${rate} a second, ${closed} connections closed by the server, resident ${mb(looks.at(-1)!)} MB (${mb(before.memory)} before)`,
      );
      expect(wrong, `seed ${seed}`).toEqual([]);
      await expectUnharmed();
    };
    while (sent < FRAMES) {
      const until = Math.min(FRAMES, sent + LOOK);
      await Promise.all(
        cookies.map(async (cookie, i) => {
          const random = seeded(seed + i + looks.length * FUZZERS);
          while (sent < until) {
            const ws = await opened(cookie);
            ws.on("message", (data) => {
              const text = String(data);
              if (/^43\d+\[\{"ok":true,"revision"/.test(text)) wrong.push(text);
            });
            for (let n = 0; n < PER_CONNECTION && ws.readyState === WebSocket.OPEN; n++, sent++) {
              ws.send(frame(random));
              if (random() < 0.3) await pause(1);
            }
            await pause(20);
            if (ws.readyState !== WebSocket.OPEN) closed++;
            ws.terminate();
          }
        }),
      );
      await look();
    }
    await trainer.sees((v) => v.revision >= before.revision);
    expect(trainer.view).toMatchObject({
      revision: before.revision,
      step: "poll",
      ended: false,
      locked: false,
    });
    expect(({} as { x?: number }).x).toBeUndefined();
    expect(looks.at(-1)! - before.memory).toBeLessThan(MORE);
    expect(looks.at(-1)! - looks[0]!).toBeLessThan(MORE);
  });

  it("closes a connection whose message is too large, and only that", async () => {
    const cookie = await plenary.join(room);
    const phone = new LightPhone({ url: plenary.url, auth: { as: "phone", room: room.id }, cookie });
    await eventually(() => phone.connected);
    const padded = (bytes: number) => {
      const head = `420["command",{"type":"answer","id":"${newId()}","question":"poll","round":1,"rev":1,"body":{"choice":["red"],"x":"`;
      return `${head}${"x".repeat(bytes - head.length - 4)}"}}]`;
    };
    phone.ws.send(padded(MAX_MESSAGE_BYTES));
    await pause(200);
    expect(phone.connected).toBe(true);
    phone.ws.send(padded(MAX_MESSAGE_BYTES + 100));
    await eventually(() => !phone.connected);
    await expectUnharmed();
  });

  it("closes a connection that does not stop sending what is refused", async () => {
    const cookie = await plenary.join(room);
    const phone = new LightPhone({ url: plenary.url, auth: { as: "phone", room: room.id }, cookie });
    await eventually(() => phone.connected);
    for (let i = 0; i < 400 && phone.ws.readyState === WebSocket.OPEN; i++)
      phone.ws.send(`42${i}["command",{}]`);
    await eventually(() => !phone.connected);
    await expectUnharmed();
  });

  it("survives half handshakes, half frames and connections that never say who they are", async () => {
    const seed = seedOf("half frames");
    const random = seeded(seed);
    const sockets: Socket[] = [];
    for (let i = 0; i < 150; i++) {
      const socket = dial(plenary.server.port, "127.0.0.1");
      socket.on("error", () => undefined);
      sockets.push(socket);
      const upgrade = `GET /live/?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1:${plenary.server.port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`;
      socket.write(random() < 0.2 ? upgrade.slice(0, Math.floor(random() * upgrade.length)) : upgrade);
      await pause(random() * 4);
      const tail = pick<() => Buffer | null>(random, [
        () => Buffer.from([0x81]),
        () => Buffer.from([0x81, 0xfe, 0x40]),
        () => Buffer.from([0x81, 0xff, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1, 2, 3, 4]),
        () => Buffer.from([0x81, 0x05, 0x34, 0x30, 0x7b, 0x7d, 0x00]),
        () => Buffer.from([0x81, 0x85, 1, 2, 3, 4, 0xff, 0xfe, 0xfd, 0xfc, 0xfb]),
        () => Buffer.from([0xff, 0xff, 0xff, 0xff]),
        () => Buffer.concat(Array.from({ length: 300 }, () => Buffer.from([0x01, 0x80, 0, 0, 0, 0]))),
        () => Buffer.from(Array.from({ length: 60 }, () => Math.floor(random() * 256))),
        () => null,
      ])();
      if (tail && !socket.destroyed) socket.write(tail);
      if (random() < 0.5) setTimeout(() => socket.resetAndDestroy(), random() * 50);
    }
    await pause(400);
    await expectUnharmed();
    for (const socket of sockets) socket.destroy();
    await expectUnharmed();
  });

  it("lets go of connections that never say who they are", async () => {
    const ws = new WebSocket(`${plenary.url.replace("http", "ws")}/live/?EIO=4&transport=websocket`);
    ws.on("error", () => undefined);
    const gone = new Promise((resolve) => ws.once("close", resolve));
    await Promise.race([gone, pause(40_000).then(() => expect.fail("still connected after 40 s"))]);
  });
});

function opened(cookie: string): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const ws = new WebSocket(`${plenary.url.replace("http", "ws")}/live/?EIO=4&transport=websocket`, {
      headers: { cookie },
    });
    ws.on("error", () => undefined);
    ws.on("message", (data) => {
      const text = String(data);
      if (text[0] === "0") ws.send(`40${JSON.stringify({ as: "phone", room: room.id })}`);
      if (text.startsWith("40")) resolve(ws);
      if (text.startsWith("44")) reject(new Error(text));
    });
    ws.once("close", () => reject(new Error("closed before it was in")));
  });
}

/** Sends bytes as they are and returns everything that comes back within `wait` milliseconds. */
function raw(bytes: string | Buffer, wait = 10_000): Promise<string> {
  return new Promise((resolve) => {
    const socket = dial(plenary.server.port, "127.0.0.1");
    let heard = "";
    const end = () => {
      clearTimeout(timer);
      socket.destroy();
      resolve(heard);
    };
    const timer = setTimeout(end, wait);
    socket.on("data", (chunk) => {
      heard += chunk.toString("latin1");
    });
    socket.on("error", end);
    socket.on("close", end);
    socket.write(bytes);
  });
}

describe("a server that is asked for nonsense over HTTP", () => {
  const request = (method: string, target: string, headers: Record<string, string> = {}, body = ""): string =>
    `${method} ${target} HTTP/1.1\r\nHost: 127.0.0.1:${plenary.server.port}\r\nConnection: close\r\n${Object.entries(
      headers,
    )
      .map(([k, v]) => `${k}: ${v}\r\n`)
      .join("")}${body ? `Content-Length: ${Buffer.byteLength(body)}\r\n` : ""}\r\n${body}`;

  const statusOf = (answer: string): number => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0);
  const form = { "Content-Type": "application/x-www-form-urlencoded" };

  function expectPlain(answer: string, label: string): void {
    expect(statusOf(answer), label).not.toBe(500);
    expect(answer, label).not.toMatch(/\n\s+at .+:\d+|Prisma|node_modules|(?<!<title>)Error:/);
  }

  it("answers odd paths without a fault", async () => {
    const id = room.id;
    const targets = [
      "//",
      "///",
      "//[",
      "//:x",
      "/\\",
      "/\\\\[",
      "/..",
      "/../../etc/passwd",
      "/r/",
      `/r/${id}`,
      `/r/${id}//`,
      `/r/${id}/answer`,
      `/r/${id}/..`,
      `/r/${"-".repeat(36)}/`,
      `/r/${id.toUpperCase()}/`,
      `/r/${"a".repeat(36)}/`,
      `/r/${id}/%00`,
      "/%00",
      "/%",
      "/%zz",
      "/j/",
      `/j/${"a".repeat(22)}`,
      `/j/${"a".repeat(4_000)}`,
      "/j/%00",
      "/phone/",
      "/phone/../server/main/main.ts",
      "/phone/%2e%2e/package.json",
      "/join",
      "/live/",
      "/live/?EIO=4",
      "/live/?EIO=4&transport=polling&sid=x",
      "/live/?EIO=4&transport=__proto__",
      "/live/?EIO=3&transport=polling",
      "/live/?sid[]=1&sid[]=2&EIO=4&transport=polling",
      "/live/?EIO=4&transport=polling&j=1",
      "/live/?http://[",
      "/live//[",
      `/r/${id}/pulse?seen=${"x".repeat(3_000)}`,
      `/r/${id}/pulse?seen=%ff%fe`,
      "/?x=%",
      "/;",
      "/*",
      "*",
      "http://evil.example/",
      `http://127.0.0.1:${plenary.server.port}/`,
      "http://[",
      "https:///",
      "javascript:alert(1)",
    ];
    for (const target of targets) {
      for (const method of ["GET", "POST", "HEAD", "OPTIONS", "PUT", "DELETE"])
        expectPlain(
          await raw(request(method, target, form, method === "POST" ? "a=b" : "")),
          `${method} ${target}`,
        );
    }
    await expectUnharmed();
  });

  it("refuses targets in absolute form", async () => {
    for (const target of ["http://evil.example/", `http://127.0.0.1:${plenary.server.port}/trainer`])
      expect(statusOf(await raw(request("GET", target)))).toBe(404);
    const upgrade = {
      Upgrade: "websocket",
      Connection: "Upgrade",
      "Sec-WebSocket-Version": "13",
      "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    };
    for (const target of [
      "http://evil.example/live/?EIO=4&transport=websocket",
      "/trainer",
      "/",
      "//live/",
      "/_next/webpack-hmr",
    ])
      expect(await raw(request("GET", target, upgrade), 500)).not.toMatch(/^HTTP\/1\.1 101/);
    await expectUnharmed();
  });

  it("answers odd forms with a sentence", async () => {
    const cookie = await plenary.join(room);
    const bodies = [
      "",
      "=",
      "&&&&",
      "%",
      "%zz=%zz",
      "question=poll&round=1&rev=1&choice=red%00",
      "question=poll&round=NaN&choice=red",
      "question=poll&round=1e99&choice=red",
      "question=__proto__&round=1&choice=red",
      "question=poll&round=1&rev=-5&choice=red",
      "question=poll&round=1&other=%00%ED%A0%80x",
      `question=poll&round=1&other=${"x".repeat(9_000)}`,
      `question=${"x".repeat(9_000)}&round=1`,
      "answer=yes",
      "pass=1",
      Array.from({ length: 3_000 }, (_, i) => `c=${i}`).join("&"),
      Array.from({ length: 2_000 }, () => "choice=red").join("&"),
    ];
    const types = [
      form["Content-Type"],
      "text/plain",
      "multipart/form-data; boundary=x",
      "application/json",
      "application/x-www-form-urlencoded; charset=utf-16",
      "",
    ];
    for (const path of [`/r/${room.id}/answer`, `/r/${room.id}/pause`, `/j/${room.token}`, "/join"]) {
      for (const body of bodies) {
        for (const type of types) {
          const answer = await raw(
            request("POST", path, { Cookie: cookie, ...(type ? { "Content-Type": type } : {}) }, body),
            12_000,
          );
          expectPlain(answer, `${path} ${type} ${body.slice(0, 60)}`);
          expect(statusOf(answer), `${path} ${type} ${body.slice(0, 60)}`).toBeGreaterThanOrEqual(200);
          if (path === "/join") break;
        }
      }
    }
    await expectUnharmed();
  });

  it("answers a form that is too large with a refusal, and reads no more of it", async () => {
    const cookie = await plenary.join(room);
    const answer = await raw(
      request("POST", `/r/${room.id}/answer`, { Cookie: cookie, ...form }, `other=${"x".repeat(400_000)}`),
    );
    expect([400, 413]).toContain(statusOf(answer));
    const endless =
      request("POST", `/r/${room.id}/answer`, { Cookie: cookie, ...form, "Content-Length": "100000000" }) +
      "x".repeat(60_000);
    expect([400, 413]).toContain(statusOf(await raw(endless)));
    await expectUnharmed();
  });

  it("stores text that the database cannot hold as near as it can, and takes nobody else's answer along", async () => {
    const phones = await Promise.all(Array.from({ length: 6 }, () => plenary.phone(room)));
    const bad = ["a\u0000b", "y\ud800", "x\udc00y", "\u0000z", "🙂\ud83d"];
    const acks = await Promise.all(
      phones.map((p, i) => p.answer(i < 5 ? { choice: [], other: bad[i] } : { choice: ["red"] })),
    );
    for (const ack of acks) expect(ack).toMatchObject({ ok: true });
    // Of which nothing can be seen, that is no answer (B-171).
    for (const nothing of ["\u0000", "\ud800"])
      expect(await phones[0]!.answer({ choice: [], other: nothing }, { rev: 3 })).toMatchObject({
        ok: false,
        reason: "empty-answer",
      });
    const posted = await raw(
      request(
        "POST",
        `/r/${room.id}/answer`,
        { Cookie: phones[0]!.cookie, ...form },
        "question=poll&round=1&rev=2&other=null%00here",
      ),
    );
    expect(statusOf(posted)).toBe(303);
  });

  it("takes odd cookies and headers for strangers", async () => {
    const name = `plenary_${room.id}`;
    for (const cookie of [
      `${name}=`,
      `${name}=%`,
      `${name}=${"a".repeat(7_000)}`,
      `${name}=x; ${name}=y`,
      "=;=;=",
      `__proto__=x; ${name}[]=1`,
      `${name}=\u00ff\u00fe`,
      "plenary.session=x",
      `${name}=%00`,
    ]) {
      const answer = await raw(request("GET", `/r/${room.id}/`, { Cookie: cookie }));
      expect([403, 431], cookie.slice(0, 60)).toContain(statusOf(answer));
    }
    const oddHeaders: Record<string, string>[] = [
      { "X-Forwarded-Proto": "javascript" },
      { "Accept-Encoding": "br;q=\u00ff, gzip, *" },
      { Range: "bytes=0-1" },
      { Expect: "100-continue" },
      { "Transfer-Encoding": "chunked, identity" },
      { Origin: "null" },
      { Origin: "%" },
    ];
    for (const headers of oddHeaders) {
      expectPlain(await raw(request("GET", "/", headers)), JSON.stringify(headers));
      expectPlain(
        await raw(request("POST", "/join", { ...form, ...headers }, "code=x"), 10_000),
        JSON.stringify(headers),
      );
    }
    for (const bytes of [
      "GET\r\n\r\n",
      "\u0000\u0001\u0002",
      "GET / HTTP/9.9\r\n\r\n",
      "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
      "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n",
      `GET / HTTP/1.1\r\nHost: x\r\n${"X-Y: z\r\n".repeat(2_000)}\r\n`,
    ]) {
      expectPlain(await raw(bytes, 1_000), bytes.slice(0, 40));
    }
    await expectUnharmed();
  });
});
