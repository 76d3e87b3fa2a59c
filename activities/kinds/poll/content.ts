/** A poll: one question, one or several choices, perhaps "other" in a few words. */
import { z } from "zod";
import { activityBase, askingBase, line, options, slug, type TextMeta } from "@/model/text/text-schemas";

export const OTHER_LENGTH = 140;

/** The id under which "other" is counted. */
export const OTHER = "other";

/** The id under which answers of a question about people are counted that would name fewer than five of them. */
export const SMALL_GROUPS = "small-groups";

export const pollSchema = z
  .strictObject({
    ...activityBase,
    ...askingBase,
    kind: z.literal("poll"),
    question: line,
    options: options(2, 12),
    several: z.boolean().meta({ when: "!aboutPeople" }).default(false),
    /** With `several`: the most choices one person may tick. */
    most: z.number().int().min(2).max(12).meta({ when: "several" }).optional(),
    /** Offers a text of up to OTHER_LENGTH characters. */
    other: z.boolean().default(false),
    /**
     * Asks about the people themselves, such as where they work: groups of fewer than five are shown
     * together.
     */
    aboutPeople: z.boolean().default(false),
    /** Asks what a room may ask at its door, too: there it is skipped. */
    asksSector: z.boolean().meta({ when: "aboutPeople" }).default(false),
    /** Ask with the vote why: a short text that may be left out. */
    reasons: z
      .boolean()
      .meta({ when: ["!aboutPeople", "!other"] })
      .default(false),
    /** Open questions about the reasons for an option; the debrief lays them side by side. */
    because: z
      .strictObject({
        /** A note on all of them, such as what the story leaves open. */
        note: line,
        columns: z
          .array(z.strictObject({ option: slug, question: slug }))
          .min(1)
          .max(4),
      })
      .meta({ when: "!aboutPeople" })
      .optional(),
    /** Name of "other" among the results. */
    otherText: line
      .meta({ length: "line", audience: "room", when: "other" } satisfies TextMeta)
      .default("Other"),
    /** Name of small groups together. */
    smallGroupsText: line
      .meta({ length: "line", audience: "room", when: "aboutPeople" } satisfies TextMeta)
      .default("Small groups together"),
  })
  .refine(
    (p) => new Set(p.options.map((o) => o.id)).size === p.options.length,
    "each option needs its own id",
  )
  .refine(
    (p) => !p.other || p.options.every((o) => o.id !== OTHER),
    `where a text is offered, "${OTHER}" is the id of that text`,
  )
  .refine(
    (p) => !p.aboutPeople || !(p.several || p.reasons || p.because),
    "a question about the people themselves takes one choice, and asks for no reason",
  )
  .refine(
    (p) => !p.aboutPeople || p.options.every((o) => o.id !== SMALL_GROUPS),
    `in a question about the people themselves, "${SMALL_GROUPS}" is the id of small groups`,
  )
  .refine((p) => !(p.other && p.reasons), "a poll with an answer in own words asks for no reason beside it");

export type Poll = z.infer<typeof pollSchema>;

/** `choice` holds option ids; it may be empty only when `other` is given. */
export const pollAnswerSchema = z.strictObject({
  choice: z.array(slug).max(12),
  other: z.string().optional(),
  reason: z.string().optional(),
});

export type PollAnswer = z.infer<typeof pollAnswerSchema>;
