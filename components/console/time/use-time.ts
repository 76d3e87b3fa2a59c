"use client";
import { useFormatter } from "use-intl";

const DATE = { year: "numeric", month: "numeric", day: "numeric" } as const;

let ownZone: string | undefined;

/**
 * Asked once: the run sheet writes some hundred times for each view that comes, and the browser takes long to
 * say it.
 */
const zone = (): string => {
  ownZone ??= Intl.DateTimeFormat().resolvedOptions().timeZone;
  return ownZone;
};

/**
 * Writes a time of day by this browser's clock: "09:05", and with `named` one of another day than today "Thu
 * 09:05".
 */
export function useTime(): (at: number, how?: { named: boolean }) => string {
  const format = useFormatter();
  const timeZone = zone();
  const date = (at: number): string => format.dateTime(at, { ...DATE, timeZone });
  return (at, { named } = { named: false }) => {
    const weekday = named && date(at) !== date(Date.now()) ? { weekday: "short" as const } : {};
    return format.dateTime(at, {
      ...weekday,
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
      timeZone,
    });
  };
}
