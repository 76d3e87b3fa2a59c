/**
 * Applies an op to a draft. Pure. Untouched parts stay the same objects. An op whose wish already holds is
 * accepted and changes nothing, so that sending twice is harmless.
 */
import { type Draft, MAX_DRAFT_LENGTH, whereIs } from "@/workshop/editor/draft";
import {
  addActivity,
  duplicateActivity,
  moveActivity,
  removeActivity,
  setActivity,
} from "@/workshop/editor/edit-activity";
import { appliedEdit, type EditResult, unchangedEdit, refusedEdit } from "@/workshop/editor/edit-result";
import { addSession, moveSession, removeSession, setSession } from "@/workshop/editor/edit-session";
import { renamedTexts, setTexts, setTranslation } from "@/workshop/editor/edit-texts";
import { setFields } from "@/workshop/editor/set-fields";
import type { Op, OpOf, SingleOp } from "@/workshop/editor/op";
import { sameContent, versionOf } from "@/workshop/editor/version";
import { unreachable } from "@/model/unreachable";

/**
 * @param op parsed by `opSchema` @returns the new workshop with the op's inverse, or the reason for refusal
 */
export function edit(workshop: Draft, op: Op): EditResult {
  if (op.type === "all") return applyAll(workshop, op);
  return editOne(workshop, op);
}

function editOne(workshop: Draft, op: SingleOp): EditResult {
  switch (op.type) {
    case "set-workshop": {
      const set = setFields(workshop, op.set);
      if (set === "changed-by-other") return refusedEdit(set);
      return set ? appliedEdit(set.value, { type: "set-workshop", set: set.back }) : unchangedEdit(workshop);
    }
    case "add-session":
      return addSession(workshop, op);
    case "remove-session":
      return removeSession(workshop, op);
    case "move-session":
      return moveSession(workshop, op);
    case "set-session":
      return setSession(workshop, op);
    case "add-activity":
      return addActivity(workshop, op);
    case "remove-activity":
      return removeActivity(workshop, op);
    case "move-activity":
      return moveActivity(workshop, op);
    case "duplicate-activity":
      return duplicateActivity(workshop, op);
    case "set-activity":
      return setActivity(workshop, op);
    case "set-texts":
      return setTexts(workshop, op);
    case "set-translation":
      return setTranslation(workshop, op);
    case "set-agendas":
      return setList(workshop, "agendas", op);
    case "set-words":
      return setList(workshop, "words", op);
    default:
      return unreachable(op);
  }
}

/** Agendas and words are small: each is replaced as a whole, with the version that was seen. */
function setList(
  workshop: Draft,
  field: "agendas" | "words",
  op: OpOf<"set-agendas" | "set-words">,
): EditResult {
  const now = workshop[field];
  if (sameContent(now, op.value)) return unchangedEdit(workshop);
  if (versionOf(now) !== op.base) return refusedEdit("changed-by-other");
  const back = { type: op.type, base: versionOf(op.value), value: now } as Op;
  return appliedEdit({ ...workshop, [field]: op.value }, back);
}

function applyAll(workshop: Draft, op: OpOf<"all">): EditResult {
  let now = workshop;
  const back: SingleOp[] = [];
  let copied = 0;
  for (const each of op.ops) {
    // A short op that copies a long activity, many times over, would be more than memory holds.
    if (each.type === "duplicate-activity") copied += lengthOf(now, each.activity);
    if (copied > MAX_DRAFT_LENGTH) return refusedEdit("too-large");
    const edited = editOne(now, each);
    if (!edited.ok) return edited;
    now = edited.workshop;
    back.unshift(...(edited.inverse.type === "all" ? edited.inverse.ops : [edited.inverse]));
  }
  return { ok: true, workshop: now, inverse: { type: "all", ops: back } };
}

const lengthOf = (workshop: Draft, activity: string): number =>
  JSON.stringify([whereIs(workshop, activity)?.activity, renamedTexts(workshop, activity, activity)]).length;
