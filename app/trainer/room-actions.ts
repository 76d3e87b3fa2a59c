"use server";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import type { Problem } from "@/app/trainer/form-result";
import { currentAccount } from "@/server/auth/session";
import { sessionsEnded } from "@/server/auth/signed-in";
import { addCoTrainer, removeCoTrainer } from "@/server/store/room-trainers";
import { createRoom } from "@/server/store/rooms";
import { runnableWorkshop } from "@/server/store/runnable";
import { line } from "@/workshop/content/words";
import { KEEP_DAYS, keepDaysSchema } from "@/workshop/erasure/keep-days";
import { settingsSchema } from "@/workshop/session/state";

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
  const title = line.safeParse(form.get("title"));
  if (!title.success) return { problem: "title", field: "title" };
  const workshopId = String(form.get("workshop") ?? "");
  const found = await runnableWorkshop(workshopId, account.id);
  if (!found) return { problem: "workshop", field: "workshop" };
  if ("problems" in found) {
    return { problem: "workshop-unfinished", field: "workshop", values: { count: found.problems.length } };
  }
  const sectors = linesOf(form.get("sectors"));
  const twice = sectors.find((sector, i) => sectors.indexOf(sector) !== i);
  if (twice) return { problem: "sectors-twice", field: "sectors", values: { sector: twice } };
  const settings = settingsSchema.safeParse({
    alias: form.get("alias"),
    sectors,
    agenda: form.get("agenda") || null,
    certificates: form.get("certificates") === "1",
  });
  if (!settings.success) return { problem: "sectors", field: "sectors", values: { count: mostSectors } };
  const contact = line
    .or(z.literal(""))
    .pipe(z.string().max(CONTACT_LENGTH))
    .safeParse(form.get("contact") ?? "");
  if (!contact.success) return { problem: "contact", field: "contact", values: { count: CONTACT_LENGTH } };
  const keep = keepDaysSchema.safeParse(form.get("keep") ?? KEEP_DAYS);
  const { id } = await createRoom({
    title: title.data,
    workshopId,
    settings: settings.data,
    accountId: account.id,
    keepDays: keep.success ? keep.data : KEEP_DAYS,
    contact: contact.data,
  });
  return { roomId: id };
}

/** The agendas that a room of this workshop can run, by id; none where it has none, or cannot be run yet. */
export async function agendasOf(workshopId: string): Promise<{ id: string; title: string }[]> {
  const account = await currentAccount();
  const found = account && (await runnableWorkshop(String(workshopId), account.id));
  return found && "workshop" in found ? found.workshop.agendas.map(({ id, title }) => ({ id, title })) : [];
}

const changeSchema = z.strictObject({ roomId: z.uuid(), accountId: z.uuid() });

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
  revalidatePath("/trainer");
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
