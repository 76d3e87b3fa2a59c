"use client";
/** The pictures, films and sounds of the workshop that is open: what there is, and taking more in. */
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from "react";
import { type Answer, listAssets, type OwnAsset, removeAsset, take } from "@/components/editor/files/ask";
import type { AssetSources } from "@/workshop/assets/asset";

interface Files {
  assets: OwnAsset[];
  sources: AssetSources;
  /** Looks again what there is. */
  reload(): void;
  take(
    file: Blob,
    name: string,
    progress?: (part: number) => void,
    signal?: AbortSignal,
  ): Promise<Answer<{ asset: OwnAsset; notes: string[] }>>;
  remove(name: string): Promise<Answer<object>>;
}

const Context = createContext<Files | null>(null);

export function FilesProvider({ workshop, children }: { workshop: string; children: ReactNode }) {
  const [assets, setAssets] = useState<OwnAsset[]>([]);
  const reload = useCallback(() => {
    void listAssets(workshop).then((found) => found.ok && setAssets(found.assets));
  }, [workshop]);
  useEffect(reload, [reload]);
  const files = useMemo<Files>(
    () => ({
      assets,
      sources: Object.fromEntries(assets.map((a) => [a.name, a.source])),
      reload,
      async take(file, name, progress, signal) {
        const taken = await take(workshop, file, name, progress, signal);
        if (taken.ok)
          setAssets((now) =>
            [...now.filter((a) => a.name !== taken.asset.name), taken.asset].sort((a, b) =>
              a.name.localeCompare(b.name),
            ),
          );
        return taken;
      },
      async remove(name) {
        const removed = await removeAsset(workshop, name);
        if (removed.ok) setAssets((now) => now.filter((a) => a.name !== name));
        return removed;
      },
    }),
    [assets, reload, workshop],
  );
  return <Context value={files}>{children}</Context>;
}

export function useFiles(): Files {
  const files = useContext(Context);
  if (!files) throw new Error("this belongs inside an editor");
  return files;
}
