/** Numbers that pages draw and commands are held to. */

/** Minutes back from now in which newcomers are looked for. */
export const SWEEP_MINUTES = [5, 15, 60] as const;
export type SweepMinutes = (typeof SWEEP_MINUTES)[number];

/** Characters of one question of the box. */
export const POST_LENGTH = 300;

/** The fewest answers shown, and the fewest by which two shown rounds differ. A pass is no answer. */
export const MIN_ANSWERS = 3;
