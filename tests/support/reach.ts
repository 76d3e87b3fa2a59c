/** Checks of a page for those who see, enlarge, space or hear it otherwise than most. */
import type { Page } from "playwright";

const CONTROLS = "a[href], button, input:not([type=hidden]), select, textarea, summary";

/** Controls that are there for the eye: as letters, a picture, an outline or the browser draws it. */
const controlsSeen = (page: Page): Promise<string[]> =>
  page.locator(CONTROLS).evaluateAll((all) =>
    all.flatMap((one) => {
      if (!one.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return [];
      const { appearance, borderTopStyle, borderTopColor, backgroundColor } = getComputedStyle(one);
      const drawn =
        one.textContent?.trim() ||
        one.querySelector("svg, img") ||
        appearance !== "none" ||
        (borderTopStyle !== "none" && borderTopColor !== backgroundColor);
      return drawn
        ? [`${one.tagName} ${one.getAttribute("aria-label") ?? one.textContent?.trim().slice(0, 40)}`]
        : [];
    }),
  );

/** Controls that are lost when the system's own few colours are forced, in a dark scheme. */
export async function lostInForcedColours(page: Page): Promise<string[]> {
  const seen = await controlsSeen(page);
  await page.emulateMedia({ colorScheme: "dark", forcedColors: "active" });
  const left = await controlsSeen(page);
  await page.emulateMedia({ colorScheme: null, forcedColors: null });
  return seen.filter((one) => !left.includes(one)).map((one) => `not seen with forced colours: ${one}`);
}

const misplaced = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const faults = new Set<string>();
    const named = (one: Element) =>
      `${one.tagName}.${one.className}: ${one.textContent?.trim().slice(0, 40)}`;
    const wide = document.documentElement.clientWidth;
    const elements: Element[] = [];
    const gather = (root: ParentNode): void => {
      for (const one of Array.from(root.querySelectorAll("*"))) {
        elements.push(one);
        if (one.shadowRoot) gather(one.shadowRoot);
      }
    };
    gather(document.body);
    const sideways = document.documentElement.scrollWidth > wide;
    for (const one of elements) {
      const { left, right, width, height } = one.getBoundingClientRect();
      if (sideways && (right > wide + 1 || left < -1)) faults.add(`wider than the page: ${named(one)}`);
      // Text for those who listen is a pixel wide.
      if (width < 3 || height < 3 || !one.checkVisibility({ visibilityProperty: true })) continue;
      const { overflowX, overflowY } = getComputedStyle(one);
      const hides = (overflow: string) => overflow === "hidden" || overflow === "clip";
      const text = Array.from(one.childNodes).some((node) => node instanceof Text && node.data.trim());
      if (
        text &&
        ((hides(overflowX) && one.scrollWidth > one.clientWidth + 1) ||
          (hides(overflowY) && one.scrollHeight > one.clientHeight + 4))
      )
        faults.add(`cut off: ${named(one)}`);
    }
    return [...faults].slice(0, 8);
  });

/** Wider spacing of letters, words, lines and paragraphs, as WCAG 1.4.12 asks; also in what is drawn for itself. */
const SPACED =
  "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }";

/** Looks at a page with wider spacing, and takes that back. */
export async function spaced<T>(page: Page, look: () => Promise<T>): Promise<T> {
  const widen = (css: string | null) =>
    page.evaluate(async (css) => {
      const roots: (Document | ShadowRoot)[] = [document];
      for (const { shadowRoot } of Array.from(document.querySelectorAll("*")))
        if (shadowRoot) roots.push(shadowRoot);
      for (const root of roots) {
        if (css === null) root.adoptedStyleSheets = root.adoptedStyleSheets.slice(0, -1);
        else {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(css);
          root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
        }
      }
      // Parts that measure themselves do so by the next frame.
      for (let frames = 3; frames > 0; frames--) await new Promise(requestAnimationFrame);
    }, css);
  await widen(SPACED);
  try {
    return await look();
  } finally {
    await widen(null);
  }
}

/**
 * Parts wider than the page where nothing may scroll sideways, and words that are cut off; with wider spacing
 * too.
 */
export async function misfits(page: Page): Promise<string[]> {
  const faults = await misplaced(page);
  const then = await spaced(page, () => misplaced(page));
  return [...faults, ...then.filter((line) => !faults.includes(line)).map((line) => `spaced: ${line}`)];
}

const LINE = /^(\w+)(?: "(.*?)")?((?: \[[^\]]+\])*)(?:: ?(.*))?$/;

/**
 * Lines read out from top to end, as browsers tell screen readers: `radio [checked]: True`. A name that is
 * read twice, for what it names and by itself, is one line; times are without their digits.
 */
export async function readAloud(page: Page, part: string): Promise<string[]> {
  const read: string[] = [];
  let named = "";
  for (const line of (await page.locator(part).ariaSnapshot()).split("\n")) {
    const plain = line
      .trim()
      .replace(/^- /, "")
      .replace(/^'(.*)'(:?)$/, "$1$2");
    const [, role, name = "", flags = "", rest = ""] = LINE.exec(plain) ?? [];
    const text = [name, rest.replace(/^"(.*)"$/, "$1")].filter(Boolean).join(" ");
    if (!role || !text || (role === "text" && text === named)) continue;
    named = text;
    read.push(`${role}${flags}: ${text.replace(/\d+:\d\d/, "0:00")}`);
  }
  return read;
}
