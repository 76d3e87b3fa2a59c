"use server";
/** Rooms, rehearsals and examples are opened, and co-trainers named. */
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { editorTexts } from "@/app/page-language";
import type { EditorWords } from "@/components/editor/form/field-path-label";
import { ownerName } from "@/components/editor/owner-name";
import { sessionsEnded } from "@/server/accounts/signed-in";
import { actionsOf, reading, step, form, type Problem, problems, text } from "@/server/main/routes/action";
import { openExample, setExamplesHidden, shippedExamples } from "@/server/store/rooms/examples";
import { addCoTrainer, removeCoTrainer } from "@/server/store/rooms/room-trainers";
import { createRoom } from "@/server/store/rooms/rooms";
import { runnableWorkshop } from "@/server/store/editor/runnable";
import { partOf, type Parts, partsOf } from "@/workshop/editor/runnable-parts";
import { byOwner } from "@/workshop/editor/problems";
import { writable } from "@/workshop/editor/storable-text";
import { line } from "@/model/text/text-schemas";
import type { Workshop } from "@/workshop/content/workshop";
import { sessionAgenda } from "@/workshop/room/agenda/agenda";
import { type Lengths, lengthsOf, proposedAgenda } from "@/workshop/room/agenda/lengths";
import { KEEP_DAYS, keepDaysFrom } from "@/workshop/retention/keep-days";
import { helpLines, settingsSchema } from "@/workshop/room/settings";
import { uuid } from "@/model/ids";

const mostSectors = 12;
/** Characters; the fields take no more. */
const CONTACT_LENGTH = 200;
const helpProblem = { problem: "contact", values: { count: 300 } };
const action = actionsOf(
  problems({
    title: "title",
    workshop: "workshop",
    support: helpProblem,
    hotline: helpProblem,
    referral: helpProblem,
    contact: { problem: "contact", values: { count: CONTACT_LENGTH } },
  }),
);
const optionalLine = z.preprocess((typed) => writable(typed ?? ""), line.or(z.literal("")));

type Opened = Problem | { roomId: string };
const roomForm = form({
  title: z.preprocess(writable, line),
  workshop: text,
  part: text.optional(),
  sectors: text.default("").transform(writable),
  alias: text.optional(),
  agenda: text.optional(),
  certificates: text.optional(),
  support: optionalLine,
  hotline: optionalLine,
  referral: optionalLine,
  contact: optionalLine.pipe(z.string().max(CONTACT_LENGTH)),
  keep: z.unknown().transform((typed) => {
    const days = keepDaysFrom(typed);
    return days === undefined ? KEEP_DAYS : days;
  }),
});

export const openRoom = action("openRoom", [roomForm], async ({ account }, asked): Promise<Opened> => {
  const part = asked.part || null;
  const found = await runnableWorkshop(asked.workshop, account.id, part);
  if (!found) return { problem: "workshop", field: "workshop" };
  if ("problems" in found) {
    return part === null
      ? { problem: "workshop-unfinished", field: "workshop", values: { count: found.problems.length } }
      : { problem: "part-unfinished", field: "part" };
  }
  const sectors = asked.sectors
    .split(/\r?\n/)
    .map((sector) => sector.trim())
    .filter(Boolean);
  const twice = sectors.find((sector, i) => sectors.indexOf(sector) !== i);
  if (twice) return { problem: "sectors-twice", field: "sectors", values: { sector: twice } };
  const settings = settingsSchema.safeParse({
    alias: asked.alias,
    sectors,
    agenda: agendaAsked(asked.agenda, found.workshop),
    certificates: asked.certificates === "1",
    ...Object.fromEntries(helpLines.flatMap((field) => (asked[field] ? [[field, asked[field]]] : []))),
  });
  if (!settings.success) return { problem: "sectors", field: "sectors", values: { count: mostSectors } };
  const { id } = await createRoom({
    title: asked.title,
    workshopId: found.id,
    part,
    settings: settings.data,
    accountId: account.id,
    keepDays: asked.keep,
    contact: asked.contact,
  });
  return { roomId: id };
});

/** An agenda, a session in its place, or null for all sessions; the proposed one if the form names none. */
function agendaAsked(asked: string | undefined, workshop: Workshop): string | null {
  const { agendas, sessions } = lengthsOf(workshop);
  const wanted = asked ?? proposedAgenda({ agendas });
  const offered = [...agendas.map(({ id }) => id), ...sessions.map(({ id }) => sessionAgenda(id))];
  return offered.find((id) => id === wanted) ?? null;
}

/** The lengths and parts with which a room of a workshop can be opened. */
export interface Offer extends Lengths {
  /** Null for a finished workshop. */
  unfinished: { blocking: { owner: string; title: string; things: number }[]; parts: Parts | null } | null;
}

/** Null where there is no such workshop for this account. */
export const offerOf = reading("offerOf", [text], async ({ account }, workshop): Promise<Offer | null> => {
  const found = await runnableWorkshop(workshop, account.id);
  if (!found) return null;
  if ("workshop" in found) return { ...lengthsOf(found.workshop), unfinished: null };
  const { draft, problems } = found;
  const words = (await editorTexts()) as unknown as EditorWords;
  const blocking = [...byOwner(problems)].map(([owner, things]) => ({
    owner,
    title: ownerName(owner, draft, words),
    things: things.length,
  }));
  const ready = partOf(draft, "ready");
  const lengths = ready ? lengthsOf(ready) : { agendas: [], sessions: [] };
  return { ...lengths, unfinished: { blocking, parts: partsOf(draft) } };
});

const rehearsal = form({
  workshop: text,
  part: text.optional(),
  people: text.optional(),
  network: text.optional(),
  languages: z.array(text).max(100),
});

export const startRehearsal = action(
  "startRehearsal",
  [rehearsal],
  async ({ account }, asked): Promise<Opened> => {
    const part = asked.part || null;
    const found = await runnableWorkshop(asked.workshop, account.id, part);
    if (!found || !("workshop" in found)) return { problem: "workshop" };
    const { language, translations, title } = found.workshop;
    const offered = new Set([language, ...Object.keys(translations)]);
    const chosen = asked.languages.filter((one) => offered.has(one));
    const settings = settingsSchema.safeParse({
      alias: "optional",
      sectors: [],
      rehearsal: {
        people: Number(asked.people),
        network: asked.network,
        languages: chosen.length > 0 ? chosen : [language],
      },
    });
    if (!settings.success) return { problem: "rehearsal-people", field: "people" };
    const { id } = await createRoom({
      title,
      workshopId: found.id,
      part,
      settings: settings.data,
      accountId: account.id,
    });
    return { roomId: id };
  },
);

/** The answer to a change of a room's trainers, which ends the sessions of that account. */
function outcome(isDone: boolean, roomId: string, accountId: string): Problem | null {
  if (!isDone) return { problem: "not-allowed" };
  sessionsEnded(accountId);
  revalidatePath(`/debrief/${roomId}/trainers`);
  return null;
}

export const inviteCoTrainer = action("inviteCoTrainer", [uuid], async ({ account, room }, other) =>
  outcome(await addCoTrainer(room.id, other, account.id), room.id, other),
);

export const dismissCoTrainer = action("dismissCoTrainer", [uuid], async ({ account, room }, other) =>
  outcome(await removeCoTrainer(room.id, other, account.id), room.id, other),
);

/** Opens the debrief of an example, and restores it first where needed. */
export const lookAtExample = step("lookAtExample", [form({ example: text })], async (_, asked) => {
  const name = shippedExamples().find((one) => one === asked.example);
  redirect(name ? `/debrief/${await openExample(name)}` : "/trainer");
});

/** Hides the examples from this account, or shows them again. */
export const keepExamples = step("keepExamples", [form({ away: text })], async ({ account }, { away }) => {
  await setExamplesHidden(account.id, away === "1");
  revalidatePath("/trainer");
});
