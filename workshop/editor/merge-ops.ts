/** Joins consecutive edits of one typist, so that a sentence is one edit and one undo. */
import { unreachable } from "@/model/unreachable";
import type { Op } from "@/workshop/editor/op";

interface Change {
  from: unknown;
  to: unknown;
}
type Changes = Record<string, Change | undefined>;

/** The subject of an op that merges with others of it; null: it stands alone. */
export function subjectOf(op: Op): string | null {
  switch (op.type) {
    case "set-activity":
      return `activity ${op.value.id}`;
    case "set-session":
      return `session ${op.session}`;
    case "set-workshop":
    case "set-agendas":
    case "set-words":
      return op.type;
    case "set-texts":
      return `texts ${op.language}`;
    case "add-session":
    case "remove-session":
    case "move-session":
    case "add-activity":
    case "remove-activity":
    case "move-activity":
    case "duplicate-activity":
    case "set-translation":
    case "all":
      return null;
    default:
      return unreachable(op);
  }
}

/** The op that does `first` and then `second`; null where they are not about the same. */
export function mergedOp(first: Op, second: Op): Op | null {
  const subject = subjectOf(first);
  if (subject === null || subject !== subjectOf(second)) return null;
  switch (second.type) {
    case "set-activity":
    case "set-agendas":
    case "set-words":
      return { ...second, base: (first as typeof second).base };
    case "set-workshop":
    case "set-session":
    case "set-texts":
      return {
        ...second,
        set: mergedChanges((first as typeof second).set as Changes, second.set as Changes),
      } as Op;
    case "add-session":
    case "remove-session":
    case "move-session":
    case "add-activity":
    case "remove-activity":
    case "move-activity":
    case "duplicate-activity":
    case "set-translation":
    case "all":
      return null;
    default:
      return unreachable(second);
  }
}

function mergedChanges(first: Changes, second: Changes): Changes {
  const set: Changes = { ...first };
  for (const [field, change] of Object.entries(second)) {
    if (change) set[field] = { from: first[field] ? first[field].from : change.from, to: change.to };
  }
  return set;
}
