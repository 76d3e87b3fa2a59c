"use client";
import { useState } from "react";

const nameFor = (activity: string) => `plenary-not-the-same-${activity}`;

function read(activity: string): string[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(nameFor(activity)) ?? "[]");
    return Array.isArray(kept) ? kept.filter((k) => typeof k === "string") : [];
  } catch {
    return [];
  }
}

/** Suggestions that this trainer has said no to; kept in this browser until it is closed. */
export function useDismissed(activity: string): {
  dismissed: ReadonlySet<string>;
  dismiss: (name: string) => void;
  again: () => void;
} {
  const [kept, setKept] = useState({
    for: activity,
    names: typeof window === "undefined" ? [] : read(activity),
  });
  const names = kept.for === activity ? kept.names : read(activity);
  const put = (next: string[]) => {
    setKept({ for: activity, names: next });
    try {
      sessionStorage.setItem(nameFor(activity), JSON.stringify(next));
    } catch {
      // Without storage they are known as long as the page is.
    }
  };
  return {
    dismissed: new Set(names),
    dismiss: (name) => put([...new Set([...names, name])]),
    again: () => put([]),
  };
}
