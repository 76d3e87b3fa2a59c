/** Minutes as people write them, for commands that take seconds. Pure. */

/** The least and the most seconds of one piece of work. */
const [LEAST, MOST] = [5, 7_200];

/** "2.5" and "2,5" as 150; null where it is no time that a room takes. */
export function secondsOf(minutes: string): number | null {
  const text = minutes.trim().replace(",", ".");
  if (!/^\d{1,3}(\.\d{1,2})?$/.test(text)) return null;
  const seconds = Math.round(Number(text) * 60);
  return seconds >= LEAST && seconds <= MOST ? seconds : null;
}

/** 150 as "2.5". */
export const minutesOf = (seconds: number): string => String(Math.round((seconds / 60) * 100) / 100);
