/**
 * What the trainer can do now, and if not, why not. One place for buttons and keys alike, so that no button
 * is ever pressed in vain: each verb is absent, ready with its command, or refused with the name of a reason.
 */
import type { Wish } from "@/components/live/send";
import { around, stepAsking } from "@/components/console/steps";
import type { ConsoleView, PlanMessage } from "@/workshop/protocol/down";

export type Verb =
  | { can: true; wish: Wish; label: string }
  /** `why` names a sentence under `console.why`. */
  | { can: false; why: string; label: string };

export const verbNames = ["back", "next", "open", "close", "reveal", "hide", "explain", "again", "addTime", "dim", "undo"] as const;
export type VerbName = (typeof verbNames)[number];
/** Verbs that make no sense where nothing is asked are absent. */
export type Verbs = Partial<Record<VerbName, Verb>> & Record<"back" | "next" | "dim" | "undo", Verb>;

const no = (label: string, why: string): Verb => ({ can: false, why, label });
const yes = (label: string, wish: Wish): Verb => ({ can: true, wish, label });

/** The verbs of this moment; labels are names under `console.verbs`. */
export function verbsOf(plan: PlanMessage, view: ConsoleView): Verbs {
  const { current, next, back } = around(plan, view);
  const seen = view.stepRevision;
  const ended = view.ended;
  const forward = !current ? "start" : next?.activityId === current.activityId && next.kind === "case" ? "nextPart" : "next";
  const verbs: Verbs = {
    back: ended ? no("back", "ended") : back ? yes("back", { type: "go", to: back.id, seen }) : no("back", "first"),
    next: ended ? no(forward, "ended") : next ? yes(forward, { type: "go", to: next.id, seen }) : no(forward, "last"),
    dim: ended ? no("dim", "ended") : yes(view.dim ? "light" : "dim", { type: "dim", on: !view.dim }),
    undo: ended
      ? no("undo", "ended")
      : view.undo
        ? yes("undo", { type: "undo", seen: view.revision })
        : no("undo", "nothingToUndo"),
  };
  return { ...verbs, ...questionVerbs(plan, view), ...explainVerb(plan, view) };
}

/** Why a verb that is absent cannot be used: its key may still be pressed. */
export function whyAbsent(name: VerbName, view: ConsoleView): string {
  const phase = view.asked?.phase;
  if (!phase) return "notHere";
  if (name === "explain") return "noKey";
  if (view.asked?.finished && phase !== "open") return "finished";
  if (phase === "open") return name === "again" ? "closeFirst" : "alreadyOpen";
  if (phase === "prepared") return name === "again" ? "notAsked" : "notOpen";
  return name === "open" ? "openAgain" : "notOpen";
}

/** Absent where the question has no key: nothing can be shown then. */
function explainVerb(plan: PlanMessage, view: ConsoleView): Partial<Verbs> {
  const { asked } = view;
  if (!asked || view.ended || !around(plan, view).current?.keys[asked.question]) return {};
  const { question } = asked;
  if (asked.key) return { explain: yes("unexplain", { type: "explain", question, on: false }) };
  if (asked.phase === "prepared") return { explain: no("explain", "notAsked") };
  if (asked.phase === "open") return { explain: no("explain", "closeFirst") };
  return { explain: view.held ? no("explain", "testRuns") : yes("explain", { type: "explain", question, on: true }) };
}

function questionVerbs(plan: PlanMessage, view: ConsoleView): Partial<Verbs> {
  const { asked } = view;
  if (!asked || view.ended) return {};
  const { question, round } = asked;
  // A step that only looks at an earlier question again does not open it.
  const elsewhere = stepAsking(plan, question)?.id !== view.step;
  const at = { question, round };
  const results = (phase: "closed" | "revealed"): Partial<Verbs> =>
    phase === "closed"
      ? { reveal: view.held ? no("reveal", "testRuns") : yes("reveal", { type: "reveal", ...at }) }
      : { hide: yes("hide", { type: "hide", ...at }) };
  switch (asked.phase) {
    case "prepared":
      return asked.finished
        ? { open: no("open", "finished") }
        : elsewhere ? { open: no("open", "elsewhere") } : { open: yes("open", { type: "open", question, round: 1 }), reveal: no("reveal", "notAsked") };
    case "open":
      return {
        close: yes("close", { type: "close", ...at }),
        reveal: no("reveal", "closeFirst"),
        addTime: asked.closesAt === null ? no("addTime", "noTimer") : yes("addTime", { type: "add-time", ...at, seconds: 30 }),
      };
    case "closed":
    case "revealed":
      return {
        ...results(asked.phase),
        again: asked.finished ? no("again", "finished") : elsewhere ? no("again", "elsewhere") : !asked.again ? no("again", "onlyOnce") : yes("again", { type: "open", question, round: round + 1 }),
      };
  }
}
