import { type Activity, kindOf } from "@/activities/kinds";
import { ownerOf } from "@/workshop/editor/problems";
import { missingTexts } from "@/workshop/content/texts";
import type { Agenda, Workshop } from "@/workshop/content/workshop";
import { screensFor } from "@/workshop/rehearsal/room-for-text";

interface Report {
  /** For each translation, how many texts of the room it lacks, by what they belong to (`ownerOf`). */
  missing: { language: string; texts: number; of: { owner: string; texts: number }[] }[];
  /** Screens that do not fit: how many pages they turn. */
  crowded: { id: string; title: string; screens: number }[];
  /** Media and pictures that have no file. */
  files: { id: string; title: string }[];
  /** Days of each agenda, in minutes: what the slots give, what their activities need. */
  days: {
    agenda: string;
    day: string;
    title: string;
    start: string;
    given: number;
    needed: number;
    ends: string;
  }[];
}

export function reportOn(workshop: Workshop): Report {
  const activities = workshop.sessions.flatMap((s) => s.activities);
  return {
    missing: Object.keys(workshop.translations).map((language) => {
      const paths = missingTexts(workshop, language, "room");
      const counts = new Map<string, number>();
      for (const path of paths) {
        const owner = ownerOf(path);
        counts.set(owner, (counts.get(owner) ?? 0) + 1);
      }
      return { language, texts: paths.length, of: [...counts].map(([owner, texts]) => ({ owner, texts })) };
    }),
    crowded: activities.flatMap((a) => {
      const screens = Math.max(...screensOf(a).map(screensFor), 1);
      return screens > 1 ? [{ id: a.id, title: a.title, screens }] : [];
    }),
    files: activities.filter((a) => kindOf(a).lacksFile?.(a)).map(({ id, title }) => ({ id, title })),
    days: workshop.agendas.flatMap((agenda) => daysOf(agenda, workshop)),
  };
}

/** The texts of an activity that fill a screen each. */
const screensOf = (activity: Activity): string[] =>
  kindOf(activity).screens?.(activity) ?? [activity.notice ?? ""];

function daysOf(agenda: Agenda, workshop: Workshop): Report["days"] {
  const sessions = new Map(workshop.sessions.map((s) => [s.id, s]));
  return agenda.days.map((day) => {
    const needed = day.slots.reduce((sum, slot) => {
      const session = slot.session ? sessions.get(slot.session) : undefined;
      if (!session) return sum + slot.minutes;
      const run = session.activities.filter((a) => !slot.activities || slot.activities.includes(a.id));
      return sum + run.reduce((total, a) => total + a.minutes, 0);
    }, 0);
    const minutes = day.slots.reduce((sum, slot) => sum + slot.minutes, 0);
    return {
      agenda: agenda.title,
      day: day.id,
      title: day.title,
      start: day.start,
      given: minutes,
      needed,
      ends: after(day.start, needed),
    };
  });
}

/** The clock `minutes` after `start`, both as "09:00". */
export function after(start: string, minutes: number): string {
  const [hours = 0, mins = 0] = start.split(":").map(Number);
  const total = hours * 60 + mins + minutes;
  return `${String(Math.floor(total / 60) % 24).padStart(2, "0")}:${String(total % 60).padStart(2, "0")}`;
}
