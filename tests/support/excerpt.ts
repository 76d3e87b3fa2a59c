/** Some sessions of a workshop as a workshop of their own, for rooms that need not take four days. */
import { type Workshop, workshopSchema } from "@/workshop/content/workshop";

/** @param sessions ids of the sessions to keep. */
export const excerpt = (workshop: Workshop, id: string, sessions: readonly string[]): Workshop =>
  workshopSchema.parse({
    ...workshop,
    id,
    title: `${workshop.title}: ${id}`,
    sessions: workshop.sessions.filter((session) => sessions.includes(session.id)),
    agendas: [],
  });
