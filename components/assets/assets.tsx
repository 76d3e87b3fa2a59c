"use client";
/** The files of a workshop on a surface: its root says which there are, faces name them. */
import { createContext, type ReactNode, useCallback, useContext } from "react";
import { type PictureSource, Pictures } from "@/components/ui/picture";
import { type AssetSource, type AssetSources, addressOf } from "@/model/activity/asset";
import { nameOfTarget } from "@/workshop/content/assets/names";

const Assets = createContext<AssetSources>({});

/** @param size phones load small pictures, which a tap opens large; everybody else large ones. */
export function AssetsProvider({
  sources,
  size,
  children,
}: {
  sources: AssetSources;
  size: "phone" | "stage";
  children: ReactNode;
}) {
  const draw = useCallback(
    (target: string): PictureSource | null => {
      const source = found(sources, nameOfTarget(target));
      return source?.kind === "picture" ? pictureSource(source, size) : null;
    },
    [sources, size],
  );
  return (
    <Assets value={sources}>
      <Pictures value={draw}>{children}</Pictures>
    </Assets>
  );
}

/** All that this surface knows of. */
export const useAssets = (): AssetSources => useContext(Assets);

/** Where the asset of this name is fetched (`addressOf`); null where there is none. */
export const useAsset = (name: string | null | undefined): AssetSource | null =>
  found(useContext(Assets), name ?? null);

const found = (sources: AssetSources, name: string | null): AssetSource | null =>
  name !== null && Object.hasOwn(sources, name) ? sources[name]! : null;

/** Pixels of width of what a stage is sent. */
const STAGE_WIDTH = 1_920;

function pictureSource(source: AssetSource, size: "phone" | "stage"): PictureSource {
  const box = { width: source.width ?? undefined, height: source.height ?? undefined };
  const stage = addressOf(source, "stage");
  if (size === "phone") return { ...box, src: addressOf(source, "phone"), larger: stage, lazy: true };
  const large =
    (source.width ?? 0) > STAGE_WIDTH
      ? `${stage} ${STAGE_WIDTH}w, ${addressOf(source, "file")} ${source.width}w`
      : undefined;
  return { ...box, src: stage, srcSet: large };
}
