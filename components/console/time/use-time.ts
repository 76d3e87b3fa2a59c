"use client";
import { useFormatter } from "use-intl";

const DATE = { year: "numeric", month: "numeric", day: "numeric" } as const;

let zone: string | undefined;

/** Writes a time of day as "09:05"; `named` writes a time of another day than today as "Thu 09:05". */
export function useTime(): (time: number, how?: { named: boolean }) => string {
  const format = useFormatter();
  // Slow in browsers, and the run sheet writes hundreds of times for each view.
  zone ??= Intl.DateTimeFormat().resolvedOptions().timeZone;
  const timeZone = zone;
  const date = (time: number): string => format.dateTime(time, { ...DATE, timeZone });
  return (time, { named } = { named: false }) => {
    const weekday = named && date(time) !== date(Date.now()) ? { weekday: "short" as const } : {};
    return format.dateTime(time, {
      ...weekday,
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
      timeZone,
    });
  };
}
