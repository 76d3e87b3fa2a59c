/** The handouts of a workshop, made from the texts of its activities. Pure. */
import { type Activity, kindOf } from "@/activities/kinds";
import type { PaperBlock } from "@/model/activity/paper";
import type { HandoutPlan, Workshop } from "@/workshop/content/workshop";

export interface Handout {
  id: string;
  title: string;
  /** When and how trainers give it out; no paper has it. */
  when?: string;
  /** A card for the pocket. */
  size?: HandoutPlan["size"];
  /** Content notices, each said once. */
  notices: string[];
  blocks: Exclude<PaperBlock, { type: "notice" }>[];
}

export const hasCards = ({ handouts }: Pick<Workshop, "handouts">): boolean =>
  handouts.some(({ size }) => size !== undefined);

/** The handouts of a workshop in its own language. A part that an author has deleted is left out. */
export function handoutsOf({ handouts, sessions }: Pick<Workshop, "handouts" | "sessions">): Handout[] {
  const activities = sessions.flatMap((s) => s.activities);
  return handouts.flatMap((plan) => {
    const handout = handoutOf(plan, activities);
    return handout.blocks.length > 0 ? [handout] : [];
  });
}

/** One for each group's name for which worksheets have a start: what stands on all of them. */
export function startHandouts({ sessions }: Pick<Workshop, "sessions">): Handout[] {
  const activities = sessions.flatMap((s) => s.activities);
  const sheets = activities.flatMap((a) => (a.kind === "worksheet" ? [a] : []));
  const starts = new Map(sheets.flatMap((sheet) => sheet.starts.map(({ id, groups }) => [id, groups[0]!])));
  return [...starts].map(([id, title]) => {
    const parts = sheets.map((sheet) => `${sheet.id}/starts/${id}`);
    return handoutOf({ id: `start-${id}`, title, parts }, activities);
  });
}

function handoutOf({ id, title, when, size, parts }: HandoutPlan, activities: readonly Activity[]): Handout {
  const all = parts.flatMap((part) => blocksOf(part, activities) ?? []);
  const blocks = withoutTitle(
    title,
    all.filter((block) => block.type !== "notice"),
  );
  return {
    id,
    title,
    ...(when === undefined ? {} : { when }),
    ...(size === undefined ? {} : { size }),
    notices: [...new Set(all.flatMap((block) => (block.type === "notice" ? [block.text] : [])))],
    blocks: size === undefined ? blocks : onCard(blocks),
  };
}

/** A card has no boxes to mark, and says a paragraph that its slides share once, at its last place. */
function onCard(blocks: Handout["blocks"]): Handout["blocks"] {
  const paragraphs = (text: string) => text.trim().split(/\n{2,}/);
  return blocks.map((block, i) => {
    if (block.type === "marks") return { type: "list", items: block.items };
    if (block.type !== "prose") return block;
    const later = new Set(
      blocks.slice(i + 1).flatMap((one) => (one.type === "prose" ? paragraphs(one.text) : [])),
    );
    const text = paragraphs(block.text).filter((one) => !later.has(one));
    return { ...block, text: text.join("\n\n") };
  });
}

/** A slide that opens as the handout is called need not say so again. */
function withoutTitle(title: string, [first, ...rest]: Handout["blocks"]): Handout["blocks"] {
  if (first?.type !== "prose") return first ? [first, ...rest] : rest;
  const text = first.text.replace(/^# (.*)\n+/, (all, heading: string) =>
    heading.trim() === title ? "" : all,
  );
  return [{ ...first, text }, ...rest];
}

/** The blocks that a handout's part names, with its activity's notice; null: none. */
export function blocksOf(part: string, activities: readonly Activity[]): PaperBlock[] | null {
  const [id, ...within] = part.split("/");
  const activity = activities.find((a) => a.id === id);
  const blocks = activity && kindOf(activity).onPaper?.(activity, within);
  if (!blocks) return null;
  return activity.notice ? [{ type: "notice", text: activity.notice }, ...blocks] : blocks;
}
