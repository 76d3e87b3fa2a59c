"use client";
import { useEffect } from "react";

/** Milliseconds after the focus has moved by itself in which the second half of a double key press does nothing. */
export const DOUBLE_PRESS_MS = 500;
const PLACE_SELECTOR = "section, nav, ul, ol, details, form, dialog, [data-part]";

/** What has the focus, and everything that it stands in, from the inside. */
function pathOf(target: EventTarget | null): HTMLElement[] {
  const path: HTMLElement[] = [];
  for (
    let at = target instanceof HTMLElement ? target : null;
    at && at !== document.body;
    at = at.parentElement
  )
    path.push(at);
  return path;
}

/**
 * When what a keyboard had come to is gone, as a verb that was carried out, the focus goes to the place in which it
 * stood, there to what is marked `data-leads` if anything is, and never back to the top of the page. Where a dialog is
 * gone with what it was opened by, to the place of that.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    let at: HTMLElement[] = [];
    let belowDialogs: HTMLElement[] = [];
    let byKey = false;
    let landed = { on: null as HTMLElement | null, at: 0 };
    const came = ({ target }: FocusEvent) => {
      at = pathOf(target);
      if (!at.some((element) => element.matches("dialog"))) belowDialogs = at;
    };
    // A browser may say so of what is being removed, too.
    const left = () =>
      queueMicrotask(() => {
        if (at[0]?.isConnected && document.activeElement === document.body) at = [];
      });
    const looked = () => {
      if (at.length === 0 || at[0]?.isConnected || document.activeElement !== document.body) return;
      const place = [...at, ...belowDialogs].find(
        (element) => element.isConnected && element.checkVisibility() && element.matches(PLACE_SELECTOR),
      );
      at = [];
      if (!place || !byKey) return;
      const to = place.querySelector<HTMLElement>("[data-leads]") ?? place;
      if (to === place) place.tabIndex = -1;
      to.focus();
      landed = { on: to, at: performance.now() };
    };
    const pressed = () => {
      byKey = true;
    };
    const pointed = () => {
      byKey = false;
    };
    const clicked = (e: MouseEvent) => {
      if (e.detail > 0 || !landed.on?.contains(e.target as Node)) return;
      if (performance.now() - landed.at > DOUBLE_PRESS_MS) return;
      e.preventDefault();
      e.stopPropagation();
    };
    const observer = new MutationObserver(looked);
    observer.observe(document.body, { childList: true, subtree: true });
    const stop = new AbortController();
    const { signal } = stop;
    document.addEventListener("focusin", came, { signal });
    document.addEventListener("focusout", left, { signal });
    document.addEventListener("keydown", pressed, { signal, capture: true });
    document.addEventListener("pointerdown", pointed, { signal, capture: true });
    document.addEventListener("click", clicked, { signal, capture: true });
    return () => {
      observer.disconnect();
      stop.abort();
    };
  }, []);
}
