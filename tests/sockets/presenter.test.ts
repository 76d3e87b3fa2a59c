/** A presenter over real sockets: a link for one session, what it lets them do and see, and its end. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { agendaWorkshop } from "@/tests/support/agenda-workshop";
import { type Connection, Console, newId, Plenary, type TestRoom } from "@/tests/support/plenary";
import type { PlanMessage } from "@/workshop/protocol/console";

let plenary: Plenary;
let room: TestRoom;
let trainer: Console;

beforeAll(async () => {
  plenary = await Plenary.shared();
});
afterAll(() => plenary?.stop());

/** A fresh room with one session handed over; the key of its link. */
async function handedOver(session = "two"): Promise<{ handover: string; key: string }> {
  room = await plenary.room(agendaWorkshop, { agenda: "two-days" });
  trainer = await plenary.console(room);
  await trainer.do({ type: "hand-over", session });
  const [{ id, key } = { id: "", key: "" }] = trainer.view.handovers;
  return { handover: id, key: `${id}.${key}` };
}

const dial = (key: string, cookie?: string) =>
  plenary.connect({ as: "presenter", room: room.id, key }, cookie);
const present = (key: string, cookie?: string): Promise<Console> => new Console(dial(key, cookie)).ready();
const refusal = (key: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = dial(key);
    socket.on("connect", () => reject(new Error("was let in")));
    socket.on("connect_error", (error) => {
      socket.disconnect();
      resolve(error.message);
    });
  });

describe("the link of a session (B-111)", () => {
  it("opens with its key alone, and needs a name before anything is done", async () => {
    const { key, handover } = await handedOver();
    const presenter = await present(key);
    await trainer.go("b1");
    await presenter.sees((v) => v.presenter?.inside === true);
    expect(await presenter.do({ type: "open", question: "b1", round: 1 })).toEqual({
      ok: false,
      reason: "name-first",
    });
    expect((await presenter.do({ type: "introduce", name: "Pia Presenter" })).ok).toBe(true);
    expect((await presenter.do({ type: "open", question: "b1", round: 1 })).ok).toBe(true);
    const seen = await trainer.sees((v) => v.asked?.phase === "open");
    expect(seen).toMatchObject({
      driver: "Pia Presenter",
      handovers: [{ id: handover, session: "two", name: "Pia Presenter", here: true }],
    });
  });

  it("names somebody with an account by it", async () => {
    const { key } = await handedOver();
    const { cookie } = await plenary.trainer("Prof. Account");
    await present(key, cookie);
    await trainer.sees((v) => v.handovers[0]?.name === "Prof. Account");
  });

  it("is worthless in part, changed, for another room, and never leads to a console of the room", async () => {
    const { key, handover } = await handedOver();
    const [, secret] = key.split(".");
    const others = await plenary.room(agendaWorkshop);
    const there = await plenary.console(others);
    await there.do({ type: "hand-over", session: "two" });
    const theirs = `${there.view.handovers[0]?.id}.${there.view.handovers[0]?.key}`;
    const bad = [
      "",
      ".",
      handover,
      `${handover}.`,
      `.${secret}`,
      `${newId()}.${secret}`,
      `${handover}.${"A".repeat(22)}`,
      theirs,
      `${handover}.${room.stageKey}`,
      "__proto__.x",
    ];
    for (const each of bad) expect(await refusal(each), each).toBe("not-allowed");
    const asTrainer = plenary.connect({ as: "console", room: room.id, key });
    expect(await new Promise((resolve) => asTrainer.once("connect_error", (e) => resolve(e.message)))).toBe(
      "not-allowed",
    );
    asTrainer.disconnect();
  });

  it("ends when it is taken back: the console is closed, and the link opens nothing", async () => {
    const { key, handover } = await handedOver();
    const presenter = await present(key);
    const reason = new Promise((resolve) =>
      presenter.socket.on(
        "view",
        (v: { type: string; reason?: string }) => v.type === "bye" && resolve(v.reason),
      ),
    );
    const gone = new Promise((resolve) => presenter.socket.once("disconnect", resolve));
    await trainer.do({ type: "take-back", handover });
    expect(await reason).toBe("handed-back");
    await gone;
    presenter.socket.disconnect();
    expect(await refusal(key)).toBe("not-allowed");
    expect(trainer.view.handovers).toEqual([]);
  });

  it("lasts over a restart of the server, with the name", async () => {
    const { key } = await handedOver();
    const presenter = await present(key);
    await presenter.do({ type: "introduce", name: "Pia" });
    await plenary.crash();
    await presenter.sees((v) => v.presenter?.name === "Pia");
    await trainer.sees((v) => v.handovers[0]?.here === true);
    expect(await presenter.do({ type: "go", to: "b1", seen: 0 })).toEqual({
      ok: false,
      reason: "not-your-session",
    });
  });
});

describe("a presenter with bad intentions (B-111, B-112)", () => {
  it("is sent nothing of another session, and can do nothing outside of theirs", async () => {
    const { key } = await handedOver();
    const presenter = await present(key);
    await presenter.do({ type: "introduce", name: "Mallory" });
    const phone = await plenary.phone(room);
    await trainer.go("a2");
    await trainer.openRound("a2");
    await phone.sees((v) => v.phase === "open");
    await phone.answer({ choice: ["yes"] });
    await trainer.closeRound("a2");
    await trainer.reveal("a2");
    const [person] = trainer.view.people;
    const { revision, stepRevision } = trainer.view;
    const hostile: object[] = [
      { type: "go", to: "b1", seen: stepRevision },
      { type: "go", to: "a1", seen: stepRevision },
      { type: "hide", question: "a2", round: 1 },
      { type: "open", question: "a2", round: 2 },
      { type: "explain", question: "a2", on: true },
      { type: "undo", seen: revision },
      { type: "dim", on: true },
      { type: "preview", on: true },
      { type: "end" },
      { type: "lock", on: true },
      { type: "remove", participant: person?.id },
      { type: "finish", activity: "a2" },
      { type: "hand-over", session: "one" },
      { type: "take-back", handover: newId() },
      { type: "end-day" },
      { type: "start-day", day: "day-2", planned: null },
      { type: "agenda", change: { do: "skip", activity: "a3", on: true } },
      { type: "stay" },
      { type: "box", open: false, moderated: false },
      { type: "amend", change: { do: "change", base: "", activity: { id: "b1", kind: "slide" } } },
      { type: "answer", question: "a2", round: 1, rev: 1, body: { choice: ["no"] } },
      { type: "pause", on: true },
      { type: "introduce", name: "\u202eevil" },
      { type: "introduce", name: " " },
      { type: "introduce", name: "Ada", role: "trainer" },
      { type: "tick" },
      { type: "curate", question: "a2", change: { do: "as", as: "cloud" } },
    ];
    for (const command of hostile)
      expect(await presenter.send({ id: newId(), ...command }), JSON.stringify(command)).toMatchObject({
        ok: false,
      });
    expect(trainer.view.revision).toBe(revision);
    const sent = JSON.stringify(presenter.all);
    expect(sent).not.toMatch(/Question a2|Body a1|Title a|stageKey":"|"counts"/);
    expect(sent).not.toContain(room.token);
    expect(sent).not.toContain(person?.id);
    const plan = presenter.all.find((v): v is PlanMessage => v.type === "plan");
    expect(plan).toMatchObject({ role: "presenter", sessions: [{ id: "two" }] });
    expect(presenter.view).toMatchObject({ results: null, asked: null, door: null, people: [] });
  });
});

describe("consoles after a change of the workshop (B-109)", () => {
  it("get a new plan, and phones answer what was added", async () => {
    const { key } = await handedOver();
    const presenter = await present(key);
    const phone = await plenary.phone(room);
    const options = [
      { id: "yes", text: "Yes" },
      { id: "no", text: "No" },
    ];
    const activity = { id: "quick-1", kind: "poll", title: "All well?", question: "Is all well?", options };
    await trainer.go("b1");
    expect(
      await trainer.do({
        type: "amend",
        change: { do: "insert", session: "two", after: "b1", activity: { ...activity, options: [] } },
      }),
    ).toMatchObject({ ok: false, reason: "bad-content", problems: [{ path: "quick-1/options" }] });
    expect(
      (await trainer.do({ type: "amend", change: { do: "insert", session: "two", after: "b1", activity } }))
        .ok,
    ).toBe(true);
    const planned = (c: Connection<never>) =>
      c.all
        .findLast((v): v is PlanMessage => v.type === "plan")
        ?.sessions.flatMap((s) => s.activities.map((a) => a.id));
    expect(planned(trainer as unknown as Connection<never>)).toContain("quick-1");
    await presenter.sees((v) => v.revision === trainer.view.revision);
    expect(planned(presenter as unknown as Connection<never>)).toEqual(["b1", "quick-1", "b2", "b3"]);
    await trainer.go("quick-1");
    await trainer.openRound("quick-1");
    await phone.sees((v) => v.phase === "open" && v.html.includes("Is all well?"));
    expect((await phone.answer({ choice: ["yes"] })).ok).toBe(true);
  });
});
