"use server";
/** The report of a room: trainers write into it, release texts for it, and publish it. */
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { textIdSchema } from "@/model/text/text-schemas";
import { loadRelease } from "@/server/debrief/load-release";
import { actionsOf, step, form } from "@/server/main/routes/action";
import { logAccess, logAccessHourly } from "@/server/store/accounts/access-log";
import {
  DAY_MS,
  MAX_DAYS,
  publish,
  PUBLISHED_DAYS,
  updatePublication,
  withdraw,
} from "@/server/store/debrief/publications";
import { keepBack, releaseTexts, releaseUndecided } from "@/server/store/debrief/released-texts";
import { undoText, writeText } from "@/server/store/debrief/report-texts";
import { EVERY_LANGUAGE, frontKey, longest, targetKey } from "@/workshop/debrief/report/edits";
import { chosenReleases } from "@/workshop/debrief/report/release/chosen-releases";
import { type HiddenState, type TextState, textStateOf } from "@/workshop/debrief/report/text-state";

const mended = (typed: string): string => typed.replace(/\r\n?/g, "\n").trim();

const target = {
  key: z.string().regex(/^(story:[a-z0-9:-]{1,120}|remark(:[a-z0-9-]{1,100})?)$/),
  language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/),
  basis: z.string().max(40),
};
const words = z.string().max(20_000);
const revision = z.number().int().min(0);
const version = { revision, text: words.nullable(), by: z.string().max(200) };
const textState = z.object({
  ...version,
  outcome: z.enum(["none", "saved", "conflict", "signed-out", "not-allowed", "too-long"]),
  typed: words.nullable(),
  theirs: z.object(version).nullable(),
  fresh: z.number().int(),
});
const textForm = form({
  ...target,
  do: z.enum(["save", "undo", "restore", "mine", "theirs"]).catch("save"),
  text: words.default("").transform(mended),
});

/** A refusal brings the typed text back. */
const textAction = actionsOf(
  (why, _field, [before, sent]): TextState => ({
    ...textStateOf(0, null, ""),
    ...(before as TextState),
    outcome: why === "signed-out" ? why : "not-allowed",
    typed: mended(sent instanceof FormData ? String(sent.get("text") ?? "") : ""),
  }),
);

export const saveText = textAction(
  "saveText",
  [textState, textForm],
  async (
    { account, room },
    before,
    { key, language, basis, do: action, text: typed },
  ): Promise<TextState> => {
    const { revision: seen, theirs, fresh } = before;
    if (action === "theirs")
      return theirs
        ? { ...before, ...theirs, outcome: "none", typed: null, theirs: null, fresh: fresh + 1 }
        : before;
    if (typed.length > longest(key)) return { ...before, outcome: "too-long", typed };
    const written =
      action === "undo"
        ? await undoText(room.id, key, language, seen, account.id)
        : await writeText({
            roomId: room.id,
            key,
            language,
            seen: action === "mine" && theirs ? theirs.revision : seen,
            text: action === "restore" || typed === "" ? null : typed,
            hidden: false,
            basis: basis || null,
            accountId: account.id,
          });
    if (!written) return before;
    if (!written.ok) {
      const { revision, text, by } = written.theirs;
      return { ...before, outcome: "conflict", typed, theirs: { revision, text, by } };
    }
    const { edit } = written;
    if (edit.revision !== seen)
      await logAccessHourly(room.id, account.id, key.startsWith("story:") ? "edit" : "remark", language);
    const other = action === "undo" || action === "restore" ? 1 : 0;
    return { ...textStateOf(edit.revision, edit.text, edit.by), outcome: "saved", fresh: fresh + other };
  },
);

const hiddenState = z.object({ revision, hidden: z.boolean() });
const hiddenForm = form({ key: target.key.startsWith("story:"), hidden: z.enum(["yes", "no"]) });
const hidingAction = actionsOf((_why, _field, [before]) => before as HiddenState);

/** Hides a sentence in every language, or shows it again. */
export const saveHidden = hidingAction(
  "saveHidden",
  [hiddenState, hiddenForm],
  async ({ account, room }, { revision: seen }, { key, hidden }): Promise<HiddenState> => {
    const written = await writeText({
      roomId: room.id,
      key,
      language: EVERY_LANGUAGE,
      seen,
      text: null,
      hidden: hidden === "yes",
      basis: null,
      accountId: account.id,
    });
    const now = written.ok ? written.edit : written.theirs;
    if (written.ok) await logAccessHourly(room.id, account.id, "edit");
    return { revision: now.revision, hidden: now.hidden };
  },
);

const front = form({
  figure: z.string().regex(/^[a-z0-9-]{1,200}$/),
  do: z.enum(["add", "remove"]),
});

/** Puts a figure on the front of every report of the room, or takes it off. */
export const saveFront = step("saveFront", [front], async ({ account, room }, { figure, do: action }) => {
  await writeText({
    roomId: room.id,
    key: frontKey(figure),
    language: EVERY_LANGUAGE,
    seen: "newest",
    text: null,
    hidden: action === "remove",
    basis: null,
    accountId: account.id,
  });
  await logAccessHourly(room.id, account.id, "edit");
  revalidatePath(`/debrief/${room.id}`, "layout");
});

const indicatorTarget = form({
  indicator: z.string().regex(/^[a-z0-9:-]{1,250}$/),
  /** Empty takes it away. */
  target: z.union([z.literal(""), z.coerce.number().min(-1_000).max(1_000)]),
});

/** Sets what an indicator is to reach, in every report of the room. */
export const saveTarget = step(
  "saveTarget",
  [indicatorTarget],
  async ({ account, room }, { indicator, target: wanted }) => {
    await writeText({
      roomId: room.id,
      key: targetKey(indicator),
      language: EVERY_LANGUAGE,
      seen: "newest",
      text: wanted === "" ? null : String(wanted),
      hidden: false,
      basis: null,
      accountId: account.id,
    });
    await logAccessHourly(room.id, account.id, "edit");
    revalidatePath(`/debrief/${room.id}`, "layout");
  },
);

/** A text by its source and its id. */
const named = z.string().regex(/^\S{1,300} [a-z0-9]{1,12}$/);
const release = form({
  do: z.string().regex(/^(rest|(release|back) \S{1,300} [a-z0-9]{1,12})$/),
  /** Texts that the page showed as undecided. */
  text: z.array(named).max(5_000),
  black: z.array(textIdSchema).max(50_000),
});

/**
 * Releases one text with the words that are black, keeps it back, or releases all undecided texts that were
 * read without a warning. Words that have changed meanwhile are not released: the page that is drawn again
 * shows the new ones.
 */
export const saveRelease = step(
  "saveRelease",
  [release],
  async ({ account, room }, { do: what, text: read, black }) => {
    const action = what.split(" ")[0] as "rest" | "release" | "back";
    const desk = await loadRelease(room.id);
    const texts = chosenReleases(desk?.pages ?? [], {
      action,
      texts: new Set(action === "rest" ? read : [what.slice(action.length + 1)]),
      black: new Set(black),
    });
    if (action === "back") {
      const kept = texts[0] && (await keepBack(room.id, account.id, texts[0]));
      if (kept) await logAccess(room.id, account.id, "keep-back");
    } else {
      if (action === "release") await releaseTexts(room.id, account.id, texts);
      const count = action === "release" ? texts.length : await releaseUndecided(room.id, account.id, texts);
      if (count > 0) await logAccess(room.id, account.id, "release", String(count));
    }
    revalidatePath(`/debrief/${room.id}`, "layout");
  },
);

const publication = form({
  do: z.enum(["publish", "change", "withdraw"]),
  days: z.coerce.number().int().min(1).max(MAX_DAYS).catch(PUBLISHED_DAYS),
  experts: z.preprocess((sent) => sent === "yes", z.boolean()),
});

/** Publishes the report by a link, changes what the link shows, or withdraws it. */
export const share = step("share", [publication], async ({ account, room }, { do: action, ...options }) => {
  if (action === "withdraw") {
    if (await withdraw(room.id)) await logAccess(room.id, account.id, "withdraw");
  } else {
    const published = action === "publish" ? await publish(room.id, account.id, options) : null;
    const ends = published
      ? published.made && published.expiresAt
      : await updatePublication(room.id, options);
    // Publishing gives the link that stands already, if one does; a change of a withdrawn link does nothing.
    if (ends) {
      const days = Math.round((ends.getTime() - Date.now()) / DAY_MS);
      await logAccess(room.id, account.id, "publish", String(days));
    }
  }
  revalidatePath(`/debrief/${room.id}/share`);
});
