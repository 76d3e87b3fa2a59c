/** Files that a trainer takes home. */
import { sendRefusal, startDownload } from "@/server/http/json";
import { writePackage } from "@/server/editor/package-out";
import type { Ask } from "@/server/editor/ask";
import { sheetFormats, translationSheet } from "@/server/editor/translation";
import { readDraft } from "@/server/store/authored";
import { findWorkshop } from "@/server/store/workshops";
import type { Draft } from "@/workshop/authoring/draft";
import { languageTag } from "@/model/language";
import { packageName } from "@/workshop/package/manifest";

/** An authored workshop as one file. @param owner whose assets come along. */
export async function sendPackage({ req, res }: Ask, id: string, owner: string): Promise<void> {
  const now = await readDraft(id);
  if (!now) return sendRefusal(req, res, "gone");
  startDownload(res, "application/zip", packageName(now.draft.title));
  await writePackage(now.draft, owner, res);
}

/** A shipped workshop as one file. */
export async function sendShipped({ req, res }: Ask, id: string): Promise<void> {
  const workshop = await findWorkshop(id);
  if (!workshop) return sendRefusal(req, res, "gone");
  startDownload(res, "application/zip", packageName(workshop.title));
  // Every workshop is a draft.
  await writePackage(workshop as unknown as Draft, id, res);
}

export async function sendTranslation({ req, res, url }: Ask, draft: Draft, language: string): Promise<void> {
  const format = sheetFormats.find((f) => f === url.searchParams.get("format"));
  if (!format || !languageTag.safeParse(language).success || language === draft.language)
    return sendRefusal(req, res, "unreadable");
  const sheet = await translationSheet(draft, language, format);
  if (!sheet.ok) return sendRefusal(req, res, sheet.reason);
  const name = packageName(draft.title).replace(/\.plenary\.zip$/, `.${language}.${format}`);
  startDownload(res, sheet.value.mime, name, sheet.value.bytes.length);
  res.end(sheet.value.bytes);
}
