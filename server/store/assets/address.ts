/**
 * The addresses of assets: /assets/<owner>/<token>/<variant>. The token is a keyed hash of owner and content,
 * so that it can neither be guessed nor tells a name, and an address of one room leads to nothing in another.
 */
import { mac } from "@/server/store/keys";
import type { StoredAsset } from "@/server/store/assets/assets";
import type { AssetSource, AssetSources } from "@/model/activity/asset";

const ASSETS_PATH = "/assets/";

export const assetToken = (owner: string, hash: string): string =>
  mac("PLENARY_ASSET_KEY", `asset:${owner}:${hash}`);

/** The source from which an owner's asset is fetched. */
export const sourceOf = (owner: string, { hash, kind, width, height }: StoredAsset): AssetSource => ({
  kind,
  at: `${ASSETS_PATH}${owner}/${assetToken(owner, hash)}/`,
  width,
  height,
});

/** All assets of an owner by name, as faces need them. */
export const sourcesOf = (owner: string, assets: readonly (StoredAsset & { name: string })[]): AssetSources =>
  Object.fromEntries(assets.map((asset) => [asset.name, sourceOf(owner, asset)]));
