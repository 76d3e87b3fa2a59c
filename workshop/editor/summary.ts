import { type Draft, whereIs } from "@/workshop/editor/draft";
import type { Op } from "@/workshop/editor/op";

export interface EditSummary {
  did: Exclude<Op["type"], "all"> | "restore";
  /** Title of the session or activity, or the language. */
  what: string;
}

export function summaryOf(before: Draft, op: Op): EditSummary[] {
  const ops = op.type === "all" ? op.ops : [op];
  return merged(
    [],
    ops.map((each) => ({ did: each.type, what: whatOf(before, each) })),
  );
}

const MAX_SUMMARIES = 30;

export const merged = (before: readonly EditSummary[], more: readonly EditSummary[]): EditSummary[] =>
  [...before, ...more]
    .filter((a, i, all) => all.findIndex((b) => b.did === a.did && b.what === a.what) === i)
    .slice(0, MAX_SUMMARIES);

function whatOf(before: Draft, op: Op): string {
  const session = (id: string) => before.sessions.find((s) => s.id === id)?.title ?? "";
  const activity = (id: string) => whereIs(before, id)?.activity.title ?? "";
  switch (op.type) {
    case "add-session":
      return op.session.title;
    case "remove-session":
    case "move-session":
    case "set-session":
      return session(op.session);
    case "add-activity":
      return op.activity.title ?? "";
    case "remove-activity":
    case "move-activity":
    case "duplicate-activity":
      return activity(op.activity);
    case "set-activity":
      return op.value.title ?? "";
    case "set-texts":
    case "set-translation":
      return op.language;
    case "set-workshop":
    case "set-agendas":
    case "set-words":
    case "all":
      return "";
  }
}
