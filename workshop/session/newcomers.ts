/** How far back trainers can look for people who came in of late. */

/** Minutes back from now in which newcomers are looked for. */
export const SWEEP_MINUTES = [5, 15, 60] as const;
export type SweepMinutes = (typeof SWEEP_MINUTES)[number];
