"use client";
/** The pictures, films and sounds of the workshop that is open: what there is, and taking more in. */
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from "react";
import {
  type FileResult,
  listAssets,
  type OwnAsset,
  removeAsset,
  uploadAsset,
} from "@/components/editor/files/ask";
import type { AssetSources } from "@/model/activity/asset";

/** What a form may know of files: how those that it names are drawn, and whether others can be chosen. */
interface KnownFiles {
  sources: AssetSources;
  /** The files of a workshop that is open; null where the form stands outside the editor. */
  own: Files | null;
}

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
  ): Promise<FileResult<{ asset: OwnAsset; notes: string[] }>>;
  remove(name: string): Promise<FileResult<object>>;
}

const Context = createContext<KnownFiles | null>(null);

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
        const taken = await uploadAsset(workshop, file, name, progress, signal);
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
  const known = useMemo<KnownFiles>(() => ({ sources: files.sources, own: files }), [files]);
  return <Context value={known}>{children}</Context>;
}

/** For forms outside the editor: files can be seen and left out, and none can be chosen. */
export function ShownFilesProvider({ sources, children }: { sources: AssetSources; children: ReactNode }) {
  const known = useMemo<KnownFiles>(() => ({ sources, own: null }), [sources]);
  return <Context value={known}>{children}</Context>;
}

export function useKnownFiles(): KnownFiles {
  const files = useContext(Context);
  if (!files) throw new Error("this belongs inside a form that knows of files");
  return files;
}

export function useFiles(): Files {
  const { own } = useKnownFiles();
  if (!own) throw new Error("this belongs inside an editor");
  return own;
}
