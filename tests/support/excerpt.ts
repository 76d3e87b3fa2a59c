/** Some sessions of a workshop as a workshop of their own, for rooms that need not take four days. */
import { textsOf } from "@/workshop/content/texts";
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

/** `workshop` with the texts of a copy in another language as its translation. */
export function translatedBy(workshop: Workshop, copy: Workshop): Workshop {
  const texts = Object.fromEntries(textsOf(copy).map(({ path, text }) => [path, text]));
  return workshopSchema.parse({
    ...workshop,
    translations: { ...workshop.translations, [copy.language]: { status: "draft", texts } },
  });
}
