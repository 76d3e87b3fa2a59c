/**
 * What a page and a server have to agree on to understand each other. Raised whenever the shape of a message changes; a
 * contract test pins the shapes to it. A page says it when it connects.
 */
export const PROTOCOL_VERSION = 21;
