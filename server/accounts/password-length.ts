/**
 * Limits of password length, in characters as people count them. A module of its own for forms in the
 * browser.
 */
export const SHORTEST_PASSWORD = 10;
export const LONGEST_PASSWORD = 200;
