"use server";
/** What trainers write into the report of a room. Each action asks the one table of permissions first. */
import { z } from "zod";
import { currentAccount } from "@/server/accounts/session";
import { undoText, writeText, type TextWriteResult } from "@/server/store/debrief/report-texts";
import { roleIn } from "@/server/store/rooms/room-trainers";
import { logAccessHourly } from "@/server/store/accounts/access-log";
import { EVERY_LANGUAGE, longest } from "@/workshop/debrief/report/edits";
import { mayWithReport } from "@/workshop/debrief/report/permissions";
import { type HiddenState, type TextState, textStateOf } from "@/workshop/debrief/report/text-state";
import { uuid } from "@/model/ids";

const targetSchema = z.strictObject({
  room: uuid,
  key: z.string().regex(/^(story:[a-z0-9:-]{1,120}|remark(:[a-z0-9-]{1,100})?)$/),
  language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/),
  basis: z.string().max(40),
});
/** Which text a form names. */
const targetOf = (form: FormData) =>
  targetSchema.safeParse(
    Object.fromEntries(["room", "key", "language", "basis"].map((field) => [field, form.get(field)])),
  );
/** Also of what is no form. */
const typedIn = (form: FormData): string =>
  (form instanceof FormData ? String(form.get("text") ?? "") : "").replace(/\r\n?/g, "\n").trim();
const revision = z.number().int().min(0);
const beforeSchema = z.object({
  revision,
  theirs: z.object({ revision, text: z.string().nullable(), by: z.string() }).nullable(),
  fresh: z.number().int(),
});
const actionSchema = z.enum(["save", "undo", "restore", "mine", "theirs"]).catch("save");

/** Saves, restores or undoes one text. */
export async function saveText(before: TextState, form: FormData): Promise<TextState> {
  const account = await currentAccount();
  if (!account)
    return { ...textStateOf(0, null, ""), ...before, outcome: "signed-out", typed: typedIn(form) };
  const [target, state] = [targetOf(form), beforeSchema.safeParse(before)];
  // No form of ours.
  if (!target.success || !state.success) return { ...textStateOf(0, null, ""), outcome: "not-allowed" };
  const { revision: seen, theirs, fresh } = state.data;
  const typed = typedIn(form);
  const refused = (outcome: TextState["outcome"]): TextState => ({ ...before, outcome, typed });
  const { room: roomId, key, language } = target.data;
  const basis = target.data.basis || null;
  if (!mayWithReport(await roleIn(roomId, account.id), "edit")) return refused("not-allowed");
  const action = actionSchema.parse(form.get("do"));
  if (action === "theirs")
    return theirs
      ? { ...before, ...theirs, outcome: "none", typed: null, theirs: null, fresh: fresh + 1 }
      : before;
  if (typed.length > longest(key)) return refused("too-long");
  const from = action === "mine" && theirs ? theirs.revision : seen;
  const text = action === "restore" || typed === "" ? null : typed;
  const written: TextWriteResult | null =
    action === "undo"
      ? await undoText(roomId, key, language, seen, account.id)
      : await writeText({
          roomId,
          key,
          language,
          seen: from,
          text,
          hidden: false,
          basis,
          accountId: account.id,
        });
  if (!written) return before;
  if (!written.ok)
    return {
      ...refused("conflict"),
      theirs: { revision: written.theirs.revision, text: written.theirs.text, by: written.theirs.by },
    };
  const { edit } = written;
  if (edit.revision !== seen)
    await logAccessHourly(roomId, account.id, key.startsWith("story:") ? "edit" : "remark", language);
  const other = action === "undo" || action === "restore" ? 1 : 0;
  return {
    revision: edit.revision,
    text: edit.text,
    by: edit.by,
    outcome: "saved",
    typed: null,
    theirs: null,
    fresh: fresh + other,
  };
}

/** Hides a sentence in every language, or shows it again. */
export async function saveHidden(before: HiddenState, form: FormData): Promise<HiddenState> {
  const account = await currentAccount();
  if (!account) return before;
  const [target, seen] = [targetOf(form), revision.safeParse(before?.revision)];
  if (!target.success || !seen.success) return { revision: 0, hidden: false };
  const { room: roomId, key } = target.data;
  if (!key.startsWith("story:") || !mayWithReport(await roleIn(roomId, account.id), "edit")) return before;
  const hidden = form.get("hidden") === "yes";
  const written = await writeText({
    roomId,
    key,
    language: EVERY_LANGUAGE,
    seen: seen.data,
    text: null,
    hidden,
    basis: null,
    accountId: account.id,
  });
  const now = written.ok ? written.edit : written.theirs;
  if (written.ok) await logAccessHourly(roomId, account.id, "edit");
  return { revision: now.revision, hidden: now.hidden };
}
