/**
 * Texts as one wall: equal ones once, in an order that tells nothing of arrival, as the trainer curated them.
 * Originals are kept; hiding and grouping only change what is shown.
 */
import type { ConsoleWall, Curation, Support, Wall, WallText } from "@/model/activity/curation";
import { cloudOf } from "@/activities/kinds/open/cloud";
import type { Open, OpenGiven } from "@/activities/kinds/open/content";
import { textId } from "@/model/text/text-id";
import { truncateList } from "@/model/list-pages";

/** Every text with its state, most supported first, else in the order of ids. */
export function consoleWall(
  open: Open,
  bodies: Iterable<OpenGiven>,
  curation: Curation,
  support: Support,
): ConsoleWall {
  const found = new Map<string, WallText>();
  for (const texts of textsByPerson(bodies)) {
    for (const text of texts) {
      const id = textId(text);
      const entry = found.get(id);
      if (entry) entry.times++;
      else found.set(id, { id, text, times: 1, support: support[id] ?? 0 });
    }
  }
  const texts = [...found.values()].map((t) => ({ ...t, state: stateOf(open, curation, t.id) }));
  const groupOf = (id: string) => curation.groups.find((g) => g.texts.includes(id))?.id ?? null;
  return {
    as: curation.as ?? open.show,
    moderated: open.moderated,
    groups: curation.groups.map(({ id, label }) => ({ id, label })),
    texts: texts.sort(bySupport).map((t) => ({ ...t, group: groupOf(t.id) })),
    counts: { all: texts.length, shown: texts.filter((t) => t.state === "shown").length },
  };
}

/** The room's part of the wall: texts let through, by group; the most supported where there are many. */
export function roomWall(
  open: Open,
  bodies: readonly OpenGiven[],
  curation: Curation,
  support: Support,
): Wall {
  const { as, texts } = consoleWall(open, bodies, curation, support);
  const allowed = texts.filter((t) => t.state === "shown");
  const { shown: visible, more } = truncateList(allowed);
  const plain = (t: (typeof texts)[number]): WallText => ({
    id: t.id,
    text: t.text,
    times: t.times,
    support: t.support,
  });
  const ids = new Set(allowed.map((t) => t.id));
  const shownTexts = textsByPerson(bodies).map((texts) => texts.filter((text) => ids.has(textId(text))));
  return {
    as,
    groups: curation.groups
      .map(({ id, label }) => ({ id, label, texts: visible.filter((t) => t.group === id).map(plain) }))
      .filter((g) => g.texts.length > 0),
    texts: visible.filter((t) => t.group === null).map(plain),
    cloud: cloudOf(shownTexts, open.question),
    ...(more && { more }),
  };
}

/** The texts of each person who wrote, equal ones of one person once. */
export function textsByPerson(bodies: Iterable<OpenGiven>): string[][] {
  const all: string[][] = [];
  for (const body of bodies) {
    if (!("texts" in body)) continue;
    const byId = new Map(body.texts.map((text) => [textId(text), text]));
    all.push([...byId.values()]);
  }
  return all;
}

function stateOf(open: Open, curation: Curation, id: string): "waiting" | "shown" | "hidden" {
  if (curation.hidden.includes(id)) return "hidden";
  return !open.moderated || curation.shown.includes(id) ? "shown" : "waiting";
}

const bySupport = (a: WallText, b: WallText): number =>
  b.support - a.support || b.times - a.times || (a.id < b.id ? -1 : 1);
