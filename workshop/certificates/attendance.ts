/**
 * Attendance by session, in minutes of its own running time; no clock times are kept. A sleeping phone has
 * not left: a gap of up to `MAX_GAP_MINUTES` counts as presence.
 */

/** The longest gap between two signs of a person that counts as presence, in minutes. */
export const MAX_GAP_MINUTES = 20;
/** Shorter sessions count for no person. */
const MIN_SESSION_MINUTES = 5;
/** The part of a session's minutes that a person must have attended. */
const MIN_PRESENT_SHARE = 0.5;

export interface AttendedTime {
  /** Minutes that count. */
  minutes: number;
  /** The minute of the session, from 1, in which they were last seen. */
  last: number;
}

/** Counts minute `now` of a session once, with the gap before it where that is short. */
export function countMinute(before: AttendedTime | undefined, now: number): AttendedTime {
  if (!before) return { minutes: 1, last: now };
  const gap = now - before.last;
  if (gap <= 0) return before;
  return { minutes: before.minutes + (gap <= MAX_GAP_MINUTES ? gap : 1), last: now };
}

export interface SessionRun {
  session: string;
  minutes: number;
}

export interface AttendanceRecord {
  person: string;
  session: string;
  minutes: number;
  /** A trainer's word, which stands over the count; null: none. */
  byHand: boolean | null;
}

interface SessionPresence {
  present: boolean;
  byHand: boolean;
  minutes: number;
}

/** Sessions that ran long enough, and those in which a trainer marked a person. */
export function sessionsHeld(runs: readonly SessionRun[], marks: readonly AttendanceRecord[]): string[] {
  const byHand = new Set(marks.filter((m) => m.byHand !== null).map((m) => m.session));
  const sessions = runs.filter((r) => r.minutes >= MIN_SESSION_MINUTES).map((r) => r.session);
  return [...new Set([...sessions, ...byHand])];
}

/** Minutes of a session on a certificate: those it ran; those planned where it was only marked by hand. */
export const minutesToPrint = (ran: number, planned: number): number =>
  ran >= MIN_SESSION_MINUTES ? ran : planned;

function presenceIn(run: SessionRun | undefined, mark: AttendanceRecord | undefined): SessionPresence {
  const minutes = mark?.minutes ?? 0;
  if (mark && mark.byHand !== null) return { present: mark.byHand, byHand: true, minutes };
  return {
    present:
      run !== undefined && run.minutes >= MIN_SESSION_MINUTES && minutes >= run.minutes * MIN_PRESENT_SHARE,
    byHand: false,
    minutes,
  };
}

export interface AttendedShare {
  present: number;
  of: number;
}

export interface Attended {
  share: AttendedShare;
  sessions: Map<string, SessionPresence>;
}

export function attendanceOf(
  person: string,
  runs: readonly SessionRun[],
  marks: readonly AttendanceRecord[],
): Attended {
  const records = marks.filter((m) => m.person === person);
  const sessions = new Map(
    sessionsHeld(runs, marks).map(
      (session) =>
        [
          session,
          presenceIn(
            runs.find((r) => r.session === session),
            records.find((m) => m.session === session),
          ),
        ] as const,
    ),
  );
  return {
    sessions,
    share: { present: [...sessions.values()].filter((s) => s.present).length, of: sessions.size },
  };
}
