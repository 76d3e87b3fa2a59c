/**
 * The phone of the editor's preview: a draft activity as the very faces draw it, as a page without script. For signed-in
 * trainers, from our own pages; nothing of it is kept.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import type { Activity } from "@/activities/content";
import { accountFromCookieHeader } from "@/server/auth/socket-identity";
import { readJson } from "@/server/files/http";
import { log } from "@/server/log";
import { loadAssets, type PhoneAssets } from "@/server/phone/assets";
import { previewPage } from "@/server/phone/preview-page";
import { sendPage } from "@/server/phone/http";
import { fromOwnPages } from "@/server/sockets/origin-check";
import { assetKinds } from "@/workshop/assets/asset";
import { draftActivitySchema, draftWordsSchema } from "@/workshop/authoring/draft";
import { drawable } from "@/workshop/authoring/fill";
import { previewOf, previewPhases } from "@/workshop/authoring/preview";
import { languageTag, wordSchema } from "@/workshop/content/workshop";
import { blankSheet } from "@/workshop/groups/cells";
import type { SheetForm } from "@/workshop/groups/shown";
import { phoneView } from "@/workshop/views/phone-view";

export const PREVIEW_PATH = "/live/preview/phone";

const askedSchema = z.strictObject({
  activity: draftActivitySchema,
  language: languageTag,
  workshop: z.strictObject({ id: z.string().max(60), title: z.string().max(300) }),
  session: z.strictObject({ number: z.number(), title: z.string().max(300) }),
  words: draftWordsSchema,
  step: z.number().int().min(0).max(100),
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
    if (req.method !== "POST" || !fromOwnPages(req.headers, this.publicUrl)) return refuse(405);
    if (!(await accountFromCookieHeader(req.headers.cookie))) return refuse(403);
    const asked = askedSchema.safeParse(
      req.headers["content-type"]?.startsWith("application/json") ? await readJson(req) : null,
    );
    if (!asked.success) return refuse(400);
    const activity = drawable(asked.data.activity);
    // Not drawable yet: the editor says so beside the field.
    if (!activity) return refuse(422);
    const words = asked.data.words.flatMap((w) => wordSchema.safeParse(w).data ?? []);
    const { state, board } = previewOf({ ...asked.data, activity, words });
    sendPage(
      req,
      res,
      200,
      previewPage(
        phoneView(state, board),
        this.assets,
        asked.data.assets,
        blankSheetAt(activity, state.stand.step),
      ),
    );
  }
}

/** The sheet of a worksheet as a group finds it, where a group writes on it. */
function blankSheetAt(activity: Activity, step: string | null): SheetForm | null {
  if (activity.kind !== "worksheet" || step !== activity.id) return null;
  const { id, agencies, sections } = activity;
  return {
    activity: id,
    group: "preview",
    shape: { id, agencies, sections },
    frozen: false,
    content: blankSheet,
  };
}
