/**
 * Checks ids inside a workshop, which a schema cannot do. The loader, the editor and the tests share them.
 */
import { type Activity, kindOf } from "@/activities/kinds";
import { duplicateIdProblems, unknownIdProblems, duplicatesOf } from "@/model/activity/duplicate-ids";
import type { Agenda, Session, Slot, Word, Workshop } from "@/workshop/content/workshop";

export function checkWorkshop(workshop: Workshop): string[] {
  const { sessions, agendas, words } = workshop;
  return [
    ...checkSessions(sessions, words),
    ...checkAmong(sessions.flatMap((s) => s.activities)),
    ...checkWords(words),
    ...checkAgendas(agendas, sessions),
  ];
}

export function checkSessions(sessions: Session[], words: Word[]): string[] {
  return [
    ...duplicatesOf(sessions.map((s) => s.id)).map(
      (id) => `sessions: the id "${id}" is used by more than one session.`,
    ),
    ...duplicatesOf(sessions.map((s) => String(s.number))).map(
      (n) => `sessions: the number ${n} is used by more than one session.`,
    ),
    ...duplicatesOf(sessions.flatMap((s) => s.activities.map((a) => a.id))).map(
      (id) => `activities: the id "${id}" is used by more than one activity.`,
    ),
    ...sessions.flatMap((s) => s.activities.flatMap(checkActivity)),
    ...sessions.flatMap((s) => s.activities.flatMap((a) => checkLinks(`activities.${a.id}`, a, words))),
  ];
}

export const checkActivity = (activity: Activity): string[] =>
  kindOf(activity).check?.(activity, `activities.${activity.id}`) ?? [];

const checkAmong = (all: readonly Activity[]): string[] =>
  all.flatMap((a) => kindOf(a).checkAmong?.(a, `activities.${a.id}`, all) ?? []);

export function checkWords(words: Word[]): string[] {
  return [
    ...duplicatesOf(words.map((w) => w.id)).map(
      (id) => `words: the id "${id}" is used by more than one word.`,
    ),
    ...words.flatMap((w) => checkLinks(`words.${w.id}`, w, words)),
  ];
}

export function checkAgendas(agendas: Agenda[], sessions: Session[]): string[] {
  return [
    ...duplicatesOf(agendas.map((a) => a.id)).map(
      (id) => `agendas: the id "${id}" is used by more than one agenda.`,
    ),
    ...agendas.flatMap((agenda) => {
      const path = `agendas.${agenda.id}`;
      const slots = agenda.days.flatMap((d) =>
        d.slots.map((slot) => ({ at: `${path}.days.${d.id}.slots.${slot.id}`, slot })),
      );
      return [
        ...duplicateIdProblems(
          path,
          "day",
          agenda.days.map((d) => d.id),
        ),
        ...duplicateIdProblems(
          path,
          "slot",
          slots.map(({ slot }) => slot.id),
        ),
        ...slots.flatMap((s) => checkSlot(s.at, s.slot, sessions)),
      ];
    }),
  ];
}

function checkSlot(path: string, slot: Slot, sessions: Session[]): string[] {
  if (slot.session === undefined) {
    if (slot.activities) return [`${path}.activities: name the session that they belong to.`];
    return slot.title ? [] : [`${path}: give it a session or a title.`];
  }
  const session = sessions.find((s) => s.id === slot.session);
  if (!session) return [`${path}.session: "${slot.session}" is not a session of this workshop.`];
  const ids = session.activities.map((a) => a.id);
  return [
    ...duplicateIdProblems(`${path}.activities`, "activity", slot.activities ?? []),
    ...unknownIdProblems(
      `${path}.activities`,
      `an activity of the session "${session.id}"`,
      slot.activities ?? [],
      ids,
    ),
  ];
}

/** Links such as `[debt bondage](word:debt-bondage)`, in the texts below `path`, that lead to no word. */
function checkLinks(path: string, text: unknown, words: Word[]): string[] {
  const ids = new Set(words.map((w) => w.id));
  const links = [...JSON.stringify(text).matchAll(/\]\(word:([^)\s]*)\)/g)].map((link) => link[1]!);
  return [...new Set(links)]
    .filter((id) => !ids.has(id))
    .map((id) => `${path}: the link "word:${id}" leads to no word of the glossary.`);
}
