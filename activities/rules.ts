/** The pure rules of every kind; `rulesOf` picks those of one activity. */
import { agreementRules } from "@/activities/agreement/rules";
import { breakRules } from "@/activities/break/rules";
import { caseRules } from "@/activities/case/rules";
import { checklistRules } from "@/activities/checklist/rules";
import { commitmentRules } from "@/activities/commitment/rules";
import type { Activity, Kind } from "@/activities/content";
import type { KindRules } from "@/activities/kind-rules";
import { openRules } from "@/activities/open/rules";
import { formRules } from "@/activities/form/rules";
import { mediaRules } from "@/activities/media/rules";
import { numberRules } from "@/activities/number/rules";
import { pointsRules } from "@/activities/points/rules";
import { rankingRules } from "@/activities/ranking/rules";
import { markingRules } from "@/activities/marking/rules";
import { pollRules } from "@/activities/poll/rules";
import { scaleRules } from "@/activities/scale/rules";

import { quizRules } from "@/activities/quiz/rules";
import { slideRules } from "@/activities/slide/rules";
import { sortRules } from "@/activities/sort/rules";
import { worksheetRules } from "@/activities/worksheet/rules";
import { tableRules } from "@/activities/table/rules";

const rules: Record<Kind, unknown> = {
  slide: slideRules,
  poll: pollRules,
  case: caseRules,
  quiz: quizRules,
  sort: sortRules,
  checklist: checklistRules,
  open: openRules,
  scale: scaleRules,
  ranking: rankingRules,
  points: pointsRules,
  number: numberRules,
  table: tableRules,
  form: formRules,
  marking: markingRules,
  break: breakRules,
  media: mediaRules,
  agreement: agreementRules,
  commitment: commitmentRules,
  worksheet: worksheetRules,
};

/** The rules that belong to an activity's kind, ready to take that activity. */
export const rulesOf = (activity: Activity): KindRules => rules[activity.kind] as unknown as KindRules;
