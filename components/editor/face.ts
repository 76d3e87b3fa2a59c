"use client";
/** A kind's face in the editor, handed in by the page. */
import { createContext, type ReactNode } from "react";
import type { KindName } from "@/activities/kinds";
import { useRequired } from "@/components/ui/use-required";
import type { Choice } from "@/model/activity/references";
import type { DraftActivity } from "@/workshop/editor/draft";
import type { Steps } from "@/workshop/editor/references";

export interface KeyFormProps {
  activity: DraftActivity;
  /** The choices of the field at these steps. */
  choices(steps: Steps): Choice[];
  onChange: (next: DraftActivity) => void;
}

/** The choices of a field as small pictures. */
export interface Drawings {
  /** The present choice, also where none was made. */
  now(activity: Record<string, unknown>): string;
  /** Drawings of 48 by 30 by choice, in the order of the offer. */
  of: Readonly<Record<string, ReactNode>>;
}

/** A kind's parts beside the form of its fields. */
export interface OwnForm {
  /** A form of its own for the key of the whole activity. */
  KeyForm?(props: KeyFormProps): ReactNode;
  /** Places of fields (`placeOf`) that have a form of their own. */
  apart?: readonly string[];
  /** Fields whose choices are drawn, by name. */
  pictured?: Readonly<Record<string, Drawings>>;
  /** A new activity has the kind's name as its title. */
  named?: true;
  /** The number of items of an activity that was read from a file. */
  count?(activity: Record<string, unknown>): number | null;
}

interface EditorFace extends OwnForm {
  /** A small drawing for a square of 16 by 16, in the colour of the text around it. */
  icon: ReactNode;
}

/** In the order of the offer to an author. */
export type EditorFaces = Record<KindName, EditorFace>;

const Context = createContext<EditorFaces | null>(null);
export const EditorFacesProvider = Context.Provider;

export const useEditorFaces = (): EditorFaces => useRequired(Context, "an editor");
