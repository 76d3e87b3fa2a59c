/** Requests of machines to a running server, and their answers. */
import { readFileSync } from "node:fs";
import { request } from "node:http";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { projectRoot } from "@/server/platform/settings/project-root";
import { FaultProxy } from "@/tests/faults/fault-proxy";
import { Plenary } from "@/tests/support/plenary";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { spawnServer, startServer } from "@/tests/support/server-process";
import { eventually } from "@/tests/support/waiting";

let plenary: Plenary | undefined;
afterEach(async () => {
  await plenary?.stop();
  plenary = undefined;
});

const ready = async (url: string): Promise<{ status: number; ready: boolean; reasons: string[] }> => {
  const res = await fetch(`${url}/readyz`);
  return { status: res.status, ...(await res.json()) };
};

/** A request with headers that `fetch` does not let one choose. */
const statusOf = (url: string, headers: Record<string, string>): Promise<number> =>
  new Promise((resolve, reject) => {
    request(url, { headers }, (res) => {
      res.resume();
      resolve(res.statusCode ?? 0);
    })
      .on("error", reject)
      .end();
  });

describe("health", () => {
  it("is alive before it is ready, and ready until it stops (O-1, O-2)", async () => {
    const server = await spawnServer();
    const alive = () =>
      fetch(`${server.url}/healthz`).then(
        (res) => res.status,
        () => 0,
      );
    await eventually(async () => (await alive()) === 200);
    const early = await ready(server.url);
    if (!server.output().includes("Plenary is ready."))
      expect(early).toEqual({ status: 503, ready: false, reasons: ["The server is starting."] });
    await eventually(() => server.output().includes("Plenary is ready."), 60_000);
    expect(await ready(server.url)).toEqual({ status: 200, ready: true, reasons: [] });
    for (const path of ["/healthz", "/readyz"]) {
      const res = await fetch(server.url + path);
      expect(res.headers.get("cache-control")).toBe("no-store");
      expect(res.headers.get("set-cookie")).toBeNull();
      expect((await fetch(server.url + path, { method: "POST" })).status).toBe(405);
    }
    await server.stop();
  });

  it("says in a sentence that the database is away, and is ready again with it (O-2)", async () => {
    plenary = await Plenary.start();
    const proxy = await FaultProxy.before(plenary.database.url);
    plenary.server.kill("SIGKILL");
    await plenary.server.exit;
    plenary.server = await startServer({
      databaseUrl: proxy.url,
      port: plenary.server.port,
      env: Reflect.get(plenary, "env"),
    });
    expect((await ready(plenary.url)).ready).toBe(true);
    proxy.silence();
    await eventually(async () => !(await ready(plenary!.url)).ready);
    const away = await ready(plenary.url);
    expect(away).toEqual({ status: 503, ready: false, reasons: ["The database does not answer."] });
    expect((await fetch(`${plenary.url}/healthz`)).status).toBe(200);
    proxy.restore();
    await eventually(async () => (await ready(plenary!.url)).ready, 60_000);
    await plenary.stop();
    plenary = undefined;
    proxy.close();
  });
});

describe("metrics", () => {
  it("are for this machine, and for whoever has the token (O-10)", async () => {
    plenary = await Plenary.start({ METRICS_TOKEN: "0123456789abcdef-watch" });
    const url = `${plenary.url}/metrics`;
    expect(await statusOf(url, {})).toBe(200);
    expect(await statusOf(url, { "X-Forwarded-For": "203.0.113.7" })).toBe(404);
    expect(await statusOf(url, { Host: "plenary.example.org" })).toBe(404);
    expect(
      await statusOf(url, { Host: "plenary.example.org", Authorization: "Bearer 0123456789abcdef-watch" }),
    ).toBe(200);
    expect(
      await statusOf(url, { Host: "plenary.example.org", Authorization: "Bearer 0123456789abcdef-watcx" }),
    ).toBe(404);
  });

  it("are for the token alone where people come through a proxy, which may say nothing of it (O-10)", async () => {
    plenary = await Plenary.start({
      METRICS_TOKEN: "0123456789abcdef-watch",
      PUBLIC_URL: "https://plenary.example.org",
    });
    const url = `${plenary.url}/metrics`;
    expect(await statusOf(url, {})).toBe(404);
    expect(await statusOf(url, { Authorization: "Bearer 0123456789abcdef-watch" })).toBe(200);
  });

  it("count what happens, without a room, a person or a word, and name the build (O-10, O-44)", async () => {
    plenary = await Plenary.start();
    const room = await plenary.room(sampleWorkshop, { alias: "optional" });
    const trainer = await plenary.console(room);
    const cookie = await plenary.join(room, { alias: "Wilhelmina" });
    const phone = await plenary.phone(room, cookie);
    await plenary.stage(room);
    await trainer.go("story/1");
    await trainer.openRound("story/1");
    await phone.sees((v) => v.phase === "open");
    await phone.answer({ answer: "yes" }, { id: "a".repeat(24) });
    await phone.answer({ answer: "yes" }, { id: "a".repeat(24) });
    await phone.answer({ answer: "nonsense" }, { rev: 2 });
    const text = await (await fetch(`${plenary.url}/metrics`)).text();
    const value = (name: string) =>
      Number(
        text
          .split("\n")
          .find((line) => line.startsWith(`${name} `))
          ?.split(" ")
          .at(-1),
      );
    expect(value('plenary_sockets{role="participant"}')).toBe(1);
    expect(value('plenary_sockets{role="trainer"}')).toBe(1);
    expect(value('plenary_sockets{role="stage"}')).toBe(1);
    expect(value("plenary_rooms_live")).toBe(1);
    expect(value('plenary_answers_total{outcome="stored"}')).toBe(1);
    expect(value('plenary_answers_total{outcome="duplicate"}')).toBe(1);
    expect(value('plenary_answers_total{outcome="refused"}')).toBe(1);
    expect(value('plenary_refused_total{reason="bad-answer"}')).toBe(1);
    expect(value('plenary_commits_total{of="answers",outcome="stored"}')).toBe(1);
    expect(value('plenary_commit_seconds_count{of="commands"}')).toBeGreaterThan(1);
    expect(value('plenary_views_sent_total{surface="phone"}')).toBeGreaterThan(0);
    expect(value('plenary_views_sent_total{surface="console"}')).toBeGreaterThan(0);
    expect(value("plenary_changes_asked_total")).toBeGreaterThanOrEqual(value("plenary_changes_told_total"));
    expect(value('plenary_http_requests_total{route="phone",status="303"}')).toBe(1);
    expect(value('plenary_pool_connections{of="server",state="total"}')).toBeGreaterThan(0);
    expect(value("plenary_database_bytes")).toBeGreaterThan(1_000_000);
    expect(value("plenary_disk_free_bytes")).toBeGreaterThan(1_000_000);
    expect(text).toMatch(/plenary_build_info\{version="[\d.]+\+[0-9a-f]{8}"/);
    expect(text).toMatch(/plenary_schema_info\{migration="\d{4}_/);
    expect(text).toMatch(/nodejs_eventloop_lag_p99_seconds \d/);
    for (const secret of [
      room.id,
      room.token,
      room.stageKey,
      "Wilhelmina",
      cookie.split("=")[1]!,
      "127.0.0.1",
      "story/1",
    ])
      expect(text).not.toContain(secret);
  });

  it("have every name that the dashboard and the alerts ask for (O-12)", async () => {
    plenary = await Plenary.start();
    const text = await (await fetch(`${plenary.url}/metrics`)).text();
    const metrics = new Set(
      [...text.matchAll(/^# TYPE (\S+) (\S+)/gm)].flatMap(([, name, type]) =>
        type === "histogram" ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name!],
      ),
    );
    for (const file of ["grafana-dashboard.json", "prometheus-alerts.yml"]) {
      const named = new Set(
        readFileSync(path.join(projectRoot, "ops", file), "utf8").match(
          /\b(plenary|nodejs|process)_[a-z0-9_]+\b/g,
        ),
      );
      expect(named.size, file).toBeGreaterThan(5);
      expect(
        [...named].filter((name) => !metrics.has(name)),
        file,
      ).toEqual([]);
    }
  });
});
