"use client";
import { useEffect, useEffectEvent } from "react";
import { useLetterKeys } from "@/components/console/controls/letter-keys";
import type { VerbName } from "@/components/console/verb";

/** `lead` presses the leading button. */
export type Shortcut =
  | Exclude<VerbName, "next" | "hide" | "showAll" | "startWork" | "bringBack">
  | "lead"
  | "help"
  | "quick";

/** The keys of each verb as on its button; clickers send PageUp, PageDown, "." and b. */
export const keyNames: Record<Shortcut, string[]> = {
  lead: ["PgDn", "→", "Space"],
  back: ["PgUp", "←"],
  skip: ["N"],
  addTime: ["T"],
  explain: ["E"],
  open: ["O"],
  close: ["C"],
  reveal: ["R"],
  again: ["V"],
  dim: ["B", "."],
  undo: ["Ctrl Z", "⌘ Z"],
  quick: ["Q"],
  help: ["?"],
};

/** True for letters and signs, which can be switched off. */
export const isLetterKey = (name: string): boolean => /^[^←→]$/u.test(name);

const keys: Record<string, Shortcut> = {
  PageUp: "back",
  ArrowLeft: "back",
  PageDown: "lead",
  ArrowRight: "lead",
  " ": "lead",
  o: "open",
  c: "close",
  r: "reveal",
  e: "explain",
  n: "skip",
  v: "again",
  q: "quick",
  t: "addTime",
  b: "dim",
  ".": "dim",
  "?": "help",
};

/** The verb of a key press; none while typing, in a dialog, or on a control that takes the key. */
export function shortcutOf(e: KeyboardEvent, letters: boolean): Shortcut | null {
  if (e.defaultPrevented || e.altKey || e.repeat || e.isComposing) return null;
  if (document.querySelector("dialog[open]")) return null;
  const element = e.target instanceof Element ? e.target : null;
  if (element?.closest("input, textarea, select, [contenteditable]:not([contenteditable='false'])"))
    return null;
  if (e.ctrlKey || e.metaKey) return e.key.toLowerCase() === "z" && !e.shiftKey ? "undo" : null;
  if (e.key === " " && element?.closest("button, a, summary")) return null;
  if (!letters && e.key !== " " && isLetterKey(e.key)) return null;
  return keys[e.key.length === 1 ? e.key.toLowerCase() : e.key] ?? null;
}

/** Listens for shortcuts on the whole page. */
export function useShortcuts(press: (shortcut: Shortcut) => void): void {
  const letters = useLetterKeys();
  useKeys((e) => {
    const shortcut = shortcutOf(e, letters);
    if (!shortcut) return;
    e.preventDefault();
    press(shortcut);
  });
}

/** Listens for keys on the whole page. @param on false: does not listen */
export function useKeys(press: (e: KeyboardEvent) => void, on = true): void {
  const pressed = useEffectEvent(press);
  useEffect(() => {
    if (!on) return;
    const listen = (e: KeyboardEvent) => pressed(e);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [on]);
}
