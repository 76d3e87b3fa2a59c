/** An activity as a room would show it: a made-up state and sample answers, drawn by the real views. */
import { type Activity, kindOf } from "@/activities/kinds";
import { isPass } from "@/model/activity/pass";
import { isMisfit } from "@/model/kind";
import type { AssetSources } from "@/model/activity/asset";
import type { StageView } from "@/workshop/protocol/views";
import type { Theme, Workshop } from "@/workshop/content/workshop";
import { phrasesIn } from "@/workshop/rehearsal/phrases";
import { plausible } from "@/workshop/rehearsal/plausible";
import { seeded } from "@/model/statistics/random";
import { type AnswersByRound, upsert, roundKey } from "@/workshop/room/answers-by-round";
import { planOf } from "@/workshop/content/plan";
import type { Step } from "@/model/activity/question";
import { freshState, type Round, type RoomState } from "@/workshop/room/state";
import { settingsSchema } from "@/workshop/room/settings";

export const previewPhases = ["prepared", "open", "revealed"] as const;
export type PreviewPhase = (typeof previewPhases)[number];

/** The inside of a phone's page, for its preview. */
export interface PreviewMessage {
  type: "phone-preview";
  /** Of the interface. */
  language: string;
  direction: "ltr" | "rtl";
  /** Where the scripts of islands are, by name. */
  islands: Record<string, string>;
  /** The workshop's accent as the phone's style sheet names it. */
  accent: Record<string, string>;
  /** Its logo; empty where it has none. */
  logo: string;
  view: string;
  /** The sheet of a group below it; empty where there is none. */
  sheet: string;
}

export interface StepPreviewMessage {
  stage: StageView;
  /** Where the files are that the stage shows. */
  assets: AssetSources;
  phone: PreviewMessage;
}

/** People whose made-up answers stand in a preview of results. */
const SAMPLE_PEOPLE = 19;

export interface PreviewOf {
  activity: Activity;
  workshop: { id: string; language: string; title: string; theme?: Theme };
  session: { id: string; number: number; title: string };
  words: Workshop["words"];
  /** In which it is read, and what is translated into it; null: in the language of the workshop. */
  translation: { language: string; texts: Record<string, string> } | null;
  /** The activity's stop, from 0. */
  step: number;
  /** The what-if that is asked there; null: the stop's own question. */
  whatIf: string | null;
  phase: PreviewPhase;
}

interface Preview {
  state: RoomState;
  board: AnswersByRound;
  steps: Step[];
}

export type PreviewStop = Pick<PreviewOf, "step" | "whatIf">;

/**
 * Where people see what stands at a path: the stop of a part, of a question, of a content notice.
 * @returns null where that is every stop, or none
 */
export function previewStopAt(steps: readonly Step[], path: string, phase: PreviewPhase): PreviewStop | null {
  const [, ...fields] = path.split("/");
  const notice = fields.at(-1) === "notice";
  const [, part, below, id] = fields;
  const step = steps.find((s) => s.notice === notice && (s.partId ?? "notice") === (part ?? fields[0]));
  if (!step) return null;
  const whatIf = (below === "whatIfs" && step.whatIfs.find((w) => w.id === id)?.id) || null;
  // Questions of one form are seen together; their own stops come once it is over.
  const first =
    phase !== "revealed" && step.question ? steps.find((s) => s.question === step.question) : undefined;
  return { step: steps.indexOf(first ?? step), whatIf };
}

export function previewOf(input: PreviewOf): Preview {
  const workshop: Workshop = {
    id: input.workshop.id,
    language: input.workshop.language,
    title: input.workshop.title,
    summary: "…",
    source: "…",
    theme: input.workshop.theme,
    sessions: [
      {
        id: input.session.id,
        number: input.session.number,
        title: input.session.title,
        minutes: 0,
        priority: "must",
        activities: [input.activity],
      },
    ],
    agendas: [],
    handouts: [],
    words: input.words,
    translations: input.translation
      ? { [input.translation.language]: { status: "draft", texts: input.translation.texts } }
      : {},
  };
  const { steps } = planOf(workshop);
  const step = steps[Math.min(input.step, steps.length - 1)];
  const fresh: RoomState = {
    ...freshState("preview", workshop, settingsSchema.parse({})),
    stageLanguages: [input.translation?.language ?? input.workshop.language],
  };
  const board: AnswersByRound = new Map();
  if (!step) return { state: fresh, board, steps };
  const shown = steps.slice(0, steps.indexOf(step) + 1).map((s) => s.id);
  const question = step.whatIfs.find((w) => w.id === input.whatIf)?.question ?? step.question ?? null;
  const position = { ...fresh.position, step: step.id, question, shown };
  const asking: RoomState = { ...fresh, revision: 1, position };
  if (question === null || input.phase === "prepared") return { state: asking, board, steps };
  const revealed = input.phase === "revealed";
  const round: Round = {
    number: 1,
    phase: input.phase,
    opensAt: 0,
    closesAt: null,
    version: 0,
    seen: revealed,
  };
  const rounds = Object.fromEntries(
    [...(revealed ? shown.map((id) => steps.find((s) => s.id === id)?.question) : []), question].flatMap(
      (id) => (id ? [[id, [round]]] : []),
    ),
  );
  const state: RoomState = { ...asking, position: { ...position, rounds } };
  if (revealed) for (const id of Object.keys(rounds)) answerAll(state, board, input.activity, id);
  return { state, board, steps };
}

/** Sample answers, the same every time; none where the kind cannot read them. */
function answerAll(state: RoomState, board: AnswersByRound, activity: Activity, id: string): void {
  const question = planOf(state.workshop).question(id);
  if (!question) return;
  const phrases = phrasesIn(state.workshop.language);
  for (let n = 1; n <= SAMPLE_PEOPLE; n++) {
    const random = seeded(n * 101 + id.length);
    const body = plausible(activity, question, { insight: 0.35 + random() / 2, random, phrases, texts: [] });
    const read = body && (isPass(body) ? body : kindOf(activity).parse(activity, question, body));
    if (read && !isMisfit(read))
      upsert(board, roundKey(id, 1), `person-${n}`, { id: `sample-${n}`, rev: 1, body: read });
  }
}
