/**
 * Limits of password length, in characters as people count them. A module of its own for forms in the
 * browser.
 */
export const MIN_PASSWORD_LENGTH = 10;
export const MAX_PASSWORD_LENGTH = 200;
