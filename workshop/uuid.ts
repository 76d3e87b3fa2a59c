import { z } from "zod";

/**
 * An id from outside, in the one spelling in which the database gives it (RFC 9562, section 4: output is lower case, input
 * may be any). Whatever keys rooms, people or workshops by an id must have read it by this.
 */
export const uuid = z.uuid().toLowerCase();
