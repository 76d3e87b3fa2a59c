export type Actor =
  | { role: "trainer" | "co-trainer"; roomId: string; id: string; name: string }
  /** The presenter of one session; `id` is that of the hand-over. */
  | { role: "presenter"; roomId: string; id: string }
  /** The holder of a helper's or observer's link; `id` is that of the hand-over. */
  | { role: Invited; roomId: string; id: string }
  /** `source`: somebody's turn at a shared phone, who is on no list of people. */
  | { role: "participant"; roomId: string; id: string; source?: "shared" }
  | { role: "stage"; roomId: string }
  /** The server itself: its timers. */
  | { role: "server"; roomId: string };

export type Role = Actor["role"];

/** A helper counts hands and lets people in; an observer watches stage and run sheet. */
export const invited = ["helper", "observer"] as const;
export type Invited = (typeof invited)[number];

/** What a trainer makes a link for: also a phone that several people share in turns, whose turns are participants. */
export const linked = [...invited, "shared"] as const;
export type Linked = (typeof linked)[number];
