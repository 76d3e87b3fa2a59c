"use server";
/** The console's requests besides its socket: facts for a room's end, and corrections of its workshop. */
import type { FinishFacts } from "@/components/console/finish/finish-facts";
import type { CorrectionServices } from "@/components/console/panels/correction";
import { rosterOf } from "@/server/certificates/roster";
import { loadRelease } from "@/server/debrief/load-release";
import { correctionSchema, correctionTarget, correctWorkshop } from "@/server/editor/correction";
import { actionsOf, reading, text } from "@/server/main/routes/action";
import { givesCertificates } from "@/server/store/certificates/certificates";
import { loadParticipants } from "@/server/store/participants/participants";
import type { CorrectionResult } from "@/workshop/editor/merge-correction";
import { loadState } from "@/server/store/rooms/room-state";

export const readFinish = reading("readFinish", [], async ({ room: { id } }): Promise<FinishFacts> => {
  const [state, { people }, release, gives] = await Promise.all([
    loadState(id),
    loadParticipants(id),
    loadRelease(id),
    givesCertificates(id),
  ]);
  const roster = gives ? await rosterOf(id) : null;
  const texts = release?.sources.filter(({ source }) => source.held === null) ?? [];
  return {
    people: people.length,
    questions: Object.values(state?.position.rounds ?? {}).filter((rounds) => rounds.length > 0).length,
    groups: state?.groups.list.length ?? 0,
    nameless: roster?.people.filter(({ guest, claim }) => !guest && claim.name === null).length ?? 0,
    toRelease: texts.flatMap((one) => one.texts).filter((text) => !text.released && !text.keptBack).length,
  };
});

/** The workshop of a room; null where this account may not change it. */
export const readTarget: CorrectionServices["readTarget"] = reading(
  "readTarget",
  [text],
  ({ account }, room) => correctionTarget(room, account.id),
);

const correction = actionsOf(
  (why): CorrectionResult => ({ ok: false, reason: why === "malformed" ? "bad-edit" : "not-allowed" }),
);

export const correct: CorrectionServices["correct"] = correction(
  "correct",
  [text, correctionSchema],
  ({ account }, room, change) => correctWorkshop(room, account.id, change),
);
