"use client";
/** The files of a workshop on a surface: its root lists them, faces name them. */
import { createContext, type ReactNode, useCallback, useContext } from "react";
import { type PictureSource, Pictures } from "@/components/ui/picture";
import { type AssetSource, type AssetSources, addressOf } from "@/model/activity/asset";
import { nameOfTarget } from "@/workshop/content/assets/names";

const Assets = createContext<AssetSources>({});

interface Props {
  sources: AssetSources;
  size: "phone" | "stage";
  children: ReactNode;
}

/** @param size phones load small pictures, which a tap opens large */
export function AssetsProvider({ sources, size, children }: Props) {
  const draw = useCallback(
    (target: string): PictureSource | null => {
      const source = sourceOf(sources, nameOfTarget(target));
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

export const useAssets = (): AssetSources => useContext(Assets);

export const useAsset = (name: string | null | undefined): AssetSource | null =>
  sourceOf(useContext(Assets), name ?? null);

const sourceOf = (sources: AssetSources, name: string | null): AssetSource | null =>
  name !== null && Object.hasOwn(sources, name) ? sources[name]! : null;

/** Width of a stage's pictures in pixels. */
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
