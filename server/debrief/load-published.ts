/** A published report by the key of its link, in the language that its reader chose or prefers. */
import { interfaceLanguages, preferred } from "@/messages/languages";
import { reportFrom } from "@/server/debrief/load-report";
import { readRoom, type RoomReading } from "@/server/debrief/room-reading";
import { reportWords } from "@/server/debrief/report-words";
import { processWide } from "@/server/platform/process-wide";
import { StampedCache } from "@/server/platform/stamped-cache";
import { findPublication, reportFingerprint } from "@/server/store/debrief/publications";
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
  if (!publication) return null;
  const { id, roomId, experts, expiresAt } = publication;
  const stamp = await reportFingerprint(publication);
  const reading = await readings.get(id, stamp, () => readRoom(roomId, true));
  if (!reading) return null;
  const { workshop } = reading.input;
  // Languages of the workshop that the page can speak too.
  const spoken = languagesOf(workshop).filter((one) => interfaceLanguages.some((i) => i === one));
  const languages = spoken.length > 0 ? spoken : ["en"];
  const language = languages.find((one) => one === wanted) ?? preferred(accepted, languages) ?? languages[0]!;
  const report = await reports.get(`${id} ${language}`, stamp, async () =>
    reportFrom(reading, language, await reportWords(language), experts),
  );
  return report && { report, languages, ends: expiresAt.getTime() };
}

/** The pages of a report are asked for one after the other. Some megabytes count as one. */
const kept = <T>(name: string, count: number) =>
  processWide(name, () => new StampedCache<T>({ bytes: count, bytesOf: () => 1, age: 60_000 }));
const readings = kept<RoomReading>("published-readings", 2);
const reports = kept<Report>("published-reports", 4);
