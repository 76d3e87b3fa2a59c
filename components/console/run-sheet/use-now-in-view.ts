import { type RefObject, useEffect, useLayoutEffect, useState } from "react";

/** The place of the present step, as a part of the list's height. */
const PLACE = 0.18;

const lineOf = (list: HTMLElement) => list.querySelector<HTMLElement>('[aria-current="step"]');

/** Brings the present step into the upper third of the list, unless it is there. */
function bringIntoView(list: HTMLElement | null): void {
  const line = list && lineOf(list);
  if (!line) return;
  const { top, height } = list.getBoundingClientRect();
  const box = line.getBoundingClientRect();
  if (box.top < top || box.bottom > top + height / 3) list.scrollTop += box.top - top - height * PLACE;
}

/**
 * Keeps the present step in the upper third of a list.
 * @param key brings the step there again whenever it changes
 * @returns true while it is in view
 */
export function useNowInView(list: RefObject<HTMLElement | null>, key: string): boolean {
  const [inView, setInView] = useState(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` is the trigger.
  useLayoutEffect(() => bringIntoView(list.current), [list, key]);
  useEffect(() => {
    const box = list.current;
    if (!box) return;
    let hidden = false;
    const look = () => {
      const { top, bottom, height } = box.getBoundingClientRect();
      if (hidden && height > 0) bringIntoView(box);
      hidden = height === 0;
      const line = lineOf(box)?.getBoundingClientRect();
      setInView(line !== undefined && line.bottom > top && line.top < bottom);
    };
    const watch = new ResizeObserver(look);
    watch.observe(box);
    if (box.firstElementChild) watch.observe(box.firstElementChild);
    box.addEventListener("scroll", look);
    return () => {
      watch.disconnect();
      box.removeEventListener("scroll", look);
    };
  }, [list]);
  return inView;
}
