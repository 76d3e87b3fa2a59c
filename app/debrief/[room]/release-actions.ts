"use server";
/** Releasing what people wrote, and taking it back. */
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { textIdSchema } from "@/model/text/text-schemas";
import { loadRelease } from "@/server/debrief/load-release";
import { requireRoomTrainer } from "@/server/accounts/page-guards";
import { logAccess } from "@/server/store/accounts/access-log";
import { releaseTexts, withdrawRelease } from "@/server/store/debrief/released-texts";
import { isWritable } from "@/workshop/editor/storable-text";
import { mayWithReport } from "@/workshop/debrief/report/permissions";

const askedSchema = z.object({
  source: z.string().min(1).max(300).refine(isWritable),
  text: textIdSchema,
  do: z.enum(["release", "back"]),
  black: z.array(textIdSchema).max(400),
});

async function releasing(roomId: string) {
  const { room, account, role } = await requireRoomTrainer(roomId);
  return mayWithReport(role, "release") ? { room, account } : null;
}

/** Releases one text with the words that are black, or takes it back. */
export async function saveRelease(roomId: string, form: FormData): Promise<void> {
  const by = await releasing(roomId);
  const asked = askedSchema.safeParse({
    source: form.get("source"),
    text: form.get("text"),
    do: form.get("do"),
    black: form.getAll("black"),
  });
  if (!by || !asked.success) return;
  const { source, text, do: action, black } = asked.data;
  if (action === "back") {
    await withdrawRelease(by.room.id, source, text);
    await logAccess(by.room.id, by.account.id, "keep-back");
  } else {
    const desk = await loadRelease(by.room.id);
    const found = desk?.sources
      .find((s) => s.source.id === source && s.source.held === null)
      ?.texts.find((t) => t.id === text);
    // Where its words have changed meanwhile, the page that is drawn again shows them as they are now.
    if (found) {
      const own = new Set(found.pieces.flatMap((p) => p.word?.id ?? []));
      await releaseTexts(by.room.id, by.account.id, [
        { source, textId: text, black: black.filter((id) => own.has(id)) },
      ]);
      await logAccess(by.room.id, by.account.id, "release", "1");
    }
  }
  revalidatePath(`/debrief/${by.room.id}`, "layout");
}

/** Releases every text of a source that is not released yet and carries no warning. */
export async function releaseRest(roomId: string, form: FormData): Promise<void> {
  const by = await releasing(roomId);
  const desk = by && (await loadRelease(by.room.id));
  const found = desk?.sources.find((s) => s.source.id === form.get("source") && s.source.held === null);
  if (!by || !found) return;
  const texts = found.texts.filter((t) => !t.released && t.warnings.length === 0);
  if (texts.length === 0) return;
  await releaseTexts(
    by.room.id,
    by.account.id,
    texts.map((t) => ({ source: found.source.id, textId: t.id, black: [] })),
  );
  await logAccess(by.room.id, by.account.id, "release", String(texts.length));
  revalidatePath(`/debrief/${by.room.id}`, "layout");
}
