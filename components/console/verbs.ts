/**
 * What the trainer can do now, and if not, why not. One place for buttons and keys alike, so that no button
 * is ever pressed in vain: each verb is absent, ready with its command, or refused with the name of a reason.
 */
import type { CommandInput } from "@/components/live/send";
import { stepNeighbours, stepAsking, stepOf } from "@/components/console/steps";
import {
  callCommand,
  groupsToCome,
  previousTurn,
  nextTurn,
  type PresentTurn,
} from "@/components/console/worksheets/present/presenting";
import { dayPhase, nextDay } from "@/workshop/room/agenda/agenda";
import type { LiveAgenda } from "@/model/room/agenda";
import type { Group } from "@/model/room/groups";
import type { ConsoleView, PlanMessage } from "@/workshop/protocol/console";

export type Verb =
  /**
   * `group` and `count`: what the label names. `also`: sent once this was accepted. `byHand`: a key does not do it, so
   * that no slip does, and says this sentence under `console.why` instead.
   */
  | {
      can: true;
      command: CommandInput;
      label: string;
      group?: Group;
      count?: number;
      /** It is planned before Next. */
      leads?: true;
      also?: CommandInput;
      byHand?: string;
    }
  /** `why` names a sentence under `console.why`. */
  | { can: false; why: string; label: string };

export const verbNames = [
  "back",
  "next",
  "skip",
  "open",
  "close",
  "showAll",
  "reveal",
  "hide",
  "explain",
  "again",
  "addTime",
  "startWork",
  "bringBack",
  "dim",
  "undo",
] as const;
export type VerbName = (typeof verbNames)[number];
/** Verbs that make no sense where nothing is asked are absent. */
export type Verbs = Partial<Record<VerbName, Verb>> & Record<"back" | "next" | "dim" | "undo", Verb>;

/** Seconds; null: none; undefined: as the author planned. */
export interface Opening {
  seconds?: number | null;
  readFirst?: number | null;
}
export const asPlanned: Opening = {};

/** The verbs, with the times that were chosen for opening answers. */
export function withOpening(verbs: Verbs, { seconds, readFirst }: Opening): Verbs {
  const times = { ...(seconds !== undefined && { seconds }), ...(readFirst !== undefined && { readFirst }) };
  const timed = (verb: Verb | undefined) =>
    verb?.can && verb.command.type === "open" ? { ...verb, command: { ...verb.command, ...times } } : verb;
  return {
    ...verbs,
    ...(verbs.open && { open: timed(verbs.open) }),
    ...(verbs.again && { again: timed(verbs.again) }),
  };
}

const disabled = (label: string, why: string): Verb => ({ can: false, why, label });
const enabled = (label: string, command: CommandInput): Verb => ({ can: true, command, label });
const onlyByHand = (label: string, command: CommandInput, byHand: string): Verb => ({
  can: true,
  command,
  label,
  byHand,
});

/** What brings the room on before Next does; the first that can be used leads. */
const leading = ["startWork", "bringBack", "open", "close", "showAll", "reveal"] as const;

/**
 * The verb of the one leading button (B-278): what comes next in the life of a question or of the groups' work; moving
 * on when nothing is asked, while groups present, and before a question is opened that the room has not read to its
 * last page.
 */
export function primaryOf(verbs: Verbs): VerbName {
  const { next, open, explain } = verbs;
  const presents = next.can && (next.command.type === "card" || next.command.type === "present");
  const turns = presents || (next.can && next.command.type === "turn" && open?.can);
  if (turns) return "next";
  return leading.find((name) => verbs[name]?.can) ?? (explain?.can && explain.leads ? "explain" : "next");
}

/** What else is usual beside the leading button: two verbs at most, each of which can be used. */
export function besideOf(verbs: Verbs, primary: VerbName | "formGroups"): VerbName[] {
  const explained = verbs.explain?.label === "unexplain";
  const usual: VerbName[] =
    primary === "next"
      ? explained
        ? ["open", "skip", "again", "explain"]
        : ["open", "explain", "skip", "again"]
      : primary === "explain"
        ? ["again", "skip"]
        : primary === "reveal"
          ? [explained ? "explain" : "again", "skip"]
          : ["addTime", "skip"];
  return usual.filter((name) => verbs[name]?.can).slice(0, 2);
}

/** The verbs of this moment; labels are names under `console.verbs`. */
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
    ...withSheetLabels({ ...questionVerbs(plan, view, agenda), ...showAllVerb(view) }, view),
    ...explainVerb(plan, view, agenda),
    ...workVerbs(plan, view, resting, onward),
  };
  return { ...all, ...skipVerb(all, view, onward, formsGroups(plan, view, agenda)) };
}

/** What N does beside a leading button that is not the way on: to go on all the same, or to the next group. */
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

/** Shows every text of a wall that a trainer was to read first, where none was chosen yet (B-284). */
function showAllVerb({ asked, wall, ended }: ConsoleView): Partial<Verbs> {
  const waiting = wall?.texts.filter((text) => text.state === "waiting").map((text) => text.id) ?? [];
  const none = !wall?.moderated || wall.counts.shown > 0;
  if (!asked || ended || none || waiting.length === 0) return {};
  if (asked.phase !== "closed" && asked.phase !== "revealed") return {};
  const { question, round, phase } = asked;
  return {
    showAll: {
      can: true,
      label: "showAll",
      command: { type: "curate", question, change: { do: "show", texts: waiting } },
      count: waiting.length,
      ...(phase === "closed" && { also: { type: "reveal", question, round } }),
    },
  };
}

/**
 * Groups are to be formed before anything else: people are here, and a worksheet waits for them. No presenter
 * does it.
 */
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

/** Groups that were formed begin to write, for as long as the author planned; then all are brought back. */
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
 * Back and Next, which between two days and before the first is the beginning of a day; `onward` goes on whatever is
 * still to turn or to present.
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
        can: true,
        label: day.label,
        command: { type: "start-day", day: day.id, planned: null },
        byHand: "startByHand",
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

/** What Next does at the last step: it ends the day, the room, or a presenter's session. */
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

/** Turning cards and calling groups; whoever is called first also opens "us too" to the room. */
const presentVerb = ({ label, command, group }: PresentTurn, view: ConsoleView): Verb => ({
  can: true,
  label,
  command,
  ...(group && { group, also: openPresentCommand(view) }),
});

/** Opens the question that belongs to presenting, while it was not opened yet. */
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
  if (name === "showAll" || name === "startWork" || name === "bringBack") return "notHere";
  if (view.asked?.finished && phase !== "open") return "finished";
  if (phase === "open") return name === "again" ? "closeFirst" : "alreadyOpen";
  if (phase === "prepared") return name === "again" ? "notAsked" : "notOpen";
  return name === "open" ? "openAgain" : "notOpen";
}

const sheetLabelSuffix = { present: "Too", gallery: "Dots" } as const;

/** At a worksheet, people say "us too" or give dots: the verbs of the question are called after that. */
function withSheetLabels(verbs: Partial<Verbs>, { asked, work }: ConsoleView): Partial<Verbs> {
  if (
    !work ||
    (work.at !== "present" && work.at !== "gallery") ||
    asked?.question !== `${work.activity}/${work.at}`
  )
    return verbs;
  const suffix = sheetLabelSuffix[work.at];
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
  const { current } = stepNeighbours(plan, view, agenda);
  if (!asked || view.ended || !current?.keys[asked.question]) return {};
  const { question } = asked;
  const planned = current.expertNext;
  if (asked.key) return { explain: enabled("unexplain", { type: "explain", question, on: false }) };
  if (asked.phase === "prepared") return { explain: disabled("explain", "notAsked") };
  if (asked.phase === "open") return { explain: disabled("explain", "closeFirst") };
  return {
    explain: view.testRunning
      ? disabled("explain", "testRuns")
      : {
          ...enabled("explain", { type: "explain", question, on: true }),
          ...(planned && asked.phase === "revealed" && { leads: true }),
        },
  };
}

/** A wall was closed whose texts the trainer reads before the room does. */
const readsFirst = ({ asked, wall }: ConsoleView): boolean =>
  asked?.form.kind === "open" && asked.form.asks === "texts" && asked.form.moderated && wall === null;

/** What the author planned for the present question, or the other way: a minute's time, or none. */
function otherLimit(
  plan: PlanMessage,
  view: ConsoleView,
  agenda: LiveAgenda,
): { label: string; seconds: number | null } {
  const planned = stepNeighbours(plan, view, agenda).current?.seconds ?? null;
  return planned === null ? { label: "openLimited", seconds: 60 } : { label: "openUnlimited", seconds: null };
}

function questionVerbs(plan: PlanMessage, view: ConsoleView, agenda: LiveAgenda): Partial<Verbs> {
  const { asked } = view;
  if (!asked || view.ended) return {};
  const { question, round } = asked;
  // A step that only looks at an earlier question again does not open it.
  const elsewhere = stepAsking(plan, question)?.id !== view.step;
  const at = { question, round };
  const results = (phase: "closed" | "revealed"): Partial<Verbs> =>
    phase === "closed"
      ? {
          reveal: view.testRunning
            ? disabled("reveal", "testRuns")
            : enabled(readsFirst(view) ? "read" : "reveal", { type: "reveal", ...at }),
        }
      : { hide: enabled("hide", { type: "hide", ...at }) };
  switch (asked.phase) {
    case "prepared": {
      if (asked.finished) return { open: disabled("open", "finished") };
      if (elsewhere) return { open: disabled("open", "elsewhere") };
      const { label, seconds } = otherLimit(plan, view, agenda);
      return {
        open: enabled("open", { type: "open", question, round: 1 }),
        addTime: enabled(label, { type: "open", question, round: 1, seconds }),
        reveal: disabled("reveal", "notAsked"),
      };
    }
    case "open":
      return {
        close: enabled("close", { type: "close", ...at }),
        reveal: disabled("reveal", "closeFirst"),
        addTime:
          asked.closesAt === null
            ? enabled("limit", { type: "add-time", ...at, seconds: 60 })
            : enabled("addTime", { type: "add-time", ...at, seconds: 30 }),
      };
    case "closed":
    case "revealed":
      return {
        ...results(asked.phase),
        again: asked.finished
          ? disabled("again", "finished")
          : elsewhere
            ? disabled("again", "elsewhere")
            : !asked.again
              ? disabled("again", "onlyOnce")
              : enabled("again", { type: "open", question, round: round + 1 }),
      };
  }
}
