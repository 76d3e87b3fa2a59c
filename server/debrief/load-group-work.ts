/**
 * What groups made and trainers released, ready for pages and files: the plan of action, and posters; and how
 * much is not released.
 */
import { debriefIn, readRoom, type RoomReading } from "@/server/debrief/room-reading";
import { unreleasedResults } from "@/server/debrief/load-release";
import { reportWords } from "@/server/debrief/report-words";
import { processWide } from "@/server/platform/process-wide";
import { StampedCache } from "@/server/platform/stamped-cache";
import { debriefFingerprint } from "@/server/store/debrief/fingerprint";
import type { ReportWords } from "@/model/figures/report-words";
import type { Group } from "@/model/room/groups";
import { groupsOfMeasure, topicsOf } from "@/model/worksheets/comparisons/topics";
import { groupAndTable, groupName, inWords } from "@/model/worksheets/wording";
import type { CalendarEvent } from "@/workshop/exports/calendar";
import { planEvents } from "@/workshop/exports/room-events";
import { followUpChapter } from "@/workshop/debrief/follow-up/chapter";
import {
  dayIn,
  planOfAction,
  type PlannedMeasure,
  type PlanRow,
  planTable,
  rowOf,
  saidOf,
} from "@/workshop/debrief/plan-of-action";
import { indicatorSheet, indicatorsOf } from "@/workshop/debrief/indicators";
import { type Poster, postersOf } from "@/workshop/debrief/posters";
import { releasedDebrief } from "@/workshop/debrief/report/release/released-debrief";
import type { Report, ReportChapter } from "@/workshop/debrief/report/report";
import { reportLanguagesOf } from "@/workshop/debrief/report/languages";
import { reportOf } from "@/workshop/debrief/report/report-of";

export interface GroupWork {
  measures: PlannedMeasure[];
  sentence: string;
  /** Measure, who, by when and group, in words, and the heads of these columns. */
  head: PlanRow;
  rows: PlanRow[];
  events: CalendarEvent[];
  /** What became of commitments; null before the first answer. */
  later: ReportChapter | null;
  /** Both as a short report. */
  plan: Report;
  posters: PosterWords[];
  /** Indicators of the room, as a sheet. */
  indicators: ReturnType<typeof indicatorSheet>;
}

/** A poster in words. */
export interface PosterWords {
  /** Of a campaign, its group. */
  group: { name: string; number: number } | null;
  title: string;
  sheet: string;
  message: string | null;
  facts: { label: string; text: string }[];
  /** Of a board: measures side by side, by topic where there are some. */
  topics: {
    title: string | null;
    columns: { title: string; measures: PosterMeasure[] }[];
  }[];
}

interface PosterMeasure {
  text: string;
  groups: { name: string; number: number }[];
  who: string;
  when: string;
}

/** @param language of the reader @returns null where there is no such room */
export async function loadGroupWork(roomId: string, language: string): Promise<GroupWork | null> {
  const reading = await readRoom(roomId);
  return reading && groupWork(roomId, reading, language, await reportWords(language));
}

export function groupWork(
  roomId: string,
  reading: RoomReading,
  language: string,
  words: ReportWords,
): GroupWork {
  const debrief = debriefIn(reading, language);
  const measures = planOfAction(debrief, reading.releases);
  const { head, rows } = planTable(measures, words);
  const t = words.from("front");
  const title = t("plan.title");
  const groups = new Set(measures.flatMap((one) => one.groups.map(({ id }) => id))).size;
  const later = followUpChapter(reading.followUp, words.from("followup"));
  const sentence = t(rows.length > 0 ? "plan.reading" : "plan.empty", {
    measures: rows.length,
    groups,
    owned: measures.filter(({ who }) => who.length > 0).length,
    dated: measures.filter(({ when }) => when.length > 0).length,
  });
  const figure = {
    id: "plan",
    title: t("plan.measures"),
    reading: sentence,
    chart: null,
    how: t("plan.note"),
    tables: rows.length > 0 ? [{ caption: t("plan.order"), head, rows }] : [],
  };
  const chapter = {
    id: "plan",
    title,
    parts: [{ activity: "plan", title: t("plan.measures"), figures: [figure], remark: null }],
  };
  const whole = reportOf({ ...debrief, sessions: [] }, words, {
    stats: [],
    after: later ? [chapter, later] : [chapter],
  });
  const report: Report = { ...whole, labels: { ...whole.labels, report: title }, notes: [] };
  return {
    measures,
    sentence,
    head,
    rows,
    later,
    events: planEvents(roomId, measures, (one) => aboutOf(rowOf(one, words), debrief.title, words)),
    plan: { ...report, ...reportLanguagesOf(report, reading.input.workshop, language) },
    posters: postersOf(releasedDebrief(debrief, reading.releases)).map((poster) => posterIn(poster, words)),
    indicators: indicatorSheet(indicatorsOf(debrief, reading), words),
  };
}

function posterIn(poster: Poster, words: ReportWords): PosterWords {
  const { compare, t } = words;
  const said = (text: string) => inWords(text, compare);
  const named = (group: Group) => ({ name: groupName(group, compare), number: group.number });
  if (poster.type === "campaign") {
    const { group, audience, message, places, pairing, details } = poster.plan;
    const facts = [
      { label: compare("campaign.barrier"), text: pairing.barrier },
      { label: compare("campaign.reach"), text: pairing.reach },
      { label: t("sheets.place"), text: places.join(" · ") },
      ...details,
    ];
    return {
      group: { ...named(group), name: groupAndTable(group, compare) },
      title: said(audience) || compare("campaign.plan"),
      sheet: poster.sheet,
      message: said(message) || null,
      facts: facts.filter(({ text }) => text !== "").map(({ label, text }) => ({ label, text: said(text) })),
      topics: [],
    };
  }
  const { board } = poster;
  return {
    group: null,
    title: poster.sheet,
    sheet: "",
    message: null,
    facts: [],
    topics: topicsOf(board).map(({ text, columns }) => ({
      title: text,
      columns: columns.map((column) => ({
        title: column.text,
        measures: column.measures.map((one) => ({
          text: said(one.text),
          groups: groupsOfMeasure(board, one).map(named),
          who: saidOf(one.owner, words),
          when: saidOf(
            one.when.map((date) => dayIn(date, words)),
            words,
          ),
        })),
      })),
    })),
  };
}

const aboutOf = ([, who, , groups]: GroupWork["rows"][number], room: string, words: ReportWords): string =>
  [`${words.compare("board.owner")}: ${who}`, `${words.t("sheets.group")}: ${groups}`, room].join("\n");

/** How much of the groups' work may leave the trainers' page. */
export interface GroupFacts {
  /** Results that could be released and are not, and the page on which the first is read. */
  unreleased: { count: number; page: string } | null;
  measures: number;
  dated: number;
  posters: number;
}

export const noGroupFacts: GroupFacts = { unreleased: null, measures: 0, dated: 0, posters: 0 };

const facts = processWide(
  "group-facts",
  () => new StampedCache<GroupFacts>({ bytes: 200, bytesOf: () => 1, age: 3_600_000 }),
);

export async function groupFacts(roomId: string): Promise<GroupFacts | null> {
  return facts.get(roomId, await debriefFingerprint(roomId), async () => {
    const reading = await readRoom(roomId);
    if (!reading) return null;
    const measures = planOfAction(reading.debrief, reading.releases);
    return {
      unreleased: unreleasedResults(reading),
      measures: measures.length,
      dated: measures.filter(({ day }) => day !== null).length,
      posters: postersOf(releasedDebrief(reading.debrief, reading.releases)).length,
    };
  });
}
