/**
 * Answers that were counted in the room, by hand or card (H-22 to H-26). They join the phones' answers here,
 * so that everything that counts answers counts them too. Pure.
 */
import { type Activity, kindOf } from "@/activities/kinds";
import { addHands, type CountedHands, fieldsFromHands, type HandItem } from "@/model/activity/show-of-hands";
import type { Question } from "@/model/activity/question";
import type { AnswerSource } from "@/model/activity/answer-sources";
import { isMisfit } from "@/model/kind";
import type { Ballots } from "@/model/room/ballots";
import { type AnswerRecord, type AnswersByRound, roundKey } from "@/workshop/room/answers-by-round";
import type { RoomState } from "@/workshop/room/state";
import { askedIn } from "@/workshop/room/versions";

/** What a show of hands asks at this question; none where it cannot be counted. */
export const handItemsOf = (activity: Activity, question: Question): HandItem[] =>
  kindOf(activity).byHand?.(activity, question) ?? [];

const recordsCache = new WeakMap<CountedHands[], Map<AnswerSource, AnswerRecord[]>>();

/** A round's counted answers of one source. Made once for each change of its counts. */
function recordsOf(
  activity: Activity,
  question: Question,
  counted: CountedHands[],
  source: AnswerSource,
): AnswerRecord[] {
  const cache = recordsCache.get(counted) ?? new Map<AnswerSource, AnswerRecord[]>();
  recordsCache.set(counted, cache);
  const cached = cache.get(source);
  if (cached) return cached;
  const counts = addHands(counted.flatMap((c) => (c.source === source ? [c.counts] : [])));
  const records = fieldsFromHands(handItemsOf(activity, question), counts).flatMap((fields, i) => {
    const body = kindOf(activity).parse(activity, question, fields);
    return body === null || isMisfit(body) ? [] : [{ id: `${source} ${i + 1}`, rev: 1, body, source }];
  });
  cache.set(source, records);
  return records;
}

/** People without a phone whose tables say what they answer. */
const spokenIn = ({ proposals }: RoomState, key: string, ballots: Ballots | null): Ballots["spoken"] =>
  ballots?.spoken ?? Object.values(proposals[key] ?? {}).map(({ ballot, spoken }) => ({ ballot, n: spoken }));

function spokenFor(activity: Activity, question: Question, spoken: Ballots["spoken"]): AnswerRecord[] {
  return spoken
    .flatMap(({ ballot, n }) => {
      const body = kindOf(activity).parse(activity, question, ballot);
      return body === null || isMisfit(body) ? [] : Array.from({ length: n }, () => body);
    })
    .map((body, i) => ({ id: `spoken ${i + 1}`, rev: 1, body, source: "spoken" }));
}

/** Counted answers of these sources, under labels that lead to no other round. */
export function countedBoard(state: RoomState, sources: readonly AnswerSource[]): AnswersByRound {
  const board: AnswersByRound = new Map();
  for (const [id, rounds] of Object.entries(state.position.rounds))
    for (const { counted = [], number, tables } of rounds) {
      const key = roundKey(id, number);
      const spoken = (sources.includes("spoken") && tables && spokenIn(state, key, tables.ballots)) || [];
      const asked = counted.length + spoken.length > 0 ? askedIn(state, id, number) : null;
      if (!asked) continue;
      const { activity, question } = asked;
      const records = [
        ...sources.flatMap((source) => recordsOf(activity, question, counted, source)),
        ...spokenFor(activity, question, spoken),
      ];
      if (records.length > 0) board.set(key, new Map(records.map((r) => [`${key} ${r.id}`, r])));
    }
  return board;
}

/** People here who have no phone. */
export const withoutPhone = ({ withoutPhone: said, groups }: RoomState): number =>
  said ?? groups.guests.length;
