/** What a trainer should know before the day: texts that are missing, screens that are too full, days that are too long. */
import type { Activity } from "@/activities/content";
import { missingTexts } from "@/workshop/content/texts";
import type { Agenda, Workshop } from "@/workshop/content/workshop";
import { screensFor } from "@/workshop/rehearsal/room-for-text";

export interface Report {
  /** For each translation, how many texts of the room it lacks, by activity. */
  missing: { language: string; texts: number; of: { id: string; title: string; texts: number }[] }[];
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

/** The report on a workshop as it is. Pure. */
export function reportOn(workshop: Workshop): Report {
  const activities = workshop.sessions.flatMap((s) => s.activities);
  const titleOf = new Map(activities.map((a) => [a.id, a.title]));
  return {
    missing: Object.keys(workshop.translations).map((language) => {
      const paths = missingTexts(workshop, language, "room");
      const counts = new Map<string, number>();
      for (const path of paths) {
        const owner = path.split("/")[0] ?? "";
        counts.set(owner, (counts.get(owner) ?? 0) + 1);
      }
      const of = [...counts].map(([id, texts]) => ({ id, title: titleOf.get(id) ?? "", texts }));
      return { language, texts: paths.length, of };
    }),
    crowded: activities.flatMap((a) => {
      const screens = Math.max(...screensOf(a).map(screensFor), 1);
      return screens > 1 ? [{ id: a.id, title: a.title, screens }] : [];
    }),
    files: activities.filter((a) => a.kind === "media" && !a.file).map(({ id, title }) => ({ id, title })),
    days: workshop.agendas.flatMap((agenda) => daysOf(agenda, workshop)),
  };
}

/** The texts of an activity that fill a screen each. */
function screensOf(activity: Activity): string[] {
  switch (activity.kind) {
    case "slide":
      return [activity.body];
    case "case":
      return activity.parts.map((p) => p.clauses.map((c) => c.text).join(" "));
    case "checklist":
      return activity.subjects.map((s) => s.text);
    case "marking":
      return [activity.clauses.map((c) => c.text).join(" ")];
    case "worksheet":
      return [`# ${activity.question}\n\n${activity.text ?? ""}`];
    default:
      return [activity.notice ?? ""];
  }
}

function daysOf(agenda: Agenda, workshop: Workshop): Report["days"] {
  const sessions = new Map(workshop.sessions.map((s) => [s.id, s]));
  return agenda.days.map((day) => {
    const needed = day.slots.reduce((sum, slot) => {
      const session = slot.session ? sessions.get(slot.session) : undefined;
      if (!session) return sum + slot.minutes;
      const run = session.activities.filter((a) => !slot.activities || slot.activities.includes(a.id));
      return sum + run.reduce((total, a) => total + a.minutes, 0);
    }, 0);
    const given = day.slots.reduce((sum, slot) => sum + slot.minutes, 0);
    return {
      agenda: agenda.title,
      day: day.id,
      title: day.title,
      start: day.start,
      given,
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
