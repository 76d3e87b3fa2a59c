/** Texts of participants on a wall: what a trainer decided about them, and who then sees what. */
import type { Pass } from "@/model/activity/pass";
import type { QuestionId } from "@/model/activity/question";
import type { ListPage } from "@/model/list-pages";
import { line, slug, textIdSchema } from "@/model/text/text-schemas";
import { z } from "zod";

/** A trainer's decisions on the texts of one question, by text ids. */
export interface Curation {
  shown: string[];
  hidden: string[];
  groups: { id: string; label: string; texts: string[] }[];
  /** The stage's drawing; null: as authored. */
  as: "wall" | "cloud" | null;
}

export const uncurated: Curation = { shown: [], hidden: [], groups: [], as: null };

export interface WallText {
  id: string;
  text: string;
  /** People who wrote it. */
  times: number;
  /** People who support it. */
  support: number;
}

export interface CloudWord {
  word: string;
  people: number;
}

export interface Wall {
  as: "wall" | "cloud";
  groups: { id: string; label: string; texts: WallText[] }[];
  texts: WallText[];
  cloud: CloudWord[];
  /** The number of visible unlisted texts; omitted: none. */
  more?: number;
}

export interface ConsoleWall {
  as: "wall" | "cloud";
  moderated: boolean;
  groups: { id: string; label: string }[];
  texts: (WallText & { state: "waiting" | "shown" | "hidden"; group: string | null })[];
  /** Of all texts, also those on other pages of the list. */
  counts: { all: number; shown: number };
  piece?: ListPage;
}

/** Supporters, by text. */
export type Support = Readonly<Record<string, number>>;

export interface Curated<A, B> {
  /** The question in which people support the texts; what it counts, it counts by text. */
  supportQuestion(activity: A): QuestionId;
  /** @param bodies answers to the activity's own question */
  roomWall(activity: A, bodies: readonly (B | Pass)[], curation: Curation, support: Support): Wall;
  consoleWall(activity: A, bodies: readonly (B | Pass)[], curation: Curation, support: Support): ConsoleWall;
}

const textIds = z.array(textIdSchema).min(1).max(200);

/** A trainer's changes, with ids, so that the log holds no texts. */
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
      const existing = others.find((g) => g.id === change.group);
      const group = {
        id: change.group,
        label: change.label,
        texts: join(existing?.texts ?? [], change.texts),
      };
      return {
        ...curation,
        groups: existing ? others.map((g) => (g.id === group.id ? group : g)) : [...others, group],
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
