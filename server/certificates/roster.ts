/**
 * The list of certificates of a room: everybody in it, the sessions they attended, what they qualify for,
 * what was issued.
 */
import { kindOf } from "@/activities/kinds";
import { loadAttendance } from "@/server/store/certificates/attendance";
import {
  certificateRules,
  certificatesOf,
  type Claim,
  claimsOf,
  type IssuedCertificate,
  emptyClaim,
} from "@/server/store/certificates/certificates";
import { loadParticipants } from "@/server/store/participants/participants";
import { loadState } from "@/server/store/rooms/room-state";
import { type Attended, attendanceOf, sessionsHeld } from "@/workshop/certificates/attendance";
import { type CertificateKind, type CertificateRules, earned, mayCount } from "@/workshop/certificates/rules";
import { dayPhase } from "@/workshop/room/agenda/agenda";
import type { Workshop } from "@/workshop/content/workshop";
import type { RoomState } from "@/workshop/room/state";

export interface Rostered {
  id: string;
  /** The alias of a participant, the name of a guest; null: no name given. */
  called: string | null;
  guest: boolean;
  claim: Claim;
  attended: Attended;
  earned: CertificateKind[];
  /** Withdrawn ones too. */
  issued: IssuedCertificate[];
}

export interface Roster {
  rules: CertificateRules;
  /** Sessions that took place, in the order of the workshop. */
  sessions: { id: string; number: number; title: string; minutes: number }[];
  people: Rostered[];
  /** Activities that can count as the final test. */
  tests: { id: string; title: string }[];
  /** First and last day, such as "2026-11-24". */
  from: string;
  until: string;
  state: RoomState;
}

/** Kinds earned and never issued: a withdrawn one is issued again only by a decision on it alone. */
export const certificatesDue = ({ earned, issued }: Pick<Rostered, "earned" | "issued">): CertificateKind[] =>
  earned.filter((kind) => !issued.some((c) => c.kind === kind));

/** A day by the clock of this server. */
export const dayOf = (time: number): string => {
  const date = new Date(time);
  return [
    date.getFullYear(),
    String(date.getMonth() + 1).padStart(2, "0"),
    String(date.getDate()).padStart(2, "0"),
  ].join("-");
};

/** Its days, or the times of its steps. */
function daysOf(state: RoomState, now: number): { from: string; until: string } {
  const begun = state.agenda.days.flatMap((d) => (d.begun ? [d.begun.at, d.ended ?? d.begun.at] : []));
  const times = [...begun, ...Object.values(state.times)];
  const running = dayPhase(state.agenda).is === "on" && !state.ended;
  return {
    from: dayOf(Math.min(now, ...times)),
    until: dayOf(running || times.length === 0 ? now : Math.max(...times)),
  };
}

/** Activities of a workshop that can count as the final test. */
export const testsOf = (workshop: Workshop): Roster["tests"] =>
  workshop.sessions
    .flatMap((s) => s.activities)
    .filter((a) => mayCount(kindOf(a).finalTest?.items(a) ?? []))
    .map(({ id, title }) => ({ id, title }));

/** Null when there is no such room. */
export async function rosterOf(roomId: string, now: number = Date.now()): Promise<Roster | null> {
  const state = await loadState(roomId);
  if (!state) return null;
  const [rules, attendance, { people }, claims, issued] = await Promise.all([
    certificateRules(roomId),
    loadAttendance(roomId),
    loadParticipants(roomId),
    claimsOf(roomId),
    certificatesOf(roomId),
  ]);
  const { runs, marks, guests } = attendance;
  const sessions = new Set(sessionsHeld(runs, marks));
  const rostered = (id: string, called: string | null, guest: boolean): Rostered => {
    const claim = claims.get(id) ?? emptyClaim;
    const attended = attendanceOf(id, runs, marks);
    return {
      id,
      called,
      guest,
      claim,
      attended,
      earned: earned(rules, attended.share, claim.testPassed),
      issued: issued.filter((c) => c.personId === id),
    };
  };
  const everybody = [
    ...people.map((p) => rostered(p.id, p.alias, false)),
    ...guests.map((g) => rostered(g.id, g.name, true)),
  ];
  return {
    rules,
    sessions: state.workshop.sessions
      .filter((s) => sessions.has(s.id))
      .map(({ id, number, title }) => ({
        id,
        number,
        title,
        minutes: runs.find((r) => r.session === id)?.minutes ?? 0,
      })),
    people: everybody.sort(
      (a, b) => (a.called ?? "\uffff").localeCompare(b.called ?? "\uffff") || a.id.localeCompare(b.id),
    ),
    tests: testsOf(state.workshop),
    ...daysOf(state, now),
    state,
  };
}
