/** The tabs at the foot: one is open at a time; a tap beside it or Escape closes it. */
const tabs = (): HTMLDetailsElement[] =>
  Array.from(document.querySelectorAll<HTMLDetailsElement>("footer > details"));

/** @param refocus leads the focus back to the tab */
export function closeTabs(keep: Element | null = null, refocus = false): void {
  for (const tab of tabs()) {
    if (tab === keep || !tab.open) continue;
    // What had the focus inside is gone.
    if (refocus || tab.contains(document.activeElement)) tab.querySelector("summary")?.focus();
    tab.open = false;
  }
}

export function watchTabs(): void {
  for (const kind of ["click", "focusin"])
    addEventListener(kind, ({ target }) => closeTabs((target as Element).closest("footer > details")));
  addEventListener("keydown", ({ key }) => key === "Escape" && closeTabs(null, true));
}
