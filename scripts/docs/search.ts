/** The search of the documentation: all in the browser, over the sections that the build cut. */
import MiniSearch from "minisearch";

interface Section {
  at: string;
  title: string;
  heading: string;
  text: string;
}

const MAX_RESULTS = 30;
const BEFORE = 60;
const EXCERPT = 220;

const query = document.querySelector<HTMLInputElement>("#q")!;
const found = document.querySelector("#found")!;
const results = document.querySelector("#results")!;

async function load() {
  const sections = (await (await fetch("/docs/sections.json")).json()) as Section[];
  const index = new MiniSearch<Section>({
    idField: "at",
    fields: ["heading", "title", "text"],
    searchOptions: {
      boost: { heading: 4, title: 2 },
      prefix: (term) => term.length > 2,
      fuzzy: (term) => (/^\D{5,}$/.test(term) ? 0.2 : false),
    },
  });
  index.addAll(sections);
  const byAddress = new Map(sections.map((section) => [section.at, section]));
  return { index, byAddress };
}

/** Some words of a section around the first that fits, marked. */
function excerpt(text: string, words: readonly string[]): Node[] {
  const pattern = new RegExp(`(${words.map((word) => word.replace(/\W/g, "\\$&")).join("|")})`, "i");
  const start = Math.max(0, text.search(pattern) - BEFORE);
  const from = start === 0 ? 0 : text.indexOf(" ", start) + 1;
  const cut = `${from > 0 ? "… " : ""}${text.slice(from, from + EXCERPT)}${text.length > from + EXCERPT ? " …" : ""}`;
  return cut.split(pattern).map((part, i) => {
    if (i % 2 === 0) return document.createTextNode(part);
    return Object.assign(document.createElement("mark"), { textContent: part });
  });
}

function line({ at, title, heading, text }: Section, words: readonly string[]): HTMLElement {
  const link = Object.assign(document.createElement("a"), { href: at, textContent: heading });
  const page = Object.assign(document.createElement("small"), {
    textContent: heading === title ? "" : title,
  });
  const sentence = document.createElement("p");
  sentence.append(...excerpt(text, words));
  const item = document.createElement("li");
  item.append(link, " ", page, sentence);
  return item;
}

const loading = load();

async function show(): Promise<void> {
  const { index, byAddress } = await loading;
  const text = query.value.trim();
  const all = index.search(text, { combineWith: "AND" });
  const hits = all.length > 0 ? all : index.search(text);
  results.replaceChildren(
    ...hits.slice(0, MAX_RESULTS).map(({ id, terms }) => line(byAddress.get(id as string)!, terms)),
  );
  if (!text) found.textContent = "Type a word or the number of a rule above.";
  else if (hits.length === 0) found.textContent = `Nothing was found for “${text}”.`;
  else found.textContent = hits.length === 1 ? "1 place" : `${hits.length} places`;
  history.replaceState(null, "", text ? `?q=${encodeURIComponent(text)}` : location.pathname);
}

query.value = new URLSearchParams(location.search).get("q") ?? "";
query.addEventListener("input", () => void show());
void show();
if (!query.value) query.focus();
