/**
 * The data of the trainers' own debrief page: the story of the workshop with all answers and texts, and every
 * remark.
 */
import { storyWords } from "@/components/debrief/story-words";
import { debriefIn, inputIn, readRoom, storyIn } from "@/server/debrief/room-reading";
import type { Debrief } from "@/workshop/debrief/debrief";
import { editOf, remarkFor, remarkKey, type ToldSentence, toldStory } from "@/workshop/debrief/report/edits";
import { dayChapter } from "@/workshop/debrief/report/day-chapter";
import type { ReportChapter, Stat } from "@/workshop/debrief/report/report";
import { statsOf } from "@/workshop/debrief/report/story/stats";
import { storyOf } from "@/workshop/debrief/report/story/story";
import type { Theme } from "@/workshop/content/workshop";
import type { ReportWords } from "@/model/figures/report-words";
import type { RoomId } from "@/model/ids";
import { sourcesOf } from "@/server/store/assets/address";
import { assetsOf } from "@/server/store/assets/assets";
import { addressOf } from "@/model/activity/asset";

interface RemarkRead {
  activity: string | null;
  /** Read in this language. */
  text: string | null;
  /** Written in this language. */
  own: { revision: number; text: string | null; by: string };
}

interface TrainersFront {
  debrief: Debrief;
  theme: Theme | undefined;
  stats: Stat[];
  story: ToldSentence[];
  remark: RemarkRead;
  /** Chapters behind those of the sessions. */
  after: ReportChapter[];
  /** By activity. */
  remarks: Record<string, RemarkRead>;
}

/** In the language of the words, as far as the workshop has it. @returns null where there is no such room */
export async function loadFront(roomId: string, words: ReportWords): Promise<TrainersFront | null> {
  const reading = await readRoom(roomId);
  if (!reading) return null;
  const { edits } = reading;
  const [debrief, story] = [debriefIn(reading, words.locale), storyIn(reading, words.locale)];
  const say = storyWords(words, true);
  const remarkOf = (activity: string | null): RemarkRead => {
    const edit = editOf(edits, remarkKey(activity), words.locale);
    return {
      activity,
      text: remarkFor(edits, activity, words.locale, reading.debrief.language),
      own: { revision: edit?.revision ?? 0, text: edit?.text ?? null, by: edit?.by ?? "" },
    };
  };
  const activities = debrief.sessions.flatMap((s) => s.activities.map((a) => a.activity.id));
  return {
    debrief,
    theme: reading.input.workshop.theme,
    stats: statsOf(debrief, story).map(say.stat),
    story: toldStory(storyOf(debrief, story), say.sentence, edits, words.locale),
    after: [dayChapter(inputIn(reading, words.locale), debrief, words) ?? []].flat(),
    remark: remarkOf(null),
    remarks: Object.fromEntries(activities.map((id) => [id, remarkOf(id)])),
  };
}

interface Branding {
  accent: string | undefined;
  logo: { src: string; alt: string } | null;
}

/** The accent and logo of a room's workshop. @returns null for a workshop without them */
export async function brandingOf(room: RoomId, theme: Theme | undefined): Promise<Branding | null> {
  if (!theme) return null;
  const { accent, logo } = theme;
  const sources = logo ? sourcesOf(room, await assetsOf(room)) : {};
  const source = logo && Object.hasOwn(sources, logo.file) ? sources[logo.file] : undefined;
  return { accent, logo: logo && source ? { src: addressOf(source, "phone"), alt: logo.alt } : null };
}
