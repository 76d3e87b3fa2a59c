/** What a step shows and asks, for every surface; the one place where authored content becomes outgoing data. */
import type { Activity } from "@/activities/content";
import type { Asked, Face, Form, Place } from "@/workshop/protocol/down";
import { planOf } from "@/workshop/session/plan";
import type { Question, Step } from "@/workshop/session/question";
import { lastRound, type RoomState } from "@/workshop/session/state";
import { unreachable } from "@/workshop/unreachable";

/** Where the room stands now: its step, activity and question, or nulls before the first step. */
export function standing(state: RoomState): { step: Step | null; activity: Activity | null; question: Question | null } {
  const plan = planOf(state.workshop);
  const step = (state.stand.step && plan.step(state.stand.step)) || null;
  const activity = (step && plan.activity(step.activityId)) || null;
  const question = (state.stand.question && plan.question(state.stand.question)) || null;
  return { step, activity, question };
}

export function placeOf(state: RoomState): Place | null {
  const { step, activity } = standing(state);
  const session = step && planOf(state.workshop).session(step.sessionId);
  if (!step || !activity || !session) return null;
  const place: Place = { session: session.number, sessionTitle: session.title, activityTitle: activity.title };
  if (activity.kind !== "case") return place;
  const index = activity.parts.findIndex((p) => p.id === step.partId);
  const title = step.notice ? "" : (activity.parts[index]?.title ?? "");
  return { ...place, part: { index: index + 1, total: activity.parts.length, title } };
}

/** What is shown at the present step. `surface` decides whether a slide is kept off the phones. */
export function faceOf(state: RoomState, surface: "phone" | "stage"): Face {
  const { step, activity, question } = standing(state);
  if (state.ended) return { kind: "ended" };
  if (!step || !activity) return { kind: "waiting" };
  switch (activity.kind) {
    case "slide":
      return surface === "phone" && !activity.onPhones
        ? { kind: "look-up", title: activity.title }
        : { kind: "slide", title: activity.title, body: activity.body };
    case "poll":
      return { kind: "poll", title: activity.title };
    case "case": {
      const at = activity.parts.findIndex((p) => p.id === step.partId);
      const part = activity.parts[at];
      if (!part) return { kind: "waiting" };
      if (step.notice) return { kind: "notice", title: activity.title, text: part.notice ?? "" };
      const before = activity.parts[at - 1];
      const told = before && state.stand.shown.includes(`${activity.id}/${before.id}`);
      const whatIf = part.whatIfs.find((w) => w.id === question?.whatIfId);
      return {
        kind: "case",
        title: activity.title,
        recall: told ? before.recall : null,
        clauses: part.clauses,
        whatIf: whatIf ? { title: whatIf.title, fact: whatIf.fact } : null,
      };
    }
    default:
      return unreachable(activity);
  }
}

function formOf(activity: Activity): Form | null {
  switch (activity.kind) {
    case "slide":
      return null;
    case "poll":
      return { kind: "poll", several: activity.several, other: activity.other, options: activity.options };
    case "case":
      return {
        kind: "case",
        options: activity.answers,
        sureness: activity.sureness,
        elements: activity.elements,
        marking: activity.marking,
      };
    default:
      return unreachable(activity);
  }
}

/** The question in focus as it is asked now; null where nothing is asked. */
export function askedOf(state: RoomState): Asked | null {
  const { activity, question } = standing(state);
  const form = activity && formOf(activity);
  if (!question || !activity || !form || !("question" in activity)) return null;
  const round = lastRound(state.stand, question.id);
  return {
    question: question.id,
    text: activity.question,
    form,
    round: round?.number ?? 0,
    phase: round?.phase ?? "prepared",
    opensAt: round?.phase === "open" ? round.opensAt : null,
    closesAt: round?.phase === "open" ? round.closesAt : null,
    again: activity.kind !== "poll" || activity.revote,
    finished: state.finished.includes(activity.id),
  };
}
