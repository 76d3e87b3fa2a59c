/**
 * What the trainer can do now, and if not, why not. One place for buttons and keys alike, so that no button
 * is ever pressed in vain: each verb is absent, ready with its command, or refused with the name of a reason.
 */
import type { CommandInput } from "@/components/live/send";
import { around, stepAsking, stepOf } from "@/components/console/steps";
import { backward, forward, type Turn } from "@/components/console/work/present/presenting";
import { dayPhase, nextDay } from "@/workshop/room/agenda/agenda";
import type { LiveAgenda } from "@/model/room/agenda";
import type { Group } from "@/model/room/groups";
import type { ConsoleView, PlanMessage } from "@/workshop/protocol/console";

export type Verb =
  /**
   * `group`: the group that the label names. `also`: sent once this was accepted. `byHand`: a key does not do it, so
   * that no slip does, and says this sentence under `console.why` instead.
   */
  | { can: true; command: CommandInput; label: string; group?: Group; also?: CommandInput; byHand?: string }
  /** `why` names a sentence under `console.why`. */
  | { can: false; why: string; label: string };

export const verbNames = [
  "back",
  "next",
  "open",
  "close",
  "reveal",
  "hide",
  "explain",
  "again",
  "addTime",
  "startWork",
  "dim",
  "undo",
] as const;
export type VerbName = (typeof verbNames)[number];
/** Verbs that make no sense where nothing is asked are absent. */
export type Verbs = Partial<Record<VerbName, Verb>> & Record<"back" | "next" | "dim" | "undo", Verb>;

const no = (label: string, why: string): Verb => ({ can: false, why, label });
const yes = (label: string, command: CommandInput): Verb => ({ can: true, command, label });
const onlyByHand = (label: string, command: CommandInput, byHand: string): Verb => ({
  can: true,
  command,
  label,
  byHand,
});

/** Verbs of a question, in the order of their buttons; the first that can be used leads on. */
export const asking = ["open", "close", "reveal", "hide", "explain", "again", "addTime"] as const;
const besideTheWay: ReadonlySet<VerbName> = new Set(["hide", "explain", "again", "addTime"]);

/**
 * The verb that stands out, because it brings the room on: what comes next in the life of a question; moving on when
 * nothing is asked, while groups present, and before a question is opened that the room has not read to its last page.
 * At a worksheet, groups begin to write.
 */
export function primaryOf(verbs: Verbs): VerbName {
  if (verbs.startWork?.can) return "startWork";
  const { next, open } = verbs;
  const presents = next.can && (next.command.type === "card" || next.command.type === "present");
  const turns = presents || (next.can && next.command.type === "turn" && open?.can);
  return (!turns && asking.find((name) => !besideTheWay.has(name) && verbs[name]?.can)) || "next";
}

/** The verbs of this moment; labels are names under `console.verbs`. */
export function verbsOf(plan: PlanMessage, view: ConsoleView, agenda: LiveAgenda): Verbs {
  const ended = view.ended;
  const resting =
    dayPhase(agenda).is === "over" ? "dayOver" : view.presenter?.inside === false ? "notYourTurn" : null;
  const verbs: Verbs = {
    ...steppingVerbs(plan, view, agenda, resting),
    dim: ended
      ? no("dim", "ended")
      : resting === "notYourTurn"
        ? no("dim", resting)
        : yes(view.dim ? "light" : "dim", { type: "dim", on: !view.dim }),
    undo: ended
      ? no("undo", "ended")
      : resting
        ? no("undo", resting)
        : view.undo
          ? yes("undo", { type: "undo", seen: view.revision })
          : no("undo", "nothingToUndo"),
  };
  return {
    ...verbs,
    ...ofSheet(questionVerbs(plan, view), view),
    ...explainVerb(plan, view, agenda),
    ...startVerb(plan, view, resting),
  };
}

/** Groups are to be formed before anything else: people are here, and a worksheet waits for them. No presenter does it. */
export const formsGroups = (plan: PlanMessage, view: ConsoleView, agenda: LiveAgenda): boolean =>
  atStart(view) &&
  plan.role !== "presenter" &&
  dayPhase(agenda).is !== "over" &&
  view.groups.groups.length === 0 &&
  !view.groups.choosing &&
  view.presence.here > 0;

/** The room stands at a worksheet on which nobody has begun. */
const atStart = ({ work, ended, finished }: ConsoleView): boolean =>
  !ended && work?.at === "work" && work.phase === "none" && !finished.includes(work.activity);

/** Groups that were formed begin to write, for as long as the author planned. */
function startVerb(plan: PlanMessage, view: ConsoleView, resting: string | null): Partial<Verbs> {
  const { work, groups } = view;
  if (!work || resting || !atStart(view) || groups.groups.length === 0) return {};
  const seconds = stepOf(plan, work.activity)?.seconds ?? null;
  return {
    startWork: yes("startWork", { type: "start-work", activity: work.activity, seconds, phases: null }),
  };
}

/** Back and Next, which between two days and before the first is the beginning of a day. */
function steppingVerbs(
  plan: PlanMessage,
  view: ConsoleView,
  agenda: LiveAgenda,
  resting: string | null,
): Record<"back" | "next", Verb> {
  const { current, next, back } = around(plan, view, agenda);
  const seen = view.stepRevision;
  if (view.ended) return { back: no("back", "ended"), next: no("next", "ended") };
  const day = dayToBegin(plan, agenda);
  if (day)
    return {
      back: no("back", resting ?? "first"),
      next: onlyByHand(day.label, { type: "start-day", day: day.id, planned: null }, "startByHand"),
    };
  if (resting) return { back: no("back", resting), next: no("next", resting) };
  const onward = !current
    ? "start"
    : next?.activityId === current.activityId && next.part !== undefined
      ? "nextPart"
      : "next";
  const turn = { next: forward(view.work), back: backward(view.work) };
  const { page, of } = view.pages ?? { page: 0, of: 1 };
  return {
    back:
      page > 0
        ? yes("backPage", { type: "turn", to: page - 1 })
        : turn.back
          ? turned(turn.back, view)
          : back
            ? yes("back", { type: "go", to: back.id, seen })
            : no("back", "first"),
    next:
      page < of - 1
        ? yes("nextPage", { type: "turn", to: page + 1 })
        : turn.next
          ? turned(turn.next, view)
          : next
            ? yes(onward, { type: "go", to: next.id, seen, next: true })
            : closing(plan, view, agenda),
  };
}

/** What Next does at the last step: it ends the day, the room, or a presenter's session. */
function closing(plan: PlanMessage, view: ConsoleView, agenda: LiveAgenda): Verb {
  if (plan.role === "presenter")
    return onlyByHand(
      "giveBack",
      { type: "take-back", handover: view.presenter?.handover ?? "" },
      "lastOfSession",
    );
  if (dayPhase(agenda).is === "on" && nextDay(agenda))
    return onlyByHand("endDay", { type: "end-day" }, "lastOfDay");
  return plan.role === "trainer"
    ? onlyByHand("endRoom", { type: "end" }, "last")
    : no("next", "lastForTrainer");
}

/** Turning cards and calling groups; whoever is called first also opens "us too" to the room. */
const turned = ({ label, command, group }: Turn, view: ConsoleView): Verb => ({
  can: true,
  label,
  command,
  ...(group && { group, also: openingTooOf(view) }),
});

/** Opens the question that belongs to presenting, while it was not opened yet. */
export function openingTooOf({ asked, work }: ConsoleView): CommandInput | undefined {
  if (
    !asked ||
    !work ||
    asked.question !== `${work.activity}/present` ||
    asked.phase !== "prepared" ||
    asked.finished
  )
    return undefined;
  return { type: "open", question: asked.question, round: 1 };
}

/** The day that is to be begun before anything else: the next one, or the last one again. Never by a presenter. */
function dayToBegin(plan: PlanMessage, agenda: LiveAgenda): { id: string; label: string } | null {
  const phase = dayPhase(agenda);
  if (plan.role === "presenter" || phase.is === "on" || (phase.is === "before" && agenda.of === null))
    return null;
  const next = nextDay(agenda);
  if (next) return { id: next.id, label: "startDay" };
  return phase.is === "over" ? { id: phase.day.id, label: "resumeDay" } : null;
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

const ofMarks = { present: "Too", gallery: "Dots" } as const;

/** At a worksheet, people say "us too" or give dots: the verbs of the question are called after that. */
function ofSheet(verbs: Partial<Verbs>, { asked, work }: ConsoleView): Partial<Verbs> {
  if (
    !work ||
    (work.at !== "present" && work.at !== "gallery") ||
    asked?.question !== `${work.activity}/${work.at}`
  )
    return verbs;
  const suffix = ofMarks[work.at];
  const named = new Set(["open", "close", "reveal", "hide"]);
  return Object.fromEntries(
    Object.entries(verbs).map(([name, verb]) => [
      name,
      named.has(name) ? { ...verb, label: `${verb.label}${suffix}` } : verb,
    ]),
  );
}

/** Absent where the question has no key: nothing can be shown then. */
function explainVerb(plan: PlanMessage, view: ConsoleView, agenda: LiveAgenda): Partial<Verbs> {
  const { asked } = view;
  if (!asked || view.ended || !around(plan, view, agenda).current?.keys[asked.question]) return {};
  const { question } = asked;
  if (asked.key) return { explain: yes("unexplain", { type: "explain", question, on: false }) };
  if (asked.phase === "prepared") return { explain: no("explain", "notAsked") };
  if (asked.phase === "open") return { explain: no("explain", "closeFirst") };
  return {
    explain: view.testRunning
      ? no("explain", "testRuns")
      : yes("explain", { type: "explain", question, on: true }),
  };
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
      ? { reveal: view.testRunning ? no("reveal", "testRuns") : yes("reveal", { type: "reveal", ...at }) }
      : { hide: yes("hide", { type: "hide", ...at }) };
  switch (asked.phase) {
    case "prepared":
      return asked.finished
        ? { open: no("open", "finished") }
        : elsewhere
          ? { open: no("open", "elsewhere") }
          : { open: yes("open", { type: "open", question, round: 1 }), reveal: no("reveal", "notAsked") };
    case "open":
      return {
        close: yes("close", { type: "close", ...at }),
        reveal: no("reveal", "closeFirst"),
        addTime:
          asked.closesAt === null
            ? yes("limit", { type: "add-time", ...at, seconds: 60 })
            : yes("addTime", { type: "add-time", ...at, seconds: 30 }),
      };
    case "closed":
    case "revealed":
      return {
        ...results(asked.phase),
        again: asked.finished
          ? no("again", "finished")
          : elsewhere
            ? no("again", "elsewhere")
            : !asked.again
              ? no("again", "onlyOnce")
              : yes("again", { type: "open", question, round: round + 1 }),
      };
  }
}
