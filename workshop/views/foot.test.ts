import { describe, expect, it } from "vitest";
import { PureRoom } from "@/tests/support/pure-room";
import { renderPhone } from "@/server/phone/render";
import { workshopSchema } from "@/workshop/content/workshop";
import { phoneView, wordsIn } from "@/workshop/views/phone-view";
import { sourcesOf } from "@/workshop/views/sources";

const words = [
  { id: "bondage", term: "Debt bondage", meaning: "Work for a debt. See [coercion](word:coercion)." },
  { id: "coercion", term: "Coercion", meaning: "Force. See [debt bondage](word:bondage)." },
  { id: "visa", term: "Visa", meaning: "UNUSED-MEANING" },
];
const sources = [{ id: "ilo", text: "ILO-2012", year: 2012, dated: true, newer: "ILO-2022" }];

function room(): PureRoom {
  const r = new PureRoom();
  const { sessions, ...head } = r.state.workshop;
  const activities = [
    {
      id: "text",
      kind: "slide",
      title: "Text",
      body: "In [debt bondage](word:bondage), **nobody** is free.",
      sources,
      notice: "Heavy: [visa](word:visa).",
    },
    { id: "wall", kind: "slide", title: "Wall", body: "[visa](word:visa)", onPhones: false, sources },
    {
      id: "guess",
      kind: "number",
      title: "Guess",
      question: "How many?",
      min: 0,
      max: 9,
      truth: { value: 3, date: "2012", source: "ILO-2012" },
      sources,
    },
  ];
  r.state = {
    ...r.state,
    workshop: workshopSchema.parse({ ...head, words, sessions: [{ ...sessions[0], activities }] }),
  };
  return r;
}
const phone = (r: PureRoom) => phoneView(r.state, r.board);

describe("words of the glossary", () => {
  it("are those that the view links to, with those that their meanings link to, however they go round (B-24)", () => {
    expect(phone(room().go("text")).words.map((w) => w.id)).toEqual(["bondage", "coercion"]);
    expect(JSON.stringify(phone(room().go("text")))).not.toContain("UNUSED-MEANING");
    expect(phone(room()).words).toEqual([]);
    expect(wordsIn("[x](word:unknown) [y](word:constructor)", words)).toEqual([]);
  });

  it("are those of the notice while it is shown, and none of a slide that is on the stage alone", () => {
    expect(phone(room().go("text!notice")).words.map((w) => w.id)).toEqual(["visa"]);
    expect(phone(room().go("wall")).words).toEqual([]);
  });

  it("lead to their meaning and back without script", () => {
    const html = renderPhone(phone(room().go("text")), { now: 0 });
    expect(html).toContain('<a class="word" href="#w-bondage">debt bondage</a>');
    expect(html).toContain('<dt id="w-bondage"');
    expect(html).toContain('<a href="#view">');
  });
});

describe("sources", () => {
  it("stand at the foot of what is shown; an old figure says so in words, with the newer one beside it", () => {
    expect(phone(room().go("text")).sources).toEqual([
      { text: "ILO-2012", year: 2012, dated: true, newer: "ILO-2022" },
    ]);
    const html = renderPhone(phone(room().go("text")), { now: 0 });
    expect(html).toContain("dated · 2012");
    expect(html).toContain("ILO-2022");
  });

  it("are not there at a notice, nor on phones of a slide that is on the stage alone", () => {
    expect(phone(room().go("text!notice")).sources).toEqual([]);
    expect(phone(room().go("wall")).sources).toEqual([]);
    expect(sourcesOf(room().go("wall").state, "stage")).toHaveLength(1);
  });

  it("of a question with a key are shown once it is explained, and to trainers always (B-81)", () => {
    const r = room().go("guess").open("guess").close("guess").reveal("guess");
    for (const surface of ["phone", "stage"] as const) expect(sourcesOf(r.state, surface)).toEqual([]);
    expect(sourcesOf(r.state, "console")).toHaveLength(1);
    r.do({ type: "explain", question: "guess", on: true });
    for (const surface of ["phone", "stage"] as const) expect(sourcesOf(r.state, surface)).toHaveLength(1);
  });
});
