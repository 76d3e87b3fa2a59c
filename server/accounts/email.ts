/** An e-mail address as the name of an account: written one way, however it was typed. */
import { z } from "zod";

export const emailSchema = z
  .string()
  .transform((typed) => typed.trim().normalize("NFKC").toLowerCase())
  .pipe(z.email().max(254));
