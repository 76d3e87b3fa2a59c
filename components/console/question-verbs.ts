/** The verbs of the present question; at a worksheet, "us too" and dots are its question. */
import { stepAsking, stepNeighbours } from "@/components/console/steps";
import { disabled, enabled, type Verb, type VerbName, type Verbs } from "@/components/console/verb";
import type { LiveAgenda } from "@/model/room/agenda";
import type { ConsoleView, PlanMessage } from "@/workshop/protocol/console";

export const questionVerbs = (plan: PlanMessage, view: ConsoleView, agenda: LiveAgenda): Partial<Verbs> => ({
  ...withSheetLabels({ ...phaseVerbs(plan, view, agenda), ...showAllVerb(view) }, view),
  ...explainVerb(plan, view, agenda),
});

function phaseVerbs(plan: PlanMessage, view: ConsoleView, agenda: LiveAgenda): Partial<Verbs> {
  const { asked } = view;
  if (!asked || view.ended) return {};
  const { question, round } = asked;
  // A step that only looks at an earlier question again does not open it.
  const elsewhere = stepAsking(plan, question)?.id !== view.step;
  const target = { question, round };
  switch (asked.phase) {
    case "prepared":
      if (asked.finished) return { open: disabled("open", "finished") };
      if (elsewhere) return { open: disabled("open", "elsewhere") };
      return {
        open: enabled("open", { type: "open", question, round: 1 }),
        addTime:
          (stepNeighbours(plan, view, agenda).current?.seconds ?? null) === null
            ? enabled("openLimited", { type: "open", question, round: 1, seconds: 60 })
            : enabled("openUnlimited", { type: "open", question, round: 1, seconds: null }),
        reveal: disabled("reveal", "notAsked"),
      };
    case "open":
      return {
        close: enabled("close", { type: "close", ...target }),
        reveal: disabled("reveal", "closeFirst"),
        addTime:
          asked.closesAt === null
            ? enabled("limit", { type: "add-time", ...target, seconds: 60 })
            : enabled("addTime", { type: "add-time", ...target, seconds: 30 }),
      };
    case "closed":
      return {
        reveal: view.testRunning
          ? disabled("reveal", "testRuns")
          : enabled(readsFirst(view) ? "read" : "reveal", { type: "reveal", ...target }),
        again: againVerb(asked, elsewhere),
      };
    case "revealed":
      return { hide: enabled("hide", { type: "hide", ...target }), again: againVerb(asked, elsewhere) };
  }
}

function againVerb({ question, round, finished, again }: Asked, elsewhere: boolean): Verb {
  if (finished) return disabled("again", "finished");
  if (elsewhere) return disabled("again", "elsewhere");
  if (!again) return disabled("again", "onlyOnce");
  return enabled("again", { type: "open", question, round: round + 1 });
}

type Asked = NonNullable<ConsoleView["asked"]>;

/** A wall was closed whose texts the trainer reads before the room does. */
const readsFirst = ({ asked, wall }: ConsoleView): boolean =>
  asked?.form.kind === "open" && asked.form.asks === "texts" && asked.form.moderated && wall === null;

/** Shows every text of a moderated wall, while none was chosen. */
function showAllVerb({ asked, wall, ended }: ConsoleView): Partial<Verbs> {
  const waiting = wall?.texts.filter((text) => text.state === "waiting").map((text) => text.id) ?? [];
  const none = !wall?.moderated || wall.counts.shown > 0;
  if (!asked || ended || none || waiting.length === 0) return {};
  if (asked.phase !== "closed" && asked.phase !== "revealed") return {};
  const { question, round, phase } = asked;
  return {
    showAll: {
      ...enabled("showAll", { type: "curate", question, change: { do: "show", texts: waiting } }),
      count: waiting.length,
      ...(phase === "closed" && { also: { type: "reveal", question, round } }),
    },
  };
}

/** Absent for a question without a key. */
function explainVerb(plan: PlanMessage, view: ConsoleView, agenda: LiveAgenda): Partial<Verbs> {
  const { asked } = view;
  const { current } = stepNeighbours(plan, view, agenda);
  if (!asked || view.ended || !current?.keys[asked.question]) return {};
  const { question } = asked;
  if (asked.key) return { explain: enabled("unexplain", { type: "explain", question, on: false }) };
  if (asked.phase === "prepared") return { explain: disabled("explain", "notAsked") };
  if (asked.phase === "open") return { explain: disabled("explain", "closeFirst") };
  if (view.testRunning) return { explain: disabled("explain", "testRuns") };
  return {
    explain: {
      ...enabled("explain", { type: "explain", question, on: true }),
      ...(current.expertNext && asked.phase === "revealed" && { leads: true }),
    },
  };
}

const sheetLabelSuffix = { present: "Too", gallery: "Dots" } as const;
const suffixed = new Set(["open", "close", "reveal", "hide"]);

/** At a worksheet, the verbs of the question are called after "us too" or the dots. */
function withSheetLabels(verbs: Partial<Verbs>, { asked, work }: ConsoleView): Partial<Verbs> {
  if (
    !work ||
    (work.at !== "present" && work.at !== "gallery") ||
    asked?.question !== `${work.activity}/${work.at}`
  )
    return verbs;
  const suffix = sheetLabelSuffix[work.at];
  return Object.fromEntries(
    Object.entries(verbs).map(([name, verb]) => [
      name,
      suffixed.has(name) ? { ...verb, label: `${verb.label}${suffix}` } : verb,
    ]),
  );
}

/** The reason for an absent verb, whose key may still be pressed. */
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
