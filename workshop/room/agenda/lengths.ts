/** How long a room of a workshop may be: what is offered when it is opened, and what of that is proposed. */
import { agendaFrom } from "@/workshop/room/agenda/agenda";
import type { Workshop } from "@/workshop/content/workshop";

export interface Lengths {
  /** `days`: minutes of each. */
  agendas: { id: string; title: string; days: number[] }[];
  sessions: { id: string; number: number; title: string; minutes: number }[];
}

export const lengthsOf = (workshop: Workshop): Lengths => ({
  agendas: workshop.agendas.map(({ id, title }) => ({
    id,
    title,
    days: agendaFrom(workshop, id).days.map(({ planned }) => planned),
  })),
  sessions: workshop.sessions.map(({ id, number, title, minutes }) => ({ id, number, title, minutes })),
});

/** The one of a single day, else the first; none where the workshop has none. */
export const proposedAgenda = <A extends { days: readonly unknown[] }>(
  agendas: readonly A[],
): A | undefined => agendas.find(({ days }) => days.length === 1) ?? agendas[0];
