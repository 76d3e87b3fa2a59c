import { DOUBLE_CLICK_MS, pressedAt } from "@/components/ui/double-click";

/** Where the leading button's meaning changes, what is beside it may stand elsewhere. */
interface PressGuard {
  /** The verbs have changed, whoever changed them. */
  changed: () => void;
  /**
   * Whether a press is the other half of a double one, or was meant for what stood there a moment ago.
   * @param moves the verb takes part in such changes
   */
  refuses: (name: string, by: { key: boolean; moves: boolean }) => boolean;
}

/**
 * Keeps a double press from doing two things that people see (B-279): for half a second after a press no other one is
 * taken, but a further key; nor any of what has just changed its meaning.
 */
export function createPressGuard(now: () => number = pressedAt, drawn = () => performance.now()): PressGuard {
  let last = { name: "", at: Number.NEGATIVE_INFINITY };
  let changed = Number.NEGATIVE_INFINITY;
  return {
    changed() {
      changed = drawn();
    },
    refuses(name, { key, moves }) {
      const at = now();
      const second = at - last.at < DOUBLE_CLICK_MS && (!key || name === last.name);
      if (second || (moves && at - changed < DOUBLE_CLICK_MS)) return true;
      last = { name, at };
      return false;
    },
  };
}
