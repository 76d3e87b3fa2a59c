/**
 * Every kind of activity, in the order in which an author is offered them; a new kind takes its place here.
 */
import { agreementKind } from "@/activities/kinds/agreement/kind";
import { breakKind } from "@/activities/kinds/break/kind";
import { caseKind } from "@/activities/kinds/case/kind";
import { checklistKind } from "@/activities/kinds/checklist/kind";
import { commitmentKind } from "@/activities/kinds/commitment/kind";
import { formKind } from "@/activities/kinds/form/kind";
import { markingKind } from "@/activities/kinds/marking/kind";
import { mediaKind } from "@/activities/kinds/media/kind";
import { numberKind } from "@/activities/kinds/number/kind";
import { openKind } from "@/activities/kinds/open/kind";
import { pointsKind } from "@/activities/kinds/points/kind";
import { pollKind } from "@/activities/kinds/poll/kind";
import { quizKind } from "@/activities/kinds/quiz/kind";
import { rankingKind } from "@/activities/kinds/ranking/kind";
import { scaleKind } from "@/activities/kinds/scale/kind";
import { slideKind } from "@/activities/kinds/slide/kind";
import { sortKind } from "@/activities/kinds/sort/kind";
import { tableKind } from "@/activities/kinds/table/kind";
import { worksheetKind } from "@/activities/kinds/worksheet/kind";
import { type Pass, isPass } from "@/model/activity/pass";
import type { KeyItem } from "@/model/activity/key";
import type { PlainFace } from "@/model/activity/face";
import type { Fields, Kind, Misfit } from "@/model/kind";
import { textOf } from "@/model/text/markdown";
import { z } from "zod";

const all = [
  slideKind,
  pollKind,
  caseKind,
  quizKind,
  sortKind,
  checklistKind,
  openKind,
  scaleKind,
  rankingKind,
  pointsKind,
  numberKind,
  tableKind,
  formKind,
  markingKind,
  breakKind,
  mediaKind,
  agreementKind,
  commitmentKind,
  worksheetKind,
] as const;

type Each = (typeof all)[number];
export type KindName = Each["name"];
export type KindFace = Exclude<ReturnType<Each["face"]>, PlainFace>;
export type KindForm = NonNullable<ReturnType<Each["ask"]>>["form"];
export type KindDebrief = NonNullable<ReturnType<NonNullable<Each["debrief"]>>>;

type Contents<T extends readonly Pick<Kind, "content">[]> = { [I in keyof T]: T[I]["content"] };
export const activitySchema = z.discriminatedUnion(
  "kind",
  all.map((kind) => kind.content) as unknown as Contents<typeof all>,
);
export type Activity = z.infer<typeof activitySchema>;
export type ActivityOf<K extends KindName> = Extract<Activity, { kind: K }>;

export type AnswerBody = Pass | Exclude<ReturnType<Each["parse"]>, Misfit | null>;

export const kindNames = all.map((kind) => kind.name);

const byName = new Map<string, unknown>(all.map((kind) => [kind.name, kind]));

export const kindOf = ({ kind }: { kind: string }) =>
  byName.get(kind) as Kind<Activity, Exclude<AnswerBody, Pass>, KindFace, KindForm, KindDebrief>;

/** An activity that groups fill together as a worksheet; null for others. */
export const worksheetOf = (activity: Activity | undefined): ActivityOf<"worksheet"> | null =>
  activity && kindOf(activity).byGroups ? (activity as ActivityOf<"worksheet">) : null;

/** Two tests whose people link them by codes of their own. */
export const linkedTests = (activities: readonly Activity[]): { before: Activity; after: Activity }[] =>
  kindNames.flatMap((kind) => kindOf({ kind }).linkedTests?.(activities) ?? []);

/** True also where the activity has lost some of the answer's ids meanwhile. */
export const isAnswerTo = (activity: Activity, body: unknown): body is Exclude<AnswerBody, Pass> =>
  kindOf(activity).answer?.safeParse(body).success ?? false;

/** An expert's reason without markup; empty where there is none. */
export const reasonIn = (activity: Activity, { reason = "" }: Pick<KeyItem, "reason"> = {}): string =>
  kindOf(activity).plainReasons ? reason : textOf(reason);

/** The fields of the form that hold `body`; none for a pass. */
export function fieldsOf(activity: Activity, body: AnswerBody): Fields {
  if (isPass(body)) return {};
  const { fields } = kindOf(activity);
  return fields ? fields(body) : plainFields(body);
}

const plainFields = (body: object): Fields =>
  Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, [value].flat().map(String)]],
    ),
  );
