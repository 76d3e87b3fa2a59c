import { useEffect } from "react";

/**
 * Names in the title of a page what a key opened: the server, which never sees that key, could not.
 * @param name undefined: not known yet
 */
export function useNamedTitle(name: string | undefined): void {
  useEffect(() => {
    if (!name) return;
    const [page] = document.title.split(" · ");
    document.title = `${page} · ${name} · Plenary`;
  }, [name]);
}
