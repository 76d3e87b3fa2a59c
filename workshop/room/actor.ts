export type Actor =
  | { role: "trainer" | "co-trainer"; roomId: string; id: string; name: string }
  /** The presenter of one session; `id` is that of the hand-over. */
  | { role: "presenter"; roomId: string; id: string }
  /** The holder of a helper's or observer's link; `id` is that of the hand-over. */
  | { role: Invited; roomId: string; id: string }
  | { role: "participant"; roomId: string; id: string }
  | { role: "stage"; roomId: string }
  /** The server itself: its timers. */
  | { role: "server"; roomId: string };

export type Role = Actor["role"];

/** A helper counts hands and lets people in; an observer watches stage and run sheet. */
export const invited = ["helper", "observer"] as const;
export type Invited = (typeof invited)[number];
