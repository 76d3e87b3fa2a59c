import { useEffect } from "react";

/** Adds a name to the page's title which the server cannot know, as it never sees the key. */
export function useNamedTitle(name: string | undefined): void {
  useEffect(() => {
    if (!name) return;
    const [page] = document.title.split(" · ");
    document.title = `${page} · ${name} · Plenary`;
  }, [name]);
}
