/** When the time for group work is over. Pure. */
import { endFor, SHEET_GRACE_MS, type Work } from "@/model/room/groups";

type Works = Readonly<Record<string, Work>>;

/** When each group's sheet is closed for good, in what is open; what was on its way has come by then. */
const endsOf = (work: Work): number[] =>
  work.phase !== "open" || work.endsAt === null
    ? []
    : [...new Set(work.groups.length > 0 ? work.groups.map((g) => endFor(work, g)!) : [work.endsAt])].map(
        (end) => end + SHEET_GRACE_MS,
      );

/** Worksheets on which the time of every group is over. */
export const dueWorks = (work: Works, now: number): string[] =>
  Object.keys(work).filter((activity) => {
    const ends = endsOf(work[activity]!);
    return ends.length > 0 && Math.max(...ends) <= now;
  });

/** The next time at which one group's or everybody's time is over; null: no time is set. */
export function nextWorkEnd(work: Works, now: number): number | null {
  const times = Object.values(work).flatMap((one) => {
    const ends = endsOf(one);
    return ends.length === 0 ? [] : [...ends.filter((end) => end > now), Math.max(...ends)];
  });
  return times.length > 0 ? Math.min(...times) : null;
}

/** As it stands when nobody writes any more. */
export const frozen = (work: Work): Work =>
  work.phase === "frozen" ? work : { ...work, phase: "frozen", endsAt: null, extra: {}, nudges: {} };

/** All work, or that on some worksheets, frozen; the same where nothing was open. */
export function withFrozen(
  work: Record<string, Work>,
  which: (activity: string) => boolean,
): Record<string, Work> {
  const open = Object.keys(work).filter((activity) => which(activity) && work[activity]?.phase === "open");
  return open.length === 0
    ? work
    : { ...work, ...Object.fromEntries(open.map((activity) => [activity, frozen(work[activity]!)])) };
}
