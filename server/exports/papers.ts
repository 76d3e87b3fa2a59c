/** The papers of a workshop and of a room: handouts, the sheet for names, and the run of the days. */
import { create } from "qrcode";
import { kindOf } from "@/activities/kinds";
import { handoutTranslator } from "@/messages/language";
import { interfaceLanguage } from "@/messages/languages";
import type { LiveAgenda, LiveSlot } from "@/model/room/agenda";
import {
  type Drawn,
  type Helper,
  type Paper,
  type PaperData,
  PaperWriter,
} from "@/server/exports/paper-writer";
import type { SplitDrawing } from "@/workshop/content/drawing";
import { inLanguage } from "@/workshop/content/texts";
import type { Workshop } from "@/workshop/content/workshop";
import { type Handout, handoutsOf, startHandouts } from "@/workshop/handouts/handouts";
import { authoredDay, authoredSlot, lengthOf } from "@/workshop/room/agenda/agenda";
import type { HelpLines } from "@/workshop/room/settings";

export interface HandoutChoice {
  language: string;
  /** The id of the one that is wanted alone. */
  only: string | null;
  /** All cards for the pocket are wanted alone. */
  cards?: boolean;
  /** Blank lines stand for helpers that the room does not name. */
  help: HelpLines;
  /** Pictures by name. */
  pictures: ReadonlyMap<string, SplitDrawing>;
}

export function handoutsPaper(workshop: Workshop, choice: HandoutChoice, paper: Paper): PaperData {
  const { language, only, cards = false, help, pictures } = choice;
  const t = handoutTranslator(language);
  const translated = inLanguage(workshop, language);
  const all = handoutsOf(translated);
  const chosen = [...all, ...startHandouts(translated)].filter(({ id, size }) =>
    cards ? size !== undefined : id === only,
  );
  const writer = new PaperWriter(workshop, language, pictures);
  const sheets = (chosen.length > 0 ? chosen : all).flatMap((handout) =>
    sidesOf(handout).map(({ title, notices, blocks }) => {
      const foot = title === handout.title ? [] : [handout.title];
      const writing = blocks.some(({ type }) => type === "lines" || type === "table" || type === "section");
      return writer.sheet(title, [...foot, translated.title].join(" · "), helpers(language, help), {
        notices,
        blocks,
        letters: handout.size ? "card" : writing ? "writing" : "text",
      });
    }),
  );
  const alone = cards ? undefined : chosen[0];
  return writer.data(
    alone?.title ?? `${t(cards ? "pocket" : "title")}: ${translated.title}`,
    paper,
    alone?.size ? sheets.flatMap((card) => Array(CARDS_ON_SHEET).fill(card)) : sheets,
  );
}

const CARDS_ON_SHEET = 4;

type Side = Pick<Handout, "title" | "notices" | "blocks">;

/** A paper for one reader alone begins a side, under its own title. */
function sidesOf({ title, notices, blocks }: Handout): Side[] {
  const sides: Side[] = [{ title, notices, blocks: [] }];
  for (const block of blocks)
    if (block.type === "side") sides.push({ title: block.title, notices: [], blocks: [] });
    else sides.at(-1)!.blocks.push(block);
  return sides.filter((side) => side.blocks.length > 0);
}

function helpers(language: string, { hotline, referral }: HelpLines): Helper[] {
  const t = handoutTranslator(language);
  return [
    { label: t("hotline"), text: hotline },
    { label: t("referral"), text: referral },
  ];
}

/** A room, as its papers name it. */
export interface PaperRoom {
  title: string;
  workshop: Workshop;
  help: HelpLines;
  /** The way in: its link, its address to be typed, and its code. */
  door: { url: string; address: string; code: string };
  agenda: LiveAgenda;
}

export const roomPapers = {
  "sign-in": signInSheet,
  "run-sheet": runSheet,
  "without-phones": withoutPhonesSheet,
};
export const roomSheets = Object.keys(roomPapers) as (keyof typeof roomPapers)[];

/** Rows of names on a sheet, and the letters written by hand that have room in its columns. */
const NAMES = 18;
const COLUMNS = { name: 14, organisation: 11, signature: 11 };

function signInSheet({ title, workshop, help, door }: PaperRoom, language: string, paper: Paper): PaperData {
  const t = handoutTranslator(language);
  const writer = new PaperWriter(workshop, language);
  const columns = (["name", "organisation", "signature"] as const).map((column) => ({
    title: null,
    text: writer.bold(t(column)),
    letters: COLUMNS[column],
  }));
  const way = [t("scan"), door.address, t("code", { code: door.code })];
  const groups: Drawn[][] = [
    [{ is: "text", text: writer.bold(title) }],
    [{ is: "beside", svg: qrOf(door.url), alt: door.url, texts: [...way, t("privacy")].map(writer.say) }],
    [{ is: "table", blank: NAMES, rows: [], columns }],
  ];
  const named = helpers(language, help).filter(({ text }) => text !== undefined);
  const sheet = writer.sheet(t("sign-in"), title, named, { groups, letters: "writing" });
  return writer.data(`${t("sign-in")}: ${title}`, paper, [sheet]);
}

function qrOf(text: string): string {
  const { size, data } = create(text, { errorCorrectionLevel: "M" }).modules;
  const path = Array.from(data, (dark, i) =>
    dark ? `M${i % size} ${Math.floor(i / size)}h1v1h-1z` : "",
  ).join("");
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}"><path d="${path}"/></svg>`;
}

function runSheet({ title, workshop, agenda }: PaperRoom, language: string, paper: Paper): PaperData {
  const t = handoutTranslator(language);
  const translated = inLanguage(workshop, language);
  const writer = new PaperWriter(workshop, language);
  const { say } = writer;
  const minutes = new Intl.NumberFormat(interfaceLanguage(language), {
    style: "unit",
    unit: "minute",
    unitDisplay: "short",
    numberingSystem: "latn",
  });
  const head = (["time", "activity", "length", "needed"] as const).map((column) => say(t(column)));
  const activities = new Map(translated.sessions.flatMap((s) => s.activities.map((a) => [a.id, a])));
  const neededFor = (id: string): string => {
    const activity = activities.get(id);
    const asks =
      activity &&
      kindOf(activity)
        .steps(activity)
        .some((step) => step.question);
    const handouts = translated.handouts.filter(({ parts }) =>
      parts.some((part) => part.split("/")[0] === id),
    );
    return [...(asks ? [t("phones")] : []), ...handouts.map((one) => one.title)].join(", ");
  };
  const slotGroup = (slot: LiveSlot, start: number): Drawn[] => {
    const session = translated.sessions.find(({ id }) => id === slot.session);
    const name = authoredSlot(translated, agenda, slot.id)?.title ?? session?.title ?? title;
    const heading = writer.heading(2, say(`${clock(start)} · ${name} · ${minutes.format(lengthOf(slot))}`));
    let now = start;
    const rows = slot.items
      .filter(({ skipped }) => !skipped)
      .map(({ activity, minutes: length }) => {
        const from = now;
        now += length;
        return [
          clock(from),
          activities.get(activity)?.title ?? "",
          minutes.format(length),
          neededFor(activity),
        ].map(say);
      });
    return rows.length === 0 ? [heading] : [heading, { is: "grid", head, rows, widths: [8, 50, 12, 40] }];
  };
  const sheets = agenda.days.map((day) => {
    const authored = authoredDay(translated, agenda, day.id);
    let now = minutesOf(authored?.start ?? "00:00");
    const groups = day.slots
      .filter(({ skipped }) => !skipped)
      .map((slot) => {
        const group = slotGroup(slot, now);
        now += lengthOf(slot);
        return group;
      });
    return writer.sheet(authored?.title ?? t("run-sheet"), `${t("run-sheet")} · ${title}`, [], {
      groups,
      letters: "list",
    });
  });
  return writer.data(`${t("run-sheet")}: ${title}`, paper, sheets);
}

const withoutPhone = [
  ["hand-name", "hand-fits", "hand-steps"],
  ["card-name", "card-fits", "card-steps"],
  ["shared-name", "shared-fits", "shared-steps"],
  ["table-name", "table-fits", "table-steps"],
  ["paper-name", "paper-fits", "paper-steps"],
] as const;

/** For trainers: the ways in which people without a phone answer, and what each takes. */
function withoutPhonesSheet({ title, workshop }: PaperRoom, language: string, paper: Paper): PaperData {
  const t = handoutTranslator(language);
  const writer = new PaperWriter(workshop, language);
  const head = [t("way"), t("fits"), t("steps")].map(writer.say);
  const rows = withoutPhone.map(([way, fits, steps]) => [
    writer.bold(t(way)),
    writer.say(t(fits)),
    writer.say(t(steps)),
  ]);
  const groups: Drawn[][] = [
    [{ is: "text", text: writer.say(t("withoutLead")) }],
    [{ is: "grid", head, rows, widths: [16, 30, 64] }],
  ];
  const sheet = writer.sheet(t("without-phones"), title, [], { groups, letters: "text" });
  return writer.data(`${t("without-phones")}: ${title}`, paper, [sheet]);
}

const minutesOf = (clockTime: string): number => {
  const [hours = 0, minutes = 0] = clockTime.split(":").map(Number);
  return hours * 60 + minutes;
};

/** Minutes since midnight as "09:05". */
const clock = (minutes: number): string =>
  [Math.floor(minutes / 60) % 24, minutes % 60].map((part) => String(part).padStart(2, "0")).join(":");
