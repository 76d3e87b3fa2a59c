/** A good example of every kind, and what a new, empty activity of a kind begins with. */
import type { Kind } from "@/activities/content";
import type { Draft, DraftActivity } from "@/workshop/authoring/draft";
import { withRows } from "@/workshop/authoring/fill";
import { activityIds, freeId } from "@/workshop/authoring/ids";
import { number, open, points, poll, ranking, scale } from "@/workshop/authoring/templates/asking";
import { checklist, marking, quiz, sort, table } from "@/workshop/authoring/templates/keyed";
import { caseAnswers, form, story, worksheet } from "@/workshop/authoring/templates/longer";
import { agreement, commitment, media, pause, slide } from "@/workshop/authoring/templates/showing";
import type { Template } from "@/workshop/authoring/templates/template";

export const templates: Record<Kind, Template> = {
  slide,
  poll,
  case: story,
  quiz,
  sort,
  checklist,
  open,
  scale,
  ranking,
  points,
  number,
  table,
  form,
  marking,
  break: pause,
  media,
  agreement,
  commitment,
  worksheet,
};

/** What an empty activity has besides empty rows. */
const beginnings: Partial<Record<Kind, object>> = {
  case: { answers: caseAnswers, band: {}, wrongTurns: {} },
  quiz: { options: quiz.options },
  number: { min: 0, max: 100 },
};

/** A filled example for this workshop. */
export const fromTemplate = (workshop: Draft, kind: Kind): DraftActivity => {
  const template = templates[kind];
  return { ...template, id: freeId(template.title, activityIds(workshop), kind) } as DraftActivity;
};

/** An empty activity for this workshop, with as many empty rows as its kind needs. */
export const emptyActivity = (workshop: Draft, kind: Kind): DraftActivity =>
  withRows({ ...beginnings[kind], id: freeId("", activityIds(workshop), kind), kind });
