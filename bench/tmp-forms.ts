import { copyFileSync, readFileSync } from "node:fs";
import { randomBytes } from "node:crypto";
import http from "node:http";
import path from "node:path";
import { Database } from "@/bench/product/database";
import { Server } from "@/bench/product/server";
import { makeRoom, openStore } from "@/bench/product/rooms";
import { Console } from "@/bench/product/talker";
import { closePrisma, prisma } from "@/server/store/prisma";
import { joinToken } from "@/server/store/door";

const agent = new http.Agent({ keepAlive: true, maxSockets: 8 });
const ask = (port: number, method: string, where: string, headers: Record<string, string>, body?: string) =>
  new Promise<{ status: number; text: string; headers: http.IncomingHttpHeaders }>((go, no) => {
    const req = http.request(
      {
        port,
        host: "127.0.0.1",
        agent,
        method,
        path: where,
        headers: {
          ...headers,
          ...(body === undefined
            ? {}
            : {
                "content-type": "application/x-www-form-urlencoded",
                "content-length": String(Buffer.byteLength(body)),
                origin: `http://127.0.0.1:${port}`,
              }),
        },
      },
      (res) => {
        let text = "";
        res.setEncoding("utf8");
        res.on("data", (d) => {
          text += d;
        });
        res.on("end", () => go({ status: res.statusCode ?? 0, text, headers: res.headers }));
      },
    );
    req.on("error", no);
    req.end(body);
  });
const ticks = (pid: number) => {
  const f = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]!.split(" ");
  return (Number(f[11]) + Number(f[12])) * 10_000;
};
const secret = randomBytes(32).toString("hex");
const signing = randomBytes(32).toString("base64url");
const database = await Database.start();
openStore(database.url, secret);
const results: Record<string, Record<string, number[]>> = {};
const N = 300;
function filledIn(html: string): string {
  const form = /<form(?=[^>]*data-question)[\s\S]*?<\/form>/.exec(html)?.[0] ?? "";
  const fields = new URLSearchParams();
  for (const [input] of form.matchAll(/<input[^>]*>/g)) {
    const of = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(input)?.[1] ?? "";
    const first = of("type") === "radio" && of("name") === "answer" && !fields.has("answer");
    if (of("type") === "hidden" || first) fields.append(of("name"), of("value"));
  }
  return fields.toString();
}
for (let k = 0; k < 5; k++)
  for (const name of k % 2 ? ["new", "base"] : ["base", "new"]) {
    copyFileSync(`/tmp/rb/${name}-server/index.mjs`, path.join(import.meta.dirname, "server.mjs"));
    const server = await Server.start(database.url, secret, false, { PLENARY_SIGNING_KEY: signing });
    const pid = (server as unknown as { child: { pid: number } }).child.pid;
    const { port } = server;
    const room = await makeRoom(database, N);
    const head = await prisma.room.findUniqueOrThrow({ where: { id: room.id } });
    const token = joinToken(room.id as never, head.joinEpoch);
    const trainer = await new Console(port, room).opened();
    for (const part of [1, 2, 3, 4, 5]) await trainer.go(`paula/${part}`);
    await trainer.openRound("paula/5", 1);
    const page = await ask(port, "GET", `/r/${room.id}/`, { cookie: room.phones[0]! });
    const form = filledIn(page.text);
    const phase = async (what: string, n: number, one: (i: number) => Promise<number>, want: number) => {
      const [cpu, at] = [ticks(pid), performance.now()];
      let i = 0;
      let wrong = 0;
      await Promise.all(
        Array.from({ length: 8 }, async () => {
          while (i < n) {
            const j = i++;
            if ((await one(j)) !== want) wrong++;
          }
        }),
      );
      if (wrong) console.log(name, what, "wrong", wrong);
      const r = ((results[what] ??= {})[name] ??= []);
      if (k > 0) r.push((ticks(pid) - cpu) / n);
      void at;
    };
    await phase("doors shown", 400, async () => (await ask(port, "GET", `/j/${token}`, {})).status, 200);
    await phase(
      "joined by form",
      400,
      async (j) =>
        (await ask(port, "POST", `/j/${token}`, {}, `alias=A${j}&once=${crypto.randomUUID()}`)).status,
      303,
    );
    await phase(
      "room's page",
      N,
      async (j) => (await ask(port, "GET", `/r/${room.id}/`, { cookie: room.phones[j]! })).status,
      200,
    );
    await phase(
      "answers by form",
      N,
      async (j) =>
        (await ask(port, "POST", `/r/${room.id}/answer`, { cookie: room.phones[j]! }, form)).status,
      303,
    );
    await phase("health", 3000, async () => (await ask(port, "GET", "/healthz", {})).status, 200);
    trainer.close();
    await server.stop();
  }
const median = (v: number[]) => [...v].sort((a, b) => a - b)[Math.floor(v.length / 2)]!;
for (const [what, r] of Object.entries(results))
  console.log(
    what,
    "µs of processor each: base",
    Math.round(median(r.base!)),
    "new",
    Math.round(median(r.new!)),
    "ratio",
    (median(r.new!) / median(r.base!)).toFixed(3),
    "least ratio",
    (Math.min(...r.new!) / Math.min(...r.base!)).toFixed(3),
    r.base!.map(Math.round).join(","),
    "|",
    r.new!.map(Math.round).join(","),
  );
await closePrisma();
await database.stop();
process.exit(0);
