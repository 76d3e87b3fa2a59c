/**
 * Answers counted by the sector that people declared. They are counted in the transaction that deletes an
 * activity's pseudonym key, because only that key links an answer to a participant. Only counts are stored,
 * and only of groups of five people or more (`workshop/debrief/split/`).
 */
import { pseudonymOf } from "@/server/store/participants/participants";
import type { Prisma } from "@/server/store/generated/client";
import { prisma } from "@/server/store/database/prisma";
import { loadState } from "@/server/store/rooms/room-state";
import type { RoundInput } from "@/workshop/debrief/input";
import { readingsOf } from "@/workshop/debrief/split/readings";
import { safeSplits, type SectorSplit, splitGroupsSchema } from "@/workshop/debrief/split/safe-splits";
import { roundKey } from "@/workshop/room/answers-by-round";
import { decoderOf } from "@/workshop/room/decode-answers";
import { planOf } from "@/workshop/content/plan";
import type { RoomState } from "@/workshop/room/state";
import { roundAt, workshopOf } from "@/workshop/room/versions";

interface Row {
  questionId: string;
  round: number;
  pseudonym: string;
  body: unknown;
}

/** The sectors of a room's participants, with the state that its answers are read by. */
interface Sectors {
  state: RoomState;
  people: readonly { id: string; sector: string | null }[];
}

/** Null where participants were not told of such counts when they joined (`settings.splits`). */
export async function loadSectors(roomId: string): Promise<Sectors | null> {
  const state = await loadState(roomId);
  if (!state?.settings.splits || state.settings.sectors.length === 0) return null;
  return {
    state,
    people: await prisma.participant.findMany({ where: { roomId }, select: { id: true, sector: true } }),
  };
}

export function splitsOf(
  { state, people }: Sectors,
  activityId: string,
  key: Buffer,
  rows: readonly Row[],
): SectorSplit[] {
  const sectors = new Map(people.map((p) => [pseudonymOf(key, p.id), p.sector]));
  const room = new Map<string, number>();
  for (const { sector } of people) room.set(sector ?? "", (room.get(sector ?? "") ?? 0) + 1);
  const rounds = new Map<string, RoundInput>();
  for (const { questionId, round, pseudonym, body } of rows) {
    const place = roundKey(questionId, round);
    const input = rounds.get(place) ?? { question: questionId, round, answers: [] };
    const decoded = decoderOf(state, questionId, round)(body);
    if (decoded) input.answers.push({ person: pseudonym, body: decoded });
    rounds.set(place, input);
  }
  const activityOf = ({ question, round }: RoundInput) =>
    planOf(workshopOf(state, roundAt(state, question, round))).activity(activityId);
  return safeSplits(
    readingsOf([...rounds.values()], activityOf),
    (person) => sectors.get(person) ?? null,
    room,
  );
}

export async function keepSplits(
  tx: Prisma.TransactionClient,
  roomId: string,
  activityId: string,
  splits: readonly SectorSplit[],
): Promise<void> {
  await tx.sectorSplit.createMany({
    data: splits.map(({ question, round, item, groups }) => ({
      roomId,
      activityId,
      questionId: question,
      round,
      item,
      groups: groups as unknown as Prisma.InputJsonValue,
    })),
    skipDuplicates: true,
  });
}

export async function loadSplits(roomId: string): Promise<SectorSplit[]> {
  const rows = await prisma.sectorSplit.findMany({
    where: { roomId },
    orderBy: [{ questionId: "asc" }, { item: "asc" }],
  });
  return rows.map((r) => ({
    question: r.questionId,
    round: r.round,
    item: r.item,
    groups: splitGroupsSchema.parse(r.groups),
  }));
}
