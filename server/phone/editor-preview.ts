/**
 * The phone of the editor's preview: an empty page, and a draft activity as the very faces draw it. For signed-in
 * trainers, from our own pages; nothing of it is kept.
 */
import { isWorksheet } from "@/activities/worksheet/content";
import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import type { Activity } from "@/activities/kinds";
import { accountFromCookieHeader } from "@/server/accounts/socket-identity";
import { readJson, sendJson } from "@/server/http/json";
import { log } from "@/server/operations/log";
import { loadAssets, type PhoneAssets } from "@/server/phone/assets";
import { previewMessage, previewPage } from "@/server/phone/preview-page";
import { sendPage } from "@/server/http/forms";
import { fromOwnPages } from "@/server/http/origin-check";
import { assetKinds } from "@/workshop/assets/asset";
import { draftActivitySchema, draftWordsSchema } from "@/workshop/authoring/draft";
import { drawable } from "@/workshop/authoring/fill";
import { previewOf, previewPhases } from "@/workshop/authoring/preview";
import { languageTag } from "@/model/language";
import { wordSchema } from "@/workshop/content/workshop";
import { blankSheet } from "@/workshop/groups/cells";
import type { SheetForm } from "@/workshop/groups/shown";
import { phoneView } from "@/workshop/views/phone-view";

export const PREVIEW_PATH = "/live/preview/phone";

const askedSchema = z.strictObject({
  activity: draftActivitySchema,
  workshop: z.strictObject({ id: z.string().max(60), language: languageTag, title: z.string().max(300) }),
  session: z.strictObject({ id: z.string().max(60), number: z.number(), title: z.string().max(300) }),
  translation: z
    .strictObject({ language: languageTag, texts: z.record(z.string().max(300), z.string().max(8_000)) })
    .nullable(),
  words: draftWordsSchema,
  step: z.number().int().min(0).max(100),
  whatIf: z.string().max(300).nullable().default(null),
  phase: z.enum(previewPhases),
  /** Where the files that the activity names are fetched. */
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

  constructor(private readonly publicUrl: string | undefined) {}

  handle(req: IncomingMessage, res: ServerResponse): void {
    this.answer(req, res).catch((error: unknown) => {
      log.error("preview-failed", "A preview failed.", error);
      if (!res.headersSent) res.writeHead(500).end();
    });
  }

  private async answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const refuse = (status: number) =>
      void res.writeHead(status, { "Cache-Control": "no-store", Connection: "close" }).end();
    if (!(await accountFromCookieHeader(req.headers.cookie))) return refuse(403);
    if (req.method !== "POST") return sendPage(req, res, 200, previewPage(this.assets));
    if (!fromOwnPages(req.headers, this.publicUrl)) return refuse(405);
    const asked = askedSchema.safeParse(
      req.headers["content-type"]?.startsWith("application/json") ? await readJson(req) : null,
    );
    if (!asked.success) return refuse(400);
    const activity = drawable(asked.data.activity);
    // Not drawable yet: the editor says so beside the field.
    if (!activity) return refuse(422);
    const words = asked.data.words.flatMap((w) => wordSchema.safeParse(w).data ?? []);
    const { state, board } = previewOf({ ...asked.data, activity, words });
    const sheet = blankSheetAt(activity, state.stand.step);
    const view = phoneView(state, board, [], asked.data.translation?.language);
    sendJson(req, res, 200, previewMessage(view, asked.data.assets, sheet, this.assets));
  }
}

/** The sheet of a worksheet as a group finds it, where a group writes on it. */
function blankSheetAt(activity: Activity, step: string | null): SheetForm | null {
  if (!isWorksheet(activity) || step !== activity.id) return null;
  const { id, agencies, sections } = activity;
  return {
    activity: id,
    group: "preview",
    shape: { id, agencies, sections },
    frozen: false,
    content: blankSheet,
  };
}
