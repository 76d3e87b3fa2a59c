import { describe, expect, it } from "vitest";
import { guide } from "@/tests/support/guide";
import { agendaFrom } from "@/workshop/room/agenda/agenda";
import { agendaEvents, followUpEvents, hasDates, type RoomDates } from "@/workshop/exports/room-events";

const NOW = Date.UTC(2026, 10, 24, 8);
const agenda = agendaFrom(guide, guide.agendas[0]?.id ?? null);
const [first, ...rest] = agenda.days;
const begun = { ...agenda, days: [{ ...first!, begun: { at: NOW + 60_000, planned: NOW } }, ...rest] };
const withoutPromises = {
  ...guide,
  sessions: guide.sessions.map((s) => ({
    ...s,
    activities: s.activities.filter((a) => a.kind !== "commitment"),
  })),
};

describe("agendaEvents", () => {
  const events = agendaEvents({ id: "room", title: "Jeju", agenda: begun, workshop: guide, endedAt: null });
  const spans = events.flatMap((e) => ("from" in e.when ? [e.when] : []));

  it("X-16: has the sessions of days that have begun, one behind the other, and no others", () => {
    expect(hasDates({ agenda, workshop: withoutPromises }, true)).toBe(false);
    expect(hasDates({ agenda: begun, workshop: withoutPromises }, false)).toBe(true);
    expect(agendaEvents({ id: "room", title: "Jeju", agenda, workshop: guide, endedAt: null })).toEqual([]);
    expect(spans.length).toBeGreaterThan(1);
    expect(spans).toHaveLength(events.length);
    expect(spans[0]!.from).toBe(NOW);
    for (const [i, span] of spans.entries()) {
      expect(span.to).toBeGreaterThan(span.from);
      if (i > 0) expect(span.from).toBe(spans[i - 1]!.to);
    }
    expect(new Set(events.map((e) => e.uid)).size).toBe(events.length);
  });
});

it("X-16: an ended room has no hours after its end", () => {
  const endedAt = NOW + 100 * 60_000;
  const room = { id: "room", title: "Jeju", agenda: begun, workshop: guide };
  const planned = agendaEvents({ ...room, endedAt: null });
  const events = agendaEvents({ ...room, endedAt });
  expect(events.length).toBeLessThan(planned.length);
  expect(events.at(-1)!.when).toMatchObject({ to: endedAt });
  expect(events.map((e) => e.uid)).toEqual(planned.slice(0, events.length).map((e) => e.uid));
});

describe("followUpEvents", () => {
  const room: RoomDates = { id: "room", title: "Jeju", agenda, workshop: guide, endedAt: null };
  const say = (days: number) => ({ title: `after ${days}`, about: "" });
  const daysOf = (dates: Partial<RoomDates>) =>
    followUpEvents({ ...room, ...dates }, say).map((e) => ["day" in e.when && e.when.day, e.title, e.uid]);

  it("X-16: has both days on which commitments are asked about, counted from the end of the room", () => {
    expect(daysOf({ endedAt: NOW })).toEqual([
      ["2026-12-24", "after 30", "room-follow-up-30@plenary.invalid"],
      ["2027-02-22", "after 90", "room-follow-up-90@plenary.invalid"],
    ]);
    expect(hasDates(room, true)).toBe(true);
  });

  it("X-16: counts from the last day that has begun while the room runs, and has none before the first", () => {
    expect(daysOf({ agenda: begun })).toHaveLength(2);
    expect(daysOf({})).toEqual([]);
    expect(hasDates(room, false)).toBe(false);
  });

  it("X-16: has none where nobody is asked for a commitment", () => {
    expect(daysOf({ workshop: withoutPromises, endedAt: NOW })).toEqual([]);
  });
});
