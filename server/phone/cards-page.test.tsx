import { describe, expect, it } from "vitest";
import { interfaceLanguages } from "@/messages/languages";
import { cardsPage } from "@/server/phone/cards-page";
import { everyKind } from "@/tests/support/every-kind";
import { guide } from "@/tests/support/guide";
import { inLanguage, textsOf } from "@/workshop/content/texts";
import { hasCards } from "@/workshop/handouts/handouts";
import { settingsSchema } from "@/workshop/room/settings";

const help = { support: "Ms Lee", hotline: "Call 1577-1366", referral: "Referral desk" };
const drawn = (language: string, saved = true, named: Partial<typeof help> = help) =>
  cardsPage({ room: { state: { workshop: guide, settings: settingsSchema.parse(named) } }, language }, saved)
    .html;
const plain = (html: string) => html.replace(/<[^>]*>/g, "").replace(/\s+/g, " ");

describe.each(interfaceLanguages)("the cards on a phone in %s (C-26)", (language) => {
  it("are one page that asks for nothing else and runs nothing", () => {
    const html = drawn(language);
    expect(html).not.toMatch(/<script|<img|<iframe|@import|url\(|(?:src|srcset|action)=/);
    const targets = [...html.matchAll(/href="([^"]*)"/g)].map(([, to]) => to!);
    expect(targets.filter((to) => !/^(?:#|tel:|data:,$)/.test(to))).toEqual([]);
    expect(html.length).toBeLessThan(30_000);
  });

  it("are the four, in their language and direction, with nothing left in the original", () => {
    const html = drawn(language);
    expect(html).toContain(`<html lang="${language}" dir="${language === "ar" ? "rtl" : "ltr"}">`);
    expect(html.match(/<section /g)).toHaveLength(4);
    for (const { title } of inLanguage(guide, language).handouts.filter(({ size }) => size))
      expect(plain(html)).toContain(title.replaceAll("'", "&#x27;"));
    expect(html.match(/lang="/g)).toHaveLength(1);
    expect(html.match(/<li>|<li /g)!.length).toBeGreaterThan(4 + 8 + 12 + 12 + 4);
  });
});

it("name hotline and referral, and no person (C-26)", () => {
  const html = drawn("en");
  expect(html).toContain('href="tel:15771366"');
  expect(plain(html)).toContain("Referral desk");
  expect(html).not.toContain("Ms Lee");
  expect(drawn("en", true, { support: "Ms Lee" })).not.toMatch(/<footer|Ms Lee/);
});

it("lead back into the room, and to their file, only as long as they are in it (C-26)", () => {
  expect(drawn("en", false)).toContain('href="cards.html"');
  expect(drawn("en", false)).toContain('href="./"');
  expect(drawn("en")).not.toContain("cards.html");
});

it("have no note and no key (C-26)", () => {
  const words = plain(drawn("en")).replaceAll("&#x27;", "'");
  const others = textsOf(guide).filter(({ path, audience, text }) => {
    const [id] = path.split("/");
    const shown = ["s4-eight-sentences", "worker-indicators", "four-key-questions", "non-refoulement-slide"];
    return shown.includes(id!) && (audience !== "room" || /key|reasons/.test(path)) && text.length > 40;
  });
  expect(others.length).toBeGreaterThan(4);
  for (const { text } of others) expect(words).not.toContain(text.split("\n")[0]);
});

it("are offered where a workshop has some", () => {
  expect([hasCards(guide), hasCards(everyKind)]).toEqual([true, false]);
});
