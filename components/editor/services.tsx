"use client";
/** The editor's requests besides its edits, handed in by the page, because components know no server. */
import { createContext } from "react";
import { useRequired } from "@/components/ui/use-required";
import type { Draft } from "@/workshop/editor/draft";
import type { AuthorRole } from "@/workshop/editor/permissions";
import type { EditSummary } from "@/workshop/editor/summary";

export interface HistoryVersion {
  id: string;
  revision: number;
  by: string;
  at: Date;
  name: string | null;
  did: EditSummary[];
  current: boolean;
}

export interface EditorServices {
  listSources(): Promise<{ id: string; title: string }[] | null>;
  readSource(id: string): Promise<Draft | null>;
  readHistory(id: string): Promise<HistoryVersion[] | null>;
  readSharing(id: string): Promise<{
    role: AuthorRole;
    owner: string;
    members: { id: string; name: string; role: AuthorRole }[];
  } | null>;
  makeShareLink(id: string, role: string): Promise<string | null>;
  dismissMember(id: string, member: string): Promise<boolean | null>;
}

const Context = createContext<EditorServices | null>(null);
export const EditorServicesProvider = Context.Provider;

export const useEditorServices = (): EditorServices => useRequired(Context, "an editor");
