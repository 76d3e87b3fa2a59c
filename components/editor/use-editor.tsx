"use client";
/** The surroundings of every part of the editor: the draft, the edits, and the open place. */
import { createContext } from "react";
import type { EditorState, LiveDraft } from "@/components/editor/live-draft";
import type { EditorPlace } from "@/components/editor/place";
import { useRequired } from "@/components/ui/use-required";
import type { Problem } from "@/workshop/editor/problems";
import type { Draft } from "@/workshop/editor/draft";

interface EditorContext {
  id: string;
  live: LiveDraft;
  state: EditorState & { draft: Draft };
  draft: Draft;
  canEdit: boolean;
  problems: Problem[];
  place: EditorPlace;
  /** Opens a place; with a path, the focus goes to that field. @param asked shows all problems there */
  go(place: EditorPlace, path?: string, asked?: boolean): void;
  /** The path of the field that was asked for last. */
  target: string | null;
  /** All problems of the open place are shown. */
  asked: boolean;
  /** The path of the field that the author is at. */
  editing: string | null;
  /** The language in which the preview reads. */
  reading: string;
  read(language: string): void;
  /** Shows a sentence for a while. @param undo with a button that takes the edit back */
  say(text: string, undo?: boolean): void;
}

const Context = createContext<EditorContext | null>(null);

export const EditorProvider = Context.Provider;

export const useEditor = (): EditorContext => useRequired(Context, "an editor");
