"use client";
/** What every part of the editor reaches: the draft as it stands, the edits, and what is open. */
import { createContext, type ReactNode, useContext } from "react";
import type { EditorState, LiveDraft } from "@/components/editor/live-draft";
import type { EditorPlace } from "@/components/editor/place";
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
  /** Opens something; with a path, the focus goes to that field. @param asked what is wrong there is asked for */
  go(place: EditorPlace, path?: string, asked?: boolean): void;
  /** The path of the field that was asked for last. */
  target: string | null;
  /** What is wrong with what is open was asked for. */
  asked: boolean;
  /** The path of the field that the author is at. */
  editing: string | null;
  /** The language in which the preview reads. */
  reading: string;
  read(language: string): void;
  /** Says something for a while, with an act that takes it back where there is one. */
  say(text: string, undo?: boolean): void;
}

const Context = createContext<EditorContext | null>(null);

export function EditorProvider({ value, children }: { value: EditorContext; children: ReactNode }) {
  return <Context.Provider value={value}>{children}</Context.Provider>;
}

export function useEditor(): EditorContext {
  const context = useContext(Context);
  if (!context) throw new Error("this belongs inside an editor");
  return context;
}
