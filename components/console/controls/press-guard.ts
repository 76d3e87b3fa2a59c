import { DOUBLE_CLICK_MS, pressedAt } from "@/components/ui/double-click";

interface PressGuard {
  /** To be called when the verbs on the bar have changed. */
  changed: () => void;
  /** @param moves the verb's place or meaning changes with the leading button */
  refuses: (name: string, by: { key: boolean; moves: boolean }) => boolean;
}

/**
 * Refuses presses for half a second after one, but for those of another key, and for half a second presses of
 * verbs that have just changed: they were meant for the former verb in that place.
 */
export function createPressGuard(now: () => number = pressedAt, drawn = () => performance.now()): PressGuard {
  let last = { name: "", at: Number.NEGATIVE_INFINITY };
  let changed = Number.NEGATIVE_INFINITY;
  return {
    changed() {
      changed = drawn();
    },
    refuses(name, { key, moves }) {
      const time = now();
      const second = time - last.at < DOUBLE_CLICK_MS && (!key || name === last.name);
      if (second || (moves && time - changed < DOUBLE_CLICK_MS)) return true;
      last = { name, at: time };
      return false;
    },
  };
}
