/** Possible lengths of a workshop's room, and the proposed one. */
import { agendaFrom } from "@/workshop/room/agenda/agenda";
import type { Workshop } from "@/workshop/content/workshop";

export interface Lengths {
  /** `days`: minutes of each. */
  agendas: { id: string; title: string; days: number[] }[];
  sessions: { id: string; number: number; title: string; minutes: number }[];
}

export const lengthsOf = (workshop: Workshop): Lengths => ({
  agendas: workshop.agendas
    .map(({ id, title }) => ({
      id,
      title,
      days: agendaFrom(workshop, id).days.map(({ planned }) => planned),
    }))
    .toSorted((a, b) => a.days.length - b.days.length),
  sessions: workshop.sessions.map(({ id, number, title, minutes }) => ({ id, number, title, minutes })),
});

/** The shortest agenda of all; none where the workshop has none. */
export const proposedAgenda = ({ agendas }: Pick<Lengths, "agendas">): string => agendas[0]?.id ?? "";
