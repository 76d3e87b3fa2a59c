/** The floors: servers with nothing but the one thing that is measured. */

export type FloorKind =
  /** A `ws` server that sends the same text to everybody. */
  | "ws"
  /** A Socket.IO server that emits one event to one room. */
  | "socket.io"
  /** A `ws` server that acknowledges a vote after a batched commit and sends the count ten times a second. */
  | "durable";

export type FloorAsk = { do: "payload"; messages: object[] } | { do: "push"; which: number };

export type FloorSays = { port: number } | { pushedAt: number };
