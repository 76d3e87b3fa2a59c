/** A plan of what to leave out and shorten when the day runs late. Pure. */
import { unitOfSlot } from "@/workshop/room/agenda/agenda";
import type { OneAgendaChange } from "@/workshop/room/agenda/change-schema";
import type { LiveDay, LiveSlot } from "@/model/room/agenda";
import type { Priority } from "@/model/text/text-schemas";

interface Suggestion {
  activity: string;
  priority: "could" | "should";
  /** Minutes that leaving it out wins. */
  wins: number;
}

/** Priorities of an activity and its session. */
type Priorities = (activity: string) => { activity: Priority; session: Priority } | undefined;

const rank: Record<Priority, number> = { could: 0, should: 1, must: 2 };

/**
 * Activities not yet shown that may be left out: "could" before "should", never "must"; then those whose
 * session could go too; then the longest.
 */
export function suggestionsFor(
  day: LiveDay,
  shown: ReadonlySet<string>,
  priorities: Priorities,
): Suggestion[] {
  const open = day.slots.filter((s) => !s.skipped).flatMap((s) => s.items);
  return open
    .filter((i) => !i.skipped && i.minutes > 0 && !shown.has(i.activity))
    .flatMap((item) => {
      const priority = priorities(item.activity);
      if (!priority || priority.activity === "must") return [];
      return [
        {
          activity: item.activity,
          priority: priority.activity,
          wins: item.minutes,
          session: rank[priority.session],
        },
      ];
    })
    .sort((a, b) => rank[a.priority] - rank[b.priority] || a.session - b.session || b.wins - a.wins)
    .map(({ session: _session, ...suggestion }) => suggestion);
}

/** Minutes of a break from which on it is a meal: others wait for it, so its length and its time stay. */
const MIN_MEAL_MINUTES = 30;
/** Minutes by which a shorter break is shortened, and that it keeps at least. */
const BREAK_SAVING_MINUTES = 5;

export const isPinned = (slot: LiveSlot, shown: ReadonlySet<string>): boolean =>
  slot.session === null && !slot.skipped && slot.spare >= MIN_MEAL_MINUTES && !shown.has(unitOfSlot(slot.id));

export interface Saving {
  /** An activity, or a break by its slot. */
  activity: string | null;
  slot: string;
  wins: number;
  change: OneAgendaChange;
  /** The change that takes it back. */
  back: OneAgendaChange;
  /** It belongs to the plan; the others are there to choose instead. */
  planned: boolean;
}

/**
 * A plan that wins the minutes, if possible: optional activities, five minutes of each short break, then
 * others; the last is shortened as needed. Units before the next meal come first.
 */
export function planToCatchUp(
  day: LiveDay,
  shown: ReadonlySet<string>,
  priorities: Priorities,
  wanted: number,
): Saving[] {
  const meal = day.slots.findIndex((slot) => isPinned(slot, shown));
  const slotOf = (activity: string) =>
    day.slots.findIndex((s) => s.items.some((i) => i.activity === activity));
  const sooner = (slot: number) => (meal < 0 || slot < meal ? 0 : 1);
  const activities = (priority: Suggestion["priority"]) =>
    suggestionsFor(day, shown, priorities)
      .filter((s) => s.priority === priority)
      .map(({ activity, wins }) => ({ activity, slot: slotOf(activity), wins }))
      .sort((a, b) => sooner(a.slot) - sooner(b.slot));
  const breaks = day.slots.flatMap((slot, i) =>
    slot.session === null &&
    !slot.skipped &&
    !shown.has(unitOfSlot(slot.id)) &&
    !isPinned(slot, shown) &&
    slot.spare >= 2 * BREAK_SAVING_MINUTES
      ? [{ activity: null, slot: i, wins: BREAK_SAVING_MINUTES }]
      : [],
  );
  let rest = wanted;
  const savings = [...activities("could"), ...breaks, ...activities("should")].map((one): Saving => {
    const planned = rest > 0;
    const wins = planned ? Math.min(one.wins, rest) : one.wins;
    if (planned) rest -= wins;
    const slot = day.slots[one.slot]!.id;
    return { ...one, slot, wins, planned, ...changesFor({ ...one, slot, by: wins }) };
  });
  const planned = savings.filter((s) => s.planned);
  return [...planned, ...savings.slice(planned.length, planned.length + 2)];
}

/** The change that wins some of the minutes of a break or an activity, and its opposite. */
function changesFor({
  activity,
  slot,
  wins,
  by,
}: Pick<Saving, "activity" | "slot" | "wins"> & { by: number }): Pick<Saving, "change" | "back"> {
  if (activity === null)
    return {
      change: { do: "lengthen-slot", slot, by: -by },
      back: { do: "lengthen-slot", slot, by },
    };
  if (by === wins)
    return { change: { do: "skip", activity, on: true }, back: { do: "skip", activity, on: false } };
  return { change: { do: "lengthen", activity, by: -by }, back: { do: "lengthen", activity, by } };
}
