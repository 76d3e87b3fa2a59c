"use client";
import { type PointerEvent, useEffect, useRef, useState } from "react";

interface Drag {
  id: string;
  x: number;
  y: number;
  /** The `data-place` under the pointer; null where there is none. */
  over: string | null;
  /** Under the pointer is the lower half of that place. */
  after: boolean;
}

/** A press that moves further is a drag. */
const DRAG_THRESHOLD_PX = 6;
/** The distance from the edge at which the panel scrolls. */
const SCROLL_EDGE_PX = 70;

function placeUnder(x: number, y: number): Pick<Drag, "over" | "after"> {
  const place = document.elementFromPoint(x, y)?.closest<HTMLElement>("[data-place]");
  const box = place?.getBoundingClientRect();
  return { over: place?.dataset.place ?? null, after: box !== undefined && y > box.top + box.height / 2 };
}

/**
 * Carries a thing to a place with mouse, pen or finger. A finger begins at the handle alone, so that the page
 * can still be scrolled.
 */
export function useDrag(onDrop: (id: string, place: string, after: boolean) => void) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const stop = useRef<() => void>(() => {});
  const dragged = useRef(false);
  useEffect(() => () => stop.current(), []);

  function begin(id: string, e: PointerEvent<HTMLElement>): void {
    const handle = (e.target as Element).closest("[data-handle]") !== null;
    if (e.button !== 0 || (e.pointerType === "touch" && !handle)) return;
    stop.current();
    dragged.current = false;
    const from = { x: e.clientX, y: e.clientY };
    const panel = e.currentTarget.closest<HTMLElement>("dialog, [data-scrolls]");
    let last: Drag | null = null;
    const move = (event: globalThis.PointerEvent) => {
      if (
        event.pointerId !== e.pointerId ||
        (!last && Math.hypot(event.clientX - from.x, event.clientY - from.y) < DRAG_THRESHOLD_PX)
      )
        return;
      event.preventDefault();
      dragged.current = true;
      last = { id, x: event.clientX, y: event.clientY, ...placeUnder(event.clientX, event.clientY) };
      setDrag(last);
      const box = panel?.getBoundingClientRect();
      if (box && event.clientY > box.bottom - SCROLL_EDGE_PX) panel?.scrollBy(0, 12);
      if (box && event.clientY < box.top + SCROLL_EDGE_PX) panel?.scrollBy(0, -12);
    };
    const end = (event: globalThis.PointerEvent) => {
      if (event.pointerId !== e.pointerId) return;
      const dropped = last;
      stop.current();
      // The click that belongs to this drag comes at once, or not at all.
      window.setTimeout(() => {
        dragged.current = false;
      });
      if (dropped?.over != null) onDrop(dropped.id, dropped.over, dropped.after);
    };
    const cancel = (key: KeyboardEvent) => {
      if (key.key !== "Escape" || !last) return;
      key.preventDefault();
      key.stopPropagation();
      stop.current();
    };
    const drop = () => stop.current();
    window.addEventListener("pointermove", move);
    window.addEventListener("pointerup", end);
    window.addEventListener("pointercancel", drop);
    window.addEventListener("keydown", cancel, true);
    stop.current = () => {
      window.removeEventListener("pointermove", move);
      window.removeEventListener("pointerup", end);
      window.removeEventListener("pointercancel", drop);
      window.removeEventListener("keydown", cancel, true);
      stop.current = () => {};
      setDrag(null);
    };
  }

  /** `wasDrag`: the click that comes now belongs to a drag. */
  return { drag, begin, wasDrag: (): boolean => dragged.current };
}
