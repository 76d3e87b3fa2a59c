"use client";
import { type PointerEvent, useEffect, useRef, useState } from "react";

/** Pixels after which a press is a drag. */
const DRAG_THRESHOLD_PX = 6;

const placeUnder = (x: number, y: number): number | null => {
  const place = document.elementFromPoint(x, y)?.closest<HTMLElement>("[data-row-place]")?.dataset.rowPlace;
  return place === undefined ? null : Number(place);
};

/** Carries a row to another place by its handle, with mouse, pen or finger; its buttons do the same. */
export function useRowDrag(onDrop: (id: string, place: number) => void) {
  const [drag, setDrag] = useState<{ id: string; over: number | null } | null>(null);
  const stop = useRef<() => void>(() => {});
  useEffect(() => () => stop.current(), []);

  function begin(id: string, e: PointerEvent<HTMLElement>): void {
    if (e.button !== 0) return;
    e.preventDefault();
    stop.current();
    const from = e.clientY;
    let over: number | null = null;
    let far = false;
    const move = (at: globalThis.PointerEvent) => {
      if (at.pointerId !== e.pointerId || (!far && Math.abs(at.clientY - from) < DRAG_THRESHOLD_PX)) return;
      far = true;
      over = placeUnder(at.clientX, at.clientY);
      setDrag({ id, over });
    };
    const end = (at: globalThis.PointerEvent) => {
      if (at.pointerId !== e.pointerId) return;
      stop.current();
      if (far && over !== null) onDrop(id, over);
    };
    const give = () => stop.current();
    window.addEventListener("pointermove", move);
    window.addEventListener("pointerup", end);
    window.addEventListener("pointercancel", give);
    stop.current = () => {
      window.removeEventListener("pointermove", move);
      window.removeEventListener("pointerup", end);
      window.removeEventListener("pointercancel", give);
      stop.current = () => {};
      setDrag(null);
    };
  }
  return { drag, begin };
}
