"use client";
import { type PointerEvent, useEffect, useRef, useState } from "react";
import type { GroupId } from "@/model/room/groups";

/** "": the place of those without a group. */
const UNGROUPED = "";

interface Drag {
  person: string;
  x: number;
  y: number;
  /** The group under the pointer, `UNGROUPED` for none, null where nobody can be put. */
  over: string | null;
}

/** Pixels after which a press is a drag. */
const DRAG_THRESHOLD_PX = 6;
/** Pixels from the edge at which the panel scrolls. */
const SCROLL_EDGE_PX = 70;

const placeUnder = (x: number, y: number): string | null =>
  document.elementFromPoint(x, y)?.closest<HTMLElement>("[data-place]")?.dataset.place ?? null;

/**
 * Carries a person from column to column with mouse, pen or finger. With a finger, only the handle begins it, so that
 * the list can still be scrolled. There is always another way: choose a person, then a place.
 */
export function useChipDrag(onDrop: (person: string, to: GroupId | null) => void) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const stop = useRef<() => void>(() => {});
  const dragged = useRef(false);
  useEffect(() => () => stop.current(), []);

  function begin(person: string, e: PointerEvent<HTMLElement>): void {
    const handle = (e.target as Element).closest("[data-handle]") !== null;
    if (e.button !== 0 || (e.pointerType === "touch" && !handle)) return;
    stop.current();
    dragged.current = false;
    const from = { x: e.clientX, y: e.clientY };
    const panel = e.currentTarget.closest("dialog");
    let last: Drag | null = null;
    const move = (at: globalThis.PointerEvent) => {
      if (
        at.pointerId !== e.pointerId ||
        (!last && Math.hypot(at.clientX - from.x, at.clientY - from.y) < DRAG_THRESHOLD_PX)
      )
        return;
      at.preventDefault();
      dragged.current = true;
      last = { person, x: at.clientX, y: at.clientY, over: placeUnder(at.clientX, at.clientY) };
      setDrag(last);
      const box = panel?.getBoundingClientRect();
      if (box && at.clientY > box.bottom - SCROLL_EDGE_PX) panel?.scrollBy(0, 12);
      if (box && at.clientY < box.top + SCROLL_EDGE_PX) panel?.scrollBy(0, -12);
    };
    const end = (at: globalThis.PointerEvent) => {
      if (at.pointerId !== e.pointerId) return;
      const to = last?.over ?? null;
      stop.current();
      // The click that belongs to this drag comes at once, or not at all where it ends over something else.
      window.setTimeout(() => {
        dragged.current = false;
      });
      if (to !== null) onDrop(person, to === UNGROUPED ? null : to);
    };
    const cancel = (key: KeyboardEvent) => {
      if (key.key !== "Escape" || !last) return;
      key.preventDefault();
      key.stopPropagation();
      stop.current();
    };
    const give = () => stop.current();
    window.addEventListener("pointermove", move);
    window.addEventListener("pointerup", end);
    window.addEventListener("pointercancel", give);
    window.addEventListener("keydown", cancel, true);
    stop.current = () => {
      window.removeEventListener("pointermove", move);
      window.removeEventListener("pointerup", end);
      window.removeEventListener("pointercancel", give);
      window.removeEventListener("keydown", cancel, true);
      stop.current = () => {};
      setDrag(null);
    };
  }

  /** Whether a click that comes now belongs to a drag. */
  const wasDrag = (): boolean => dragged.current;
  return { drag, begin, wasDrag };
}
