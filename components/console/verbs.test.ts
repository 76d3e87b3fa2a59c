import { describe, expect, it } from "vitest";
import {
  askedNow,
  sampleAgenda,
  sampleGroups,
  samplePlan,
  sampleView,
  sampleWork,
} from "@/tests/support/console-samples";
import { whyAbsent } from "@/components/console/question-verbs";
import { verbNames, withOpening } from "@/components/console/verb";
import { besideOf, formsGroups, primaryOf, verbsOf } from "@/components/console/verbs";
import { withDayBegun, withDayEnded } from "@/workshop/room/agenda/days";
import type { ConsoleView } from "@/workshop/protocol/console";
import words from "@/messages/en/console.json";

const verbsAt = (step: string | null, change = {}) =>
  verbsOf(samplePlan, sampleView({ step, ...change }), sampleAgenda);

describe("moving through the run sheet", () => {
  it("starts with the first step, from the revision that was seen", () => {
    expect(verbsAt(null).next).toEqual({
      can: true,
      label: "start",
      command: { type: "go", to: "welcome", seen: 7, next: true },
    });
    expect(verbsAt(null).back).toMatchObject({ can: false, why: "first" });
  });

  it("goes from part to part through the notice between them", () => {
    expect(verbsAt("paula/1").next).toMatchObject({ label: "nextPart", command: { to: "paula/2!notice" } });
    expect(verbsAt("paula/2!notice").next).toMatchObject({ label: "nextPart", command: { to: "paula/2" } });
    expect(verbsAt("paula/2").back).toMatchObject({ command: { to: "paula/2!notice" } });
  });

  it("ends the room at its last step, which a key does not (B-180)", () => {
    expect(verbsAt("end").next).toMatchObject({
      can: true,
      label: "endRoom",
      command: { type: "end" },
      byHand: "last",
    });
    const coTrainer = { ...samplePlan, role: "co-trainer" as const };
    expect(verbsOf(coTrainer, sampleView({ step: "end" }), sampleAgenda).next).toMatchObject({
      why: "lastForTrainer",
    });
    expect(verbsAt("welcome").back).toMatchObject({ can: false, why: "first" });
  });

  it("refuses everything in a room that has ended", () => {
    const verbs = verbsAt("paula/1", { ended: true, asked: askedNow("open") });
    expect(Object.values(verbs).every((v) => !v.can)).toBe(true);
  });
});

it("a wall whose texts the trainer reads first is read before it is shown (B-300)", () => {
  const form = { kind: "open", asks: "texts", hint: null, moderated: true, most: 2, length: 200 } as const;
  const reveal = (change: object) =>
    verbsAt("paula/1", { asked: { ...askedNow("closed"), form: { ...form, ...change } } }).reveal;
  expect(reveal({})).toMatchObject({ label: "read", command: { type: "reveal" } });
  expect(reveal({ moderated: false })).toMatchObject({ label: "reveal" });
});

describe("days (B-103)", () => {
  const day = (id: string) => ({ ...sampleAgenda.days[0]!, id });
  const two = { of: "two-days", days: [day("one"), { ...day("two"), slots: [] }] };
  const verbs = (agenda: typeof sampleAgenda, step: string | null = null, change = {}) =>
    verbsOf(samplePlan, sampleView({ step, ...change }), agenda);

  it("are begun before anything else where the room has an agenda", () => {
    expect(verbs(two).next).toEqual({
      can: true,
      label: "startDay",
      command: { type: "start-day", day: "one", planned: null },
      byHand: "startByHand",
      also: { type: "go", to: "welcome", seen: 7, next: true },
    });
    expect(verbs(withDayBegun(two, "one", 1, null)).next).toMatchObject({
      label: "start",
      command: { type: "go", to: "welcome" },
    });
  });

  it("between two of them, only the next can be begun, or the last again", () => {
    const over = withDayEnded(withDayBegun(two, "one", 1, null), 2);
    expect(verbs(over, "welcome")).toMatchObject({
      next: { label: "startDay", command: { day: "two" } },
      back: { why: "dayOver" },
      undo: { why: "dayOver" },
    });
    const all = withDayEnded(withDayBegun(sampleAgenda, "all", 1, null), 2);
    expect(verbs(all, "welcome").next).toMatchObject({ label: "resumeDay", command: { day: "all" } });
  });

  it("end at their last step by Next (B-180)", () => {
    expect(verbs(withDayBegun(two, "one", 1, null), "end").next).toMatchObject({
      label: "endDay",
      command: { type: "end-day" },
      byHand: "lastOfDay",
    });
  });
});

describe("a presenter (B-111)", () => {
  const plan = { ...samplePlan, role: "presenter" as const, sessions: samplePlan.sessions.slice(0, 1) };
  const presenter = { handover: "h", session: "one", name: "Pia", inside: true };
  const running = withDayBegun(sampleAgenda, "all", 1, null);

  it("goes through their own session, and gives it back at its last step", () => {
    expect(verbsOf(plan, sampleView({ step: "paula/2", presenter }), running).next).toMatchObject({
      label: "giveBack",
      command: { type: "take-back", handover: "h" },
      byHand: "lastOfSession",
    });
    expect(verbsOf(plan, sampleView({ step: "welcome", presenter }), running).next).toMatchObject({
      can: true,
    });
  });

  it("waits while the room is elsewhere", () => {
    const verbs = verbsOf(plan, sampleView({ presenter: { ...presenter, inside: false } }), running);
    for (const name of ["back", "next", "dim", "undo"] as const)
      expect(verbs[name]).toMatchObject({ can: false, why: "notYourTurn" });
    for (const why of [
      "notYourTurn",
      "last",
      "lastForTrainer",
      "lastOfSession",
      "lastOfDay",
      "dayOver",
      "startByHand",
    ])
      expect(words.why).toHaveProperty(why);
    for (const label of ["startDay", "resumeDay", "endDay", "endRoom", "giveBack"])
      expect(words.verbs).toHaveProperty(label);
  });
});

describe("a worksheet on which nobody has begun (B-273)", () => {
  const work = sampleWork({ phase: "none" });
  const groups = sampleGroups();
  const none = { ...groups, groups: [], choosing: null };
  const lead = (change: Partial<ConsoleView>, plan = samplePlan) => {
    const presence = { ...sampleView({}).presence, here: 6 };
    const view = sampleView({ step: "plan", work, groups: none, presence, ...change });
    const verbs = verbsOf(plan, view, sampleAgenda);
    return formsGroups(plan, view, sampleAgenda) ? "formGroups" : primaryOf(verbs);
  };

  it("first has groups formed, where somebody is here", () => {
    expect(lead({})).toBe("formGroups");
    expect(lead({ presence: { ...sampleView({}).presence, here: 0 } })).toBe("next");
    expect(lead({ groups: { ...none, choosing: { cap: 4 } } })).toBe("next");
    expect(lead({}, { ...samplePlan, role: "presenter" })).toBe("next");
  });

  it("then is started, for the planned time, and then leads on", () => {
    expect(lead({ groups })).toBe("startWork");
    expect(verbsOf(samplePlan, sampleView({ step: "plan", work, groups }), sampleAgenda).startWork).toEqual({
      can: true,
      label: "startWork",
      command: { type: "start-work", activity: work.activity, seconds: null, phases: null },
    });
    expect(words.verbs).toHaveProperty("startWork");
  });

  it("and at the end brings everybody back, which freezes the sheets and goes on (B-278)", () => {
    const open = { ...work, phase: "open" as const };
    expect(lead({ groups, work: open })).toBe("bringBack");
    const [first] = samplePlan.sessions;
    const plan = {
      ...samplePlan,
      sessions: [{ ...first!, activities: [{ ...first!.activities[0]!, id: "plan" }, ...first!.activities] }],
    };
    const view = sampleView({ step: "welcome", work: open, groups });
    expect(verbsOf(plan, view, sampleAgenda).bringBack).toEqual({
      can: true,
      label: "bringBack",
      command: { type: "freeze-work", activity: work.activity },
      also: { type: "go", to: "paula/1", seen: 7, next: true },
    });
    expect(lead({ groups, work: { ...work, phase: "frozen" } })).toBe("next");
    expect(words.verbs).toHaveProperty("bringBack");
  });
});

describe("the one leading button (B-278)", () => {
  const key = [{ id: "paula/1", text: "Is Paula trafficked?", accepted: ["no"] }];
  const sessions = samplePlan.sessions.map((s) => ({
    ...s,
    activities: s.activities.map((a) => ({
      ...a,
      steps: a.steps.map((x) => (x.id === "paula/1" ? { ...x, keys: { "paula/1": key } } : x)),
    })),
  }));
  const bar = (change: Partial<ConsoleView>) => {
    const verbs = verbsOf({ ...samplePlan, sessions }, sampleView(change), sampleAgenda);
    const lead = primaryOf(verbs);
    const name = (verb: (typeof verbNames)[number]) => `${verb}: ${verbs[verb]!.label}`;
    return [name(lead), ...besideOf(verbs, lead).map(name)];
  };
  const question = (change: Partial<ConsoleView>) => bar({ step: "paula/1", ...change });

  it("says what comes next in the life of a question, with what else is usual then beside it", () => {
    expect(bar({ step: "welcome" })).toEqual(["next: next"]);
    expect(question({ asked: askedNow("prepared", 0) })).toEqual([
      "open: open",
      "addTime: openLimited",
      "skip: skip",
    ]);
    expect(question({ asked: { ...askedNow("open"), closesAt: 5 } })).toEqual([
      "close: close",
      "addTime: addTime",
      "skip: nextPart",
    ]);
    expect(question({ asked: askedNow("closed") })).toEqual([
      "reveal: reveal",
      "again: again",
      "skip: nextPart",
    ]);
    expect(question({ asked: askedNow("revealed") })).toEqual([
      "next: nextPart",
      "explain: explain",
      "again: again",
    ]);
  });

  it("shows what an expert says before it goes on, where the author planned it (B-281)", () => {
    const planned = sessions.map((s) => ({
      ...s,
      activities: s.activities.map((a) => ({
        ...a,
        steps: a.steps.map((x) => ({ ...x, expertNext: true })),
      })),
    }));
    const usualVerbs = (change: Partial<ConsoleView>) => {
      const verbs = verbsOf(
        { ...samplePlan, sessions: planned },
        sampleView({ step: "paula/1", ...change }),
        sampleAgenda,
      );
      const lead = primaryOf(verbs);
      return [lead, ...besideOf(verbs, lead)];
    };
    expect(usualVerbs({ asked: askedNow("closed") })).toEqual(["reveal", "again", "skip"]);
    expect(usualVerbs({ asked: askedNow("revealed") })).toEqual(["explain", "again", "skip"]);
    expect(usualVerbs({ asked: { ...askedNow("revealed"), key } })).toEqual(["next", "again", "explain"]);
  });

  it("offers the other time: a minute where none is planned, none where one is (B-285)", () => {
    const otherTime = (seconds: number | null) => {
      const timed = sessions.map((s) => ({
        ...s,
        activities: s.activities.map((a) => ({ ...a, steps: a.steps.map((x) => ({ ...x, seconds })) })),
      }));
      const view = sampleView({ step: "paula/1", asked: askedNow("prepared", 0) });
      return verbsOf({ ...samplePlan, sessions: timed }, view, sampleAgenda).addTime;
    };
    expect(otherTime(null)).toMatchObject({ label: "openLimited", command: { type: "open", seconds: 60 } });
    expect(otherTime(30)).toMatchObject({ label: "openUnlimited", command: { type: "open", seconds: null } });
  });

  it("has at most two verbs beside it, each of which can be used", () => {
    for (const phase of ["prepared", "open", "closed", "revealed"] as const)
      for (const finished of [false, true])
        expect(question({ asked: { ...askedNow(phase), finished } }).length).toBeLessThanOrEqual(3);
    expect(question({ asked: { ...askedNow("closed"), finished: true } })).toEqual([
      "reveal: reveal",
      "skip: nextPart",
    ]);
  });

  it("shows all texts of a wall that wait, where none was chosen, and then the result (B-284)", () => {
    const text = (id: string, state: "waiting" | "shown" | "hidden") => ({
      ...{ id, text: id, times: 1, support: 0, group: null },
      state,
    });
    const wall = (...texts: ReturnType<typeof text>[]) => ({
      ...{ as: "wall" as const, moderated: true, groups: [] },
      texts,
      counts: { all: texts.length, shown: texts.filter((one) => one.state === "shown").length },
    });
    const waiting = wall(text("a", "waiting"), text("b", "hidden"), text("c", "waiting"));
    const viewWith = (change: Partial<ConsoleView>) => sampleView({ step: "paula/1", ...change });
    expect(
      verbsOf(samplePlan, viewWith({ asked: askedNow("closed"), wall: waiting }), sampleAgenda).showAll,
    ).toEqual({
      can: true,
      label: "showAll",
      count: 2,
      command: { type: "curate", question: "paula/1", change: { do: "show", texts: ["a", "c"] } },
      also: { type: "reveal", question: "paula/1", round: 1 },
    });
    expect(question({ asked: askedNow("closed"), wall: waiting })[0]).toBe("showAll: showAll");
    expect(question({ asked: askedNow("revealed"), wall: waiting })[0]).toBe("showAll: showAll");
    const chosen = wall(text("a", "shown"), text("c", "waiting"));
    expect(question({ asked: askedNow("closed"), wall: chosen })[0]).toBe("reveal: reveal");
    expect(question({ asked: askedNow("revealed"), wall: chosen })[0]).toBe("next: nextPart");
    expect(words.verbs).toHaveProperty("showAll");
  });
});

describe("a question", () => {
  it("is absent from a slide", () => {
    expect(Object.keys(verbsAt("welcome")).sort()).toEqual(["back", "dim", "next", "undo"]);
  });

  it("is opened for round 1, closed, shown, hidden and asked again", () => {
    const prepared = verbsAt("paula/1", { asked: askedNow("prepared", 0) });
    expect(prepared.open).toMatchObject({ command: { type: "open", round: 1 } });
    expect(prepared.close).toBeUndefined();
    const open = verbsAt("paula/1", { asked: askedNow("open") });
    expect(open.close).toMatchObject({ command: { type: "close", round: 1 } });
    expect(open.reveal).toMatchObject({ can: false, why: "closeFirst" });
    expect(verbsAt("paula/1", { asked: askedNow("closed") }).reveal).toMatchObject({
      command: { type: "reveal" },
    });
    const revealed = verbsAt("paula/1", { asked: askedNow("revealed") });
    expect(revealed.hide).toMatchObject({ command: { type: "hide" } });
    expect(revealed.again).toMatchObject({ command: { type: "open", round: 2 } });
  });

  it("takes more time, and a limit where it has none (B-9)", () => {
    expect(verbsAt("paula/1", { asked: askedNow("open") }).addTime).toMatchObject({
      label: "limit",
      command: { type: "add-time", seconds: 60 },
    });
    const timed = { ...askedNow("open"), closesAt: 5_000 };
    expect(verbsAt("paula/1", { asked: timed }).addTime).toMatchObject({
      command: { type: "add-time", seconds: 30 },
    });
  });

  it("is not opened again once its activity is finished, but its result can still be shown", () => {
    const asked = { ...askedNow("closed"), finished: true };
    expect(verbsAt("paula/1", { asked }).again).toMatchObject({ can: false, why: "finished" });
    expect(verbsAt("paula/1", { asked }).reveal).toMatchObject({ can: true });
  });
});

describe("pages of the stage (B-183)", () => {
  const on = (page: number, change = {}) => verbsAt("paula/1", { pages: { page, of: 2 }, ...change });

  it("are turned by Next and Back before they go on", () => {
    expect(on(0).next).toEqual({ can: true, label: "nextPage", command: { type: "turn", to: 1 } });
    expect(on(0).back).toMatchObject({ label: "back" });
    expect(on(1).next).toMatchObject({ label: "nextPart" });
    expect(on(1).back).toEqual({ can: true, label: "backPage", command: { type: "turn", to: 0 } });
  });

  it("are read to the last before a question is opened", () => {
    const prepared = { asked: askedNow("prepared", 0) };
    expect(primaryOf(on(0, prepared))).toBe("next");
    expect(primaryOf(on(1, prepared))).toBe("open");
    expect(primaryOf(on(0, { asked: askedNow("open") }))).toBe("close");
  });
});

describe("the expert's answer", () => {
  const key = [{ id: "paula/1", text: "Is Paula trafficked?", accepted: ["no"] }];
  const sessions = samplePlan.sessions.map((s) => ({
    ...s,
    activities: s.activities.map((a) => ({
      ...a,
      steps: a.steps.map((x) => (x.id === "paula/1" ? { ...x, keys: { "paula/1": key } } : x)),
    })),
  }));
  const plan = { ...samplePlan, sessions };
  const verb = (change: Parameters<typeof sampleView>[0]) =>
    verbsOf(plan, sampleView({ step: "paula/1", ...change }), sampleAgenda).explain;

  it("is shown once the round is over, and taken away again", () => {
    expect(verb({ asked: askedNow("closed") })).toEqual({
      can: true,
      label: "explain",
      command: { type: "explain", question: "paula/1", on: true },
    });
    expect(verb({ asked: { ...askedNow("revealed"), key } })).toMatchObject({
      label: "unexplain",
      command: { on: false },
    });
  });

  it("is refused before and while people answer, and while a test runs", () => {
    expect(verb({ asked: askedNow("prepared", 0) })).toMatchObject({ can: false, why: "notAsked" });
    expect(verb({ asked: askedNow("open") })).toMatchObject({ can: false, why: "closeFirst" });
    expect(verb({ asked: askedNow("closed"), testRunning: true })).toMatchObject({
      can: false,
      why: "testRuns",
    });
    expect(
      verbsOf(
        plan,
        sampleView({ step: "paula/1", asked: askedNow("closed"), testRunning: true }),
        sampleAgenda,
      ).reveal,
    ).toMatchObject({ why: "testRuns" });
    for (const why of ["testRuns", "elsewhere", "noKey"]) expect(words.why).toHaveProperty(why);
    for (const label of ["explain", "unexplain"]) expect(words.verbs).toHaveProperty(label);
  });

  it("is absent where the question has none, and its key says so", () => {
    const view = sampleView({ step: "paula/1", asked: askedNow("closed") });
    expect(verbsOf(samplePlan, view, sampleAgenda).explain).toBeUndefined();
    expect(whyAbsent("explain", view)).toBe("noKey");
  });

  it("needs no answers at a step that looks at an earlier question again", () => {
    const later = sampleView({ step: "paula/2", asked: askedNow("prepared", 0) });
    expect(verbsOf(plan, later, sampleAgenda).open).toMatchObject({ can: false, why: "elsewhere" });
  });
});

describe("screens and undo", () => {
  it("dims, and lights again", () => {
    expect(verbsAt("welcome").dim).toMatchObject({ label: "dim", command: { on: true } });
    expect(verbsAt("welcome", { dim: true }).dim).toMatchObject({ label: "light", command: { on: false } });
  });

  it("undoes what was seen, and says when there is nothing", () => {
    expect(verbsAt("welcome", { undo: "go" }).undo).toMatchObject({ command: { type: "undo", seen: 9 } });
    expect(verbsAt("welcome").undo).toMatchObject({ can: false, why: "nothingToUndo" });
  });
});

describe("words", () => {
  const phases = ["prepared", "open", "closed", "revealed"] as const;
  const views = [
    sampleView({}),
    ...phases.map((phase) => sampleView({ step: "paula/1", asked: askedNow(phase) })),
  ];

  it("exist for every label and for every reason, also of verbs that are absent", () => {
    for (const view of views) {
      for (const verb of Object.values(verbsOf(samplePlan, view, sampleAgenda))) {
        expect(words.verbs).toHaveProperty(verb.label);
        if (!verb.can) expect(words.why).toHaveProperty(verb.why);
      }
      for (const name of verbNames) expect(words.why).toHaveProperty(whyAbsent(name, view));
    }
  });
});

it("opens for the times that were chosen, whichever button or key opens (B-285)", () => {
  const prepared = verbsAt("paula/1", { asked: askedNow("prepared") });
  const open = (verbs: typeof prepared) => verbs.open?.can && verbs.open.command;
  expect(open(withOpening(prepared, { seconds: 300 }))).toMatchObject({ type: "open", seconds: 300 });
  expect(open(withOpening(prepared, { seconds: null, readFirst: 20 }))).toMatchObject({
    seconds: null,
    readFirst: 20,
  });
  expect(withOpening(prepared, {})).toEqual(prepared);
});
