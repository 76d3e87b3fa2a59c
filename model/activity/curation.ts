/** Texts of participants on a wall: what a trainer decided about them, and who then sees what. */
import type { Pass } from "@/model/activity/answer";
import type { QuestionId } from "@/model/activity/question";
import type { Piece } from "@/model/long-list";

/** What a trainer decided about the texts of one question. Text ids throughout. */
export interface Curation {
  shown: string[];
  hidden: string[];
  groups: { id: string; label: string; texts: string[] }[];
  /** How the stage draws it; null: as authored. */
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

/** What the room may see. */
export interface Wall {
  as: "wall" | "cloud";
  groups: { id: string; label: string; texts: WallText[] }[];
  /** Texts in no group. */
  texts: WallText[];
  cloud: CloudWord[];
  /** How many more may be seen than are listed; left out where all are. */
  more?: number;
}

/** What the trainer sees: every text, and what was decided about it. */
export interface ConsoleWall {
  as: "wall" | "cloud";
  moderated: boolean;
  groups: { id: string; label: string }[];
  texts: (WallText & { state: "waiting" | "shown" | "hidden"; group: string | null })[];
  piece?: Piece;
}

/** How many people support each text. */
export type Support = Readonly<Record<string, number>>;

/** What a kind says whose texts trainers order and let through. */
export interface Curated<A, B> {
  /** The question in which people support the texts; what it counts, it counts by text. */
  supportQuestion(activity: A): QuestionId;
  /** @param bodies answers to the activity's own question */
  roomWall(activity: A, bodies: readonly (B | Pass)[], curation: Curation, support: Support): Wall;
  consoleWall(activity: A, bodies: readonly (B | Pass)[], curation: Curation, support: Support): ConsoleWall;
}
