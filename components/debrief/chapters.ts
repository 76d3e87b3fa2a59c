/**
 * Brings the figures of chapters into the page, in the browser. An element with `data-chapter` names the
 * address of what is not there yet; the parts of both have the same names.
 */

const EMPTY = "[data-chapter]";
const emptyChapters = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(EMPTY)];
const loading = new WeakMap<Element, Promise<void>>();

function fill(chapter: HTMLElement, html: string): void {
  const sent = new DOMParser().parseFromString(html, "text/html");
  for (const part of sent.querySelectorAll<HTMLElement>("[data-part]"))
    chapter
      .querySelector(`[data-part="${CSS.escape(part.dataset.part ?? "")}"]`)
      ?.replaceChildren(...part.childNodes);
  delete chapter.dataset.chapter;
}

/** The chapter in which an element stands. A failure leaves the links to it, and the next request tries again. */
function load(within: Element): Promise<void> {
  const chapter = within.closest<HTMLElement>(EMPTY);
  if (!chapter) return Promise.resolve();
  const before = loading.get(chapter);
  if (before) return before;
  const asked = fetch(chapter.dataset.chapter!)
    .then(async (res) => {
      const html = res.ok ? await res.text() : null;
      if (html !== null && chapter.matches(EMPTY)) fill(chapter, html);
    })
    .catch(() => undefined)
    .finally(() => loading.delete(chapter));
  loading.set(chapter, asked);
  return asked;
}

async function loadAll(): Promise<void> {
  for (const chapter of emptyChapters()) await load(chapter);
}

/** Paper does not wait: what is missing is asked for while the page stands still. */
function loadForPaper(): void {
  for (const chapter of emptyChapters()) {
    const request = new XMLHttpRequest();
    request.open("GET", chapter.dataset.chapter!, false);
    try {
      request.send();
    } catch {
      return;
    }
    if (request.status === 200) fill(chapter, request.responseText);
  }
}

/** Unfolds what the address names, once it is there. */
async function openTarget(): Promise<void> {
  const named = location.hash.slice(1);
  if (!named) return;
  // A typed hash need not be decodable.
  const find = () =>
    [...document.querySelectorAll("[id]")].find(({ id }) => encodeURIComponent(id) === named);
  // A figure's name begins with that of its activity.
  const near = [...document.querySelectorAll<HTMLElement>(`${EMPTY} [data-part]`)].filter(({ dataset }) =>
    named.includes(encodeURIComponent(dataset.part ?? "")),
  );
  await Promise.all(near.map(load));
  if (!find()) await loadAll();
  const target = find();
  const folded = [...document.querySelectorAll("details:not([open])")].filter(
    (one) => target && (one.contains(target) || one.parentElement === target),
  );
  for (const one of folded) one.setAttribute("open", "");
  if (folded.length > 0 || near.length > 0) target?.scrollIntoView();
}

const onToggle = ({ target }: Event): void => {
  if (target instanceof HTMLDetailsElement && target.open && target.matches("[data-folded]"))
    void load(target);
};
const onKey = ({ key, ctrlKey, metaKey }: KeyboardEvent): void => {
  if ((ctrlKey || metaKey) && key === "f") void loadAll();
};

/** Unfolds all while the page is printed, for browsers that print folded sections folded. */
let opened: Element[] = [];
function beforePaper(): void {
  loadForPaper();
  opened = Array.from(document.querySelectorAll("main details[data-folded]:not([open])"));
  for (const one of opened) one.setAttribute("open", "");
}
function afterPaper(): void {
  for (const one of opened) one.removeAttribute("open");
}

const savesData = (): boolean =>
  (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;

/** @returns a function that ends it */
export function bringChapters(): () => void {
  const end = new AbortController();
  const { signal } = end;
  // "toggle" does not bubble.
  document.addEventListener("toggle", onToggle, { capture: true, signal });
  document.addEventListener("keydown", onKey, { signal });
  window.addEventListener("hashchange", openTarget, { signal });
  window.addEventListener("beforeprint", beforePaper, { signal });
  window.addEventListener("afterprint", afterPaper, { signal });
  for (const one of document.querySelectorAll("details[data-folded][open]")) void load(one);
  void openTarget();
  const rest = setTimeout(() => {
    if (!savesData()) void loadAll();
  }, REST_MS);
  signal.addEventListener("abort", () => clearTimeout(rest));
  return () => end.abort();
}

/** By then the front is drawn and read from. */
const REST_MS = 2_000;
