/** Small zod pieces that every authored text is made of. */
import { z } from "zod";

/** An id written by an author: stable across languages, safe in URLs and CSV. */
export const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "an id has only small letters, digits and single hyphens")
  .max(60);

/** One line of authored text. */
export const line = z.string().trim().min(1).max(300);

/** Authored text of some length; Markdown where the field says so. */
export const prose = z.string().trim().min(1).max(8_000);

/** Whole minutes planned for something. */
export const minutes = z.number().int().min(0).max(600);

/** What every activity carries, whatever its kind. */
export const activityBase = {
  id: slug,
  /** Short, for the run sheet. */
  title: line,
  minutes: minutes.default(5),
  /** For the trainer's eyes only. Markdown. */
  notes: prose.optional(),
  /** True when we wrote it because the guide leaves it open. */
  added: z.boolean().default(false),
};

/** How a question behaves; every kind that asks something takes these. */
export const askingBase = {
  /** Seconds until the round closes by itself; without it, the trainer closes. */
  seconds: z.number().int().min(5).max(3_600).optional(),
  /** Seconds to read before answers open. */
  readFirst: z.number().int().min(1).max(600).optional(),
};
