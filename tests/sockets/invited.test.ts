/** Helpers and observers over real sockets: what their links let them do and see, and their end. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { agendaWorkshop } from "@/tests/support/agenda-workshop";
import { bodies } from "@/tests/support/matrix/command-rows";
import { inviteTo } from "@/tests/support/matrix/world";
import { Connection, type Console, newId, Plenary, type TestRoom } from "@/tests/support/plenary";
import { commandSchema } from "@/workshop/commands/all";
import type { HelperMessage, RunMessage } from "@/workshop/protocol/invited";
import type { StageView } from "@/workshop/protocol/views";
import type { Invited } from "@/workshop/room/actor";

let plenary: Plenary;
let room: TestRoom;
let trainer: Console;

beforeAll(async () => {
  plenary = await Plenary.shared();
});
afterAll(() => plenary?.stop());

async function opened(): Promise<void> {
  room = await plenary.room(agendaWorkshop, { agenda: "two-days" });
  trainer = await plenary.console(room);
}

const helper = (key: string, counter = newId()) =>
  new Connection<HelperMessage>(
    plenary.connect({ as: "helper", room: room.id, key, counter }),
    "helper",
  ).ready();
const observer = (key: string) =>
  new Connection<StageView>(plenary.connect({ as: "observer", room: room.id, key }), "stage").ready();
const refusal = (as: string, key: string): Promise<string> =>
  new Promise((resolve) => {
    const socket = plenary.connect({ as, room: room.id, key });
    const done = (what: string) => {
      socket.disconnect();
      resolve(what);
    };
    socket.on("connect", () => done("in"));
    socket.on("connect_error", (error) => done(error.message));
  });
const count = (counter: string, yes: number) => ({
  type: "count",
  id: newId(),
  question: "a2",
  round: 1,
  counter,
  source: "hand",
  counts: { choice: { yes } },
});

describe("a helper's link (B-326)", () => {
  it("counts hands, which add up, and shows each helper what they counted themselves", async () => {
    await opened();
    const key = await inviteTo(trainer, "helper", "Mai, on the left");
    const counters = [newId(), newId()];
    const [one, two] = await Promise.all(counters.map((counter) => helper(key, counter)));
    await trainer.sees((v) => v.handovers[0]?.here === true);
    expect(one!.view).toMatchObject({ room: "Two days", here: 0, counting: null });
    await trainer.go("a2");
    await trainer.openRound("a2");
    expect(await one!.send({ type: "without-phone", id: newId(), people: 12 })).toMatchObject({ ok: true });
    expect(await one!.send(count(counters[0]!, 5))).toMatchObject({ ok: true });
    expect(await two!.send(count(counters[1]!, 4))).toMatchObject({ ok: true });
    for (const [n, one_] of [one!, two!].entries())
      expect(await one_.sees((v) => v.counting?.counted.hand.people.choice === 9)).toMatchObject({
        withoutPhone: 12,
        counting: { text: "Question a2?", counted: { hand: { mine: { choice: { yes: 5 - n } } } } },
      });
    expect(JSON.stringify(one!.all)).not.toContain(counters[1]);
    // The same device corrects itself after it was loaded again.
    const again = await helper(key, counters[0]);
    expect(await again.send(count(counters[0]!, 6))).toMatchObject({ ok: true });
    const counted = (v: typeof trainer.view) => v.counting?.counted.map((c) => c.counts.choice?.yes).sort();
    await trainer.sees((v) => String(counted(v)) === "4,6");
    expect(trainer.view.driver).toBe(room.trainer.name);
  });

  it("lets people in and turns them away, by the names that they gave", async () => {
    await opened();
    const [one, seen] = [await helper(await inviteTo(trainer, "helper")), await plenary.stage(room)];
    await trainer.do({ type: "lock", on: false, ask: true });
    for (const alias of ["Noor", "Sok"]) await plenary.join(room, { alias });
    const { waiting } = await one.sees((v) => v.waiting.count === 2);
    const idOf = (alias: string) => waiting.people.find((p) => p.alias === alias)!.id;
    expect(await one.send({ type: "let-in", id: newId(), people: [idOf("Noor")] })).toEqual({ ok: true });
    expect(await one.send({ type: "turn-away", id: newId(), people: [idOf("Sok")] })).toEqual({ ok: true });
    await one.sees((v) => v.waiting.count === 0);
    expect((await trainer.sees((v) => v.people.length === 1)).people[0]?.alias).toBe("Noor");
    expect(JSON.stringify(seen.all)).not.toMatch(/Noor|Sok/);
  });

  it("is worthless in part, for another role or room, and leads to nothing else", async () => {
    await opened();
    const [helps, looks] = [await inviteTo(trainer, "helper"), await inviteTo(trainer, "observer")];
    const [id, secret] = helps.split(".");
    for (const bad of ["", ".", id!, `${id}.`, `.${secret}`, `${newId()}.${secret}`, looks])
      expect([bad, await refusal("helper", bad)]).toEqual([bad, "not-allowed"]);
    for (const as of ["presenter", "observer", "console", "stage"])
      expect([as, await refusal(as, helps)]).toEqual([as, "not-allowed"]);
    await opened();
    expect(await refusal("helper", helps)).toBe("not-allowed");
  });
});

describe("an observer's link (B-327)", () => {
  it("shows what the stage shows, byte by byte, and the run sheet, and sends nothing", async () => {
    await opened();
    const [watches, stage] = [
      await observer(await inviteTo(trainer, "observer", "Donor")),
      await plenary.stage(room),
    ];
    const phone = await plenary.phone(room, await plenary.join(room, { alias: "Secret Name" }));
    await trainer.go("a1");
    await trainer.go("a2");
    await trainer.openRound("a2");
    await phone.sees((v) => v.phase === "open");
    await phone.answer({ choice: ["yes"] });
    for (const surface of [stage, watches]) await surface.sees((v) => v.answered === 1);
    const [last, shown] = [stage, watches].map(({ view }) => JSON.stringify({ ...view, now: 0 }));
    expect(shown).toBe(last);
    const run = watches.all.findLast((v): v is RunMessage => v.type === "run")!;
    expect(run.days[0]?.slots.map(({ title, is }) => [title, is])).toEqual([
      ["Opening", "to-come"],
      ["Session one", "now"],
      ["Lunch", "to-come"],
      ["Session two", "to-come"],
    ]);
    expect(new Set(watches.all.map((v) => v.type))).toEqual(new Set(["run", "stage"]));
    expect(trainer.view.people[0]?.alias).toBe("Secret Name");
    expect(JSON.stringify(watches.all)).not.toContain("Secret Name");
    expect(JSON.stringify(watches.all)).not.toContain(trainer.view.people[0]!.id);
    // It is no stage: the console counts one.
    expect(trainer.view).toMatchObject({ stages: 1, handovers: [{ as: "observer", here: true }] });
    const { revision } = trainer.view;
    const types = commandSchema.options.map((o) => o.shape.type.value);
    for (const type of types.slice(0, 30))
      expect([type, await watches.send({ type, id: newId(), ...bodies[type] })]).toMatchObject([
        type,
        { ok: false, reason: "not-allowed" },
      ]);
    expect(trainer.view.revision).toBe(revision);
  });

  it("shows a rehearsal too", async () => {
    room = await plenary.room(agendaWorkshop, {
      rehearsal: { people: 5, network: "good", languages: ["en"] },
    });
    trainer = await plenary.console(room);
    const watches = await observer(await inviteTo(trainer, "observer"));
    expect(watches.view).toMatchObject({ rehearsal: true, title: "Two days" });
  });
});

describe("the end of either link (B-326, B-327)", () => {
  const roles: Invited[] = ["helper", "observer"];

  it.each(roles)("closes the open page of a withdrawn %s, over a restart too", async (as) => {
    await opened();
    const key = await inviteTo(trainer, as);
    const page = await (as === "helper" ? helper(key) : observer(key));
    await plenary.crash();
    await trainer.sees((v) => v.handovers[0]?.here === true);
    const gone = new Promise((resolve) => page.socket.once("disconnect", resolve));
    const [handover] = key.split(".");
    expect((await trainer.do({ type: "take-back", handover: handover! })).ok).toBe(true);
    expect(await gone).toBe("io server disconnect");
    page.socket.disconnect();
    expect(await refusal(as, key)).toBe("not-allowed");
    expect(trainer.view.handovers).toEqual([]);
  });

  it.each(roles)("comes with the end of the room for a %s, who is told so", async (as) => {
    await opened();
    const key = await inviteTo(trainer, as);
    const page = await (as === "helper" ? helper(key) : observer(key));
    await trainer.do({ type: "end" });
    expect((await (page as Connection<HelperMessage>).sees((v) => v.ended)).ended).toBe(true);
    expect(await page.send({ type: "without-phone", id: newId(), people: 3 })).toMatchObject({ ok: false });
    page.socket.disconnect();
    expect(await refusal(as, key)).toBe("room-ended");
    expect(await refusal(as, `${key.slice(0, -1)}!`)).toBe("not-allowed");
  });
});
