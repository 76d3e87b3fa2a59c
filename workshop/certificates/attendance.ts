/**
 * Who was in which session, in minutes of the session's own running time; no time of the clock is kept. A phone that
 * sleeps in a pocket has not left: a gap of up to `MAX_GAP_MINUTES` minutes between two signs of a person counts as presence.
 */

/** Minutes between two signs of somebody that count as if they had been seen throughout. */
export const MAX_GAP_MINUTES = 20;
/** Sessions that ran for less than this are not counted for anybody. */
const MIN_SESSION_MINUTES = 5;
/** Of a session's minutes, the part in which somebody must have been there. */
const MIN_PRESENT_SHARE = 0.5;

/** One person in one session. */
export interface AttendedTime {
  /** Minutes that count. */
  minutes: number;
  /** The minute of the session, from 1, in which they were last seen. */
  last: number;
}

/** What is known after somebody was seen in minute `now` of a session. Seen twice in a minute counts once. */
export function countMinute(before: AttendedTime | undefined, now: number): AttendedTime {
  if (!before) return { minutes: 1, last: now };
  const gap = now - before.last;
  if (gap <= 0) return before;
  return { minutes: before.minutes + (gap <= MAX_GAP_MINUTES ? gap : 1), last: now };
}

/** One session as a room ran it. */
export interface SessionRun {
  session: string;
  minutes: number;
}

/** What is kept of one person in one session. */
export interface AttendanceRecord {
  person: string;
  session: string;
  minutes: number;
  /** What a trainer said; it stands over what was counted. Null: nothing. */
  byHand: boolean | null;
}

/** Whether somebody was in a session, and on whose word. */
interface SessionPresence {
  present: boolean;
  byHand: boolean;
  minutes: number;
}

/** The sessions that count: those that ran long enough, and those in which a trainer marked somebody. */
export function sessionsHeld(runs: readonly SessionRun[], marks: readonly AttendanceRecord[]): string[] {
  const byHand = new Set(marks.filter((m) => m.byHand !== null).map((m) => m.session));
  const ran = runs.filter((r) => r.minutes >= MIN_SESSION_MINUTES).map((r) => r.session);
  return [...new Set([...ran, ...byHand])];
}

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

/** Of how many sessions that were held somebody was in how many. */
export interface AttendedShare {
  present: number;
  of: number;
}

export interface Attended {
  share: AttendedShare;
  sessions: Map<string, SessionPresence>;
}

/** One person's attendance over all sessions that were held. */
export function attendanceOf(
  person: string,
  runs: readonly SessionRun[],
  marks: readonly AttendanceRecord[],
): Attended {
  const own = marks.filter((m) => m.person === person);
  const sessions = new Map(
    sessionsHeld(runs, marks).map(
      (session) =>
        [
          session,
          presenceIn(
            runs.find((r) => r.session === session),
            own.find((m) => m.session === session),
          ),
        ] as const,
    ),
  );
  return {
    sessions,
    share: { present: [...sessions.values()].filter((s) => s.present).length, of: sessions.size },
  };
}
