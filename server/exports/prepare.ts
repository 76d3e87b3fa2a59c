/** Writes the input files of an export; the only part that reads the database. */
import { randomBytes } from "node:crypto";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { storedRoomId } from "@/model/ids";
import { interfaceLanguages } from "@/messages/languages";
import type { Prepare } from "@/server/exports/jobs";
import { picturesOn } from "@/server/exports/handouts";
import { handoutsPaper } from "@/server/exports/papers";
import { HANDOUTS, PASSED_ON, reportFile, writeInput } from "@/server/exports/job-messages";
import { type ExportWords, exportWords } from "@/server/exports/read-me";
import {
  type GroupFacts,
  groupFacts,
  type GroupWork,
  loadGroupWork,
  noGroupFacts,
} from "@/server/debrief/load-group-work";
import { type Audience, loadReport } from "@/server/debrief/load-report";
import { logoOf } from "@/server/store/assets/assets";
import { loadDebrief } from "@/server/store/debrief/debrief";
import { loadState } from "@/server/store/rooms/room-state";
import { languagesOf as workshopLanguages } from "@/workshop/content/texts";
import {
  factsOf,
  type Format,
  type FormatFacts,
  formats,
  type RoomNow,
  unavailable,
} from "@/workshop/exports/formats";
import { handoutsOf } from "@/workshop/handouts/handouts";
import { keyedItems } from "@/workshop/exports/quizzes";
import { agendaEvents, followUpEvents, hasDates, type RoomDates } from "@/workshop/exports/room-events";
import type { RoomState } from "@/workshop/room/state";

interface ExportRequest {
  format: Format;
  language: string;
  expert: boolean;
  /** The asker's name. */
  by: string;
}

export const roomNow = async (room: { id: string; ended: boolean }): Promise<RoomNow> => {
  const [state, facts] = await Promise.all([loadState(room.id), groupFacts(room.id)]);
  return nowOf(room, state, facts);
};

function nowOf(room: { ended: boolean }, state: RoomState | null, facts: GroupFacts | null): RoomNow {
  const { measures, dated, posters } = facts ?? noGroupFacts;
  return {
    measures,
    dated,
    posters,
    ended: room.ended,
    quizzes:
      state !== null && keyedItems(state.workshop, new Set(Object.keys(state.position.rounds))).length > 0,
    dates: state !== null && hasDates(state, room.ended),
    handouts: state !== null && handoutsOf(state.workshop).length > 0,
  };
}

/** The format, or a part of the archive, is made from this. */
const needs = (format: Format, available: readonly Format[], from: FormatFacts["from"]): boolean =>
  (format === "everything" ? available : [format]).some((f) => factsOf[f].from === from);

/** The languages of the stage, the asker's first. Those in which people read are left out, as private. */
function languagesOf({ workshop, stageLanguages }: RoomState, first: string): string[] {
  const shown = [workshop.language, ...stageLanguages];
  return [first, ...interfaceLanguages.filter((l) => l !== first && shown.includes(l))];
}

export const prepareFor =
  (room: { id: string; ended: boolean }, { format, language, expert, by }: ExportRequest): Prepare =>
  async (folder, signal) => {
    const [input, state, facts] = await Promise.all([
      loadDebrief(room.id),
      loadState(room.id),
      groupFacts(room.id),
    ]);
    if (!input || !state) throw new Error("the room is gone");
    signal.throwIfAborted();
    await writeInput(folder, input);
    const addFile = (name: string, text: string) => writeFile(path.join(folder, name), text, { mode: 0o600 });
    const takenIn = async (one: string): Promise<string> => {
      const { t, day } = await exportWords(one);
      return t("taken", { name: by, day: day(Date.now()) });
    };
    const addReport = async (name: string, reportLanguage: string, audience: Audience): Promise<void> => {
      const report = await loadReport(room.id, reportLanguage, audience);
      if (!report) throw new Error("the room is gone");
      const taken = await takenIn(reportLanguage);
      await addFile(name, JSON.stringify({ ...report, taken }));
    };
    const now = nowOf(room, state, facts);
    const taken = await takenIn(language);
    const available = formats.filter((f) => !unavailable(f, now));
    if (needs(format, available, "handouts")) {
      const offered = workshopLanguages(state.workshop);
      const one = offered.find((l) => l === language) ?? state.workshop.language;
      const pictures = await picturesOn(state.workshop, room.id, one);
      const choice = { language: one, only: null, help: state.settings, pictures };
      await addFile(HANDOUTS, JSON.stringify(handoutsPaper(state.workshop, choice, "a4")));
    }
    const languages = format === "everything" ? languagesOf(state, language) : [language];
    if (needs(format, available, "report")) {
      for (const one of languages) {
        signal.throwIfAborted();
        await addReport(reportFile(one), one, "trainers");
      }
    }
    if (format !== "everything" && factsOf[format].from === "passed-on")
      await addReport(PASSED_ON, language, format === "partner" ? "partners" : "published");
    const groups: Record<string, GroupWork> = {};
    if (format === "workbook" || format === "everything" || factsOf[format].from === "groups") {
      for (const one of languages) {
        signal.throwIfAborted();
        const work = await loadGroupWork(room.id, one);
        if (!work) throw new Error("the room is gone");
        groups[one] = { ...work, plan: { ...work.plan, taken: await takenIn(one) } };
      }
    }
    const { agenda, workshop } = state;
    const dates = { id: room.id, title: input.title, agenda, workshop, endedAt: input.endedAt };
    return {
      format,
      available,
      taken,
      language,
      languages,
      expert,
      home: `https://plenary.invalid/${randomBytes(9).toString("base64url")}`,
      events: eventsOf(dates, await exportWords(language)),
      groups,
      logo: /^(slides|everything)$/.test(format) ? await logoOf(storedRoomId(room.id), workshop.theme) : null,
    };
  };

/** Its days, and the days on which commitments are asked about, in the asker's language. */
const eventsOf = (room: RoomDates, { t }: ExportWords) => [
  ...agendaEvents(room),
  ...followUpEvents(room, (days) => ({
    title: t("followUp.title", { days }),
    about: t("followUp.about", { title: room.title }),
  })),
];
