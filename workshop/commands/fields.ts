import { z } from "zod";
import { isVisible } from "@/model/text/visible-text";
import { withoutPiles } from "@/model/text/plain-text";
import { slug } from "@/model/text/text-schemas";
import { uuid } from "@/model/ids";

export const stepId = z.string().min(1).max(130);
export const questionId = z.string().min(1).max(200);
export const round = z.number().int().min(1).max(50);
export const revision = z.number().int().min(0);

export const person = uuid;
export const activity = slug;
export const group = z.string().regex(/^g\d{1,3}-[a-z0-9]{1,12}$/);
export const sheet = z.strictObject({ activity, group });
export const workSeconds = z.number().int().min(5).max(7_200);

/** One line written in the room: without control signs and signs that turn its direction. */
export const lineOf = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}\p{Co}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]*$/u)
    .refine(isVisible)
    .overwrite(withoutPiles);
