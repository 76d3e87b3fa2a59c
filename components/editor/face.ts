"use client";
/** What the editor needs of a kind of activity; handed in by the page. */
import { createContext, type ReactNode, useContext } from "react";
import type { KindName } from "@/activities/kinds";
import type { Choice } from "@/model/activity/references";
import type { DraftActivity } from "@/workshop/editor/draft";
import type { Steps } from "@/workshop/editor/references";

export interface KeyFormProps {
  activity: DraftActivity;
  /** What the field at these steps may name. */
  choices(steps: Steps): Choice[];
  onChange: (next: DraftActivity) => void;
}

/** The choices of a field as small pictures. */
export interface Drawings {
  /** The choice that holds, also where none was made. */
  now(activity: Record<string, unknown>): string;
  /** By choice, in the order in which they are offered: what is drawn in 48 by 30. */
  of: Readonly<Record<string, ReactNode>>;
}

/** What a kind has beside the form of its fields. */
export interface OwnForm {
  /** A form of its own for the key of the whole activity. */
  KeyForm?(props: KeyFormProps): ReactNode;
  /** Places of fields (`placeOf`) that have a form of their own, and no control among the others. */
  apart?: readonly string[];
  /** Fields whose choices are drawn, by name. */
  pictured?: Readonly<Record<string, Drawings>>;
  /** A new one is called as its kind is, until its author gives it a title. */
  named?: true;
  /** How many items an activity has that was read from a file, where this is worth saying; null where it has none. */
  count?(activity: Record<string, unknown>): number | null;
}

interface EditorFace extends OwnForm {
  /** A small drawing for a square of 16 by 16, in the colour of the text around it. */
  icon: ReactNode;
}

/** In the order in which kinds are offered to an author. */
export type EditorFaces = Record<KindName, EditorFace>;

const Context = createContext<EditorFaces | null>(null);
export const EditorFacesProvider = Context.Provider;

export function useEditorFaces(): EditorFaces {
  const faces = useContext(Context);
  if (!faces) throw new Error("this belongs inside an editor");
  return faces;
}
