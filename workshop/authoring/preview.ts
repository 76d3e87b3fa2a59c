/** An activity as a room would show it, without a room: a state and a board from which the very views are made. */
import type { Activity, AnswerBody } from "@/activities/content";
import { isPass } from "@/activities/content";
import { rulesOf } from "@/activities/rules";
import type { Workshop } from "@/workshop/content/workshop";
import { phrasesIn } from "@/workshop/rehearsal/phrases";
import { plausible } from "@/workshop/rehearsal/plausible";
import { seeded } from "@/workshop/rehearsal/random";
import { type Board, put, roundKey } from "@/workshop/session/board";
import { planOf } from "@/workshop/session/plan";
import type { Step } from "@/workshop/session/question";
import { freshState, type Round, type RoomState, settingsSchema } from "@/workshop/session/state";

export const previewPhases = ["prepared", "open", "revealed"] as const;
export type PreviewPhase = (typeof previewPhases)[number];

/** People whose made-up answers stand in a preview of results. */
export const SAMPLE_PEOPLE = 19;

export interface PreviewOf {
  activity: Activity;
  language: string;
  workshop: { id: string; title: string };
  session: { number: number; title: string };
  words: Workshop["words"];
  /** Which stop of the activity, from 0. */
  step: number;
  phase: PreviewPhase;
}

export interface Preview {
  state: RoomState;
  board: Board;
  steps: Step[];
}

export function previewOf(of: PreviewOf): Preview {
  const workshop: Workshop = {
    id: of.workshop.id,
    language: of.language,
    title: of.workshop.title,
    summary: "…",
    source: "…",
    sessions: [
      {
        id: "preview",
        number: of.session.number,
        title: of.session.title,
        minutes: 0,
        priority: "must",
        activities: [of.activity],
      },
    ],
    agendas: [],
    words: of.words,
    translations: {},
  };
  const { steps } = planOf(workshop);
  const at = steps[Math.min(of.step, steps.length - 1)];
  const fresh = freshState("preview", workshop, settingsSchema.parse({}));
  const board: Board = new Map();
  if (!at) return { state: fresh, board, steps };
  const shown = steps.slice(0, steps.indexOf(at) + 1).map((s) => s.id);
  const stand = { ...fresh.stand, step: at.id, question: at.question ?? null, shown };
  const asking: RoomState = { ...fresh, revision: 1, stand };
  if (!at.question || of.phase === "prepared") return { state: asking, board, steps };
  const revealed = of.phase === "revealed";
  const round: Round = { number: 1, phase: of.phase, opensAt: 0, closesAt: null, version: 0, seen: revealed };
  const rounds = Object.fromEntries(
    (revealed ? shown : [at.id]).flatMap((id) => {
      const question = steps.find((s) => s.id === id)?.question;
      return question ? [[question, [round]]] : [];
    }),
  );
  const state: RoomState = { ...asking, stand: { ...stand, rounds } };
  if (revealed) for (const question of Object.keys(rounds)) answerAll(state, board, of.activity, question);
  return { state, board, steps };
}

/** Puts made-up answers on the board, the same every time; where a kind does not read them, there are none. */
function answerAll(state: RoomState, board: Board, activity: Activity, id: string): void {
  const question = planOf(state.workshop).question(id);
  if (!question) return;
  const phrases = phrasesIn(state.workshop.language);
  for (let n = 1; n <= SAMPLE_PEOPLE; n++) {
    const random = seeded(n * 101 + id.length);
    const body = plausible(activity, question, { insight: 0.35 + random() / 2, random, phrases, texts: [] });
    const read =
      body &&
      (isPass(body) ? body : (rulesOf(activity).parse(activity, question, body) as AnswerBody | null));
    if (read) put(board, roundKey(id, 1), `person-${n}`, { id: `sample-${n}`, rev: 1, body: read });
  }
}
