/** Who is speaking, as the handshake established it. */
export type Actor =
  | { role: "trainer" | "co-trainer"; roomId: string; id: string; name: string }
  | { role: "participant"; roomId: string; id: string }
  | { role: "stage"; roomId: string }
  /** The server itself: its timers. */
  | { role: "server"; roomId: string };

export type Role = Actor["role"];
