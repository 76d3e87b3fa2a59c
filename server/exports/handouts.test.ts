import { expect, it } from "vitest";
import { handoutPage, waysIn } from "@/server/exports/handouts";
import { guide } from "@/tests/support/guide";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { translatedWorkshop } from "@/tests/support/translated-workshop";
import type { Workshop } from "@/workshop/content/workshop";

const page = async (language: string, workshop: Workshop = guide, room?: { id: string; ended: boolean }) =>
  handoutPage(workshop, language, await waysIn(language, room)).html;

it("names each handout in its language and direction, with a PDF on each paper (X-51)", async () => {
  for (const [language, direction] of [
    ["en", "ltr"],
    ["ar", "rtl"],
  ] as const) {
    const html = await page(language);
    expect(html).toContain(`<html lang="${language}" dir="${direction}">`);
    for (const { id } of guide.handouts)
      for (const paper of ["a4", "letter"])
        expect(html).toContain(`href="?language=${language}&amp;only=${id}&amp;paper=${paper}"`);
    expect(html).toContain(`href="?language=${language}&amp;paper=a4"`);
    expect(html).toContain(">Bahasa Indonesia</a>");
  }
  expect(await page("ar")).toContain("قصة باولا");
});

it("says what is not translated (X-51)", async () => {
  const workshop = { ...translatedWorkshop, handouts: [{ id: "hello", title: "Hello", parts: ["hello"] }] };
  expect(await page("ar", workshop)).toContain("لم يُترجم بعد");
  expect(await page("ar", workshop)).toContain('lang="en" dir="ltr">Hello');
  expect(await page("en", workshop)).not.toContain("not translated");
});

it("leads to a trainer's other pages and to those of its room (X-51, R-35)", async () => {
  const [ofWorkshop, ofRoom] = [await page("ko"), await page("ko", guide, { id: "r1", ended: false })];
  for (const html of [ofWorkshop, ofRoom])
    for (const href of ["/trainer", "/trainer/workshops"]) expect(html).toContain(`<a href="${href}"`);
  expect(ofRoom).toContain('<a href="/handouts/rooms/r1" aria-current="page">');
  expect(ofRoom).toContain('<a href="/console/r1">');
  expect(ofWorkshop).not.toContain("/console/");
});

it("says when trainers give one out (X-51)", async () => {
  expect(await page("en")).toContain("Give it out after part 8, or folded");
  expect(await page("id")).toContain("Bagikan setelah bagian 8");
});

it("says where there are none (X-49)", async () => {
  expect(await page("en", sampleWorkshop)).toContain("This workshop has no handouts.");
});
