/**
 * A hash of the shapes of all messages, said by each page as it connects. A contract test tells the new one
 * when a shape changes.
 */
export const PROTOCOL_VERSION = 0xc328926550e0;

/** Milliseconds between two of the server's signs of life on a quiet connection. */
export const HEARTBEAT_MS = 5_000;
/** Milliseconds that a sign of life or an ack may be late before people are told. */
export const LATE_MS = 3_000;

/** Bytes of one phone message; more closes the connection. A worksheet full of long texts fits in it. */
export const MAX_MESSAGE_BYTES = 65_536;

/**
 * Depth and punctuation of a message. The deepest, a worksheet changed in a running room, has 12 levels; 64
 * KB of the densest content have some 7,000 brackets, commas and colons.
 */
export const MESSAGE_BOUNDS = { depth: 24, punctuation: 8_192 };
