/** Rooms of one workshop that an account runs, as what they bring to a comparison. Answers are read and let go of here. */
import { prisma } from "@/server/store/prisma";
import { loadDebrief } from "@/server/store/debrief";
import { debriefOf } from "@/workshop/debrief/debrief";
import type { CohortRoom } from "@/workshop/learning/cohorts/compare";
import { measuresOf } from "@/workshop/learning/cohorts/measures";
import { settingsSchema } from "@/workshop/session/state";

/** The newest ones: reading a room takes some tenths of a second. */
const MOST_ROOMS = 40;

export interface EndedRoom {
  id: string;
  title: string;
  /** The workshop that it was opened with. */
  workshop: string;
  endedAt: Date;
  people: number;
}

/** Ended rooms that an account runs and that were no rehearsal, the newest first. */
export async function endedRoomsOf(accountId: string): Promise<EndedRoom[]> {
  const rooms = await prisma.room.findMany({
    where: { trainers: { some: { accountId } }, endedAt: { not: null }, openedWith: { not: null } },
    select: {
      id: true,
      title: true,
      openedWith: true,
      endedAt: true,
      settings: true,
      _count: { select: { participants: { where: { removed: false } } } },
    },
    orderBy: [{ endedAt: "desc" }, { id: "asc" }],
  });
  // Of rooms whose people were erased, their number stays (E-41).
  const erasures = await prisma.erasure.findMany({
    where: { roomId: { in: rooms.map((r) => r.id) } },
    select: { roomId: true, people: true },
  });
  const erased = new Map(erasures.map((e) => [e.roomId, e.people]));
  return rooms
    .filter((r) => settingsSchema.parse(r.settings).rehearsal === null)
    .map((r) => ({
      id: r.id,
      title: r.title,
      workshop: r.openedWith!,
      endedAt: r.endedAt!,
      people: erased.get(r.id) ?? r._count.participants,
    }));
}

/** The rooms of the same workshop beside this one, this one among them; null where the account may not see it. */
export async function cohortRooms(accountId: string, roomId: string): Promise<CohortRoom[] | null> {
  const all = await endedRoomsOf(accountId);
  const own = all.find((r) => r.id === roomId);
  if (!own) return null;
  const others = all.filter((r) => r.workshop === own.workshop && r !== own).slice(0, MOST_ROOMS - 1);
  const rooms: CohortRoom[] = [];
  // One after the other, so that a comparison never holds the answers of more than one room.
  for (const { id, title } of [own, ...others]) {
    const input = await loadDebrief(id);
    if (input)
      rooms.push({
        id,
        title,
        day: input.startedAt ?? input.endedAt,
        people: input.people,
        measures: measuresOf(debriefOf(input)),
      });
  }
  return rooms.some((r) => r.id === roomId) ? rooms : null;
}
