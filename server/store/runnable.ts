/** Workshops that an account may run: the shipped ones, and those it owns or shares. */
import { findAuthored, readDraft } from "@/server/store/authored";
import { findWorkshop } from "@/server/store/workshops";
import { finished, type Problem } from "@/workshop/authoring/problems";
import type { Workshop } from "@/workshop/content/workshop";

export type Runnable = { workshop: Workshop } | { title: string; problems: Problem[] };

/** The workshop, or what is left to do before it can be run; null when there is none for this account. */
export async function runnableWorkshop(id: string, accountId: string): Promise<Runnable | null> {
  const head = await findAuthored(id, accountId);
  const written = head && (await readDraft(id));
  if (!head || !written) {
    const shipped = await findWorkshop(id);
    return shipped && { workshop: shipped };
  }
  const whole = finished(written.draft);
  return whole.ok ? { workshop: whole.workshop } : { title: head.title, problems: whole.problems };
}
