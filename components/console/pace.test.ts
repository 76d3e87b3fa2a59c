import { describe, expect, it } from "vitest";
import { gaugeNow, LATE_FROM, momentOf, paceOf, plannedStart } from "@/components/console/pace";
import { sampleAgenda, samplePlan } from "@/components/console/samples";
import { around } from "@/components/console/steps";
import { withDayBegun, withDayEnded } from "@/workshop/agenda/days";
import type { AgendaMessage } from "@/workshop/protocol/console";

const MIN = 60_000;
const nine = Date.UTC(2026, 10, 24, 9);
const message = (more: Partial<AgendaMessage> = {}): AgendaMessage => ({
  type: "agenda",
  agenda: withDayBegun(sampleAgenda, "all", nine, nine),
  clock: { spent: {}, since: nine },
  away: null,
  ...more,
});
const at = (minutes: number, step = "welcome", more: Partial<AgendaMessage> = {}) =>
  paceOf(samplePlan, { step, times: { [step]: nine } }, message(more), nine + minutes * MIN);

describe("the pace of a day on the console (B-105)", () => {
  it("is nothing before its first step", () => {
    expect(paceOf(samplePlan, { step: null, times: {} }, message({ agenda: sampleAgenda }), nine)).toBeNull();
  });

  it("is late once the room to talk is used up, and says when the part and the day end", () => {
    expect(at(3)?.times.drift).toBe(0);
    // Welcome 5 of 30 with 5 to spare, then 12 minutes too many.
    const late = at(22);
    expect(late?.times.drift).toBe(12);
    expect(late?.times.expectedEnd).toBe(nine + 52 * MIN);
    expect(late?.slotEnds).toBe(nine + 42 * MIN);
    expect(late?.gauge).toMatchObject({ is: "over", left: -17 });
  });

  it("lists what can go only when it is late enough, and not after the day", () => {
    expect(at(10 + LATE_FROM - 1)?.suggestions).toEqual([]);
    expect(at(10 + LATE_FROM)?.suggestions.map((s) => s.activity)).toEqual(["paula", "end"]);
    const over = message().agenda;
    expect(at(22, "welcome", { agenda: withDayEnded(over, nine + 22 * MIN) })?.suggestions).toEqual([]);
  });

  it("counts the time of a story's parts together", () => {
    const view = { step: "paula/2", times: { "paula/1": nine, "paula/2": nine } };
    const now = momentOf(
      samplePlan,
      view,
      message({ clock: { spent: { paula: 6 * MIN }, since: nine } }),
      nine + 10 * MIN,
    );
    expect(now).toMatchObject({ here: "paula", shown: new Set(["paula"]) });
    expect(gaugeNow(message(), now)).toEqual({ left: 4, minutes: 20, is: "short" });
  });

  it("knows the planned beginning by this browser's clock", () => {
    const planned = plannedStart("09:30", nine);
    expect(planned && new Date(planned).getHours() * 60 + new Date(planned).getMinutes()).toBe(570);
    expect(plannedStart(undefined, nine)).toBeNull();
  });
});

describe("Next and Back through the agenda (B-104)", () => {
  const skipped = {
    ...sampleAgenda,
    days: sampleAgenda.days.map((d) => ({
      ...d,
      slots: d.slots.map((s) => ({
        ...s,
        items: s.items.map((i) => ({ ...i, skipped: i.activity === "paula" })),
      })),
    })),
  };
  const ids = (step: string | null, agenda = sampleAgenda, shown: string[] = []) => {
    const { back, next } = around(samplePlan, { step, shown }, agenda);
    return [back?.id, next?.id];
  };

  it("leave out what is skipped", () => {
    expect(ids("welcome", skipped)).toEqual([undefined, "end"]);
    expect(ids("end", skipped)).toEqual(["welcome", undefined]);
  });

  it("lead on from something that is skipped or not in the agenda, within it and then to what is open", () => {
    expect(ids("paula/1", skipped, ["welcome"])).toEqual([undefined, "paula/2!notice"]);
    expect(ids("paula/2", skipped, ["welcome"])).toEqual(["paula/2!notice", "end"]);
  });

  it("stop at breaks with their title, which presenters do not", () => {
    const lunch = { id: "lunch", session: null, items: [], spare: 30, skipped: false, from: null };
    const [day] = sampleAgenda.days;
    const agenda = { ...sampleAgenda, days: [{ ...day!, slots: [day!.slots[0]!, lunch, day!.slots[1]!] }] };
    const plan = { ...samplePlan, breaks: [{ id: "lunch", title: "Lunch" }] };
    expect(around(plan, { step: "paula/2", shown: [] }, agenda).next).toMatchObject({
      id: "@lunch",
      title: "Lunch",
    });
    expect(around(plan, { step: "@lunch", shown: [] }, agenda)).toMatchObject({
      current: { kind: "break" },
      back: { id: "paula/2" },
      next: { id: "end" },
    });
    expect(around({ ...plan, role: "presenter" }, { step: "paula/2", shown: [] }, agenda).next).toMatchObject(
      {
        id: "end",
      },
    );
  });
});
