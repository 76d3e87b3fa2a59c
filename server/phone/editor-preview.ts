/**
 * The phone of the editor's preview: an empty page, and a draft activity as the very faces draw it. For
 * signed-in trainers, from our own pages; nothing of it is kept.
 */
import { z } from "zod";
import { type Activity, worksheetOf } from "@/activities/kinds";
import type { Exchange } from "@/server/http/exchange";
import { readJson, sendJson } from "@/server/http/json";
import { loadAssets, type PhoneAssets } from "@/server/phone/assets";
import { previewMessage, previewPage } from "@/server/phone/preview-page";
import { sendPage } from "@/server/http/forms";
import { assetKinds } from "@/model/activity/asset";
import { draftActivitySchema, draftWordsSchema } from "@/workshop/editor/draft";
import { drawable } from "@/workshop/editor/complete-draft";
import { previewOf, previewPhases } from "@/workshop/rehearsal/preview";
import { languageTag } from "@/model/text/text-schemas";
import { themeSchema, wordSchema } from "@/workshop/content/workshop";
import { blankSheet } from "@/model/worksheets/cells";
import type { SheetForm } from "@/model/worksheets/shown";
import { phoneView } from "@/workshop/views/phone-view";

const askedSchema = z.strictObject({
  activity: draftActivitySchema,
  workshop: z.strictObject({
    id: z.string().max(60),
    language: languageTag,
    title: z.string().max(300),
    theme: themeSchema.optional(),
  }),
  session: z.strictObject({ id: z.string().max(60), number: z.number(), title: z.string().max(300) }),
  translation: z
    .strictObject({ language: languageTag, texts: z.record(z.string().max(300), z.string().max(8_000)) })
    .nullable(),
  words: draftWordsSchema,
  step: z.number().int().min(0).max(100),
  whatIf: z.string().max(300).nullable().default(null),
  phase: z.enum(previewPhases),
  /** Addresses of files that the activity and the look name. */
  assets: z
    .record(
      z.string().max(100),
      z.strictObject({
        kind: z.enum(assetKinds),
        at: z.string().regex(/^\/assets\/[a-z0-9-]{1,60}\/[\w-]{22}\/$/),
        width: z.number().nullable(),
        height: z.number().nullable(),
      }),
    )
    .default({}),
});

export class EditorPreview {
  private readonly assets: PhoneAssets = loadAssets();

  page({ req, res }: Exchange): Promise<void> {
    return sendPage(req, res, 200, previewPage(this.assets));
  }

  async draw({ req, body, res }: Exchange): Promise<void> {
    const refuse = (status: number) => void res.writeHead(status, { Connection: "close" }).end();
    const query = askedSchema.safeParse(
      req.headers["content-type"]?.startsWith("application/json") ? await readJson({ req, body }) : null,
    );
    if (!query.success) return refuse(400);
    const activity = drawable(query.data.activity);
    // Not drawable yet: the editor says so beside the field.
    if (!activity) return refuse(422);
    const words = query.data.words.flatMap((w) => wordSchema.safeParse(w).data ?? []);
    const { state, board } = previewOf({ ...query.data, activity, words });
    const sheet = blankSheetAt(activity, state.position.step);
    const view = phoneView(state, board, [], query.data.translation?.language);
    const { assets, workshop } = query.data;
    sendJson(req, res, 200, previewMessage(view, workshop.theme, assets, sheet, this.assets));
  }
}

/** A worksheet as a group finds it, where a group writes on it. */
export function blankSheetAt(activity: Activity, step: string | null): SheetForm | null {
  const sheet = worksheetOf(activity);
  if (!sheet || step !== sheet.id) return null;
  const { id, agencies, sections } = sheet;
  return {
    activity: id,
    group: "preview",
    task: sheet.text ?? null,
    shape: { id, agencies, sections },
    frozen: false,
    content: blankSheet,
  };
}
