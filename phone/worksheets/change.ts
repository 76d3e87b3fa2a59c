/**
 * Changes of a text in the form of the shared document: letters to keep, insert and delete, from the
 * beginning. Pure. Positions are UTF-16, as in browsers.
 */
type TextOp = { retain: number } | { insert: string } | { delete: number };
export type TextChange = TextOp[];

const isHighSurrogate = (text: string, index: number): boolean => /[\ud800-\udbff]/.test(text.charAt(index));
const isLowSurrogate = (text: string, index: number): boolean => /[\udc00-\udfff]/.test(text.charAt(index));
/** A pair of surrogates is one letter: no change begins or ends in it. */
const splits = (text: string, index: number): boolean =>
  isHighSurrogate(text, index - 1) && isLowSurrogate(text, index);

/**
 * The smallest change from `before` to `after`; of several ("aa" to "aaa"), the one that ends at the caret.
 * @param caret position in `after`
 */
export function changeOf(before: string, after: string, caret: number): TextChange {
  if (before === after) return [];
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  if (start + end > shorter) {
    const least = shorter - start;
    end = Math.max(least, Math.min(end, after.length - caret));
    start = Math.min(start, shorter - end);
  }
  while (start > 0 && (splits(before, start) || splits(after, start))) start--;
  while (end > 0 && (splits(before, before.length - end) || splits(after, after.length - end))) end--;
  const steps: TextOp[] = [
    { retain: start },
    { delete: before.length - start - end },
    { insert: after.slice(start, after.length - end) },
  ];
  return steps.filter((s) => size(s) > 0);
}

const size = (step: TextOp): number =>
  "retain" in step ? step.retain : "delete" in step ? step.delete : step.insert.length;

export function apply(change: TextChange, text: string): string {
  let position = 0;
  let result = "";
  for (const step of change) {
    if ("insert" in step) result += step.insert;
    else {
      if ("retain" in step) result += text.slice(position, position + step.retain);
      position += size(step);
    }
  }
  return result + text.slice(position);
}

/**
 * `change` as it must be after `other` was done, where both were made from the same text.
 * @param first true: at the same place, insertions of `change` go before those of `other`
 */
export function rebased(change: TextChange, other: TextChange, first: boolean): TextChange {
  const [mine, theirs] = [changeReader(change), changeReader(other)];
  const steps: TextOp[] = [];
  while (mine.left() || theirs.left()) {
    const [m, t] = [mine.peek(), theirs.peek()];
    if (m && "insert" in m && (first || !(t && "insert" in t))) steps.push(mine.take(m.insert.length));
    else if (t && "insert" in t) steps.push({ retain: theirs.take(t.insert.length) && t.insert.length });
    else if (!m) break;
    else {
      const length = Math.min(size(m), t ? size(t) : Number.POSITIVE_INFINITY);
      const step = mine.take(length);
      const gone = t ? "delete" in theirs.take(length) : false;
      if (!gone) steps.push(step);
    }
  }
  return mergedSteps(steps);
}

/**
 * Two rows of changes from the same text, each as it must be after the other. At the same place, others'
 * insertions go in front.
 */
export function transformed(
  mine: readonly TextChange[],
  theirs: readonly TextChange[],
): { mine: TextChange[]; theirs: TextChange[] } {
  let ours = [...mine];
  const after = theirs.map((change) => {
    let their = change;
    ours = ours.map((one) => {
      const next = rebased(one, their, false);
      their = rebased(their, one, true);
      return next;
    });
    return their;
  });
  return { mine: ours, theirs: after };
}

/** Reads a change bit by bit. */
function changeReader(change: TextChange) {
  const rest = [...change];
  return {
    left: () => rest.length > 0,
    peek: (): TextOp | undefined => rest[0],
    take(length: number): TextOp {
      const step = rest[0] as TextOp;
      if (size(step) <= length) return rest.shift() as TextOp;
      if ("insert" in step) {
        rest[0] = { insert: step.insert.slice(length) };
        return { insert: step.insert.slice(0, length) };
      }
      rest[0] = "retain" in step ? { retain: step.retain - length } : { delete: step.delete - length };
      return "retain" in step ? { retain: length } : { delete: length };
    },
  };
}

function mergedSteps(steps: TextOp[]): TextChange {
  const merged: TextOp[] = [];
  for (const step of steps) {
    const last = merged[merged.length - 1];
    if (last && "retain" in last && "retain" in step)
      merged[merged.length - 1] = { retain: last.retain + step.retain };
    else if (last && "delete" in last && "delete" in step)
      merged[merged.length - 1] = { delete: last.delete + step.delete };
    else if (last && "insert" in last && "insert" in step)
      merged[merged.length - 1] = { insert: last.insert + step.insert };
    else merged.push(step);
  }
  const end = merged[merged.length - 1];
  return end && "retain" in end ? merged.slice(0, -1) : merged;
}

/** The position of a place in the text after a change; insertions at the place itself go behind it. */
export function positionAfter(place: number, change: TextChange): number {
  let position = 0;
  let moved = place;
  for (const step of change) {
    if ("retain" in step) position += step.retain;
    else if ("insert" in step) {
      if (position < moved) moved += step.insert.length;
      position += step.insert.length;
    } else moved -= Math.max(0, Math.min(step.delete, moved - position));
    if (position > moved) break;
  }
  return moved;
}

/** Origins of changes: those of this page can be undone, others cannot. */
export const LOCAL_ORIGIN = "mine";
export const REMOTE_ORIGIN = "theirs";
/** The place of an entry's row, which undo leaves: others may have written in it. */
export const PLACE_ORIGIN = "place";
