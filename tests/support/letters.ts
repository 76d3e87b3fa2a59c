/** Faults that letters on a page may not have: touching the next word, a break inside their own. */
import type { Page } from "playwright";

/** Words that are broken in the middle, and words that touch, in what can be seen; empty is what one wants. */
export const misplacedLetters = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const faults = new Set<string>();
    const nodes: Text[] = [];
    const gather = (root: Node): void => {
      for (const child of Array.from(root.childNodes)) {
        if (child instanceof Text && child.data.trim()) nodes.push(child);
        if (
          !(child instanceof Element) ||
          /^(?:script|style|noscript|option|select|textarea)$/i.test(child.tagName)
        )
          continue;
        gather(child.shadowRoot ?? child);
      }
    };
    gather(document.body);
    const rectsOf = (node: Text, from: number, to: number): DOMRect[] => {
      const range = document.createRange();
      range.setStart(node, from);
      range.setEnd(node, to);
      return Array.from(range.getClientRects()).filter((rect) => rect.width > 0);
    };
    const isVisible = (node: Text): boolean => {
      const box = node.parentElement?.getBoundingClientRect();
      return (
        !!box &&
        box.width > 2 &&
        box.height > 2 &&
        (node.parentElement?.checkVisibility({ visibilityProperty: true }) ?? false)
      );
    };
    let before: Text | null = null;
    for (const node of nodes) {
      if (!isVisible(node)) continue;
      if (getComputedStyle(node.parentElement!).hyphens !== "auto")
        for (const { 0: word, index } of node.data.matchAll(/[A-Za-z\u0600-\u06ff]{2,20}/g)) {
          const rects = rectsOf(node, index, index + word.length);
          const [first, last] = [rects[0], rects.at(-1)];
          if (first && last && Math.abs(first.top - last.top) > first.height / 2)
            faults.add(`broken: ${word}`);
        }
      const last = before && rectsOf(before, before.length - 1, before.length)[0];
      const first = rectsOf(node, 0, 1)[0];
      const letters = before && /[\p{L}\p{N}]$/u.test(before.data) && /^[\p{L}\p{N}]/u.test(node.data);
      if (letters && first && last && Math.abs(first.bottom - last.bottom) < first.height / 2) {
        const gap = Math.min(Math.abs(first.left - last.right), Math.abs(last.left - first.right));
        if (gap < 1)
          faults.add(`together: ${before!.data.trim().slice(-20)}|${node.data.trim().slice(0, 20)}`);
      }
      before = node;
    }
    return [...faults];
  });
