/** Workshops that an account may run: the shipped ones, and those it owns or shares, whole or in parts. */
import { storedWorkshopId, type WorkshopId } from "@/model/ids";
import { findAuthored, readDraft } from "@/server/store/editor/authored";
import { findWorkshop } from "@/server/store/editor/shipped-workshops";
import type { Draft } from "@/workshop/editor/draft";
import { type PartId, partOf } from "@/workshop/editor/runnable-parts";
import { finished, type Problem } from "@/workshop/editor/problems";
import type { Workshop } from "@/workshop/content/workshop";

type Runnable = { workshop: Workshop } | { draft: Draft; problems: Problem[] };

/**
 * The workshop, or what is left to do before it can be run; null when there is none for this account.
 * @param id of any shape
 * @param part only this part of one that trainers wrote; null: all of it
 */
export async function runnableWorkshop(
  id: string,
  accountId: string,
  part: PartId | null = null,
): Promise<(Runnable & { id: WorkshopId }) | null> {
  const written = (await findAuthored(id, accountId)) && (await readDraft(id));
  if (written) return { id: written.id, ...runnable(written.draft, part) };
  const shipped = await findWorkshop(id);
  return shipped && { id: storedWorkshopId(shipped.id), workshop: shipped };
}

/** A draft or a part of it as it can be run, or what is left to do in the draft. */
export function runnable(draft: Draft, part: PartId | null): Runnable {
  const chosen = part === null ? null : partOf(draft, part);
  if (chosen) return { workshop: chosen };
  const whole = finished(draft);
  return whole.ok && part === null
    ? { workshop: whole.workshop }
    : { draft, problems: whole.ok ? [] : whole.problems };
}
