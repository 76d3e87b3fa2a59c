/**
 * Stores the assets of shipped workshops at start: content/<workshop>/assets/<file>, linked under their own
 * names. Drawings among them stay SVG, because they are ours: small, sharp at any size, with their words in
 * every language (drawings.ts).
 */
import { storedWorkshopId } from "@/model/ids";
import { createHash } from "node:crypto";
import fs from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { keepFile } from "@/server/editor/content/assets/intake";
import { loadDrawings } from "@/server/editor/content/drawings";
import { ASSETS_FOLDER } from "@/server/editor/content/load";
import { storeAsset, findAssetBySource, setLinks, type StoredAsset } from "@/server/store/assets/assets";

/** @throws Error with one sentence that names the file which cannot be used. */
export async function shipAssets(root: string, workshop: string): Promise<void> {
  const folder = path.join(root, workshop, ASSETS_FOLDER);
  const names = fs.existsSync(folder)
    ? fs.readdirSync(folder).filter((name) => /^[a-z0-9][a-z0-9._-]*$/.test(name))
    : [];
  const drawings = names.length > 0 ? loadDrawings(path.join(root, workshop)) : new Map<string, string>();
  const links = [];
  for (const name of names.sort()) {
    const file = path.join(folder, name);
    const drawing = drawings.get(name);
    const { hash } = drawing === undefined ? await keep(file) : await keepDrawing(file, drawing);
    links.push({ name, hash });
  }
  await setLinks(storedWorkshopId(workshop), links);
}

async function keep(file: string): Promise<StoredAsset> {
  const kept = await keepFile(file);
  if (!kept.ok) throw new Error(`${file}: this file cannot be used (${kept.reason}).`);
  return kept.value.asset;
}

/** @param file where it comes from, for the sentence that says what is wrong. */
async function keepDrawing(file: string, svg: string): Promise<StoredAsset> {
  const source = createHash("sha256").update(svg).digest("hex");
  const stored = await findAssetBySource(source);
  if (stored) return stored;
  const [, width] = /<svg[^>]*\swidth="(\d+)"/.exec(svg) ?? [];
  const [, height] = /<svg[^>]*\sheight="(\d+)"/.exec(svg) ?? [];
  if (!width || !height) throw new Error(`${file}: the drawing needs its width and height in pixels.`);
  const size = { width: Number(width), height: Number(height) };
  const folder = fs.mkdtempSync(path.join(tmpdir(), "plenary-drawing-"));
  try {
    const drawing = path.join(folder, path.basename(file));
    fs.writeFileSync(drawing, svg);
    const bytes = Buffer.byteLength(svg);
    const variant = { name: "file", mime: "image/svg+xml", bytes, ...size, path: drawing };
    return await storeAsset({ source, kind: "picture", ...size, variants: [variant] });
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
