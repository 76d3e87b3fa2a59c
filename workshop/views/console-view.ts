/** The trainers' view, without any person's single answer. */
import { type Activity, kindOf } from "@/activities/kinds";
import { lackedByActivity } from "@/workshop/content/texts";
import type { ConsoleView, Trouble } from "@/workshop/protocol/console";
import type { Asked, TrainersOwn } from "@/workshop/protocol/views";
import { isAboutPeople } from "@/workshop/room/about-people";
import { handItemsOf, withoutPhone } from "@/workshop/room/counted";
import { answersOf, type AnswersByRound } from "@/workshop/room/answers-by-round";
import { allPosts } from "@/workshop/room/question-box";
import type { Post } from "@/model/room/question-box";
import { shownAhead, whyWithheld } from "@/workshop/room/disclosure-control";
import { handoverRole } from "@/workshop/room/handover";
import { isTestRunning } from "@/workshop/room/running-tests";
import { planOf } from "@/workshop/content/plan";
import type { Presence } from "@/workshop/room/presence";
import type { PreviewGate } from "@/workshop/room/open-round-preview";
import { truncateList, listPageOf, type TurnedList } from "@/model/list-pages";
import { REASONS, reasonsApart, reasonsIn } from "@/model/debrief/given-reasons";
import { type Handover, isDimmed, lastRound, type RoomState } from "@/workshop/room/state";
import { pageOf, stageMoment } from "@/workshop/room/stage-page";
import { backFrom } from "@/workshop/room/stops";
import { changedSince, seenIn } from "@/workshop/room/versions";
import { consoleGroups, consoleWork } from "@/workshop/views/worksheets/console";
import { unaskedSteps } from "@/workshop/room/unasked";
import { questionInFocus, faceOf, stepLocationOf, playOf, presentStep } from "@/workshop/views/face";
import { bodiesOf, movedBetween, notesOn, resultsFrom, tablesOf, trailOf } from "@/workshop/views/results";
import { sourcesOf } from "@/workshop/views/sources";
import type { JoinAddress } from "@/workshop/views/stage-view";
import { consoleWallOf } from "@/workshop/views/wall";
import type { WorkNow } from "@/workshop/views/worksheets/shown";

/** The most people whom the console lists: the view is whole, and goes out several times a second. */
const MAX_LISTED_PEOPLE = 200;

export interface ConsoleViewInput {
  /** Languages that people in the room read. */
  read: readonly string[];
  presence: Presence;
  gate: PreviewGate;
  door: JoinAddress & { stageKey: string };
  consoles: string[];
  stages: number;
  /** On how many pages the stages show this (`stageMoment`). */
  pagesOf: (moment: string) => number;
  people: readonly { id: string; alias: string | null }[];
  /** The number of a nameless person. */
  guest: (person: string) => number;
  /** The number of waiting people, and those listed. */
  waiting: ConsoleView["waiting"];
  /** More newcomers than the room expects. */
  flood: ConsoleView["flood"];
  posts: readonly Post[];
  work: WorkNow;
  /** Hand-overs whose page is open. */
  presenters: ReadonlySet<string>;
  trouble?: Trouble | null;
  /** The key of a hand-over's link. */
  handoverKey: (handover: Pick<Handover, "id" | "as">) => string;
  /** The list that this console has turned; null: all show their first piece. */
  turned: TurnedList | null;
}

/** @param language of the texts; the original where there is no such translation. */
export function consoleView(
  whole: RoomState,
  board: AnswersByRound,
  context: ConsoleViewInput,
  language = whole.workshop.language,
): ConsoleView {
  const state = seenIn(whole, language);
  const focus = state.ended ? null : questionInFocus(state);
  const { activity } = presentStep(state);
  const position = state.position;
  const groups = consoleGroups(state, context.work);
  const people = context.people
    .slice(-MAX_LISTED_PEOPLE)
    .map(({ id, alias }) => ({ id, alias: alias ?? "" }));
  return {
    type: "console",
    revision: state.revision,
    stepRevision: state.stepRevision,
    step: position.step,
    back: backFrom(position),
    returnTo: position.returns.at(-1) ?? null,
    place: stepLocationOf(state),
    face: faceOf(state, "stage"),
    asked: focus,
    changed: focus !== null && changedSince(whole, focus.question),
    rounds: focus ? (position.rounds[focus.question]?.length ?? 0) : 0,
    answered: focus ? answersOf(board, focus.question, focus.round).size : 0,
    counting: countingNow(whole),
    asTables: isForTables(whole),
    turns: turnsTaken(state, board, focus),
    papers: state.papers,
    presence: context.presence,
    ...visible(state, board, context),
    moved: movedHere(state, board, activity),
    trail: trailOf(state, board, activity, (r) => r.seen),
    testRunning: activity !== null && isTestRunning(state, planOf(state.workshop), activity),
    play: playOf(state),
    pages: pagesNow(state, context),
    sources: sourcesOf(state, "console"),
    leaving: leavingQuestions(state),
    rehearsal: state.settings.rehearsal,
    box: boxOf(state, context),
    groups,
    work: consoleWork(state, board, context.work, context.turned),
    preview: position.preview,
    dim: isDimmed(state),
    trouble: context.trouble ?? null,
    locked: state.locked,
    requiresApproval: state.requiresApproval,
    waiting: state.ended ? { count: 0, people: [] } : context.waiting,
    flood: context.flood,
    sweeps: state.sweeps.flatMap((s) => (s.back ? [] : [{ id: s.id, at: s.at, people: s.people.length }])),
    stageLanguages: state.stageLanguages,
    untranslated: untranslatedHere(whole, context.read),
    ended: state.ended,
    handovers: state.handovers.flatMap(({ over, ...h }) =>
      over
        ? []
        : [{ ...h, as: handoverRole(h), here: context.presenters.has(h.id), key: context.handoverKey(h) }],
    ),
    presenter: null,
    shown: position.shown,
    unasked: unaskedSteps(state, planOf(state.workshop)).map((step) => step.id),
    times: state.times,
    finished: state.finished,
    undo: state.undoStack.at(-1)?.did ?? null,
    driver: state.driver?.name ?? null,
    consoles: context.consoles,
    stages: context.stages,
    door: state.ended ? null : context.door,
    people,
    earlier: Math.max(0, context.people.length - MAX_LISTED_PEOPLE),
    guests: guestsIn([...people, ...groups.groups.flatMap((g) => g.people), ...groups.without], context),
  };
}

const guestsIn = (
  listed: readonly { id: string; alias: string }[],
  { guest }: ConsoleViewInput,
): ConsoleView["guests"] =>
  Object.fromEntries(listed.flatMap(({ id, alias }) => (alias === "" ? [[id, guest(id)]] : [])));

function boxOf({ box }: RoomState, { posts, turned }: ConsoleViewInput): ConsoleView["box"] {
  const { open, moderated, onStage } = box;
  const { shown, piece } = listPageOf(
    allPosts(box, posts),
    "box",
    turned,
    (post) => post.state === "waiting",
  );
  return { open, moderated, onStage, posts: shown, ...(piece && { piece }) };
}

/** Where the stages are in their pages; null where one is enough. */
function pagesNow(state: RoomState, { pagesOf }: ConsoleViewInput): ConsoleView["pages"] {
  const pages = state.ended ? 1 : pagesOf(stageMoment(state));
  return pages > 1 ? { page: Math.min(pageOf(state), pages - 1), of: pages } : null;
}

/** Full results once the round is seen; while it is open and preview is on, what the gate lets through. */
function visible(
  state: RoomState,
  board: AnswersByRound,
  { gate, turned }: ConsoleViewInput,
): Pick<ConsoleView, "results" | "wall" | "withheld"> {
  const { activity, question } = presentStep(state);
  const round = question ? lastRound(state.position, question.id) : undefined;
  if (!activity || !question || !round) return { results: null, withheld: null, wall: null };
  const over = round.seen && round.phase !== "open";
  const withheld = over ? whyWithheld(answersOf(board, question.id, round.number)) : null;
  if (withheld) return { results: null, withheld, wall: null };
  const previewed =
    state.position.preview && round.phase === "open" && gate.shown.size > 0 && !isAboutPeople(activity);
  const answers = over
    ? answersOf(board, question.id, round.number)
    : previewed
      ? shownAhead(state, board, question.id, round.number, new Map(gate.shown))
      : null;
  const bodies = answers && bodiesOf(answers);
  const counted = bodies && resultsFrom(activity, question, round.number, bodies);
  const details = over
    ? { texts: { ...counted?.texts, ...reasonsOver(board, question.id, round.number) } }
    : { others: [], kept: {}, texts: {} };
  const results = counted && {
    ...counted,
    ...listed({ ...counted, ...details }),
    ...notesOn(answers, tablesOf(state, { activity, question }, round.number)),
    live: !over,
  };
  const { curated } = kindOf(activity);
  if (!curated) return { results, withheld, wall: null };
  if (question.id === activity.id)
    return {
      results,
      withheld,
      wall: over && bodies ? consoleWallOf(state, board, activity, curated, bodies, turned) : null,
    };
  const written = lastRound(state.position, activity.id);
  const texts = written?.seen ? bodiesOf(answersOf(board, activity.id, written.number)) : null;
  return { results, withheld, wall: texts && consoleWallOf(state, board, activity, curated, texts, turned) };
}

/** The first of the texts, and how many more there are: the debrief has them all. */
function listed({ others, kept, texts }: TrainersOwn): TrainersOwn {
  const listedOthers = truncateList(others);
  const fields = Object.entries(texts).map(([id, all]) => ({ id, ...truncateList(all) }));
  const more = {
    others: listedOthers.more ?? 0,
    texts: Object.fromEntries(fields.flatMap((f) => (f.more ? [[f.id, f.more]] : []))),
  };
  return {
    others: listedOthers.shown,
    kept,
    texts: Object.fromEntries(fields.map((f) => [f.id, f.shown])),
    ...((listedOthers.more || fields.some((f) => f.more)) && { more }),
  };
}

/** People's reasons, in alphabetical order; nothing where there are none. */
function reasonsOver(board: AnswersByRound, question: string, round: number): TrainersOwn["texts"] {
  const reasons = [question, reasonsApart(question)]
    .flatMap((q) => reasonsIn(bodiesOf(answersOf(board, q, round))))
    .map((r) => r.reason);
  return reasons.length > 0 ? { [REASONS]: reasons.sort((a, b) => a.localeCompare(b)) } : {};
}

/** Movement since the part before, once both rounds have been seen. */
function movedHere(state: RoomState, board: AnswersByRound, activity: Activity | null): ConsoleView["moved"] {
  const story = activity && kindOf(activity).story;
  const question = planOf(state.workshop).question(state.position.question ?? "");
  const before = story && question && story.before(activity, question);
  if (!before) return null;
  const [earlierRound, laterRound] = [before.question, question.id].map((id) =>
    state.position.rounds[id]?.findLast((r) => r.seen && r.phase !== "open"),
  );
  if (!earlierRound || !laterRound) return null;
  const [earlier, now] = [
    answersOf(board, before.question, earlierRound.number),
    answersOf(board, question.id, laterRound.number),
  ];
  if (whyWithheld(earlier) || whyWithheld(now)) return null;
  return { from: before.part, ...movedBetween((body) => story.isYes(activity, body), earlier, now) };
}

/** Who had their turn at a shared phone; null where there is none. */
function turnsTaken(state: RoomState, board: AnswersByRound, focus: Asked | null): ConsoleView["turns"] {
  if (!focus || !state.handovers.some((h) => h.as === "shared" && !h.over)) return null;
  const answers = [...answersOf(board, focus.question, focus.round).values()];
  return answers.filter(({ source }) => source === "shared").length;
}

/** Hands are counted until the result was seen; what is read aloud is in the stage's language. */
export function countingNow(whole: RoomState): ConsoleView["counting"] {
  const state = seenIn(whole, whole.stageLanguages[0] ?? whole.workshop.language);
  const { activity, question } = presentStep(state);
  const round = question ? lastRound(state.position, question.id) : undefined;
  if (!activity || !question || !round || round.seen || state.ended) return null;
  if (state.finished.includes(activity.id)) return null;
  const items = handItemsOf(activity, question);
  return items.length === 0
    ? null
    : { items, counted: round.counted ?? [], withoutPhone: withoutPhone(state) };
}

/** The present question can be opened for groups to answer as tables. */
function isForTables(state: RoomState): boolean {
  const { activity, question } = presentStep(state);
  return Boolean(
    activity && question && state.groups.list.length > 0 && handItemsOf(activity, question).length > 0,
  );
}

function leavingQuestions(state: RoomState): ConsoleView["leaving"] {
  const plan = planOf(state.workshop);
  const leaving = Object.entries(state.position.rounds).flatMap(([question, rounds]) => {
    const open = rounds.find((r) => r.phase === "open");
    if (!open || question === state.position.question || open.closesAt === null) return [];
    const step = plan.step(plan.question(question)?.stepId ?? "");
    return [{ question, title: step?.title ?? question, round: open.number, closesAt: open.closesAt }];
  });
  return leaving.sort((a, b) => a.closesAt - b.closesAt || (a.question < b.question ? -1 : 1));
}

/** Missing texts of this activity and the next, in languages that are read here. */
function untranslatedHere(state: RoomState, read: readonly string[]): ConsoleView["untranslated"] {
  const { steps, step } = planOf(state.workshop);
  const here = (state.position.step && step(state.position.step)) || null;
  const next = steps.slice(here ? here.index + 1 : 0).find((s) => s.activityId !== here?.activityId);
  const coming = [here?.activityId, next?.activityId].filter((id) => id !== undefined);
  return coming.flatMap((activity) =>
    read.flatMap((language) => {
      const texts = lackedByActivity(state.workshop, language).get(activity);
      return texts ? [{ activity, language, texts }] : [];
    }),
  );
}
