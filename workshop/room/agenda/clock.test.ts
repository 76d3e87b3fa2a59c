import { describe, expect, it } from "vitest";
import { agendaWorkshop } from "@/tests/support/agenda-workshop";
import { agendaFrom } from "@/workshop/room/agenda/agenda";
import type { LiveAgenda, Clock } from "@/model/room/agenda";
import { changeAgenda } from "@/workshop/room/agenda/change";
import type { OneAgendaChange } from "@/workshop/room/agenda/change-schema";
import { clockOn, dayTimes, freshClock, gaugeOf, type Moment } from "@/workshop/room/agenda/clock";
import { withDayBegun, withDayEnded, withDayFor } from "@/workshop/room/agenda/days";
import { planToCatchUp, suggestionsFor } from "@/workshop/room/agenda/suggest";

const MIN = 60_000;
const nine = Date.UTC(2026, 10, 24, 9);
const timeOf = (minutes: number) => nine + minutes * MIN;
const begun = withDayBegun(agendaFrom(agendaWorkshop, "two-days"), "day-1", nine, nine);

/** A room that was at each unit in turn for so many minutes, and stands at the last one. */
function moment(visits: [unit: string, minutes: number][], more: Partial<Moment> = {}): Moment {
  let clock: Clock = { spent: {}, since: nine };
  let now = nine;
  for (const [i, [unit, minutes]] of visits.entries()) {
    now += minutes * MIN;
    if (i < visits.length - 1) clock = clockOn(clock, unit, now, true);
  }
  return {
    now,
    clock,
    here: visits.at(-1)?.[0] ?? null,
    returnTo: null,
    shown: new Set(visits.map(([unit]) => unit)),
    from: null,
    ...more,
  };
}
const times = (visits: [string, number][], more: Partial<Moment> = {}, agenda: LiveAgenda = begun) =>
  dayTimes(agenda.days[0]!, moment(visits, more))!;
const skip = (agenda: LiveAgenda, activity: string) =>
  changeAgenda(agenda, { do: "skip", activity, on: true }, () => undefined) as LiveAgenda;
const longer = (agenda: LiveAgenda, activity: string, by: number) =>
  changeAgenda(agenda, { do: "lengthen", activity, by }, () => undefined) as LiveAgenda;

describe("drift (B-105)", () => {
  it("is nothing before the day begins", () => {
    expect(dayTimes(agendaFrom(agendaWorkshop, "two-days").days[0]!, moment([]))).toBeNull();
  });

  it("is none while each thing takes its time, breaks included", () => {
    expect(times([["@d1-open", 0]]).drift).toBe(0);
    expect(
      times([
        ["@d1-open", 10],
        ["a1", 10],
        ["a2", 7],
      ]).drift,
    ).toBe(0);
    expect(
      times([
        ["@d1-open", 10],
        ["a1", 10],
        ["a2", 15],
        ["a3", 20],
      ]).drift,
    ).toBe(0);
    expect(
      times([
        ["@d1-open", 10],
        ["a1", 10],
        ["a2", 15],
        ["a3", 25],
        ["@d1-lunch", 30],
        ["b1", 20],
        ["b2", 20],
      ]).drift,
    ).toBe(0);
  });

  it("grows while something takes longer than planned, once the room to talk of its slot is used up", () => {
    expect(times([["@d1-open", 14]]).drift).toBe(4);
    expect(
      times([
        ["@d1-open", 10],
        ["a1", 22],
      ]).drift,
    ).toBe(0);
    expect(
      times([
        ["@d1-open", 10],
        ["a1", 37],
      ]).drift,
    ).toBe(12);
  });

  it("counts from the clock of the place when the day began late", () => {
    const late = withDayBegun(agendaFrom(agendaWorkshop, "two-days"), "day-1", nine, nine - 12 * MIN);
    expect(times([["@d1-open", 0]], {}, late).drift).toBe(12);
  });

  it("is negative when the room is done early with something", () => {
    expect(
      times([
        ["@d1-open", 5],
        ["a1", 10],
      ]).drift,
    ).toBe(-5);
  });

  it("takes in what is skipped, extended and not yet done", () => {
    expect(times([["@d1-open", 22]], {}, skip(begun, "a3")).drift).toBe(2);
    expect(
      times(
        [
          ["@d1-open", 10],
          ["a1", 5],
        ],
        {},
        longer(begun, "a1", 8),
      ).drift,
    ).toBe(8);
    // a2 was jumped over and not skipped: it is still to do.
    expect(
      times([
        ["@d1-open", 10],
        ["a1", 10],
        ["a3", 0],
      ]).drift,
    ).toBe(0);
  });

  it("keeps what is left of an activity to which the room will come back", () => {
    const jumped: [string, number][] = [
      ["@d1-open", 10],
      ["a1", 10],
      ["a2", 5],
      ["b2", 3],
    ];
    expect(times(jumped, { returnTo: "a2" }).drift).toBe(0);
    expect(times(jumped).drift).toBeLessThan(0);
  });

  it("counts what lies ahead and was only looked at as still to do", () => {
    expect(
      times([
        ["@d1-open", 10],
        ["a1", 10],
        ["a2", 5],
        ["b2", 3],
        ["a2", 0],
      ]).drift,
    ).toBe(0);
  });

  describe("in a room without an agenda that somebody chose (B-101)", () => {
    const free = agendaFrom(agendaWorkshop, null);
    const from = "b2";
    const atB2 = withDayFor(free, from, nine, null);

    it("is none when the room begins with a later session, and the day ends after what follows", () => {
      // Without the rule, the whole of the first session and b1 would be still to do.
      expect(times([[from, 0]], {}, atB2).drift).toBeGreaterThan(0);
      const begins = times([[from, 0]], { from }, atB2);
      expect(begins.drift).toBe(0);
      expect(begins.slots[0]).toMatchObject({ expected: null, ends: null });
      expect(
        times(
          [
            [from, 25],
            ["b3", 10],
          ],
          { from },
          atB2,
        ).drift,
      ).toBe(0);
      expect(
        times(
          [
            [from, 35],
            ["b3", 0],
          ],
          { from },
          atB2,
        ).drift,
      ).toBe(10);
    });

    it("is none either when the day was begun by command before", () => {
      expect(times([[from, 0]], { from }, withDayBegun(free, "all", nine, null)).drift).toBe(0);
    });

    it("counts what stands before the beginning from when it is visited", () => {
      expect(
        times(
          [
            [from, 25],
            ["a2", 5],
          ],
          { from },
          atB2,
        ).drift,
      ).toBe(15);
      expect(
        times(
          [
            [from, 25],
            ["a2", 15],
            ["b3", 0],
          ],
          { from },
          atB2,
        ).drift,
      ).toBe(15);
    });

    it("still counts what is jumped over after the beginning", () => {
      const atA1 = withDayFor(free, "a1", nine, null);
      expect(
        times(
          [
            ["a1", 10],
            ["b1", 0],
          ],
          { from: "a1" },
          atA1,
        ).drift,
      ).toBe(
        times(
          [
            ["a1", 10],
            ["b1", 0],
          ],
          {},
          atA1,
        ).drift,
      );
    });
  });

  it("stands still when the day has ended", () => {
    const over = withDayEnded(begun, timeOf(140));
    expect(times([["b2", 300]], {}, over).drift).toBe(10);
  });
});

describe("the projected day (B-105)", () => {
  it("says when each slot is planned, expected and over", () => {
    const { slots, plannedEnd, expectedEnd } = times([["@d1-open", 22]]);
    expect(slots.map((s) => [s.slot, s.planned, s.expected, s.ends])).toEqual([
      ["d1-open", timeOf(0), null, timeOf(22)],
      ["d1-one", timeOf(10), timeOf(22), timeOf(72)],
      ["d1-lunch", timeOf(60), timeOf(72), timeOf(102)],
      ["d1-two", timeOf(90), timeOf(102), timeOf(142)],
    ]);
    expect([plannedEnd, expectedEnd]).toEqual([timeOf(130), timeOf(142)]);
  });

  it("has no more time for a slot that was passed, but for activities of it that were not shown", () => {
    const { slots } = times([
      ["@d1-open", 10],
      ["a1", 10],
      ["@d1-lunch", 5],
    ]);
    expect(slots.map((s) => s.ends)).toEqual([null, timeOf(25 + 25), timeOf(50 + 25), timeOf(75 + 40)]);
  });
});

describe("time spent", () => {
  it("adds up over several visits, and leaves out a night", () => {
    let clock = clockOn(freshClock, null, timeOf(0), true);
    clock = clockOn(clock, "a1", timeOf(4), true);
    clock = clockOn(clock, "a2", timeOf(6), true);
    clock = clockOn(clock, "a1", timeOf(9), true);
    expect(clock).toEqual({ spent: { a1: 7 * MIN, a2: 2 * MIN }, since: timeOf(9) });
    expect(clockOn(clock, "a1", timeOf(16 * 60), true).spent.a1).toBe(7 * MIN);
    expect(clockOn(clock, "a1", timeOf(10), false)).toMatchObject({ since: null, spent: { a1: 8 * MIN } });
  });
});

describe("the time of one activity (B-106)", () => {
  it.each([
    [20, 0, "plenty", 20],
    [20, 15.9, "plenty", 5],
    [20, 16, "short", 4],
    [20, 18.9, "short", 2],
    [20, 19, "last", 1],
    [20, 20, "last", 0],
    [20, 20.5, "over", 0],
    [20, 23, "over", -3],
  ] as const)("of %i minutes, %d spent, is %s with %i left", (minutes, spent, is, left) => {
    expect(gaugeOf(minutes, spent * MIN)).toEqual({ minutes, is, left });
  });

  it("is not told of something without planned minutes", () => expect(gaugeOf(0, MIN)).toBeNull());
});

describe("what can go (B-107)", () => {
  const priorities = (id: string) => {
    const session = agendaWorkshop.sessions.find((s) => s.activities.some((a) => a.id === id));
    const activity = session?.activities.find((a) => a.id === id);
    return session && activity && { activity: activity.priority, session: session.priority };
  };
  const suggested = (agenda: LiveAgenda, shown: string[] = []) =>
    suggestionsFor(agenda.days[0]!, new Set(shown), priorities).map((s) => [s.activity, s.priority, s.wins]);

  it("is what could go, then what should stay, first of sessions that could go, never what must stay", () => {
    expect(suggested(begun)).toEqual([
      ["a3", "could", 10],
      ["b1", "should", 20],
      ["a2", "should", 15],
    ]);
  });

  it("is nothing that was shown or skipped already, and wins what it takes now", () => {
    expect(suggested(skip(begun, "a3"), ["b1"])).toEqual([["a2", "should", 15]]);
    expect(suggested(longer(begun, "a3", -4))[0]).toEqual(["a3", "could", 6]);
    const all = agendaFrom(agendaWorkshop, null);
    expect(suggestionsFor(all.days[0]!, new Set(), priorities)[0]).toMatchObject({
      activity: "b3",
      wins: 20,
    });
  });

  const planned = (agenda: LiveAgenda, wanted: number, shown: string[] = []) =>
    planToCatchUp(agenda.days[0]!, new Set(shown), priorities, wanted);
  const lines = (agenda: LiveAgenda, wanted: number, shown: string[] = []) =>
    planned(agenda, wanted, shown)
      .filter((s) => s.planned)
      .map((s) => [s.activity ?? s.slot, s.wins, s.change.do]);

  it("is one plan that sums to the minutes wanted: what could go, short breaks, then what should stay", () => {
    expect(lines(begun, 7)).toEqual([["a3", 7, "lengthen"]]);
    expect(lines(begun, 22)).toEqual([
      ["a3", 10, "skip"],
      ["d1-open", 5, "lengthen-slot"],
      ["a2", 7, "lengthen"],
    ]);
    expect(lines(begun, 40, ["@d1-open"])).toEqual([
      ["a3", 10, "skip"],
      ["a2", 15, "skip"],
      ["b1", 15, "lengthen"],
    ]);
  });

  it("never touches a meal, and offers at most two lines to choose instead", () => {
    expect(lines(begun, 500).map(([what]) => what)).not.toContain("d1-lunch");
    expect(planned(begun, 7).map((s) => [s.activity ?? s.slot, s.planned])).toEqual([
      ["a3", true],
      ["d1-open", false],
      ["a2", false],
    ]);
  });

  it("is one change of the agenda, and another takes all of it back", () => {
    const savings = planned(begun, 22).filter((s) => s.planned);
    const together = (agenda: LiveAgenda, changes: OneAgendaChange[]) =>
      changeAgenda(agenda, { do: "together", changes }, () => undefined) as LiveAgenda;
    const won = together(
      begun,
      savings.map((s) => s.change),
    );
    expect(times([["@d1-open", 0]]).drift - times([["@d1-open", 0]], {}, won).drift).toBe(22);
    expect(
      together(
        won,
        savings.map((s) => s.back),
      ),
    ).toEqual(begun);
  });

  it("is refused as a whole where one of its changes is", () => {
    const changes: OneAgendaChange[] = [
      { do: "skip", activity: "a3", on: true },
      { do: "skip", activity: "nothing", on: true },
    ];
    expect(changeAgenda(begun, { do: "together", changes }, () => undefined)).toBe("not-in-agenda");
  });
});
