/** How a phone and the server notice that they do not reach each other. */

/** Milliseconds between two signs of life that the server sends over a connection on which nothing else happens. */
export const SIGN_MS = 5_000;
/** Milliseconds that a sign of life, or the answer to something that was sent, may be late before people are told. */
export const LATE_MS = 3_000;
