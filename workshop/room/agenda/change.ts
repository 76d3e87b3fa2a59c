/** A trainer's changes of the running agenda. Pure; the plan stays known (`planned`, `from`). */
import { allSlots } from "@/workshop/room/agenda/agenda";
import type { AgendaItem, LiveAgenda, LiveSlot } from "@/model/room/agenda";
import type { AgendaChange } from "@/workshop/room/agenda/change-schema";
import type { Reason } from "@/model/reasons";

/** Session and minutes of an activity that the agenda may lack; undefined: there is no such activity. */
type ActivityLookup = (activity: string) => { session: string; minutes: number } | undefined;

const MAX_MINUTES = 600;
const clampMinutes = (minutes: number): number => Math.min(MAX_MINUTES, Math.max(0, minutes));

/** The agenda after one change, the same object where it already is so, or why not. */
export function changeAgenda(
  agenda: LiveAgenda,
  change: AgendaChange,
  lookup: ActivityLookup,
): LiveAgenda | Reason {
  switch (change.do) {
    case "lengthen":
      return withItem(agenda, change.activity, (i) => ({
        ...i,
        minutes: clampMinutes(i.minutes + change.by),
      }));
    case "skip":
      return withItem(agenda, change.activity, (i) =>
        i.skipped === change.on ? i : { ...i, skipped: change.on },
      );
    case "lengthen-slot":
      return withSlot(agenda, change.slot, (s) => ({ ...s, spare: lengthened(s, change.by) }));
    case "skip-slot":
      return withSlot(agenda, change.slot, (s) =>
        s.skipped === change.on ? s : { ...s, skipped: change.on },
      );
    case "move":
      return moveItem(agenda, change, lookup);
    case "move-slot":
      return moveSlot(agenda, change);
    case "together":
      return change.changes.reduce<LiveAgenda | Reason>(
        (changed, one) => (typeof changed === "string" ? changed : changeAgenda(changed, one, lookup)),
        agenda,
      );
  }
}

/** The spare minutes of a slot that becomes longer or shorter; a slot is never shorter than nothing. */
function lengthened(slot: LiveSlot, minutes: number): number {
  const items = slot.items.reduce((sum, i) => sum + (i.skipped ? 0 : i.minutes), 0);
  return clampMinutes(items + slot.spare + minutes) - items;
}

/** Before or after an activity, or at an end of its session's first slot: the last, unless `first`. */
interface AddedPlace {
  before?: string | undefined;
  after: string | null;
  first?: boolean;
}

/** Puts an activity that was added to the workshop into the days. */
export function withAdded(
  agenda: LiveAgenda,
  added: AgendaItem & { session: string },
  { before, after, first = false }: AddedPlace,
): LiveAgenda {
  const { session, ...item } = added;
  const slots = allSlots(agenda);
  const home =
    slots.find((s) => s.items.some((i) => i.activity === (before ?? after))) ??
    slots.find((s) => s.session === session);
  if (!home || home.session !== session) return agenda;
  const items = addedTo(home.items, item, (i) => i.activity, { before, after, first });
  return mapSlots(agenda, (s) => (s === home ? { ...s, items } : s));
}

/** A list with something added in front of or behind another, or at an end: the last, unless `first`. */
export function addedTo<T>(
  list: readonly T[],
  added: T,
  idOf: (one: T) => string,
  { before, after, first }: AddedPlace,
): T[] {
  const index = list.findIndex((one) => idOf(one) === (before ?? after));
  const place = index >= 0 ? index + (before ? 0 : 1) : first ? 0 : list.length;
  return list.toSpliced(place, 0, added);
}

function withItem(
  agenda: LiveAgenda,
  activity: string,
  change: (item: AgendaItem) => AgendaItem,
): LiveAgenda | Reason {
  const item = allSlots(agenda)
    .flatMap((s) => s.items)
    .find((i) => i.activity === activity);
  if (!item) return "not-in-agenda";
  const next = change(item);
  if (next === item || (next.minutes === item.minutes && next.skipped === item.skipped)) return agenda;
  return mapSlots(agenda, (s) =>
    s.items.includes(item) ? { ...s, items: s.items.map((i) => (i === item ? next : i)) } : s,
  );
}

function withSlot(agenda: LiveAgenda, id: string, change: (slot: LiveSlot) => LiveSlot): LiveAgenda | Reason {
  const slot = allSlots(agenda).find((s) => s.id === id);
  if (!slot) return "unknown-slot";
  const next = change(slot);
  if (next === slot || (next.spare === slot.spare && next.skipped === slot.skipped)) return agenda;
  return mapSlots(agenda, (s) => (s === slot ? next : s));
}

function moveItem(
  agenda: LiveAgenda,
  to: Extract<AgendaChange, { do: "move" }>,
  lookup: ActivityLookup,
): LiveAgenda | Reason {
  const { activity } = to;
  const about = lookup(activity);
  if (!about) return "unknown-activity";
  const target = allSlots(agenda).find((s) => s.id === to.slot);
  if (!target) return "unknown-slot";
  if (target.session !== about.session) return "other-session";
  const home = allSlots(agenda).find((s) => s.items.some((i) => i.activity === activity));
  const item = home?.items.find((i) => i.activity === activity) ?? {
    activity,
    minutes: about.minutes,
    skipped: false,
  };
  const items = inserted(
    target.items.filter((i) => i !== item),
    item,
    to.before,
    (i) => i.activity,
  );
  if (home === target && items.every((i, index) => i === target.items[index])) return agenda;
  return mapSlots(agenda, (s) =>
    s === target ? { ...s, items } : s === home ? { ...s, items: s.items.filter((i) => i !== item) } : s,
  );
}

function moveSlot(agenda: LiveAgenda, to: Extract<AgendaChange, { do: "move-slot" }>): LiveAgenda | Reason {
  const home = agenda.days.find((d) => d.slots.some((s) => s.id === to.slot));
  const slot = home?.slots.find((s) => s.id === to.slot);
  if (!home || !slot) return "unknown-slot";
  const target = agenda.days.find((d) => d.id === to.day);
  if (!target) return "unknown-day";
  const moved = home === target ? slot : { ...slot, from: null };
  const slots = inserted(
    target.slots.filter((s) => s !== slot),
    moved,
    to.before,
    (s) => s.id,
  );
  if (home === target && slots.every((s, index) => s === target.slots[index])) return agenda;
  const days = agenda.days.map((d) =>
    d === target ? { ...d, slots } : d === home ? { ...d, slots: d.slots.filter((s) => s !== slot) } : d,
  );
  return { ...agenda, days };
}

const mapSlots = (agenda: LiveAgenda, change: (slot: LiveSlot) => LiveSlot): LiveAgenda => ({
  ...agenda,
  days: agenda.days.map((d) =>
    d.slots.some((s) => change(s) !== s) ? { ...d, slots: d.slots.map(change) } : d,
  ),
});

function inserted<T>(list: T[], item: T, before: string | null, idOf: (item: T) => string): T[] {
  const index = before === null ? -1 : list.findIndex((other) => idOf(other) === before);
  return index < 0 ? [...list, item] : [...list.slice(0, index), item, ...list.slice(index)];
}
