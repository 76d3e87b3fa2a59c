import { describe, expect, it } from "vitest";
import { agendaWorkshop } from "@/tests/support/agenda-workshop";
import { workshopSchema } from "@/workshop/content/workshop";
import { agendaFrom, allSlots, dayPhase, lengthOf, unitsOf } from "@/workshop/room/agenda/agenda";
import type { LiveAgenda } from "@/model/room/agenda";
import { changeAgenda, withAdded } from "@/workshop/room/agenda/change";
import type { AgendaChange } from "@/workshop/room/agenda/change-schema";
import { withDayBegun, withDayEnded, withDayFor } from "@/workshop/room/agenda/days";
import { orderOf } from "@/workshop/room/agenda/order";

const two = agendaFrom(agendaWorkshop, "two-days");
const all = agendaFrom(agendaWorkshop, null);
const NOW = 1_700_000_000_000;
const MIN = 60_000;

const lookup = (id: string) => {
  const session = agendaWorkshop.sessions.find((s) => s.activities.some((a) => a.id === id));
  return session && { session: session.id, minutes: session.activities.find((a) => a.id === id)!.minutes };
};
const change = (agenda: LiveAgenda, to: AgendaChange): LiveAgenda | string =>
  changeAgenda(agenda, to, lookup);
const changed = (agenda: LiveAgenda, to: AgendaChange): LiveAgenda => {
  const done = change(agenda, to);
  if (typeof done === "string") throw new Error(done);
  return done;
};
const slot = (agenda: LiveAgenda, id: string) => allSlots(agenda).find((s) => s.id === id)!;
const shape = (agenda: LiveAgenda) =>
  agenda.days.map((d) => `${d.id}: ${d.slots.map((s) => `${s.id}(${unitsOf(s).join(" ")})`).join(" ")}`);

describe("the agenda of a new room (B-101)", () => {
  it("skips what the door asks already, where it asks (B-323)", () => {
    const sessions = agendaWorkshop.sessions.map((session) => ({
      ...session,
      activities: session.activities.map((one) =>
        one.id === "a2" ? { ...one, aboutPeople: true, asksSector: true } : one,
      ),
    }));
    const workshop = workshopSchema.parse({ ...agendaWorkshop, sessions });
    const skipped = (doorAsks: boolean) =>
      allSlots(agendaFrom(workshop, "two-days", doorAsks))
        .flatMap((one) => one.items)
        .flatMap((item) => (item.skipped ? item.activity : []));
    expect(skipped(false)).toEqual([]);
    expect(skipped(true)).toEqual(["a2"]);
  });

  it("is the one that was chosen, with breaks, and each activity once", () => {
    expect(shape(two)).toEqual([
      "day-1: d1-open(@d1-open) d1-one(a1 a2 a3) d1-lunch(@d1-lunch) d1-two(b1 b2)",
      "day-2: d2-two(b3) d2-close(@d2-close)",
    ]);
    expect(two.days.map((d) => d.planned)).toEqual([130, 40]);
    expect(allSlots(two).map((s) => s.from)).toEqual([0, 10, 60, 90, 0, 30]);
  });

  it("is all sessions as one day where none was chosen, or an unknown one", () => {
    expect(shape(all)).toEqual(["all: one(a1 a2 a3) two(b1 b2 b3)"]);
    expect(agendaFrom(agendaWorkshop, "nothing")).toEqual(all);
  });

  it("keeps the length of a slot as authored, whatever its activities add up to", () => {
    expect(lengthOf(slot(two, "d1-one"))).toBe(50);
    expect(slot(two, "d1-one").spare).toBe(15);
    expect(slot(two, "d1-two").spare).toBe(-5);
    expect(lengthOf(slot(two, "d1-two"))).toBe(40);
  });
});

describe("a change of the agenda is refused", () => {
  it.each<[string, AgendaChange]>([
    ["not-in-agenda", { do: "lengthen", activity: "nothing", by: 5 }],
    ["not-in-agenda", { do: "skip", activity: "nothing", on: true }],
    ["unknown-slot", { do: "lengthen-slot", slot: "nothing", by: 5 }],
    ["unknown-slot", { do: "skip-slot", slot: "nothing", on: true }],
    ["unknown-activity", { do: "move", activity: "nothing", slot: "d1-one", before: null }],
    ["unknown-slot", { do: "move", activity: "a1", slot: "nothing", before: null }],
    ["other-session", { do: "move", activity: "a1", slot: "d1-two", before: null }],
    ["other-session", { do: "move", activity: "a1", slot: "d1-lunch", before: null }],
    ["unknown-slot", { do: "move-slot", slot: "nothing", day: "day-2", before: null }],
    ["unknown-day", { do: "move-slot", slot: "d1-lunch", day: "nothing", before: null }],
  ])("%s", (reason, to) => expect(change(two, to)).toBe(reason));
});

describe("a change of the agenda (B-102)", () => {
  it("lengthens and shortens an activity and its slot with it, never below nothing", () => {
    expect(lengthOf(slot(changed(two, { do: "lengthen", activity: "a2", by: 5 }), "d1-one"))).toBe(55);
    const none = changed(two, { do: "lengthen", activity: "a2", by: -100 });
    expect(slot(none, "d1-one").items[1]?.minutes).toBe(0);
    expect(change(none, { do: "lengthen", activity: "a2", by: -5 })).toBe(none);
  });

  it("lengthens and shortens a slot by its room to talk, and a break as it is", () => {
    expect(lengthOf(slot(changed(two, { do: "lengthen-slot", slot: "d1-lunch", by: -20 }), "d1-lunch"))).toBe(
      10,
    );
    expect(lengthOf(slot(changed(two, { do: "lengthen-slot", slot: "d1-one", by: 10 }), "d1-one"))).toBe(60);
    expect(lengthOf(slot(changed(two, { do: "lengthen-slot", slot: "d1-one", by: -100 }), "d1-one"))).toBe(0);
  });

  it("skips, and takes it back", () => {
    const skipped = changed(two, { do: "skip", activity: "a2", on: true });
    expect(lengthOf(slot(skipped, "d1-one"))).toBe(35);
    expect(change(skipped, { do: "skip", activity: "a2", on: true })).toBe(skipped);
    expect(changed(skipped, { do: "skip", activity: "a2", on: false })).toEqual(two);
    const lunch = changed(two, { do: "skip-slot", slot: "d1-lunch", on: true });
    expect(lengthOf(slot(lunch, "d1-lunch"))).toBe(0);
    expect(changed(lunch, { do: "skip-slot", slot: "d1-lunch", on: false })).toEqual(two);
  });

  it("moves an activity within its slot, to another slot of its session, and in from outside", () => {
    expect(
      unitsOf(slot(changed(two, { do: "move", activity: "a3", slot: "d1-one", before: "a1" }), "d1-one")),
    ).toEqual(["a3", "a1", "a2"]);
    const later = changed(two, { do: "move", activity: "b1", slot: "d2-two", before: null });
    expect(unitsOf(slot(later, "d1-two"))).toEqual(["b2"]);
    expect(unitsOf(slot(later, "d2-two"))).toEqual(["b3", "b1"]);
    const one = agendaFrom(agendaWorkshop, "one-hour");
    expect(
      unitsOf(slot(changed(one, { do: "move", activity: "a3", slot: "h-one", before: "a1" }), "h-one")),
    ).toEqual(["a3", "a1"]);
    expect(change(two, { do: "move", activity: "a2", slot: "d1-one", before: "a3" })).toBe(two);
  });

  it("moves a slot within its day, and into another, where it has no planned time any more", () => {
    expect(
      shape(changed(two, { do: "move-slot", slot: "d1-lunch", day: "day-1", before: "d1-one" }))[0],
    ).toBe("day-1: d1-open(@d1-open) d1-lunch(@d1-lunch) d1-one(a1 a2 a3) d1-two(b1 b2)");
    const moved = changed(two, { do: "move-slot", slot: "d1-two", day: "day-2", before: "d2-two" });
    expect(shape(moved)[1]).toBe("day-2: d1-two(b1 b2) d2-two(b3) d2-close(@d2-close)");
    expect(slot(moved, "d1-two").from).toBeNull();
    expect(moved.days.map((d) => d.planned)).toEqual([130, 40]);
  });

  it("puts an added activity behind another one of its session, else at the end of the session", () => {
    const item = { activity: "new", minutes: 3, skipped: false };
    expect(unitsOf(slot(withAdded(two, { ...item, session: "one" }, { after: "a1" }), "d1-one"))).toEqual([
      "a1",
      "new",
      "a2",
      "a3",
    ]);
    expect(unitsOf(slot(withAdded(two, { ...item, session: "two" }, { after: "b3" }), "d2-two"))).toEqual([
      "b3",
      "new",
    ]);
    expect(unitsOf(slot(withAdded(two, { ...item, session: "two" }, { after: null }), "d1-two"))).toEqual([
      "b1",
      "b2",
      "new",
    ]);
  });
});

describe("days (B-103)", () => {
  it("begin, end and begin again the next day", () => {
    const begun = withDayBegun(two, "day-1", NOW, NOW - 10 * MIN);
    expect(dayPhase(begun)).toMatchObject({
      is: "on",
      day: { id: "day-1", begun: { at: NOW, planned: NOW - 10 * MIN } },
    });
    const over = withDayEnded(begun, NOW + MIN);
    expect(dayPhase(over)).toMatchObject({ is: "over", day: { id: "day-1" } });
    const second = withDayBegun(over, "day-2", NOW + 2 * MIN, null);
    expect(dayPhase(second)).toMatchObject({
      is: "on",
      day: { id: "day-2", begun: { at: NOW + 2 * MIN, planned: NOW + 2 * MIN } },
    });
  });

  it("forget a planned beginning that is hours away", () => {
    expect(withDayBegun(two, "day-1", NOW, NOW - 9 * 60 * MIN).days[0]?.begun).toEqual({
      at: NOW,
      planned: NOW,
    });
  });

  it("go on as late as they were when they are taken up at once, and with their plan after a night", () => {
    const over = withDayEnded(withDayBegun(two, "day-1", NOW, null), NOW + 60 * MIN);
    expect(withDayBegun(over, "day-1", NOW + 70 * MIN, null).days[0]).toMatchObject({
      ended: null,
      begun: { at: NOW, planned: NOW },
    });
    const night = 14 * 60 * MIN;
    expect(withDayBegun(over, "day-1", NOW + 60 * MIN + night, null).days[0]?.begun).toEqual({
      at: NOW,
      planned: NOW + night,
    });
  });

  it("end when the next one begins", () => {
    const second = withDayBegun(withDayBegun(two, "day-1", NOW, null), "day-2", NOW + MIN, null);
    expect(second.days[0]?.ended).toBe(NOW + MIN);
  });

  it("begin by themselves with the first step, as if the plan had been kept so far", () => {
    const begun = withDayFor(two, "a3", NOW, null);
    // Opening 10, a1 10, a2 15.
    expect(begun.days[0]?.begun).toEqual({ at: NOW, planned: NOW - 35 * MIN });
    expect(withDayFor(begun, "b1", NOW + MIN, NOW)).toBe(begun);
    expect(withDayFor(two, "b3", NOW, null).days[1]?.begun).toEqual({ at: NOW, planned: NOW });
    expect(withDayFor(two, "elsewhere", NOW, null).days[0]?.begun).toEqual({ at: NOW, planned: NOW });
  });

  it("are planned again when the room moves again after a night in which nobody ended them", () => {
    const begun = withDayFor(all, "a1", NOW, null);
    const morning = NOW + 16 * 60 * MIN;
    expect(withDayFor(begun, "b1", morning, NOW).days[0]?.begun).toEqual({
      at: NOW,
      planned: morning - 50 * MIN,
    });
  });
});

describe("the order of a room (B-101)", () => {
  const steps = (activity: string) => (activity === "a2" ? ["a2/1", "a2/2"] : [activity]);

  it("goes through days, slots and steps, with breaks and without what is skipped", () => {
    const skipped = changed(changed(two, { do: "skip", activity: "a3", on: true }), {
      do: "skip-slot",
      slot: "d2-two",
      on: true,
    });
    expect(orderOf(skipped, steps).map((s) => s.id)).toEqual([
      "@d1-open",
      "a1",
      "a2/1",
      "a2/2",
      "@d1-lunch",
      "b1",
      "b2",
      "@d2-close",
    ]);
  });
});
