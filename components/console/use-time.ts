"use client";
import { useFormatter } from "use-intl";

/** Writes a time of day by this browser's clock: "09:05". */
export function useTime(): (at: number) => string {
  const format = useFormatter();
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return (at) => format.dateTime(at, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone });
}
