/** How large a message from a browser may be. */

/** Bytes of one message from a phone; more closes the connection. A worksheet full of long texts fits in it. */
export const MAX_MESSAGE_BYTES = 65_536;

/**
 * How far a message may go. The deepest that a page sends changes a worksheet in a running room: twelve lists and objects in one
 * another. Of its 64 KB the densest of the guide would have 7,000 brackets, commas and colons.
 */
export const MESSAGE_BOUNDS = { depth: 24, signs: 8_192 };
