/** Traces as a collector gets them from a real server, and what must never be in them. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { projectRoot } from "@/server/platform/settings/project-root";
import { needleOf } from "@/tests/support/canary";
import { Collector } from "@/tests/support/collector";
import { type FullRoom, fullRoom, secretsOf } from "@/tests/support/full-room";
import { newId, Plenary } from "@/tests/support/plenary";
import { logOf } from "@/tests/support/server-process";
import { eventually } from "@/tests/support/waiting";

const ALLOWED = new Set([
  "http.request.method",
  "http.route",
  "http.response.status_code",
  "db.system.name",
  "plenary.request",
  "plenary.outcome",
  "plenary.command",
  "plenary.role",
  "plenary.rows",
  "plenary.answers",
  "plenary.refused",
  "plenary.format",
]);

let collector: Collector;
let plenary: Plenary;
let full: FullRoom;

beforeAll(async () => {
  collector = new Collector();
  const endpoint = await collector.listen();
  plenary = await Plenary.start(
    {
      OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
      OTEL_BSP_SCHEDULE_DELAY: "200",
      OTEL_EXPORTER_OTLP_TIMEOUT: "3000",
    },
    { next: true },
  );
  full = await fullRoom(plenary);
}, 600_000);
afterAll(async () => {
  await plenary?.stop();
  collector?.close();
});

const seen = async (name: string) => {
  await eventually(() => collector.named(name).length > 0, 20_000);
  return collector.named(name);
};

describe("a collector gets", () => {
  it("O-60: requests by route, commands by type, batches, writes and files, each within what began it", async () => {
    const { room, phones } = full;
    const cookie = room.trainer.cookie;
    for (const page of ["console", "debrief"])
      expect((await fetch(`${plenary.url}/${page}/${room.id}`, { headers: { cookie } })).status).toBe(200);
    await fetch(`${plenary.url}/trainer/${full.canaries["alias 0"]}`);
    const begun = await fetch(`${plenary.url}/export/${room.id}`, {
      method: "POST",
      headers: { cookie },
      body: JSON.stringify({ format: "summary-csv", language: "en" }),
    });
    expect(begun.ok).toBe(true);
    expect(
      (
        await phones[0]!.send({
          type: "answer",
          id: newId(),
          question: "poll",
          round: 1,
          rev: 9,
          body: { choice: ["red"] },
        })
      ).ok,
    ).toBe(false);

    expect((await seen("POST /j/:token"))[0]).toMatchObject({
      kind: 2,
      attributes: {
        "http.request.method": "POST",
        "http.route": "/j/:token",
        "http.response.status_code": 303,
      },
    });
    expect((await seen("GET /console/[room]"))[0]?.attributes["http.response.status_code"]).toBe(200);
    await seen("GET /debrief/[room]");
    await seen("GET other");
    await eventually(
      () =>
        collector.named("command answer").some(({ attributes }) => attributes["plenary.outcome"] !== "done"),
      20_000,
    );
    expect(
      (await seen("command answer")).some(
        ({ attributes }) =>
          attributes["plenary.outcome"] === "done" && attributes["plenary.role"] === "participant",
      ),
    ).toBe(true);
    expect((await seen("command open"))[0]?.attributes).toMatchObject({
      "plenary.role": "trainer",
      "plenary.outcome": "done",
    });

    const batches = await seen("answers batch");
    expect(batches.every(({ parentSpanId }) => !parentSpanId)).toBe(true);
    const writes = await seen("write answers");
    expect(writes.every(({ parentSpanId }) => batches.some(({ spanId }) => spanId === parentSpanId))).toBe(
      true,
    );
    const commands = collector.spans.filter(({ name }) => name.startsWith("command "));
    expect(
      (await seen("write commands")).some(({ parentSpanId }) =>
        commands.some(({ spanId }) => spanId === parentSpanId),
      ),
    ).toBe(true);
    const [file] = await seen("export summary-csv");
    expect(file?.attributes).toMatchObject({ "plenary.format": "summary-csv", "plenary.outcome": "ready" });
    expect(collector.named("POST /export/:room").map(({ spanId }) => spanId)).toContain(file?.parentSpanId);

    expect(collector.resources[0]).toMatchObject({
      "service.name": "plenary",
      "service.version": expect.stringMatching(/^\d/),
    });
    expect([...collector.types]).toEqual(["POST /v1/traces application/json"]);
  });

  it("O-60: nothing that people said, nor who or where they are", async () => {
    const { room, people, phones, groups, canaries } = full;
    const names = new Set(collector.spans.flatMap(({ attributes }) => Object.keys(attributes)));
    expect([...names].filter((name) => !ALLOWED.has(name))).toEqual([]);
    const kinds = new Set(collector.resources.flatMap((resource) => Object.keys(resource)));
    expect(
      [...kinds].filter((name) => !/^(service\.(name|version|instance\.id)|telemetry\.sdk\.\w+)$/.test(name)),
    ).toEqual([]);
    const secrets: Record<string, string> = {
      ...canaries,
      ...secretsOf(room, phones[0]!),
      question: "story/1",
    };
    for (const [n, id] of [...people, ...groups].entries()) secrets[`id ${n}`] = id;
    expect(Object.entries(secrets).filter(([, value]) => collector.text.includes(needleOf(value)))).toEqual(
      [],
    );
    // Of addresses only the collector's own, in the header Host.
    expect(collector.text.replaceAll(/"host":"127\.0\.0\.1:\d+"/g, "")).not.toContain("127.0.0.1");
    expect(collector.spans.every(({ status }) => !status.message)).toBe(true);
  });

  it("O-62: no span that it refuses, which the log says once, and rooms go on meanwhile", async () => {
    const { trainer } = full;
    const logged = (event: string) => logOf(plenary.server).filter((line) => line.event === event).length;
    collector.refuses = true;
    for (const on of [true, false, true, false])
      expect((await trainer.send({ type: "dim", id: newId(), on })).ok).toBe(true);
    await eventually(() => collector.refused > 0 && logged("traces-refused") === 1, 20_000);
    const before = collector.refused;
    await trainer.send({ type: "dim", id: newId(), on: true });
    await eventually(() => collector.refused > before, 20_000);
    collector.refuses = false;
    await trainer.send({ type: "dim", id: newId(), on: false });
    await eventually(() => logged("traces-taken") === 1, 20_000);
    expect(logged("traces-refused")).toBe(1);
  });
});

it("O-60: is nothing that a server loads to whom none is named", () => {
  const bundle = readFileSync(path.join(projectRoot, ".build/server/index.mjs"), "utf8");
  expect(bundle).toMatch(/import\("@opentelemetry\/sdk-trace-node"\)/);
  expect(bundle).not.toMatch(/^import [^(]*"@opentelemetry/m);
  expect(bundle).not.toMatch(/require\("@opentelemetry/);
});
