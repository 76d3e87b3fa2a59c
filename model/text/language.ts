import { z } from "zod";

/** BCP 47: en, th, ar. */
export const languageTag = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/);

export function direction(language: string): "ltr" | "rtl" {
  return /^(ar|dv|fa|he|ku|ps|sd|ug|ur|prs)\b/.test(language) ? "rtl" : "ltr";
}
