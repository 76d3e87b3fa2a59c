/** What the debrief of a room is made from, and the record of who took its data away. */
import { randomUUID } from "node:crypto";
import { loadBoard } from "@/server/store/answers";
import { prisma } from "@/server/store/prisma";
import { loadState } from "@/server/store/room-state";
import { sheetStore } from "@/server/store/worksheets";
import { documentOf } from "@/server/worksheets/sheet";
import { editionsOf } from "@/workshop/debrief/editions";
import type { DebriefInput, DebriefWork } from "@/workshop/debrief/input";
import { readableRounds } from "@/workshop/debrief/readable-rounds";
import { contentOf } from "@/workshop/groups/document";
import { sheetKey } from "@/workshop/groups/state";
import { answersOf } from "@/workshop/session/board";
import { planOf } from "@/workshop/session/plan";
import type { RoomState } from "@/workshop/session/state";

/**
 * The input of a room's debrief, or null when there is no such room. While the room runs, only rounds whose result
 * has been seen and that take no more answers; once it has ended, all of them. People are in the order of their
 * labels, which says nothing about who came when.
 */
export async function loadDebrief(roomId: string): Promise<DebriefInput | null> {
  const [room, state] = await Promise.all([
    prisma.room.findUnique({ where: { id: roomId }, select: { title: true, endedAt: true } }),
    loadState(roomId),
  ]);
  if (!room || !state) return null;
  const [people, board, made] = await Promise.all([
    prisma.participant.count({ where: { roomId, removed: false } }),
    loadBoard(roomId),
    loadMade(state),
  ]);
  const times = Object.values(state.times);
  const readable = readableRounds(state, new Set(board.keys()));
  const editions = editionsOf(state, readable);
  return {
    title: room.title,
    workshop: editions.workshop,
    people,
    rounds: readable.map(({ question, round }) => ({
      question: editions.questionOf({ question, round }),
      round,
      answers: [...answersOf(board, question, round)]
        .map(([person, { body }]) => ({ person, body }))
        .sort((a, b) => (a.person < b.person ? -1 : 1)),
    })),
    curation: editions.curation,
    made,
    ended: state.ended,
    startedAt: times.length > 0 ? Math.min(...times) : null,
    endedAt: room.endedAt?.getTime() ?? null,
  };
}

/** What the groups made, as it stands on their sheets now. */
async function loadMade(state: RoomState): Promise<DebriefWork> {
  const { roomId, groups, work, workshop } = state;
  const [stored, remarks] = await Promise.all([sheetStore.load(roomId), sheetStore.remarks(roomId)]);
  const sheets = stored.flatMap(({ activity, group, updates }) => {
    const sheet = planOf(workshop).activity(activity);
    return sheet?.kind === "worksheet" ? [[sheetKey(activity, group), { content: contentOf(documentOf(updates), sheet) }] as const] : [];
  });
  return { groups, work, sheets: new Map(sheets), remarks, whole: workshop };
}

/** Notes that an account took data of a room away; `action` is a short verb such as "export-rows". */
export async function logAccess(roomId: string, accountId: string, action: string): Promise<void> {
  await prisma.accessLog.create({ data: { id: randomUUID(), roomId, accountId, action } });
}
