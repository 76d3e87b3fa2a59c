export type Actor =
  | { role: "trainer" | "co-trainer"; roomId: string; id: string; name: string }
  /** The presenter of one session; `id` is that of the hand-over. */
  | { role: "presenter"; roomId: string; id: string }
  | { role: "participant"; roomId: string; id: string }
  | { role: "stage"; roomId: string }
  /** The server itself: its timers. */
  | { role: "server"; roomId: string };

export type Role = Actor["role"];
