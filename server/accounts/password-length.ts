/** How long a password is, in characters as people count them. Alone here, for forms that say so in the browser. */
export const SHORTEST_PASSWORD = 10;
export const LONGEST_PASSWORD = 200;
