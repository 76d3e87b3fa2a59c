/** Session 5 against the study guide: the figures with their years, the eight cards, the standards. */
import { describe, expect, it } from "vitest";
import { guideSession, longestWithoutATask } from "@/tests/support/guide";
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
      "number s5-guess-in-asia",
      "slide s5-migration-patterns",
      "number s5-guess-total",
      "number s5-guess-sexual",
      "number s5-guess-private",
      "slide s5-figures-who",
      "slide s5-figures-trend",
      "number s5-guess-stayed",
      "slide s5-figures-movement",
      "slide s5-triangle",
      "sort s5-ilo-sort",
      "poll s5-complaints",
      "slide s5-standards-forced-labour",
      "slide s5-standards-link",
      "sort s5-on-the-line",
      "slide s5-standards-protocol",
      "slide s5-new-standard",
      "table s5-which-article",
      "media s5-film",
      "slide s5-contact",
    ]);
  });

  it("marks as added what the guide does not have", () => {
    expect(session.activities.filter((a) => a.added).map((a) => a.id)).toEqual([
      "s5-guess-in-asia",
      "s5-migration-patterns",
      "s5-guess-total",
      "s5-guess-sexual",
      "s5-guess-private",
      "s5-guess-stayed",
      "s5-complaints",
      "s5-on-the-line",
      "s5-new-standard",
      "s5-which-article",
    ]);
  });

  it("has something to do at least every ten minutes, and takes 103", () => {
    expect(longestWithoutATask(session.activities)).toBeLessThanOrEqual(10);
    expect(session.minutes).toBe(103);
  });

  it("shows migration patterns across the region, each with its year and source, after a guess", () => {
    expect(body("s5-overview")).toContain("migration patterns");
    const patterns = body("s5-migration-patterns");
    for (const figure of ["115 million", "69 million", "14 million", "6 million", "2 million", "90 %"])
      expect(patterns).toContain(figure);
    for (const year of ["2020", "2018", "2019", "2017–2019", "2013"])
      expect(patterns).toContain(`| ${year} |`);
    const { sources, notes } = activity("slide", "s5-migration-patterns");
    expect(sources.map((s) => [s.text.slice(0, 3), s.year])).toEqual([
      ["IOM", 2020],
      ["ILO", 2018],
      ["ILO", 2019],
      ["ILO", 2019],
      ["ILO", 2015],
    ]);
    expect(notes).toContain("None of them counts victims.");
    expect(activity("number", "s5-guess-in-asia").truth).toMatchObject({ value: 60, date: "2020" });
    expect(Math.round((69 / 115) * 100)).toBe(60);
  });

  it("says of the column for 2021 and of the Convention's definition that they are added, with sources", () => {
    expect(body("s5-figures-who")).toContain("| Added: 2021 |");
    expect(activity("slide", "s5-figures-who").sources).toMatchObject([
      { id: "ilo-2012-who", year: 2012 },
      { id: "added-2021", year: 2022 },
    ]);
    expect(body("s5-standards-forced-labour")).toContain("**Added: ILO Convention No. 29 (1930), Art. 2(1)");
    expect(activity("slide", "s5-standards-forced-labour").sources).toMatchObject([
      { id: "c29-definition", year: 1930 },
      { id: "ilo-eleven-indicators", year: 2012 },
    ]);
  });

  it("gives the trainer notes on every activity: purpose and time, and more", () => {
    for (const a of session.activities) {
      expect(a.notes, a.id).toContain("**Purpose:**");
      expect(a.notes, a.id).toMatch(new RegExp(`\\*\\*Time:\\*\\* ${a.minutes} minutes?\\b`));
      if (!a.id.endsWith("-contact")) {
        for (const word of ["**Ask:**", "**Listen for:**", "**Avoid:**"])
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
      expect(activity("slide", id).sources[0]).toMatchObject({
        year: 2012,
        dated: true,
        newer: expect.any(String),
      });
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
    for (const [guessed, shown] of [
      ["s5-guess-private", "s5-figures-who"],
      ["s5-guess-stayed", "s5-figures-movement"],
      ["s5-guess-in-asia", "s5-migration-patterns"],
    ] as const)
      expect(ids.indexOf(guessed)).toBeLessThan(ids.indexOf(shown));
  });

  it("describes TRIANGLE with its full name, its years, six countries and three outcomes", () => {
    const slide = activity("slide", "s5-triangle");
    expect(slide.body).toContain("2015–2025");
    expect(slide.body).toContain("Cambodia, Lao PDR, Malaysia, Myanmar, Thailand, Viet Nam");
    expect([...slide.body.matchAll(/^\| \*\*(.*?)\*\*/gm)].map((m) => m[1]).toReversed()).toEqual([
      "to Growth and Development in ASEAN",
      "to Enhance the Contribution of Labour Migration",
      "Tripartite Action",
    ]);
    expect(slide.body.match(/^[1-9]\. /gm)).toHaveLength(3);
    expect(slide.body).toContain("make labour markets **more efficient**");
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
      "no free offer and no consent",
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

  it("puts six cases on the line from decent work to forced labour, after its definition", () => {
    const sort = activity("sort", "s5-on-the-line");
    expect(sort.bins.map((b) => b.id)).toEqual(["decent", "breach", "serious", "forced"]);
    expect(sort.cards.map((c) => [c.id, c.key!.accepted])).toEqual([
      ["overtime", ["breach"]],
      ["night-shift", ["decent"]],
      ["building-site", ["serious", "breach"]],
      ["brick-kiln", ["forced"]],
      ["cook", ["forced", "serious"]],
      ["carer", ["forced", "serious"]],
    ]);
    expect(sort.cards.find((c) => c.id === "brick-kiln")!.key!.reason).toContain("No. 29, Art. 2(1)");
  });

  it("has one case for each article that the Protocol of 2014 adds", () => {
    const table = activity("table", "s5-which-article");
    expect(table.one).toBe(true);
    expect(table.key).toEqual({
      recruiter: ["prevent"],
      seamstress: ["protect"],
      "unpaid-years": ["remedy"],
      fined: ["no-punishment"],
      "two-countries": ["cooperate"],
    });
    expect(table.reasons!.fined).toContain("entitled not to prosecute or punish");
  });

  it("has a place for the film, with what to do without it", () => {
    const film = activity("media", "s5-film");
    expect(film.type).toBe("video");
    expect(film.file).toBeUndefined();
    expect(film.credit).toContain("Lured by a job, trapped in forced labour");
    for (const word of ["**No file?**", "held in reserve"]) expect(film.notes).toContain(word);
    expect(film.sources).toMatchObject([{ dated: true }]);
  });

  it("gives no person's own address", () => {
    expect(body("s5-contact")).toContain("International Labour Organization (ILO)");
    expect(JSON.stringify(session)).not.toMatch(/@|Olsen/);
  });
});
