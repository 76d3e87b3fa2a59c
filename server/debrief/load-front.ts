/**
 * The data of the trainers' own debrief page: the story of the workshop with all answers and texts, and every
 * remark. The front, which is plain data, and the newest debriefs are kept until something of the room
 * changes.
 */
import type { ChapterHead } from "@/components/debrief/chapter";
import { storyWords } from "@/components/debrief/story-words";
import { debriefIn, inputIn, readRoom, storyIn } from "@/server/debrief/room-reading";
import type { Debrief } from "@/workshop/debrief/debrief";
import { editOf, remarkFor, remarkKey, type ToldSentence, toldStory } from "@/workshop/debrief/report/edits";
import {
  type Front,
  frontOf,
  isDrawn,
  planFrom,
  quotesFrom,
  withFigures,
} from "@/workshop/debrief/report/front";
import { dayChapter } from "@/workshop/debrief/report/day-chapter";
import type { ReportChapter, Stat } from "@/workshop/debrief/report/report";
import { statsOf } from "@/workshop/debrief/report/story/stats";
import { storyOf } from "@/workshop/debrief/report/story/story";
import type { Theme } from "@/workshop/content/workshop";
import type { ReportWords } from "@/model/figures/report-words";
import { explained, toldFirst } from "@/model/figures/figure-parts";
import type { RoomId } from "@/model/ids";
import { processWide } from "@/server/platform/process-wide";
import { StampedCache } from "@/server/platform/stamped-cache";
import { sourcesOf } from "@/server/store/assets/address";
import { assetsOf } from "@/server/store/assets/assets";
import { debriefFingerprint } from "@/server/store/debrief/fingerprint";
import { campaignsIn } from "@/workshop/debrief/campaigns";
import { figuresOf } from "@/workshop/debrief/figures-of";
import { isPlanned } from "@/workshop/debrief/plan-of-action";
import { indicatorChapter, indicatorsOf, targetsIn } from "@/workshop/debrief/indicators";
import { idOfWithheld, withheldFigure } from "@/workshop/debrief/report/withheld";
import { addressOf } from "@/model/activity/asset";

interface RemarkRead {
  activity: string | null;
  /** Read in this language. */
  text: string | null;
  /** Written in this language. */
  own: { revision: number; text: string | null; by: string };
}

/** What stands on the page before a chapter is opened, as plain data. */
interface FrontHead
  extends Pick<Debrief, "title" | "people" | "startedAt" | "endedAt" | "ended" | "example" | "language"> {
  theme: Theme | undefined;
  /** Groups planned campaigns, which have pages of their own. */
  campaigns: boolean;
  /** Groups planned measures, which make a plan of action. */
  plan: boolean;
  stats: Stat[];
  story: ToldSentence[];
  front: Front<ToldSentence>;
  /** Further figures that the front can show, by chapter. */
  choices: { title: string; figures: { id: string; title: string }[] }[];
  remark: RemarkRead;
  /** By activity. */
  remarks: Record<string, RemarkRead>;
  chapters: ChapterHead[];
}

interface WholeFront {
  head: FrontHead;
  debrief: Debrief;
  /** Chapters behind those of the sessions. */
  after: ReportChapter[];
}

const heads = processWide(
  "debrief-heads",
  () =>
    new StampedCache<FrontHead>({
      bytes: 16_000_000,
      bytesOf: (head) => 2 * JSON.stringify(head).length,
      age: 3_600_000,
    }),
);
/** The chapters of a page are asked for one after the other. A debrief of some megabytes counts as one. */
const wholes = processWide(
  "debriefs",
  () => new StampedCache<WholeFront>({ bytes: 2, bytesOf: () => 1, age: 60_000 }),
);

/** In the language of the words, as far as the workshop has it. @returns null where there is no such room */
export async function loadWhole(roomId: string, words: ReportWords): Promise<WholeFront | null> {
  const stamp = await debriefFingerprint(roomId);
  return wholes.get(`${roomId} ${words.locale}`, stamp, () => readWhole(roomId, words));
}

/** The same without what chapters hold. */
export async function loadFront(roomId: string, words: ReportWords): Promise<FrontHead | null> {
  const stamp = await debriefFingerprint(roomId);
  const name = `${roomId} ${words.locale}`;
  return heads.get(name, stamp, async () => {
    const whole = await wholes.get(name, stamp, () => readWhole(roomId, words));
    return whole?.head ?? null;
  });
}

/** From the database. */
export async function readWhole(roomId: string, words: ReportWords): Promise<WholeFront | null> {
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
  const indicators = indicatorsOf(debrief, reading);
  const after = [
    dayChapter(inputIn(reading, words.locale), debrief, words),
    indicatorChapter(indicators, words),
  ].filter((chapter) => chapter !== null);
  const sessions = debrief.sessions.map((session) => ({
    ...session,
    title: words.t("session", { number: session.number, title: session.title }),
    parts: session.activities.map((one) => ({
      activity: one.activity.id,
      title: one.activity.title,
      figures: figuresOf(one, words).map((figure) => explained(figure, words)),
    })),
  }));
  const chapters: ChapterHead[] = [
    ...sessions.map(({ id, title, activities, parts, withheld }) => ({
      id: `s-${id}`,
      title,
      plan: activities.some(isPlanned),
      parts: parts.map(({ activity, title, figures }) => ({
        id: activity,
        anchor: `a-${activity}`,
        title,
        ...toldFirst(figures),
      })),
      withheld: withheld.map((result) => ({
        id: idOfWithheld(result),
        activity: result.activity.id,
        title: result.activity.title,
        reading: withheldFigure(result, words).reading,
      })),
    })),
    ...after.map(({ id, title, parts }) => ({
      id: `a-${id}`,
      title,
      ...(id === "indicators" && { targets: targetsIn(indicators, words) }),
      parts: parts.map((part) => ({
        id: part.activity,
        anchor: null,
        title: part.title,
        ...toldFirst(part.figures),
      })),
      withheld: [],
    })),
  ];
  const { title, people, startedAt, endedAt, ended, example, language } = debrief;
  const activities = debrief.sessions.flatMap((s) => s.activities.map((a) => a.activity.id));
  const figured = [...sessions, ...after];
  const parts = figured.flatMap((chapter) => chapter.parts);
  const sentences = withFigures(toldStory(storyOf(debrief, story), say, edits, words.locale), parts);
  const front = frontOf(sentences, parts, edits, {
    quotes: quotesFrom(reading.sources, reading.releases),
    plan: planFrom(debrief, reading.releases, words),
  });
  const shown = new Set(front.pictures.map(({ figure }) => figure.id));
  const head: FrontHead = {
    title,
    people,
    startedAt,
    endedAt,
    ended,
    example,
    language,
    theme: reading.input.workshop.theme,
    campaigns: campaignsIn(debrief).length > 0,
    plan: chapters.some((chapter) => chapter.plan),
    stats: statsOf(debrief, story).map(say.stat),
    story: sentences,
    front,
    choices: figured.flatMap(({ title, parts }) => {
      const figures = parts.flatMap((part) =>
        part.figures
          .filter((figure) => isDrawn(figure) && !shown.has(figure.id))
          .map(({ id, title }) => ({ id, title: title === part.title ? title : `${part.title}: ${title}` })),
      );
      return figures.length > 0 ? [{ title, figures }] : [];
    }),
    remark: remarkOf(null),
    remarks: Object.fromEntries(activities.map((id) => [id, remarkOf(id)])),
    chapters,
  };
  return { head, debrief, after };
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
