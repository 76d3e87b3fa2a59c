"use client";
/** The pictures, films and sounds of the open workshop. */
import { createContext, type ReactNode, useCallback, useEffect, useMemo, useState } from "react";
import {
  type FileResult,
  listAssets,
  type OwnAsset,
  removeAsset,
  type TakeFile,
  uploadAsset,
} from "@/components/editor/files/ask";
import { useRequired } from "@/components/ui/use-required";
import type { AssetSources } from "@/model/activity/asset";

/** A form's files: sources of those that it names, and the means to choose others. */
interface KnownFiles {
  sources: AssetSources;
  /** Null where the form stands outside the editor. */
  own: Files | null;
}

interface Files {
  assets: OwnAsset[];
  sources: AssetSources;
  reload(): void;
  take: TakeFile;
  remove(name: string): Promise<FileResult<object>>;
}

const Context = createContext<KnownFiles | null>(null);

export function FilesProvider({ workshop, children }: { workshop: string; children: ReactNode }) {
  const [assets, setAssets] = useState<OwnAsset[]>([]);
  const reload = useCallback(() => {
    void listAssets(workshop).then((list) => list.ok && setAssets(list.assets));
  }, [workshop]);
  useEffect(reload, [reload]);
  const files = useMemo<Files>(
    () => ({
      assets,
      sources: Object.fromEntries(assets.map((a) => [a.name, a.source])),
      reload,
      async take(...request) {
        const taken = await uploadAsset(workshop)(...request);
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
  const value = useMemo<KnownFiles>(() => ({ sources: files.sources, own: files }), [files]);
  return <Context value={value}>{children}</Context>;
}

/** For forms outside the editor: files can be seen and left out, but none can be chosen. */
export function ShownFilesProvider({ sources, children }: { sources: AssetSources; children: ReactNode }) {
  const value = useMemo<KnownFiles>(() => ({ sources, own: null }), [sources]);
  return <Context value={value}>{children}</Context>;
}

export const useKnownFiles = (): KnownFiles => useRequired(Context, "a form with files");

export function useFiles(): Files {
  const { own } = useKnownFiles();
  if (!own) throw new Error("this belongs inside an editor");
  return own;
}
