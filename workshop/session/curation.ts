/**
 * What a trainer does with texts of participants: show, hide, group. Pure; texts are named by ids, so the log
 * holds none of them.
 */
import { z } from "zod";
import { type Curation, uncurated } from "@/model/activity/curation";
import { line, slug, textIdSchema } from "@/model/text/text-schemas";

const textIds = z.array(textIdSchema).min(1).max(200);

export const changeSchema = z.discriminatedUnion("do", [
  z.strictObject({ do: z.literal("show"), texts: textIds }),
  z.strictObject({ do: z.literal("hide"), texts: textIds }),
  /** Back to waiting: neither let through nor hidden. */
  z.strictObject({ do: z.literal("wait"), texts: textIds }),
  /** Makes a group, or adds to it; a text is in one group at most. */
  z.strictObject({ do: z.literal("group"), group: slug, label: line, texts: textIds }),
  z.strictObject({ do: z.literal("label"), group: slug, label: line }),
  /** Takes texts out of their groups; a group without texts is gone. */
  z.strictObject({ do: z.literal("ungroup"), texts: textIds }),
  z.strictObject({ do: z.literal("as"), as: z.enum(["wall", "cloud"]) }),
]);
export type CurationChange = z.infer<typeof changeSchema>;

/** The curation after one change; the same object when nothing changes. */
export function curate(curation: Curation = uncurated, change: CurationChange): Curation {
  switch (change.do) {
    case "show":
      return {
        ...curation,
        shown: join(curation.shown, change.texts),
        hidden: without(curation.hidden, change.texts),
      };
    case "hide":
      return {
        ...curation,
        shown: without(curation.shown, change.texts),
        hidden: join(curation.hidden, change.texts),
      };
    case "wait":
      return {
        ...curation,
        shown: without(curation.shown, change.texts),
        hidden: without(curation.hidden, change.texts),
      };
    case "group": {
      const others = withoutTexts(curation.groups, change.texts);
      const known = others.find((g) => g.id === change.group);
      const group = { id: change.group, label: change.label, texts: join(known?.texts ?? [], change.texts) };
      return {
        ...curation,
        groups: known ? others.map((g) => (g.id === group.id ? group : g)) : [...others, group],
      };
    }
    case "label": {
      const relabel = (g: Curation["groups"][number]) =>
        g.id === change.group ? { ...g, label: change.label } : g;
      return { ...curation, groups: curation.groups.map(relabel) };
    }
    case "ungroup":
      return {
        ...curation,
        groups: withoutTexts(curation.groups, change.texts).filter((g) => g.texts.length > 0),
      };
    case "as":
      return { ...curation, as: change.as };
  }
}

const join = (list: string[], more: string[]): string[] => [...new Set([...list, ...more])];
const without = (list: string[], gone: string[]): string[] => list.filter((id) => !gone.includes(id));
const withoutTexts = (groups: Curation["groups"], gone: string[]) =>
  groups.map((g) => ({ ...g, texts: without(g.texts, gone) }));
