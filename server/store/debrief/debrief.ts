/** The input of a room's debrief. */
import { randomUUID } from "node:crypto";
import { loadBoard } from "@/server/store/answers/answers";
import { noteMisfits } from "@/server/platform/misfits";
import { secureShuffle } from "@/server/store/keys";
import { prisma } from "@/server/store/database/prisma";
import { loadState } from "@/server/store/rooms/room-state";
import { loadSplits } from "@/server/store/answers/sector-splits";
import { sheetStore } from "@/server/store/worksheets/worksheets";
import { documentOf } from "@/workshop/worksheets/stored-document";
import { countEverJoined, findErasure } from "@/server/store/retention/erasures";
import { dayInputOf } from "@/workshop/debrief/day/day-input";
import { editionsOf } from "@/workshop/debrief/editions";
import type { DebriefInput, DebriefWork } from "@/workshop/debrief/input";
import type { RoundPresence } from "@/model/debrief/input";
import { readableRounds } from "@/workshop/debrief/debrief";
import { contentOf } from "@/workshop/worksheets/document";
import { sheetsShown } from "@/workshop/worksheets/work";
import { sheetKey } from "@/model/room/groups";
import { isWithoutPhone, withShuffledSources } from "@/model/activity/answer-sources";
import { withoutPhone } from "@/workshop/room/counted";
import { answersOf, roundKey } from "@/workshop/room/answers-by-round";
import { decodeBoard } from "@/workshop/room/decode-answers";
import { shownBoard, whyWithheld, withheldIn } from "@/workshop/room/disclosure-control";
import { safelyLabelled } from "@/workshop/room/label-anonymity";
import { notesOn, tablesOf } from "@/workshop/views/results";
import { askedIn } from "@/workshop/room/versions";
import { linkedIn } from "@/workshop/learning/who-is-who";
import { planOf } from "@/workshop/content/plan";
import { reasonsApart, reasonsIn } from "@/model/debrief/given-reasons";
import type { RoomState } from "@/workshop/room/state";

/**
 * The input of a room's debrief, or null when there is no such room. While the room runs, only rounds whose
 * result has been seen and that take no more answers; once it has ended, all of them. People are in the order
 * of their labels, which says nothing about who came when.
 */
export async function loadDebrief(roomId: string): Promise<DebriefInput | null> {
  const [room, state] = await Promise.all([
    prisma.room.findUnique({ where: { id: roomId }, select: { title: true, endedAt: true, example: true } }),
    loadState(roomId),
  ]);
  if (!room || !state) return null;
  const [people, joined, stored, work, noted, splits, posts, erasure] = await Promise.all([
    prisma.participant.count({ where: { roomId, removed: false } }),
    countEverJoined(roomId),
    loadBoard(roomId),
    loadMade(state),
    loadPresence(roomId),
    loadSplits(roomId),
    prisma.questionBoxPost.findMany({ where: { roomId }, select: { id: true } }),
    findErasure(roomId),
  ]);
  const decoded = decodeBoard(state, stored);
  noteMisfits(decoded.misfits);
  const present = [...noted.values()].map((n) => n.present);
  const isFinished = (activity: string) => state.ended || state.finished.includes(activity);
  const board = safelyLabelled(
    shownBoard(state, decoded.board, Math.max(joined, ...present)),
    isFinished,
    randomUUID,
  );
  const isAlike = ({ question, round }: { question: string; round: number }): boolean =>
    whyWithheld(answersOf(board, question, round)) === "alike";
  const times = Object.values(state.times);
  /** People without a phone who were counted in a round, or were there and gave no sign. */
  const without = ({ question, round }: { question: string; round: number }): number => {
    const answers = [...answersOf(board, question, round).values()];
    const counted = answers.filter(({ source }) => isWithoutPhone(source)).length;
    return counted && Math.max(counted, withoutPhone(state));
  };
  const readable = readableRounds(state, new Set(board.keys()));
  const editions = editionsOf(state, readable);
  return {
    title: room.title,
    ...(room.example !== null && { example: true as const }),
    workshop: editions.workshop,
    // Answers of people who were removed, or took their own link away, still count.
    people: Math.max(
      (erasure?.people ?? people) + Math.max(0, ...readable.map(without)),
      ...readable.map(({ question, round }) => answersOf(board, question, round).size),
    ),
    erasedAt: erasure?.at.getTime() ?? null,
    rounds: readable.map(({ question, round }) => ({
      ...notesOn(answersOf(board, question, round), tablesOf(state, askedIn(state, question, round), round)),
      question: editions.questionOf({ question, round }),
      round,
      version: editions.versionOf({ question, round }),
      withheld: withheldIn(answersOf(board, question, round)),
      ...(isAlike({ question, round }) && { alike: true as const }),
      answers: withShuffledSources(
        [...answersOf(board, question, round)]
          .filter(([, { withheld }]) => !withheld)
          .map(([person, { body, source }]) => ({ person, body, ...(source && { source }) }))
          .sort((a, b) => (a.person < b.person ? -1 : 1)),
        secureShuffle,
      ),
      reasons: reasonsIn(
        [...answersOf(board, reasonsApart(question), round).values()].map(({ body }) => body),
      ),
      presence: withCounted(noted.get(roundKey(question, round)), without({ question, round })),
    })),
    splits: splits
      .filter((s) => readable.some((r) => r.question === s.question && r.round === s.round) && !isAlike(s))
      .map((s) => ({ ...s, question: editions.questionOf(s) })),
    day: dayInputOf(state, posts, (room.endedAt ?? new Date()).getTime()),
    curation: editions.curation,
    made: work,
    linked: linkedIn(editions.workshop, readable, board),
    seed: roomId,
    ended: state.ended,
    startedAt: times.length > 0 ? Math.min(...times) : null,
    endedAt: room.endedAt?.getTime() ?? null,
  };
}

const withCounted = (noted: RoundPresence | undefined, without: number): RoundPresence | null =>
  noted ? { ...noted, present: noted.present + without } : null;

/** The people present when each round closed, by round. */
async function loadPresence(roomId: string): Promise<Map<string, RoundPresence>> {
  const rows = await prisma.roundPresence.findMany({ where: { roomId } });
  return new Map(
    rows.map((r) => [roundKey(r.questionId, r.round), { present: r.present, paused: r.paused }]),
  );
}

/** The groups' work, as it stands on their sheets now. */
async function loadMade(state: RoomState): Promise<DebriefWork> {
  const { roomId, groups, work, workshop } = state;
  const [stored, remarks] = await Promise.all([sheetStore.load(roomId), sheetStore.remarks(roomId)]);
  const sheets = stored.flatMap(({ activity, group, updates }) => {
    const sheet = planOf(workshop).worksheet(activity);
    return sheet
      ? [[sheetKey(activity, group), { content: contentOf(documentOf(updates), sheet) }] as const]
      : [];
  });
  return { groups, work, sheets: new Map(sheets), remarks, whole: workshop, shown: sheetsShown(state) };
}
