/** A quick question as an activity, and its place in the run. */
import { stepOf } from "@/components/console/steps";
import type { PlanMessage } from "@/workshop/protocol/console";
import { dayToRun, placeOfUnit, toRun, unitsOf } from "@/workshop/room/agenda/agenda";
import type { LiveAgenda } from "@/model/room/agenda";

export const quickKinds = ["yesNo", "poll", "scale", "open"] as const;
export type QuickKind = (typeof quickKinds)[number];

/** Words of the interface that become words of the activity. */
interface QuickWords {
  yes: string;
  no: string;
  low: string;
  high: string;
  /** The question about a statement. */
  agree: string;
}

const MAX_TITLE_LENGTH = 60;
const QUICK_MINUTES = 3;

/** @param drawn random letters */
export const quickId = (drawn: string): string =>
  `quick-${drawn
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "")
    .slice(0, 10)}`;

/**
 * @param text the question; for a poll, the options follow on lines of their own
 * @returns null while something is missing: the question, or two options of a poll
 */
export function quickActivity(
  kind: QuickKind,
  text: string,
  id: string,
  words: QuickWords,
): Record<string, unknown> | null {
  const [question = "", ...lines] = text
    .split("\n")
    .map((l) => l.trim())
    .filter(Boolean);
  if (!question) return null;
  const base = {
    id,
    title: question.length > MAX_TITLE_LENGTH ? `${question.slice(0, MAX_TITLE_LENGTH - 1)}…` : question,
    minutes: QUICK_MINUTES,
    question: question.slice(0, 300),
  };
  switch (kind) {
    case "yesNo":
      return {
        ...base,
        kind: "poll",
        options: [
          { id: "yes", text: words.yes },
          { id: "no", text: words.no },
        ],
      };
    case "poll":
      if (lines.length < 2) return null;
      return {
        ...base,
        kind: "poll",
        options: lines.slice(0, 12).map((line, i) => ({ id: `o${i + 1}`, text: line.slice(0, 300) })),
      };
    case "scale":
      return {
        ...base,
        kind: "scale",
        question: words.agree,
        statements: [{ id: "s1", text: base.question }],
        points: 5,
        low: words.low,
        high: words.high,
      };
    case "open":
      return { ...base, kind: "open", moderated: true };
  }
}

/** A place behind an activity of its session, or in front of one. */
interface QuickPlace {
  session: string;
  after: string | null;
  before?: string;
}

/**
 * The place behind the present activity; at a break, or before the first step of a day, in front of the next
 * activity of the day, or behind its last one. Null where the workshop has no session.
 */
export function quickPlace(plan: PlanMessage, agenda: LiveAgenda, step: string | null): QuickPlace | null {
  const sessionOf = (activity: string) =>
    plan.sessions.find((s) => s.activities.some((a) => a.id === activity))?.id;
  const here = step === null ? undefined : stepOf(plan, step)?.activityId;
  const session = here && sessionOf(here);
  if (session) return { session, after: here };
  const day = placeOfUnit(agenda, here ?? "")?.day ?? dayToRun(agenda);
  const units = day?.slots.flatMap(unitsOf) ?? [];
  const runs = new Set(day ? toRun(day) : []);
  const index = units.indexOf(here ?? "");
  const before = units.find((u, i) => i > index && runs.has(u) && sessionOf(u));
  if (before) return { session: sessionOf(before)!, after: null, before };
  const after = units.findLast((u, i) => i < index && sessionOf(u));
  if (after) return { session: sessionOf(after)!, after };
  const [first] = plan.sessions;
  return first ? { session: first.id, after: null } : null;
}
