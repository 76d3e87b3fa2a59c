import { kindOf } from "@/activities/kinds";
/**
 * Reads everything that a report of a room is made from once: the debrief in the language of the workshop,
 * texts of trainers, released texts, the question box. Other languages and audiences are derived from it.
 */
import { boxTexts } from "@/server/store/question-box/question-box";
import { loadDebrief } from "@/server/store/debrief/debrief";
import { followUpCounts } from "@/server/store/learning/follow-up";
import { listReleases } from "@/server/store/debrief/released-texts";
import { reportTexts } from "@/server/store/debrief/report-texts";
import { inLanguage } from "@/workshop/content/texts";
import { type Debrief, debriefOf } from "@/workshop/debrief/debrief";
import type { DebriefInput } from "@/workshop/debrief/input";
import type { FollowUpCounts } from "@/workshop/debrief/follow-up/chapter";
import { enoughAnswers, enoughItems } from "@/workshop/debrief/report/enough-items";
import type { ReportEdit } from "@/workshop/debrief/report/edits";
import { type Release, standingReleases } from "@/workshop/debrief/report/release/releases";
import type { BeforeAfter } from "@/model/debrief/made";
import type { Releases, WrittenSource } from "@/model/debrief/release";
import { writtenSources } from "@/workshop/debrief/report/release/written-texts";
import type { StorySources } from "@/workshop/debrief/report/story/story";

export interface RoomReading {
  input: DebriefInput;
  /** In the workshop's language, with everything that people wrote: for trainers' own pages alone. */
  debrief: Debrief;
  sources: WrittenSource[];
  stored: Release[];
  releases: Releases;
  edits: ReportEdit[];
  story: StorySources;
  /** The outcomes of commitments after weeks. */
  followUp: FollowUpCounts;
  /** Without results of fewer than five. */
  published: boolean;
}

/**
 * @param published for readers of a link: without rounds, and items of rounds, that fewer than five answered
 * @returns null where there is no such room
 */
export async function readRoom(roomId: string, published = false): Promise<RoomReading | null> {
  const [loaded, box, stored, edits, followUp] = await Promise.all([
    loadDebrief(roomId),
    boxTexts(roomId),
    listReleases(roomId),
    reportTexts(roomId),
    followUpCounts(roomId),
  ]);
  if (!loaded) return null;
  const input = published ? enoughAnswers(loaded) : loaded;
  const whole = debriefOf(input);
  const debrief = published ? enoughItems(whole) : whole;
  const posts = box?.posts ?? [];
  const sources = writtenSources(debrief, posts, input.made?.shown ?? new Set());
  return {
    input,
    debrief,
    sources,
    stored,
    releases: standingReleases(sources, stored),
    edits,
    story: {
      box: box && { questions: box.asked, most: posts[0]?.support ?? 0 },
      learning: learningOf(whole),
    },
    followUp,
    published,
  };
}

function debriefFrom(input: DebriefInput, published: boolean): Debrief {
  const debrief = debriefOf(input);
  return published ? enoughItems(debrief) : debrief;
}

/** With authored texts in `language` where the workshop has them. */
export function inputIn({ input }: RoomReading, language: string): DebriefInput {
  const workshop = inLanguage(input.workshop, language);
  return workshop === input.workshop ? input : { ...input, workshop };
}

export function debriefIn(reading: RoomReading, language: string): Debrief {
  const input = inputIn(reading, language);
  return input === reading.input ? reading.debrief : debriefFrom(input, reading.published);
}

export function storyIn(reading: RoomReading, language: string): StorySources {
  const { story } = reading;
  const { sessions } = inputIn(reading, language).workshop;
  const titles = new Map(sessions.flatMap((s) => s.activities.map((a) => [a.id, a.title] as const)));
  return {
    ...story,
    learning: story.learning.map((tests) => ({ ...tests, title: titles.get(tests.activity) ?? tests.title })),
  };
}

/** The tests before and after whose people linked them by a code of their own. */
export const learningOf = ({ sessions }: Debrief): BeforeAfter[] =>
  sessions.flatMap((s) => s.activities).flatMap((debrief) => kindOf(debrief).beforeAfter?.(debrief) ?? []);
