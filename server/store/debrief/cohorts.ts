/** Rooms of one workshop that an account runs, reduced to the measures of a comparison. */
import { log } from "@/server/platform/log";
import { prisma } from "@/server/store/database/prisma";
import { loadDebrief } from "@/server/store/debrief/debrief";
import { inLanguage } from "@/workshop/content/texts";
import { debriefOf } from "@/workshop/debrief/debrief";
import type { DebriefInput } from "@/workshop/debrief/input";
import { type CohortRoom, measuresOf } from "@/workshop/learning/cohorts/compare";
import type { Measure } from "@/model/debrief/measure";
import { settingsSchema } from "@/workshop/room/settings";

/** The newest ones: reading a room takes some tenths of a second. */
const MAX_ROOMS = 40;

interface EndedRoom {
  id: string;
  title: string;
  /** That it was opened with. */
  workshop: string;
  endedAt: Date;
  people: number;
}

/** Ended rooms that an account runs and that were no rehearsal, the newest first. */
export async function endedRoomsOf(accountId: string): Promise<EndedRoom[]> {
  const rooms = await prisma.room.findMany({
    where: { trainers: { some: { accountId } }, endedAt: { not: null }, sourceWorkshopId: { not: null } },
    select: {
      id: true,
      title: true,
      sourceWorkshopId: true,
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
      workshop: r.sourceWorkshopId!,
      endedAt: r.endedAt!,
      people: erased.get(r.id) ?? r._count.participants,
    }));
}

/**
 * The rooms of the same workshop beside this one, this one among them; null where the account may not see it.
 * @param language in which questions are named, where the workshop has it
 */
export async function cohortRooms(
  accountId: string,
  roomId: string,
  language?: string,
): Promise<CohortRoom[] | null> {
  const all = await endedRoomsOf(accountId);
  const current = all.find((r) => r.id === roomId);
  if (!current) return null;
  const others = all.filter((r) => r.workshop === current.workshop && r !== current).slice(0, MAX_ROOMS - 1);
  const rooms: CohortRoom[] = [];
  // One after the other, so that a comparison never holds the answers of more than one room.
  for (const room of [current, ...others]) {
    const brought = await broughtBy(room, language).catch((error: unknown) => {
      if (room === current) throw error;
      log.warn("room-not-compared", "A room could not be read, and is left out of a comparison.", error);
      return null;
    });
    if (brought) rooms.push(brought);
  }
  return rooms.some((r) => r.id === roomId) ? rooms : null;
}

async function broughtBy({ id, title }: EndedRoom, language: string | undefined): Promise<CohortRoom | null> {
  const input = await loadDebrief(id);
  return (
    input && {
      id,
      title,
      day: input.startedAt ?? input.endedAt,
      people: input.people,
      measures: measuresIn(input, language),
    }
  );
}

function measuresIn(input: DebriefInput, language: string | undefined): Measure[] {
  const workshop = language === undefined ? input.workshop : inLanguage(input.workshop, language);
  const debrief = debriefOf(input);
  return measuresOf(debrief, workshop === input.workshop ? debrief : debriefOf({ ...input, workshop }));
}
