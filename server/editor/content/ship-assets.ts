/**
 * Stores the assets of shipped workshops at start: content/<workshop>/assets/<file>, linked under their own
 * names. Drawings among them stay SVG, because they are ours: small, sharp at any size, with the fonts of the
 * page.
 */
import { storedWorkshopId } from "@/model/ids";
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { keepFile } from "@/server/editor/content/assets/intake";
import { ASSETS_FOLDER } from "@/server/editor/content/load";
import { storeAsset, findAssetBySource, setLinks, type StoredAsset } from "@/server/store/assets/assets";

/** @throws Error with one sentence that names the file which cannot be used. */
export async function shipAssets(root: string, workshop: string): Promise<void> {
  const folder = path.join(root, workshop, ASSETS_FOLDER);
  const names = fs.existsSync(folder)
    ? fs.readdirSync(folder).filter((name) => /^[a-z0-9][a-z0-9._-]*$/.test(name))
    : [];
  const links = [];
  for (const name of names.sort()) links.push({ name, hash: (await keep(path.join(folder, name))).hash });
  await setLinks(storedWorkshopId(workshop), links);
}

async function keep(file: string): Promise<StoredAsset> {
  if (file.endsWith(".svg")) return keepDrawing(file);
  const kept = await keepFile(file);
  if (!kept.ok) throw new Error(`${file}: this file cannot be used (${kept.reason}).`);
  return kept.value.asset;
}

async function keepDrawing(file: string): Promise<StoredAsset> {
  const bytes = fs.readFileSync(file);
  const source = createHash("sha256").update(bytes).digest("hex");
  const known = await findAssetBySource(source);
  if (known) return known;
  const [, width] = /<svg[^>]*\swidth="(\d+)"/.exec(bytes.toString("utf8")) ?? [];
  const [, height] = /<svg[^>]*\sheight="(\d+)"/.exec(bytes.toString("utf8")) ?? [];
  if (!width || !height) throw new Error(`${file}: the drawing needs its width and height in pixels.`);
  const size = { width: Number(width), height: Number(height) };
  const variant = { name: "file", mime: "image/svg+xml", bytes: bytes.length, ...size, path: file };
  return storeAsset({ source, kind: "picture", ...size, variants: [variant] });
}
