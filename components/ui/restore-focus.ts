"use client";
import { useEffect } from "react";

/** Time after the focus has moved by itself in which the second half of a double key press does nothing. */
export const DOUBLE_PRESS_MS = 500;
const PLACE_SELECTOR = "section, nav, ul, ol, details, form, dialog, [data-part]";

/** An element and its ancestors below the body, from the inside. */
function pathOf(target: EventTarget | null): HTMLElement[] {
  const path: HTMLElement[] = [];
  let element = target instanceof HTMLElement ? target : null;
  for (; element && element !== document.body; element = element.parentElement) path.push(element);
  return path;
}

/**
 * Moves the focus of a keyboard from a removed element, such as a verb that was carried out, to the place in which it stood,
 * or to the element in it that is marked `data-leads`; from a removed dialog to the place of its opener.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    let path: HTMLElement[] = [];
    let belowDialogs: HTMLElement[] = [];
    let byKey = false;
    let landed = { on: null as HTMLElement | null, at: 0 };
    const came = ({ target }: FocusEvent) => {
      path = pathOf(target);
      if (!path.some((element) => element.matches("dialog"))) belowDialogs = path;
    };
    // Removed elements may lose the focus with this event, too.
    const left = () =>
      queueMicrotask(() => {
        if (path[0]?.isConnected && document.activeElement === document.body) path = [];
      });
    const looked = () => {
      if (path.length === 0 || path[0]?.isConnected || document.activeElement !== document.body) return;
      const place = [...path, ...belowDialogs].find(
        (element) => element.isConnected && element.checkVisibility() && element.matches(PLACE_SELECTOR),
      );
      path = [];
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
