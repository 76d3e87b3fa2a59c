/** A good example of every kind, and what a new, empty activity of a kind begins with. */
import { kindNames, type KindName, kindOf } from "@/activities/kinds";
import type { Template } from "@/model/activity/template";
import type { Draft, DraftActivity } from "@/workshop/editor/draft";
import { withRows } from "@/workshop/editor/complete-draft";
import { activityIds, freeId } from "@/workshop/editor/ids";

export const templates = Object.fromEntries(
  kindNames.map((kind) => [kind, kindOf({ kind }).template]),
) as Record<KindName, Template<KindName>>;

export const fromTemplate = (workshop: Draft, kind: KindName): DraftActivity => {
  const template = templates[kind];
  return { ...template, id: freeId(template.title, activityIds(workshop), kind) };
};

export const emptyActivity = (workshop: Draft, kind: KindName): DraftActivity =>
  withRows({ ...kindOf({ kind }).beginning, id: freeId("", activityIds(workshop), kind), kind });
