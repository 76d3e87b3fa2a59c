/**
 * A workshop's worth of traffic with words that stand nowhere else, and things that go wrong; then the log is
 * searched.
 */
import { afterEach, expect, it, vi } from "vitest";
import { FaultProxy } from "@/tests/faults/fault-proxy";
import { needleOf } from "@/tests/support/canary";
import { fullRoom, secretsOf } from "@/tests/support/full-room";
import { newId, Plenary } from "@/tests/support/plenary";
import { logOf, startServer } from "@/tests/support/server-process";

let plenary: Plenary | undefined;
let proxy: FaultProxy | undefined;
afterEach(async () => {
  proxy?.restore();
  await plenary?.stop();
  proxy?.close();
});

it("holds nothing that people said, nor who or where they are, at any level (O-20 to O-23)", async () => {
  plenary = await Plenary.start();
  proxy = await FaultProxy.before(plenary.database.url);
  plenary.server.kill("SIGKILL");
  await plenary.server.exit;
  plenary.server = await startServer({
    databaseUrl: proxy.url,
    port: plenary.server.port,
    env: { ...Reflect.get(plenary, "env"), LOG_LEVEL: "debug" },
  });
  const { room, trainer, phones, people, canaries } = await fullRoom(plenary);

  // Failures are what libraries speak of at length.
  await trainer.go("thoughts");
  await trainer.openRound("thoughts", 2);
  const phone = phones[0]!;
  await phone.sees((v) => v.question === "thoughts" && v.phase === "open");
  proxy.cut();
  canaries["answer while the database is away"] = "Zqaway7712 nothing is stored";
  canaries["wrong name"] = "Zqwrong5521";
  expect(await phone.answer({ texts: [canaries["answer while the database is away"]] })).toMatchObject({
    ok: false,
  });
  await trainer.send({ type: "dim", id: newId(), on: true });
  await fetch(`${plenary.url}/j/${room.token}`, {
    method: "POST",
    body: new URLSearchParams({ alias: canaries["wrong name"] }),
    redirect: "manual",
  });
  await fetch(`${plenary.url}/r/${room.id}/answer?${canaries["wrong name"]}`, {
    method: "POST",
    headers: { cookie: phone.cookie },
    body: new URLSearchParams({ question: "thoughts", round: "2", text: canaries["wrong name"]! }),
  });
  await fetch(`${plenary.url}/trainer/${canaries["wrong name"]}`);
  await phone.send({
    type: "answer",
    id: newId(),
    question: canaries["wrong name"],
    round: 1,
    rev: 1,
    body: { texts: ["\u0000"] },
  });
  const logged = (event: string) =>
    vi.waitFor(() => expect(logOf(plenary!.server).map((line) => line.event)).toContain(event), 40_000);
  await logged("trouble");
  proxy.restore();
  await logged("trouble-over");

  const log = logOf(plenary.server);
  const events = new Set(log.map((line) => line.event));
  for (const event of ["ready", "request", "command-not-stored", "trouble", "trouble-over"])
    expect(events).toContain(event);
  expect(log.length).toBeGreaterThan(30);
  for (const line of log) {
    expect(line).toMatchObject({
      time: expect.stringMatching(/^\d{4}-.*Z$/),
      level: expect.stringMatching(/^(debug|info|warn|error)$/),
      sentence: expect.any(String),
    });
    if (line.event === "request") expect(line.request).toMatch(/^[0-9a-f]{12}$/);
  }
  const res = await fetch(`${plenary.url}/healthz`);
  await vi.waitFor(
    () =>
      expect(logOf(plenary!.server).map((line) => line.request)).toContain(res.headers.get("x-request-id")),
    10_000,
  );

  const secrets = { ...canaries, ...secretsOf(room, phone) };
  for (const [n, id] of people.entries()) Object.assign(secrets, { [`person ${n}`]: id });
  const text = plenary.server.stderr();
  const leaks = Object.entries(secrets).filter(([, value]) => text.includes(needleOf(value)));
  expect(leaks).toEqual([]);
  expect(text).not.toMatch(/127\.0\.0\.1|@example\.org|\/j\/|\/r\//);
});
