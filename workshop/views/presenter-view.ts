import type { ConsoleGroups } from "@/workshop/protocol/worksheets";
import type { ConsoleView, PlanMessage, StepMessage } from "@/workshop/protocol/console";
import type { AnswersByRound } from "@/workshop/room/answers-by-round";
import { handoverOf, isAtSession } from "@/workshop/room/handover";
import { planOf } from "@/workshop/content/plan";
import type { RoomState } from "@/workshop/room/state";
import { planMessage, stepMessage } from "@/workshop/views/console-messages";
import { type ConsoleViewInput, consoleView } from "@/workshop/views/console-view";

/** The console's view `whole`, without the room's doors, names and question box, and other sessions. */
export function presenterView(
  state: RoomState,
  board: AnswersByRound,
  context: ConsoleViewInput,
  handover: string,
  language?: string,
  whole = consoleView(state, board, context, language),
): ConsoleView {
  const current = handoverOf(state, handover);
  const plan = planOf(state.workshop);
  const inside = current !== undefined && !state.ended && isAtSession(state, plan, current.session);
  const sessionOf = (step: string | undefined) => (step && plan.step(step)?.sessionId) ?? null;
  const ours = (step: string | undefined) => current !== undefined && sessionOf(step) === current.session;
  const before = state.undoStack.at(-1);
  return {
    ...whole,
    presenter: { handover, session: current?.session ?? "", name: current?.name ?? null, inside },
    handovers: [],
    papers: {},
    door: null,
    people: [],
    waiting: { count: 0, people: [] },
    flood: null,
    sweeps: [],
    earlier: 0,
    guests: {},
    groups: nameless(whole.groups),
    untranslated: [],
    box: { open: whole.box.open, moderated: whole.box.moderated, onStage: null, posts: [] },
    back: ours(whole.back ?? undefined) ? whole.back : null,
    returnTo: ours(whole.returnTo ?? undefined) ? whole.returnTo : null,
    shown: whole.shown.filter(ours),
    unasked: whole.unasked.filter(ours),
    finished: whole.finished.filter((id) => ours(plan.steps.find((s) => s.activityId === id)?.id)),
    leaving: whole.leaving.filter((l) => ours(plan.question(l.question)?.stepId)),
    undo: inside && before && ours(before.position.step ?? undefined) ? before.did : null,
    ...(inside ? {} : outside),
  };
}

/** Groups with numbers of people: presenters see no names, and none without a group. */
const nameless = (groups: ConsoleGroups): ConsoleGroups => ({
  ...groups,
  groups: groups.groups.map((g) => ({
    ...g,
    people: g.people.map((p) => ({ ...p, alias: "" })),
    guests: g.guests.map((guest) => ({ ...guest, name: "" })),
  })),
  without: [],
  unassigned: 0,
});

const outside: Partial<ConsoleView> = {
  work: null,
  step: null,
  place: null,
  face: { kind: "waiting" },
  asked: null,
  changed: false,
  rounds: 0,
  answered: 0,
  counting: null,
  turns: null,
  results: null,
  withheld: null,
  wall: null,
  moved: null,
  trail: [],
  testRunning: false,
  pages: null,
  sources: [],
};

/** The run sheet of their session alone. */
export function presenterPlan(
  state: RoomState,
  handover: string,
  language?: string,
  failed?: (error: unknown) => void,
): PlanMessage {
  const plan = planMessage(state, "presenter", language, failed);
  const session = handoverOf(state, handover)?.session;
  return { ...plan, sessions: plan.sessions.filter((s) => s.id === session) };
}

/** The present step with notes and keys, where it is of their session. */
export function presenterStep(
  state: RoomState,
  handover: string,
  language?: string,
  failed?: (error: unknown) => void,
): StepMessage {
  const session = handoverOf(state, handover)?.session;
  const plan = planOf(state.workshop);
  const { steps, ...message } = stepMessage(state, language, failed);
  return { ...message, steps: steps.filter(({ id }) => plan.step(id)?.sessionId === session) };
}
