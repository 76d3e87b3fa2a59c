import { expect, it } from "vitest";
import { agendaWorkshop } from "@/tests/support/agenda-workshop";
import { guide } from "@/tests/support/guide";
import { agendaFrom, sessionAgenda } from "@/workshop/room/agenda/agenda";
import { lengthsOf, proposedAgenda } from "@/workshop/room/agenda/lengths";
import { settingsSchema } from "@/workshop/room/settings";

it("opening the guide proposes one day, and offers four days and each session with their length (E-77)", () => {
  const { agendas, sessions } = lengthsOf(guide);
  expect(proposedAgenda({ agendas })).toBe("one-day");
  expect(agendas.map(({ id, days }) => [id, days.length])).toEqual([
    ["one-day", 1],
    ["four-days", 4],
  ]);
  expect(sessions).toHaveLength(guide.sessions.length);
  expect(proposedAgenda({ agendas: [] })).toBe("");
});

it("a room of one session runs that session alone, as one day (E-77)", () => {
  const [first] = agendaWorkshop.sessions;
  const { agenda } = settingsSchema.parse({ agenda: sessionAgenda(first!.id) });
  const { of, days } = agendaFrom(agendaWorkshop, agenda);
  expect(of).toBeNull();
  expect(days.map(({ slots }) => slots.map(({ session }) => session))).toEqual([[first!.id]]);
  expect(days[0]!.planned).toBe(first!.minutes);
  expect(agendaFrom(agendaWorkshop, sessionAgenda("gone"))).toEqual(agendaFrom(agendaWorkshop, null));
});
