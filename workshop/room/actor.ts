/** Who is speaking, as the handshake established it. */
export type Actor =
  | { role: "trainer" | "co-trainer"; roomId: string; id: string; name: string }
  /** Somebody who runs one session, by a link that a trainer made; `id` is that of the hand-over. */
  | { role: "presenter"; roomId: string; id: string }
  | { role: "participant"; roomId: string; id: string }
  | { role: "stage"; roomId: string }
  /** The server itself: its timers. */
  | { role: "server"; roomId: string };

export type Role = Actor["role"];
