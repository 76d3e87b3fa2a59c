/** Faults that no stage may have: small letters, text outside the screen, words cut off. */
import type { Page } from "playwright";

/** The least size of letters on a screen of 1920 by 1080 px; smaller screens in proportion. */
const MIN_LETTER_SIZE = 28;

/** Every text on the stage that cannot be read from the back row, as lines; empty is what one wants. */
export const illegible = (stage: Page): Promise<string[]> =>
  stage.evaluate((least) => {
    const faults: string[] = [];
    // A hundredth of a pixel is lost in sums.
    const floor = Math.min(least, (least * innerWidth) / 1920, (least * innerHeight) / 1080) - 0.01;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      const text = node.textContent?.trim() ?? "";
      // Text of a page to come is not on the screen yet.
      if (
        !element ||
        !text ||
        element.closest("[data-turns]") ||
        ["SCRIPT", "STYLE", "NOSCRIPT"].includes(element.tagName)
      )
        continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const box = range.getBoundingClientRect();
      const style = getComputedStyle(element);
      // Text for those who listen is a pixel wide, or nothing.
      if (box.width < 2 || box.height < 2 || style.visibility === "hidden") continue;
      const around: Element[] = [];
      for (let up: Element | null = element; up && up !== document.body; up = up.parentElement)
        around.push(up);
      const boxes = around.map((up) => ({
        hides: getComputedStyle(up).overflow !== "visible",
        rect: up.getBoundingClientRect(),
      }));
      const size = Number.parseFloat(style.fontSize);
      // The line of a large letter is higher than the letter.
      const air = 2 + size * 0.25;
      if (boxes.some(({ hides, rect }) => hides && (rect.width <= 2 || rect.height <= 2))) continue;
      const cut = boxes.some(
        ({ hides, rect: r }) =>
          hides &&
          (box.right > r.right + 2 ||
            box.left < r.left - 2 ||
            box.bottom > r.bottom + air ||
            box.top < r.top - air),
      );
      if (cut) faults.push(`cut off: ${text.slice(0, 60)}`);
      if (size < floor) faults.push(`${size.toFixed(1)} px: ${text.slice(0, 60)}`);
      if (box.right > innerWidth + 1 || box.left < -1 || box.bottom > innerHeight + 1 || box.top < -1)
        faults.push(`off the screen: ${text.slice(0, 60)}`);
    }
    return [...new Set(faults)];
  }, MIN_LETTER_SIZE);
