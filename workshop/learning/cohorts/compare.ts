/** Rooms side by side: each question over the rooms that asked it alike. Pure. */
import { MIN_REPORTABLE, type Share, shareOf } from "@/model/debrief/share";
import type { GainMeasure, Measure, ShareMeasure } from "@/model/debrief/measure";
import { kindOf } from "@/activities/kinds";
import type { Debrief } from "@/workshop/debrief/debrief";

/** The fewest rooms of a band or pooled number, so that none can be worked out by subtraction. */
export const MIN_ROOMS = 3;

export interface CohortRoom {
  id: string;
  title: string;
  /** Milliseconds since the epoch; null where it is not known. */
  day: number | null;
  people: number;
  measures: readonly Measure[];
}

/** The lowest and the highest of the other rooms, in percent. */
interface Band {
  low: number;
  high: number;
  rooms: number;
}

export interface SharesCompared {
  type: ShareMeasure["type"];
  activity: string;
  label: string;
  /** Of the room that looks; five people or more answered. */
  own: Share;
  band: Band | null;
  /** Of all rooms that count, this one too; null below three. */
  pooled: (Share & { rooms: number }) | null;
}

export interface GainsCompared {
  activity: string;
  max: number;
  rooms: { id: string; title: string; own: boolean; gain: GainMeasure }[];
  /** Mean over all people of these rooms; null below three rooms. */
  pooled: { mean: number; of: number; rooms: number } | null;
}

export interface Cohorts {
  room: CohortRoom;
  others: number;
  shares: SharesCompared[];
  gains: GainsCompared[];
  /** Questions of this room that other rooms asked in other words, or with another key. */
  changed: { activity: string; label: string; rooms: number }[];
}

const isReportable = (m: Measure): boolean => m.of >= MIN_REPORTABLE;

/** @param rooms any order; `own` is among them. @throws RangeError when it is not */
export function cohortsOf(rooms: readonly CohortRoom[], ownId: string): Cohorts {
  const room = rooms.find((r) => r.id === ownId);
  if (!room) throw new RangeError("the room that looks is not among the rooms");
  const others = rooms.filter((r) => r !== room);
  return {
    room,
    others: others.length,
    shares: room.measures.flatMap((m) =>
      m.type === "gain" || !isReportable(m) ? [] : [sharesOf(m, others)],
    ),
    gains: room.measures.flatMap((m) => (m.type === "gain" ? [gainsOf(m, room, others)] : [])),
    changed: room.measures.flatMap((m) => {
      const differing = others.filter(
        (o) =>
          o.measures.some((measure) => measure.place === m.place && measure.fingerprint !== m.fingerprint) &&
          !sameMeasureIn(o, m),
      );
      return differing.length === 0
        ? []
        : [{ activity: m.activity, label: m.label, rooms: differing.length }];
    }),
  };
}

const sameMeasureIn = (room: CohortRoom, m: Measure): Measure | undefined =>
  room.measures.find((measure) => measure.fingerprint === m.fingerprint && measure.type === m.type);

function sharesOf(m: ShareMeasure, others: readonly CohortRoom[]): SharesCompared {
  const alike = others
    .flatMap((o) => (sameMeasureIn(o, m) as ShareMeasure | undefined) ?? [])
    .filter(isReportable);
  const percents = alike.map((share) => (100 * share.count) / share.of);
  const all = [m, ...alike];
  return {
    type: m.type,
    activity: m.activity,
    label: m.label,
    own: shareOf(m.count, m.of),
    band:
      alike.length < MIN_ROOMS
        ? null
        : { low: Math.min(...percents), high: Math.max(...percents), rooms: alike.length },
    pooled:
      all.length < MIN_ROOMS
        ? null
        : {
            ...shareOf(
              sum(all, (share) => share.count),
              sum(all, (share) => share.of),
            ),
            rooms: all.length,
          },
  };
}

function gainsOf(m: GainMeasure, room: CohortRoom, others: readonly CohortRoom[]): GainsCompared {
  const alike = others.flatMap((o) => {
    const gain = sameMeasureIn(o, m) as GainMeasure | undefined;
    return gain && isReportable(gain) ? [{ id: o.id, title: o.title, own: false, gain }] : [];
  });
  const all = [{ id: room.id, title: room.title, own: true, gain: m }, ...alike];
  const people = sum(all, (other) => other.gain.of);
  return {
    activity: m.activity,
    max: m.max,
    rooms: all,
    pooled:
      all.length < MIN_ROOMS
        ? null
        : {
            mean: sum(all, (other) => other.gain.mean * other.gain.of) / people,
            of: people,
            rooms: all.length,
          },
  };
}

const sum = <T>(list: readonly T[], value: (one: T) => number): number =>
  list.reduce((total, one) => total + value(one), 0);

/**
 * One measure for each fingerprint: of two versions of a question, the one with more answers.
 * @param debrief in the workshop's language @param read the same in the reader's
 */
export function measuresOf(debrief: Debrief, read: Debrief = debrief): Measure[] {
  const named = measuredIn(read);
  const all = measuredIn(debrief).map(
    (m, i): Measure => ({ ...m, activity: named[i]!.activity, label: named[i]!.label }),
  );
  const best = new Map<string, Measure>();
  for (const m of all) if ((best.get(m.fingerprint)?.of ?? -1) < m.of) best.set(m.fingerprint, m);
  return all.filter((m) => best.get(m.fingerprint) === m);
}

const measuredIn = (debrief: Debrief): Measure[] =>
  debrief.sessions.flatMap((s) => s.activities).flatMap((a) => kindOf(a).measures?.(a) ?? []);
