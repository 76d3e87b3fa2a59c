/** Unsent edits of a sheet, kept twice on this phone, because either store may be blocked or emptied. */
import { del, get, set } from "idb-keyval";
import { storeKey, getLocal, othersRemoved, SHEET_PREFIX, store, setLocal } from "@/phone/storage";

export interface UnsentEdits {
  /** Updates of the document that the server has not acknowledged, oldest first; base64. */
  updates: string[];
  /** The texts of their cells, to be shown where they can never be saved. */
  cells: Record<string, { label: string; text: string }>;
  /** Texts that are held back, with what stood there when they were typed. */
  held: Record<string, { label: string; base: string; text: string }>;
}

export interface Keeper {
  read(): Promise<UnsentEdits | null>;
  /** Null: nothing waits. */
  write(kept: UnsentEdits | null): void;
}

/** Keeps one sheet of this page's room. @param key names the sheet in its room */
export function keeperOf(key: string): Keeper {
  const name = SHEET_PREFIX + key;
  return {
    async read() {
      await othersRemoved;
      const local = parsed(getLocal(name));
      return (
        local ??
        (store ? ((await get<UnsentEdits>(storeKey(name), store).catch(() => undefined)) ?? null) : null)
      );
    },
    write(kept) {
      setLocal(name, kept && JSON.stringify(kept));
      if (store)
        void (kept ? set(storeKey(name), kept, store) : del(storeKey(name), store)).catch(() => undefined);
    },
  };
}

function parsed(text: string | null): UnsentEdits | null {
  try {
    return text === null ? null : (JSON.parse(text) as UnsentEdits);
  } catch {
    return null;
  }
}
