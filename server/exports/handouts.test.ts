import { expect, it } from "vitest";
import type { HandoutWays } from "@/components/handouts/bar";
import { handoutPage, waysIn } from "@/server/exports/handouts";
import { guide } from "@/tests/support/guide";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { translatedWorkshop } from "@/tests/support/translated-workshop";

const pictures = new Map([["three-elements.svg", "data:image/svg+xml;base64,PHN2Zy8+"]]);
const drawn = (language: string, only: string | null = null, help = {}) =>
  handoutPage(guide, { language, only, help, pictures }).html;

it("stands in its language and direction, each handout on a page of its own (X-51)", () => {
  for (const [language, direction] of [
    ["en", "ltr"],
    ["ar", "rtl"],
  ] as const) {
    const html = drawn(language);
    expect(html).toContain(`<html lang="${language}" dir="${direction}">`);
    for (const { id } of guide.handouts)
      expect(html.match(new RegExp(`id="${id}" class="sheet"`))).toHaveLength(1);
    expect(html).toContain(">Bahasa Indonesia</a>");
  }
  expect(drawn("ar", "paula")).toContain("قصة باولا");
});

it("has what is not translated in the original, and says so (X-51)", () => {
  const handouts = [{ id: "hello", title: "Hello", parts: ["hello"] }];
  const page = (language: string) =>
    handoutPage({ ...translatedWorkshop, handouts }, { language, only: null, help: {}, pictures }).html;
  expect(page("ar")).toMatch(/<div lang="en" dir="ltr"><h3>/);
  expect(page("ar")).toContain("لم يُترجم بعد");
  expect(page("en")).not.toContain("not translated");
});

it("leads to a trainer's other pages and to those of its room, and as a file nowhere (X-51, R-35)", async () => {
  const { room, ...main } = await waysIn("ko", { id: "r1", ended: false });
  const page = (ways?: HandoutWays) =>
    handoutPage(guide, { language: "ko", only: null, help: {}, pictures, ways }).html;
  for (const html of [page({ ...main, room }), page({ ...main, room: null })])
    for (const href of ["/trainer", "/trainer/workshops"]) expect(html).toContain(`<a href="${href}"`);
  expect(page({ ...main, room })).toContain('<a href="/handouts/rooms/r1" aria-current="page">');
  expect(page({ ...main, room })).toContain('<a href="/console/r1">');
  expect(page({ ...main, room: null })).not.toContain("/console/");
  expect(page()).not.toContain("/trainer");
});

it("has drawings in its language, and their words where it lacks them (X-51)", () => {
  expect(drawn("th", "definition")).toContain('src="data:image/svg+xml;base64,PHN2Zy8+#th"');
  const { html } = handoutPage(guide, { language: "en", only: "definition", help: {}, pictures: new Map() });
  expect(html).toContain("Three rings that hold one another.");
});

it("says above the pages alone when trainers give one out (X-51)", () => {
  const [bar, pages] = drawn("en").split("<main>");
  expect(bar).toContain("Give it out after part 8, or folded");
  expect(pages).not.toContain("Give it out");
  expect(drawn("id")).toContain("Bagikan setelah bagian 8");
});

it("has both sides of one that has two, each with the same foot (X-49)", () => {
  const html = drawn("en", "campaign", { hotline: "1577" });
  expect(html.match(/class="sheet"/g)).toHaveLength(2);
  expect(html.match(/>1577</g)).toHaveLength(2);
  expect(html).toContain(" · 2/2");
});

it("shows one alone where one is chosen (X-51)", () => {
  expect(drawn("en", "paula").match(/class="sheet"/g)).toHaveLength(1);
  expect(drawn("en", "paula")).toContain("Is Paula trafficked?");
});

it("has hotline and referral at its foot, and blank lines where there are none (X-51, B-228)", () => {
  const help = { hotline: "1577 <day & night>", referral: "Referral desk" };
  const html = drawn("en", "paula", help);
  expect(html).toMatch(
    /<bdi dir="auto"><bdi dir="ltr" style="white-space:nowrap">1577<\/bdi> &lt;day &amp; night&gt;<\/bdi>/,
  );
  expect(html).toContain('<bdi dir="auto">Referral desk</bdi>');
  expect(html).not.toContain('class="blank"');
  expect(drawn("en", "paula").match(/class="blank"/g)).toHaveLength(2);
});

it("says where one is too long for two sides, and where there are none (X-49)", () => {
  const parts = ["paula", "worker-indicators", "s4-indicators-paula", "s10-campaign"];
  const long = { ...guide, handouts: [{ id: "long", title: "All of it", parts }] };
  const { html } = handoutPage(long, { language: "en", only: null, help: {}, pictures });
  expect(html).toContain("Too long for two sides: All of it.");
  const none = handoutPage(sampleWorkshop, { language: "en", only: null, help: {}, pictures });
  expect(none.html).toContain("This workshop has no handouts.");
  expect(drawn("en")).not.toContain("Too long");
});
