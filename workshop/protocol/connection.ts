/** What pages and the server agree on about their connection. */

/**
 * A hash of the shapes of all messages, which a page says when it connects: page and server understand each other where
 * it is the same. A contract test tells the new one when a shape changes.
 */
export const PROTOCOL_VERSION = 0xb389233652a2;

/**
 * Milliseconds between two signs of life that the server sends over a connection on which nothing else
 * happens.
 */
export const HEARTBEAT_MS = 5_000;
/**
 * Milliseconds that a sign of life, or the answer to something that was sent, may be late before people are
 * told.
 */
export const LATE_MS = 3_000;

/**
 * Bytes of one message from a phone; more closes the connection. A worksheet full of long texts fits in it.
 */
export const MAX_MESSAGE_BYTES = 65_536;

/**
 * How far a message may go. The deepest that a page sends changes a worksheet in a running room: twelve lists
 * and objects in one another. Of its 64 KB the densest of the guide would have 7,000 brackets, commas and
 * colons.
 */
export const MESSAGE_BOUNDS = { depth: 24, punctuation: 8_192 };
