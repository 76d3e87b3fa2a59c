import { gaugeNow, MIN_LATE_MINUTES, momentOf, paceOf, plannedStart } from "@/components/console/time/pace";
import { sampleAgenda, samplePlan } from "@/tests/support/console-samples";
import { stepNeighbours } from "@/components/console/steps";
import { agendaWorkshop } from "@/tests/support/agenda-workshop";
import { PureRoom, ROOM, type Said } from "@/tests/support/pure-room";
import { withDayBegun, withDayEnded } from "@/workshop/room/agenda/days";
import { templates } from "@/workshop/editor/templates";
import type { AgendaMessage } from "@/workshop/protocol/console";
import { freshState } from "@/workshop/room/state";
import { settingsSchema } from "@/workshop/room/settings";
import { agendaMessage, planMessage } from "@/workshop/views/console-messages";
import { describe, expect, it } from "vitest";

const MIN = 60_000;
const nine = Date.UTC(2026, 10, 24, 9);
const message = (more: Partial<AgendaMessage> = {}): AgendaMessage => ({
  type: "agenda",
  agenda: { ...withDayBegun(sampleAgenda, "all", nine, nine), of: "chosen" },
  clock: { spent: {}, since: nine },
  returnTo: null,
  ...more,
});
const paceAfter = (minutes: number, step = "welcome", more: Partial<AgendaMessage> = {}) =>
  paceOf(samplePlan, { step, times: { [step]: nine } }, message(more), nine + minutes * MIN);

describe("the pace of a day on the console (B-105)", () => {
  it("is nothing before its first step", () => {
    expect(paceOf(samplePlan, { step: null, times: {} }, message({ agenda: sampleAgenda }), nine)).toBeNull();
  });

  it("is late once the room to talk is used up, and says when the part and the day end", () => {
    expect(paceAfter(3)?.times.drift).toBe(0);
    // Welcome 5 of 30 with 5 to spare, then 12 minutes too many.
    const late = paceAfter(22);
    expect(late?.times.drift).toBe(12);
    expect(late?.times.expectedEnd).toBe(nine + 52 * MIN);
    expect(late?.slotEnds).toBe(nine + 42 * MIN);
    expect(late?.gauge).toMatchObject({ is: "over", left: -17 });
  });

  it("lists what can go only when it is late enough, and not after the day", () => {
    expect(paceAfter(10 + MIN_LATE_MINUTES - 1)?.savings).toEqual([]);
    expect(paceAfter(10 + MIN_LATE_MINUTES)?.savings.map((s) => s.activity)).toEqual(["paula", "end"]);
    const over = message().agenda;
    expect(paceAfter(22, "welcome", { agenda: withDayEnded(over, nine + 22 * MIN) })?.savings).toEqual([]);
  });

  it("is neither late nor ahead where nobody chose an agenda, and lists nothing (B-182)", () => {
    const late = paceAfter(22, "welcome", { agenda: { ...message().agenda, of: null } });
    expect(late).toMatchObject({ drift: null, savings: [], times: { expectedEnd: nine + 52 * MIN } });
  });

  it.each([
    ["before everything else", null],
    ["amid an activity", "a1"],
  ])("is not late because of a question that is asked at once, %s (B-182)", (_, after) => {
    const room = new PureRoom(freshState(ROOM, agendaWorkshop, settingsSchema.parse({})));
    if (after) room.go(after);
    const activity = { ...templates.poll, id: "quick", minutes: 3 };
    room
      .do({ type: "amend", change: { do: "insert", session: "one", after, activity, aside: true } })
      .go("quick");
    const { state } = room;
    const seen = { step: state.position.step, times: state.times };
    const late = (minutes: number) =>
      paceOf(planMessage(state, "trainer"), seen, agendaMessage(state), room.now + minutes * MIN)?.times
        .drift;
    // Session one has 15 minutes of room to talk.
    expect([0, 15, 20].map(late)).toEqual([0, 0, 5]);
  });

  it("still has all to do behind a question that is asked before anything else (B-182)", () => {
    const asked = (agenda: string | null, session: string, ...before: Said[]) => {
      const room = new PureRoom(freshState(ROOM, agendaWorkshop, settingsSchema.parse({ agenda }))).do(
        ...before,
      );
      const activity = { ...templates.poll, id: "quick", minutes: 3 };
      const change = { do: "insert", session, after: null, activity, aside: true } as const;
      return room.do({ type: "amend", change }).go("quick");
    };
    const times = ({ state, now }: PureRoom) => {
      const seen = { step: state.position.step, times: state.times };
      return paceOf(planMessage(state, "trainer"), seen, agendaMessage(state), now)!;
    };
    // Ten minutes of opening stand before session one.
    const day: Said = { type: "start-day", day: "day-1", planned: null };
    for (const room of [asked("two-days", "one"), asked("two-days", "one", day)]) {
      expect(times(room)).toMatchObject({ drift: 0, day: { id: "day-1" } });
      expect(times(room).times.slots.map((s) => s.ends)).not.toContain(null);
      // Session one has 15 minutes of room to talk.
      expect(times(room.pass(20 * 60)).drift).toBe(5);
      expect(times(room.go("@d1-open")).drift).toBe(5);
    }
    // Its place does not choose the day, nor the beginning of a room without an agenda.
    expect(times(asked("two-days", "two"))).toMatchObject({ drift: 0, day: { id: "day-1" } });
    const free = times(asked(null, "one").go("b2"));
    expect(free.times.expectedEnd - free.day.begun!.at).toBe((25 + 20 - 5) * MIN);
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

  it("knows it also on the other side of midnight", () => {
    const midnight = new Date(nine).setHours(24, 0, 0, 0);
    expect(plannedStart("23:50", midnight + 5 * MIN)).toBe(midnight - 10 * MIN);
    expect(plannedStart("00:10", midnight - 5 * MIN)).toBe(midnight + 10 * MIN);
  });
});

describe("Next and Back through the agenda (B-101)", () => {
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
    const { back, next } = stepNeighbours(samplePlan, { step, shown }, agenda);
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

  it("lead from a question asked at once back to where the room was, and do not come by it again (B-158)", () => {
    const quick = (from: string | null) => {
      const [session] = samplePlan.sessions;
      const [activity] = session!.activities;
      const asked = {
        ...activity!,
        id: "quick",
        aside: { from },
        steps: [{ ...activity!.steps[0]!, id: "quick", activityId: "quick" }],
      };
      const index =
        from === null ? 0 : session!.activities.findIndex((a) => a.steps.some((s) => s.id === from)) + 1;
      const activities = session!.activities.toSpliced(index, 0, asked);
      const plan = {
        ...samplePlan,
        sessions: [{ ...session!, activities }, ...samplePlan.sessions.slice(1)],
      };
      const item = { activity: "quick", minutes: 3, skipped: false };
      const days = sampleAgenda.days.map((d) => ({
        ...d,
        slots: d.slots.map((s, i) => (i > 0 ? s : { ...s, items: s.items.toSpliced(index, 0, item) })),
      }));
      return (step: string | null, shown: string[] = []) => {
        const { back, next } = stepNeighbours(plan, { step, shown }, { ...sampleAgenda, days });
        return [back?.id, next?.id];
      };
    };
    expect(quick(null)("quick", ["quick"])).toEqual([undefined, "welcome"]);
    expect(quick(null)(null, ["quick"])).toEqual([undefined, "welcome"]);
    const amid = quick("paula/1");
    expect(amid("quick", ["welcome", "paula/1", "quick"])).toEqual(["paula/1", "paula/1"]);
    expect(amid("paula/1", ["welcome", "paula/1", "quick"])).toEqual(["welcome", "paula/2!notice"]);
    expect(amid("paula/2", ["welcome", "paula/1", "quick"])).toEqual(["paula/2!notice", "end"]);
  });

  it("stay after a jump within the session it led to, and then lead back to where the room was (B-291)", () => {
    const jumped = (step: string, returnTo: string) => {
      const neighbours = stepNeighbours(
        samplePlan,
        { step, shown: [], returnTo, back: returnTo },
        sampleAgenda,
      );
      return [neighbours.back?.id, neighbours.next?.id, neighbours.leadsBack];
    };
    expect(jumped("welcome", "end")).toEqual(["end", "paula/1", false]);
    expect(jumped("paula/2", "end")).toEqual(["end", "end", true]);
    expect(jumped("end", "paula/1")).toEqual(["paula/1", "paula/1", true]);
  });

  it("stop at breaks with their title, which presenters do not", () => {
    const lunch = { id: "lunch", session: null, items: [], spare: 30, skipped: false, from: null };
    const [day] = sampleAgenda.days;
    const agenda = { ...sampleAgenda, days: [{ ...day!, slots: [day!.slots[0]!, lunch, day!.slots[1]!] }] };
    const plan = { ...samplePlan, breaks: [{ id: "lunch", title: "Lunch" }] };
    expect(stepNeighbours(plan, { step: "paula/2", shown: [] }, agenda).next).toMatchObject({
      id: "@lunch",
      title: "Lunch",
    });
    expect(stepNeighbours(plan, { step: "@lunch", shown: [] }, agenda)).toMatchObject({
      current: { kind: "break" },
      back: { id: "paula/2" },
      next: { id: "end" },
    });
    expect(
      stepNeighbours({ ...plan, role: "presenter" }, { step: "paula/2", shown: [] }, agenda).next,
    ).toMatchObject({
      id: "end",
    });
  });
});
