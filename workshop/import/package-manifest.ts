/**
 * A workshop as one file, `.plenary.zip`: `manifest.json` with the format's version and each file's SHA-256,
 * `workshop.json` (the draft) and `assets/<hash>`. Pure.
 */
import { z } from "zod";
import { assetKinds, MAX_ASSETS, MAX_ASSET_BYTES } from "@/model/activity/asset";
import { type Draft, draftSchema } from "@/workshop/editor/draft";
import { assetName } from "@/model/text/text-schemas";

export const FORMAT = "plenary-workshop";
/** Raised when an older Plenary could no longer read a file rightly. */
export const FORMAT_VERSION = 1;

export const MANIFEST_FILE = "manifest.json";
export const WORKSHOP_FILE = "workshop.json";

const hash = z.string().regex(/^[0-9a-f]{64}$/);

const manifestSchema = z.object({
  format: z.literal(FORMAT),
  version: z.literal(FORMAT_VERSION),
  title: z.string().max(300),
  /** Of workshop.json. */
  workshop: hash,
  assets: z
    .array(
      z.object({
        name: assetName,
        kind: z.enum(assetKinds),
        bytes: z
          .number()
          .int()
          .min(1)
          .max(Math.max(...Object.values(MAX_ASSET_BYTES)) * 1.1),
        hash,
      }),
    )
    .max(MAX_ASSETS),
});
export type Manifest = z.infer<typeof manifestSchema>;

type Read<T> = { ok: true; value: T } | { ok: false; reason: "not-a-workshop" | "newer-version" };

export function readManifest(text: string): Read<Manifest> {
  const raw = json(text);
  const head = z.object({ format: z.literal(FORMAT), version: z.number() }).safeParse(raw);
  if (!head.success) return { ok: false, reason: "not-a-workshop" };
  if (head.data.version > FORMAT_VERSION) return { ok: false, reason: "newer-version" };
  const parsed = manifestSchema.safeParse(raw);
  if (!parsed.success) return { ok: false, reason: "not-a-workshop" };
  const names = parsed.data.assets.map((a) => a.name);
  return new Set(names).size === names.length
    ? { ok: true, value: parsed.data }
    : { ok: false, reason: "not-a-workshop" };
}

/** @param text of workshop.json, whose checksum was compared. */
export function readPackedDraft(text: string): Read<Draft> {
  const parsed = draftSchema.safeParse(json(text));
  return parsed.success ? { ok: true, value: parsed.data } : { ok: false, reason: "not-a-workshop" };
}

/** The text that is packed: the same for the same draft. */
export const packedDraft = (draft: Draft): string => JSON.stringify(draft, null, 1);

export const assetFile = (sha256: string): string => `assets/${sha256}`;

export const packageName = (title: string): string => {
  const stem = title
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 60)
    .replace(/^-+|-+$/g, "");
  return `${stem || "workshop"}.plenary.zip`;
};

function json(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
