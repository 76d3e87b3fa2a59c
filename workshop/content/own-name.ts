import { z } from "zod";
import { plainName } from "@/model/text/plain-text";

/** A name that is refused where it is longer than that, or where nothing of it can be seen. */
export const ownName = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .transform((typed) => plainName(typed, most))
    .pipe(z.string());
