/** The beginning and the end of work on a worksheet, and the sheets that others have seen. Pure. */
import {
  freshWork,
  type GroupId,
  type Groups,
  sheetKey,
  type Work,
  endFor,
  SHEET_GRACE_MS,
} from "@/model/room/groups";
import type { Reason } from "@/model/reasons";
import { papersToCome } from "@/model/worksheets/comparisons/relay";
import type { Worksheet } from "@/model/worksheets/content";

/** The work with the groups that there are now behind those that it has; they speak in that order. */
function withPresentGroups(work: Work, ids: readonly GroupId[]): Work {
  const { order } = work.present;
  const further = (present: readonly GroupId[]) => ids.filter((id) => !present.includes(id));
  return {
    ...work,
    groups: [...work.groups, ...further(work.groups)],
    present: { ...work.present, order: [...order.filter((g) => ids.includes(g)), ...further(order)] },
  };
}

/**
 * The work on a worksheet. Where it was not begun, that of the present groups on blank sheets: they can speak, be
 * visited and be remarked on without having written here. Undefined where there are no groups either.
 */
export function workOn(
  { groups, work }: { groups: Groups; work: Readonly<Record<string, Work>> },
  activity: string,
): Work | undefined {
  if (Object.hasOwn(work, activity)) return work[activity];
  const ids = groups.list.map((g) => g.id);
  return ids.length > 0 ? withPresentGroups(freshWork, ids) : undefined;
}

/** The work as it begins, or begins again; why it cannot, or null where it is under way. */
export function startWork(
  groups: Groups,
  work: Work | undefined,
  seconds: number | null,
  now: number,
): Work | Reason | null {
  const ids = groups.list.map((g) => g.id);
  if (ids.length === 0) return "no-groups";
  if (work?.phase === "open") return null;
  return {
    ...withPresentGroups(work ?? freshWork, ids),
    phase: "open",
    began: now,
    endsAt: seconds === null ? null : now + seconds * 1_000,
    extra: {},
    phases: null,
    nudges: {},
  };
}

/** Sheets (`sheetKey`) that others have seen: presented, in a gallery, or side by side. */
export function sheetsShown({
  work,
  times,
}: {
  work: Readonly<Record<string, Work>>;
  times: Readonly<Record<string, number>>;
}): ReadonlySet<string> {
  return new Set(
    Object.entries(work).flatMap(([activity, { groups, present }]) => {
      const all = ["gallery", "board"].some((stop) => Object.hasOwn(times, `${activity}/${stop}`));
      const heard = present.at === null ? present.done : [...present.done, present.at];
      return (all ? groups : heard).map((group) => sheetKey(activity, group));
    }),
  );
}

type Works = Readonly<Record<string, Work>>;

type FindSheet = (activity: string) => Worksheet | null;

const coming = (work: Works, sheet: FindSheet) =>
  Object.entries(work).flatMap(([activity, one]) => {
    const found = sheet(activity);
    return found ? papersToCome(found, one).map((paper) => ({ ...paper, activity })) : [];
  });

/** When the clock brings the next paper of a relay; null: none is to come. */
export const nextPaper = (work: Works, sheet: FindSheet): number | null =>
  coming(work, sheet).reduce<number | null>((first, { time }) => Math.min(first ?? time, time), null);

/** The work with the papers whose hour has come; null where none has. */
export function withDuePapers(work: Works, sheet: FindSheet, now: number): Record<string, Work> | null {
  const due = coming(work, sheet).filter(({ time }) => time <= now);
  const next = { ...work };
  for (const { activity, paper } of due) next[activity] = withPaper(next[activity]!, paper.id);
  return due.length > 0 ? next : null;
}

export const withPaper = (work: Work, paper: string): Work => ({
  ...work,
  arrived: [...(work.arrived ?? []), paper],
});

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
