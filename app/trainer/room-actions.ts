"use server";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { editorTexts } from "@/app/page-language";
import type { Problem } from "@/app/trainer/form-result";
import type { EditorWords } from "@/components/editor/form/field-path-label";
import { ownerName } from "@/components/editor/owner-name";
import { currentAccount } from "@/server/accounts/session";
import { sessionsEnded } from "@/server/accounts/signed-in";
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
import { KEEP_DAYS, keepDaysSchema } from "@/workshop/retention/keep-days";
import { type HelpLines, helpLines, settingsSchema } from "@/workshop/room/state";
import { uuid } from "@/model/ids";

const mostSectors = 12;
const signedOut: Problem = { problem: "signed-out" };

const linesOf = (text: unknown) =>
  String(text ?? "")
    .split(/\r?\n/)
    .map((sector) => sector.trim())
    .filter(Boolean);

/** Characters; the field takes no more. */
const CONTACT_LENGTH = 200;

/** Opens a room. */
export async function openRoom(form: FormData): Promise<Problem | { roomId: string }> {
  const account = await currentAccount();
  if (!account) return signedOut;
  const title = line.safeParse(writable(form.get("title")));
  if (!title.success) return { problem: "title", field: "title" };
  const asked = String(form.get("workshop") ?? "");
  const part = String(form.get("part") ?? "") || null;
  const found = await runnableWorkshop(asked, account.id, part);
  if (!found) return { problem: "workshop", field: "workshop" };
  if ("problems" in found) {
    return part === null
      ? { problem: "workshop-unfinished", field: "workshop", values: { count: found.problems.length } }
      : { problem: "part-unfinished", field: "part" };
  }
  const sectors = linesOf(writable(form.get("sectors")));
  const twice = sectors.find((sector, i) => sectors.indexOf(sector) !== i);
  if (twice) return { problem: "sectors-twice", field: "sectors", values: { sector: twice } };
  const help: HelpLines = {};
  for (const field of helpLines) {
    const named = line.or(z.literal("")).safeParse(writable(form.get(field) ?? ""));
    if (!named.success) return { problem: "contact", field, values: { count: 300 } };
    if (named.data) help[field] = named.data;
  }
  const settings = settingsSchema.safeParse({
    alias: form.get("alias"),
    sectors,
    agenda: agendaAsked(form.get("agenda"), found.workshop),
    certificates: form.get("certificates") === "1",
    ...help,
  });
  if (!settings.success) return { problem: "sectors", field: "sectors", values: { count: mostSectors } };
  const contact = line
    .or(z.literal(""))
    .pipe(z.string().max(CONTACT_LENGTH))
    .safeParse(writable(form.get("contact") ?? ""));
  if (!contact.success) return { problem: "contact", field: "contact", values: { count: CONTACT_LENGTH } };
  const keep = keepDaysSchema.safeParse(form.get("keep") ?? KEEP_DAYS);
  const { id } = await createRoom({
    title: title.data,
    workshopId: found.id,
    part,
    settings: settings.data,
    accountId: account.id,
    keepDays: keep.success ? keep.data : KEEP_DAYS,
    contact: contact.data,
  });
  return { roomId: id };
}

/** An agenda, a session in its place, or null for all sessions; what is proposed where the form does not say. */
function agendaAsked(asked: FormDataEntryValue | null, workshop: Workshop): string | null {
  const { agendas, sessions } = lengthsOf(workshop);
  const wanted = asked ?? proposedAgenda({ agendas });
  const offered = [...agendas.map(({ id }) => id), ...sessions.map(({ id }) => sessionAgenda(id))];
  return offered.find((id) => id === wanted) ?? null;
}

/** What a room of a workshop can be opened with. */
export interface Offer extends Lengths {
  /** What keeps the whole from being opened, and what can be opened all the same; null where nothing keeps it. */
  unfinished: { blocking: { owner: string; title: string; things: number }[]; parts: Parts | null } | null;
}

/** Null where there is no such workshop for this account. */
export async function offerOf(workshopId: string): Promise<Offer | null> {
  const account = await currentAccount();
  const found = account && (await runnableWorkshop(String(workshopId), account.id));
  if (!found) return null;
  if ("workshop" in found) return { ...lengthsOf(found.workshop), unfinished: null };
  const { draft, problems } = found;
  const words = (await editorTexts()) as unknown as EditorWords;
  const blocking = [...byOwner(problems)].map(([owner, own]) => ({
    owner,
    title: ownerName(owner, draft, words),
    things: own.length,
  }));
  const ready = partOf(draft, "ready");
  const lengths = ready ? lengthsOf(ready) : { agendas: [], sessions: [] };
  return { ...lengths, unfinished: { blocking, parts: partsOf(draft) } };
}

const changeSchema = z.strictObject({ roomId: uuid, accountId: uuid });

async function change(
  apply: typeof addCoTrainer | typeof removeCoTrainer,
  roomId: string,
  accountId: string,
): Promise<Problem | null> {
  const account = await currentAccount();
  if (!account) return signedOut;
  const asked = changeSchema.safeParse({ roomId, accountId });
  const done = asked.success && (await apply(asked.data.roomId, asked.data.accountId, account.id));
  if (!done) return { problem: "not-allowed" };
  sessionsEnded(asked.data.accountId);
  revalidatePath(`/debrief/${asked.data.roomId}/trainers`);
  return null;
}

/** Lets another trainer run a room too; only its own trainer may. */
export async function inviteCoTrainer(roomId: string, accountId: string): Promise<Problem | null> {
  return change(addCoTrainer, roomId, accountId);
}

/** Takes a room back from a co-trainer; only its own trainer may. */
export async function dismissCoTrainer(roomId: string, accountId: string): Promise<Problem | null> {
  return change(removeCoTrainer, roomId, accountId);
}
