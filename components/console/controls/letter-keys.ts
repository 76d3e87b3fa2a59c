"use client";
/** The switch for keys that are letters or signs, which speech input would press; kept in this browser. */
import { useSyncExternalStore } from "react";

const KEY = "plenary letter keys";
const listeners = new Set<() => void>();
let on: boolean | undefined;

function stored(): boolean {
  try {
    return localStorage.getItem(KEY) !== "off";
  } catch {
    return true;
  }
}

const current = (): boolean => (on ??= stored());

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function setLetterKeys(wanted: boolean): void {
  on = wanted;
  try {
    localStorage.setItem(KEY, wanted ? "on" : "off");
  } catch {
    // Without storage it holds until the page is loaded again.
  }
  for (const listener of listeners) listener();
}

export const useLetterKeys = (): boolean => useSyncExternalStore(listen, current, () => true);
