/** A published report by the key of its link, in the language that its reader chose or prefers. */
import { interfaceLanguages, preferred } from "@/messages/languages";
import { reportFrom } from "@/server/debrief/load-report";
import { readRoom } from "@/server/debrief/room-reading";
import { reportWords } from "@/server/debrief/report-words";
import { findPublication } from "@/server/store/debrief/publications";
import { languagesOf } from "@/workshop/content/texts";
import type { Report } from "@/workshop/debrief/report/report";

interface Published {
  report: Report;
  languages: string[];
  /** Milliseconds since the epoch. */
  ends: number;
}

/**
 * @param key of any shape
 * @param wanted a language tag, or null
 * @param accepted the header `Accept-Language`
 * @returns null where the key opens nothing
 */
export async function loadPublished(
  key: string,
  wanted: string | null,
  accepted: string | undefined,
): Promise<Published | null> {
  const publication = await findPublication(key);
  const reading = publication && (await readRoom(publication.roomId, true));
  if (!publication || !reading) return null;
  const { workshop } = reading.input;
  // Languages of the workshop that the page can speak too.
  const spoken = languagesOf(workshop).filter((one) => interfaceLanguages.some((i) => i === one));
  const languages = spoken.length > 0 ? spoken : ["en"];
  const language = languages.find((one) => one === wanted) ?? preferred(accepted, languages) ?? languages[0]!;
  return {
    report: reportFrom(reading, language, await reportWords(language), publication.experts),
    languages,
    ends: publication.expiresAt.getTime(),
  };
}
