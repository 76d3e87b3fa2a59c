"use server";
import type { Problem } from "@/app/trainer/form-result";
import { currentAccount } from "@/server/accounts/session";
import { createRoom } from "@/server/store/rooms/rooms";
import { runnableWorkshop } from "@/server/store/editor/runnable";
import { settingsSchema } from "@/workshop/room/state";

/** Opens a room that is a rehearsal. */
export async function startRehearsal(form: FormData): Promise<Problem | { roomId: string }> {
  const account = await currentAccount();
  if (!account) return { problem: "signed-out" };
  const asked = String(form.get("workshop"));
  const part = String(form.get("part") ?? "") || null;
  const found = await runnableWorkshop(asked, account.id, part);
  if (!found || !("workshop" in found)) return { problem: "workshop" };
  const { language, translations, title } = found.workshop;
  const offered = new Set([language, ...Object.keys(translations)]);
  const chosen = form
    .getAll("languages")
    .map(String)
    .filter((l) => offered.has(l));
  const settings = settingsSchema.safeParse({
    alias: "optional",
    sectors: [],
    rehearsal: {
      people: Number(form.get("people")),
      network: form.get("network"),
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
}
