/** The trainer's verbs, for buttons and keys: absent, ready with their command, or refused with a reason. */
import { questionVerbs } from "@/components/console/question-verbs";
import { stepNeighbours, stepOf } from "@/components/console/steps";
import {
  disabled,
  enabled,
  onlyByHand,
  type Verb,
  type VerbName,
  type Verbs,
} from "@/components/console/verb";
import {
  callCommand,
  groupsToCome,
  previousTurn,
  nextTurn,
  type PresentTurn,
} from "@/components/console/worksheets/present/presenting";
import type { CommandInput } from "@/components/live/send";
import type { LiveAgenda } from "@/model/room/agenda";
import { dayPhase, nextDay } from "@/workshop/room/agenda/agenda";
import type { ConsoleView, PlanMessage } from "@/workshop/protocol/console";

/** Verbs that bring the room on before Next does; the first that can be used leads. */
const leading = ["startWork", "bringBack", "open", "close", "showAll", "reveal"] as const;

/**
 * The verb of the leading button: the next phase of a question or of the groups' work; Next when nothing is
 * asked, while groups present, and before a question that the room has not read to its last page.
 */
export function primaryOf(verbs: Verbs): VerbName {
  const { next, open, explain } = verbs;
  const presents = next.can && (next.command.type === "card" || next.command.type === "present");
  const turns = presents || (next.can && next.command.type === "turn" && open?.can);
  if (turns) return "next";
  return leading.find((name) => verbs[name]?.can) ?? (explain?.can && explain.leads ? "explain" : "next");
}

/** Usual verbs beside the leading button: two at most, each of which can be used. */
export function besideOf(verbs: Verbs, primary: VerbName | "formGroups"): VerbName[] {
  const explained = verbs.explain?.label === "unexplain";
  const usual: Partial<Record<typeof primary, VerbName[]>> = {
    next: explained ? ["open", "skip", "again", "explain"] : ["open", "explain", "skip", "again"],
    explain: ["again", "skip"],
    reveal: [explained ? "explain" : "again", "skip"],
  };
  return (usual[primary] ?? ["addTime", "skip"]).filter((name) => verbs[name]?.can).slice(0, 2);
}

export function verbsOf(plan: PlanMessage, view: ConsoleView, agenda: LiveAgenda): Verbs {
  const ended = view.ended;
  const resting =
    dayPhase(agenda).is === "over" ? "dayOver" : view.presenter?.inside === false ? "notYourTurn" : null;
  const { onward, ...stepping } = steppingVerbs(plan, view, agenda, resting);
  const verbs: Verbs = {
    ...stepping,
    dim: ended
      ? disabled("dim", "ended")
      : resting === "notYourTurn"
        ? disabled("dim", resting)
        : enabled(view.dim ? "light" : "dim", { type: "dim", on: !view.dim }),
    undo: ended
      ? disabled("undo", "ended")
      : resting
        ? disabled("undo", resting)
        : view.undo
          ? enabled("undo", { type: "undo", seen: view.revision })
          : disabled("undo", "nothingToUndo"),
  };
  const all = {
    ...verbs,
    ...questionVerbs(plan, view, agenda),
    ...workVerbs(plan, view, resting, onward),
  };
  return { ...all, ...skipVerb(all, view, onward, formsGroups(plan, view, agenda)) };
}

/** The key N beside a leading button that is not Next: it goes on all the same, or to the next group. */
function skipVerb(verbs: Verbs, view: ConsoleView, onward: Verb, forms: boolean): Partial<Verbs> {
  const primary = primaryOf(verbs);
  const { next } = verbs;
  if (primary !== "next" || forms) {
    const skips = primary === "open" && next.can && next.command.type === "go";
    return { skip: skips ? { ...next, label: "skip" } : next };
  }
  if (!next.can || !["card", "present", "turn"].includes(next.command.type)) return {};
  const [group] = next.command.type === "card" && view.work ? groupsToCome(view.work) : [];
  if (group && view.work)
    return { skip: presentVerb({ label: "callGroup", command: callCommand(view.work, group), group }, view) };
  return { skip: onward };
}

/** Groups are to be formed before anything else, but not by a presenter. */
export const formsGroups = (plan: PlanMessage, view: ConsoleView, agenda: LiveAgenda): boolean =>
  atStart(view) &&
  plan.role !== "presenter" &&
  dayPhase(agenda).is !== "over" &&
  view.groups.groups.length === 0 &&
  !view.groups.choosing &&
  view.presence.here > 0;

/** The room stands at a worksheet that was not begun. */
const atStart = ({ work, ended, finished }: ConsoleView): boolean =>
  !ended && work?.at === "work" && work.phase === "none" && !finished.includes(work.activity);

/** Groups begin to write, for the time that the author planned; then all are brought back. */
function workVerbs(
  plan: PlanMessage,
  view: ConsoleView,
  resting: string | null,
  onward: Verb,
): Partial<Verbs> {
  const { work, groups } = view;
  if (!work || resting || view.ended || work.at !== "work") return {};
  const { activity } = work;
  if (work.phase === "open")
    return {
      bringBack: {
        ...enabled("bringBack", { type: "freeze-work", activity }),
        ...(onward.can && onward.command.type === "go" && { also: onward.command }),
      },
    };
  if (!atStart(view) || groups.groups.length === 0) return {};
  const seconds = stepOf(plan, activity)?.seconds ?? null;
  return { startWork: enabled("startWork", { type: "start-work", activity, seconds, phases: null }) };
}

/**
 * Back and Next, which before a day begins it; `onward` goes on although there are still pages to turn or
 * groups to present.
 */
function steppingVerbs(
  plan: PlanMessage,
  view: ConsoleView,
  agenda: LiveAgenda,
  resting: string | null,
): Record<"back" | "next" | "onward", Verb> {
  const { current, next, back } = stepNeighbours(plan, view, agenda);
  const seen = view.stepRevision;
  const none = (why: string) => ({
    back: disabled("back", why),
    next: disabled("next", why),
    onward: disabled("next", why),
  });
  if (view.ended) return none("ended");
  const day = dayToBegin(plan, agenda);
  if (day) {
    const first = stepNeighbours(plan, { ...view, step: null }, agenda).next;
    const begins = day.label === "startDay" && first;
    return {
      ...none(resting ?? "first"),
      next: {
        ...onlyByHand(day.label, { type: "start-day", day: day.id, planned: null }, "startByHand"),
        ...(begins && { also: { type: "go", to: first.id, seen, next: true } }),
      },
    };
  }
  if (resting) return none(resting);
  const onward = !current
    ? "start"
    : next?.activityId === current.activityId && next.part !== undefined
      ? "nextPart"
      : "next";
  const turn = { next: nextTurn(view.work), back: previousTurn(view.work) };
  const { page, of } = view.pages ?? { page: 0, of: 1 };
  const steps = next
    ? enabled(onward, { type: "go", to: next.id, seen, next: true })
    : endVerb(plan, view, agenda);
  return {
    back:
      page > 0
        ? enabled("backPage", { type: "turn", to: page - 1 })
        : turn.back
          ? presentVerb(turn.back, view)
          : back
            ? enabled("back", { type: "go", to: back.id, seen, back: true })
            : disabled("back", "first"),
    next:
      page < of - 1
        ? enabled("nextPage", { type: "turn", to: page + 1 })
        : turn.next
          ? presentVerb(turn.next, view)
          : steps,
    onward: steps,
  };
}

/** Next at the last step: it ends the day, the room, or a presenter's session. */
function endVerb(plan: PlanMessage, view: ConsoleView, agenda: LiveAgenda): Verb {
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
    : disabled("next", "lastForTrainer");
}

/** Turning cards and calling groups; the first call also opens "us too" to the room. */
const presentVerb = ({ label, command, group }: PresentTurn, view: ConsoleView): Verb => ({
  ...enabled(label, command),
  ...(group && { group, also: openPresentCommand(view) }),
});

/** Opens the question of presenting, unless it was opened already. */
export function openPresentCommand({ asked, work }: ConsoleView): CommandInput | undefined {
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

/** The day to begin before anything else: the next one, or the last one again. Null for a presenter. */
function dayToBegin(plan: PlanMessage, agenda: LiveAgenda): { id: string; label: string } | null {
  const phase = dayPhase(agenda);
  if (plan.role === "presenter" || phase.is === "on" || (phase.is === "before" && agenda.of === null))
    return null;
  const next = nextDay(agenda);
  if (next) return { id: next.id, label: "startDay" };
  return phase.is === "over" ? { id: phase.day.id, label: "resumeDay" } : null;
}
