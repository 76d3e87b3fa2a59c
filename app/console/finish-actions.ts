"use server";
/** What a trainer looks for when a room ends. */
import type { FinishFacts } from "@/components/console/finish/finish-facts";
import { currentAccount } from "@/server/accounts/session";
import { rosterOf } from "@/server/certificates/roster";
import { loadRelease } from "@/server/debrief/load-release";
import { givesCertificates } from "@/server/store/certificates/certificates";
import { loadParticipants } from "@/server/store/participants/participants";
import { loadState } from "@/server/store/rooms/room-state";
import { findRoomOf } from "@/server/store/rooms/room-trainers";

/** Null for whoever is no trainer of the room. */
export const readFinish = async (room: unknown): Promise<FinishFacts | null> => {
  const account = await currentAccount();
  const found = account && (await findRoomOf(String(room), account.id));
  if (!found) return null;
  const { id } = found.room;
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
    toRelease: texts.reduce((sum, { texts: all, released }) => sum + all.length - released, 0),
  };
};
