/** Pictures, films, sounds and captions of a workshop, as everybody but the store knows them. */

export const assetKinds = ["picture", "video", "audio", "captions"] as const;
export type AssetKind = (typeof assetKinds)[number];

const MB = 1_000_000;

/** The most bytes of an uploaded file, by what it is. */
export const MAX_ASSET_BYTES: Record<AssetKind, number> = {
  picture: 10 * MB,
  video: 300 * MB,
  audio: 60 * MB,
  captions: 1 * MB,
};

/** The most bytes of all files of one workshop. */
export const MAX_TOTAL_ASSET_BYTES = 2_000 * MB;

/** The most files of one workshop. */
export const MAX_ASSETS = 1_000;

/** Where an asset can be fetched and how large it is; what faces draw with. */
export interface AssetSource {
  kind: AssetKind;
  /** The address without the variant: ends in "/". Tells nothing of the asset's name. */
  at: string;
  /** Pixels; of pictures alone. */
  width: number | null;
  height: number | null;
}

export type AssetSources = Readonly<Record<string, AssetSource>>;

/** Small pictures for phones, large ones for the stage, or the file itself. */
type Variant = "phone" | "stage" | "file";

export const addressOf = (source: AssetSource, variant: Variant): string => source.at + variant;
