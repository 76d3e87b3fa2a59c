/** Session 5 against the study guide: the figures with their years, the eight cards, the standards. */
import { describe, expect, it } from "vitest";
import { guideSession } from "@/tests/support/guide";
import { checkWorkshop } from "@/workshop/content/check";

const { workshop, session, activity, body } = guideSession(5);

describe("session 5", () => {
  it("passes every check and stands behind the ILO", () => {
    expect(checkWorkshop({ ...workshop, sessions: [session], agendas: [] })).toEqual([]);
    expect(session).toMatchObject({
      id: "forced-labour-and-migration",
      title: "Trafficking, forced labour and labour migration",
      by: "International Labour Organization (ILO)",
    });
  });

  it("runs in this order", () => {
    expect(session.activities.map((a) => `${a.kind} ${a.id}`)).toEqual([
      "slide s5-overview",
      "slide s5-continuum",
      "number s5-guess-total",
      "number s5-guess-stayed",
      "number s5-guess-sexual",
      "number s5-guess-private",
      "slide s5-figures-who",
      "slide s5-figures-movement",
      "slide s5-figures-trend",
      "slide s5-triangle",
      "sort s5-ilo-sort",
      "poll s5-complaints",
      "slide s5-standards-forced-labour",
      "slide s5-standards-link",
      "slide s5-standards-protocol",
      "slide s5-new-standard",
      "media s5-film",
      "slide s5-contact",
    ]);
  });

  it("marks as added what the guide does not have", () => {
    expect(session.activities.filter((a) => a.added).map((a) => a.id)).toEqual([
      "s5-continuum",
      "s5-guess-total",
      "s5-guess-stayed",
      "s5-guess-sexual",
      "s5-guess-private",
      "s5-complaints",
      "s5-new-standard",
    ]);
  });

  it("gives the trainer notes on every activity: purpose and time, and more", () => {
    for (const a of session.activities) {
      expect(a.notes, a.id).toContain("**Purpose:**");
      expect(a.notes, a.id).toMatch(new RegExp(`\\*\\*Time:\\*\\* ${a.minutes} minutes?\\b`));
      if (!a.id.endsWith("-contact")) {
        for (const word of ["**Ask:**", "**Listen for:**", "**Wrong turns:**"])
          expect(a.notes, a.id).toContain(word);
      }
    }
  });

  it("prints the guide's figures, which add up, each with its year and dated", () => {
    const who = body("s5-figures-who");
    for (const figure of ["**20.9 million**", "**90 %**", "**22 %**", "**68 %**", "**10 %**", "**Asia**"]) {
      expect(who).toContain(figure);
    }
    expect([22 + 68 + 10, 22 + 68]).toEqual([100, 90]);
    const movement = body("s5-figures-movement");
    for (const figure of ["**29 %**", "**15 %**", "**56 %**", "44 %, nearly half"])
      expect(movement).toContain(figure);
    expect([29 + 15 + 56, 29 + 15]).toEqual([100, 44]);
    for (const figure of ["2005", "**12.3 million**", "2012", "**20.9 million**", "better method"]) {
      expect(body("s5-figures-trend")).toContain(figure);
    }
    for (const id of ["s5-figures-who", "s5-figures-movement", "s5-figures-trend"]) {
      expect(activity("slide", id).sources).toMatchObject([
        { year: 2012, dated: true, newer: expect.any(String) },
      ]);
    }
  });

  it("sets newer figures beside them, with year and publisher", () => {
    for (const figure of ["27.6 million", "86 %", "23 %", "63 %", "14 %"])
      expect(body("s5-figures-who")).toContain(figure);
    expect([23 + 63, 86 + 14]).toEqual([86, 100]);
    expect(activity("slide", "s5-figures-who").sources[0]!.newer).toMatch(/2021.*15\.1 million.*2022/);
  });

  it("lets people guess four figures before they see them", () => {
    const guess = (id: string) => {
      const { truth, newer } = activity("number", id);
      return [truth?.value, truth?.date, newer?.value, newer?.date];
    };
    expect(guess("s5-guess-total")).toEqual([20.9, "2012", 27.6, "2021"]);
    expect(guess("s5-guess-stayed")).toEqual([56, "2012", undefined, undefined]);
    expect(guess("s5-guess-sexual")).toEqual([22, "2012", 23, "2021"]);
    expect(guess("s5-guess-private")).toEqual([90, "2012", 86, "2021"]);
    const ids = session.activities.map((a) => a.id);
    expect(ids.indexOf("s5-guess-private")).toBeLessThan(ids.indexOf("s5-figures-who"));
  });

  it("describes TRIANGLE with its years, six countries and three outcomes", () => {
    const slide = activity("slide", "s5-triangle");
    expect(slide.body).toContain("2015–2025");
    expect(slide.body).toContain("Cambodia, Lao PDR, Malaysia, Myanmar, Thailand, Viet Nam");
    expect(slide.body.match(/^[1-9]\. /gm)).toHaveLength(3);
    expect(slide.sources).toMatchObject([{ dated: true }]);
  });

  it("sorts eight cards into prevention, remedy and protection, or both", () => {
    const sort = activity("sort", "s5-ilo-sort");
    expect(sort.added).toBe(false);
    expect(sort.bins.map((b) => b.text)).toEqual(["Prevention", "Remedy and protection", "Both"]);
    expect(sort.cards.map((c) => [c.id, c.key!.accepted])).toEqual([
      ["safe-migration", ["prevention"]],
      ["better-conditions", ["prevention", "both"]],
      ["recruitment-rules", ["prevention"]],
      ["organising-workers", ["both"]],
      ["pre-departure", ["prevention"]],
      ["labour-inspection", ["both"]],
      ["complaints", ["remedy", "both"]],
      ["mrc-counselling", ["remedy", "both"]],
    ]);
  });

  it("cites the standards with number, year and article", () => {
    expect(body("s5-standards-forced-labour")).toContain("Convention No. 29 (1930), Art. 2(1)");
    for (const word of [
      "names forced labour",
      "no free offer",
      "Since 2001",
      "Committee of Experts",
      "Convention No. 182",
    ]) {
      expect(body("s5-standards-link")).toContain(word);
    }
    for (const word of ["Protocol of 2014", "Art. 1(3)"])
      expect(body("s5-standards-protocol")).toContain(word);
    for (const word of ["Art. 2", "Art. 3", "Art. 4(1)", "Art. 4(2)", "Art. 5", "Recommendation No. 203"]) {
      expect(body("s5-new-standard")).toContain(word);
    }
  });

  it("has a place for the film, with what to do without it", () => {
    const film = activity("media", "s5-film");
    expect(film.type).toBe("video");
    expect(film.file).toBeUndefined();
    expect(film.credit).toContain("Lured by a job, trapped in forced labour");
    expect(film.notes).toContain("**No file?**");
    expect(film.sources).toMatchObject([{ dated: true }]);
  });

  it("gives no person's own address", () => {
    expect(body("s5-contact")).toContain("International Labour Organization (ILO)");
    expect(JSON.stringify(session)).not.toMatch(/@|Olsen/);
  });
});
