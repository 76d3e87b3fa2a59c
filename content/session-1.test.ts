/** Session 1 against the study guide: an overview with three themes, and what was added around it. */
import { describe, expect, it } from "vitest";
import type { ActivityOf } from "@/activities/kinds";
import { guideSession, longestWithoutATask, onALateDay } from "@/tests/support/guide";
import { checkWorkshop } from "@/workshop/content/check";
import { inLanguage } from "@/workshop/content/texts";

const { workshop, session, activity, body } = guideSession(1);

describe("session 1", () => {
  it("passes every check and stands behind IOM", () => {
    expect(checkWorkshop({ ...workshop, sessions: [session], agendas: [] })).toEqual([]);
    expect(session).toMatchObject({
      id: "emerging-trends",
      title: "Emerging trends of trafficking in the Asia-Pacific",
      by: "International Organization for Migration (IOM)",
    });
  });

  it("runs in this order", () => {
    expect(session.activities.map((a) => `${a.kind} ${a.id}`)).toEqual([
      "slide s1-welcome",
      "slide s1-your-phone",
      "open s1-expectations",
      "agreement s1-working-agreement",
      "quiz pre-test",
      "poll s1-where-you-work",
      "slide s1-overview",
      "poll s1-what-you-see",
      "slide s1-new-forms",
      "slide s1-region",
      "number s1-guess-children",
      "slide s1-victim-profiles",
      "slide s1-new-challenges",
      "poll s1-hardest-challenges",
      "slide s1-contact",
    ]);
  });

  it.each([
    ["en", "at the foot of the page", "how much time is left", /\btop\b|no(body| one) is timed/i],
    ["id", "di bagian bawah halaman", "sisa waktu", /\batas\b/i],
    ["ko", "화면 아래", "남은 시간", /위에서|위쪽/],
    ["th", "ท้ายหน้าจอ", "เวลาที่เหลือ", /ด้านบน/],
    ["ar", "في أسفل الصفحة", "الوقت المتبقي", /أعلى/],
  ])(
    "says in %s where a phone's language is chosen, and that some questions are timed",
    (language, foot, left, wrong) => {
      const translated = inLanguage(workshop, language);
      const slide = translated.sessions[0]!.activities.find(
        (a) => a.id === "s1-your-phone",
      ) as ActivityOf<"slide">;
      const lines = slide.body.split("\n").filter((line) => line.startsWith("- "));
      expect(lines).toHaveLength(6);
      expect(lines[1]).toContain(foot);
      expect(slide.body).not.toMatch(wrong);
      expect(lines[3]).toContain(left);
    },
  );

  it("gives people something to do at least every ten minutes, also on a day that runs late", () => {
    expect(longestWithoutATask(onALateDay(session.activities))).toBeLessThanOrEqual(10);
  });

  it("opens with the room's own goals, and has one agreement and one soft first question", () => {
    const asking = session.activities.filter((a) => a.kind !== "slide");
    expect(asking[0]!.id).toBe("s1-expectations");
    const firstDay = workshop.sessions.filter((s) => s.number <= 3).flatMap((s) => s.activities);
    expect(firstDay.filter((a) => a.kind === "agreement").map((a) => a.id)).toEqual(["s1-working-agreement"]);
    expect(firstDay.filter((a) => /soft first question/.test(a.notes ?? "")).map((a) => a.id)).toEqual([
      "s1-expectations",
    ]);
  });

  it("leaves on the first day fifteen per cent of what its sessions take, and a break or lunch in every two hours", () => {
    const { slots } = workshop.agendas.find((a) => a.id === "four-days")!.days[0]!;
    const sum = (some: typeof slots) => some.reduce((minutes, s) => minutes + s.minutes, 0);
    const room = sum(slots.filter((s) => s.title?.startsWith("Room for")));
    expect(room).toBeGreaterThanOrEqual(0.15 * sum(slots.filter((s) => s.session)));
    let work = 0;
    for (const slot of slots) {
      work = slot.title === "Break" || slot.title?.startsWith("Lunch") ? 0 : work + slot.minutes;
      expect(work, slot.id).toBeLessThanOrEqual(120);
    }
  });

  it("marks everything as added but the overview and the contact, which are all that the guide has", () => {
    expect(session.activities.filter((a) => !a.added).map((a) => a.id)).toEqual([
      "s1-overview",
      "s1-contact",
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

  it("names the three themes that the guide promises, and has a slide for each, to which the trainer may add", () => {
    const overview = body("s1-overview");
    for (const theme of ["New forms", "by gender and age", "New challenges", "states"])
      expect(overview).toContain(theme);
    expect(overview.match(/ [1-9]\. /g)).toHaveLength(3);
    const slots = ["s1-new-forms", "s1-victim-profiles", "s1-new-challenges"];
    for (const [i, id] of slots.entries()) {
      expect(activity("slide", id).title).toContain(`Theme ${i + 1}`);
      expect(activity("slide", id).notes).toContain("**You may add:**");
    }
  });

  it("gives year and source with each figure of its own, and the figures agree", () => {
    // Two ends alone would make a straight rise; between them the share was higher.
    expect(body("s1-new-forms")).toMatch(
      /2016 \| 2018 \| 2020 \| 2022 .*\*\*1 %\*\* \| \*\*6 %\*\* \| \*\*10 %\*\* \| \*\*8 %\*\*/,
    );
    expect(body("s1-new-forms")).toContain("**47 %** more");
    expect(body("s1-victim-profiles")).toMatch(
      /Adults\*\* \| 39 \| 23 .*Children\*\* \| 22 \| 16 .*61\*\* \| \*\*39/,
    );
    expect([39 + 22, 23 + 16, 22 + 16]).toEqual([61, 39, 38]);
    expect(activity("number", "s1-guess-children").truth).toMatchObject({ value: 38, date: "2022" });
    const world = { year: 2022, text: expect.stringContaining("UNODC") };
    const before = { year: 2020, text: expect.stringContaining("UNODC") };
    expect(activity("slide", "s1-new-forms").sources).toMatchObject([before, world]);
    expect(activity("slide", "s1-victim-profiles").sources).toMatchObject([world]);
  });

  it("shows the region: each figure with source, year and what it does not say, and none from a news site", () => {
    const region = activity("slide", "s1-region");
    const rows = region.body.split("\n").filter((l) => l.startsWith("| **"));
    const figures = [
      ["15.1 million", "2021", "ILO"],
      ["120,000", "100,000", "2023", "OHCHR"],
    ];
    expect(rows).toHaveLength(figures.length);
    for (const [i, words] of figures.entries()) {
      for (const word of words) expect(rows[i]).toContain(word);
      // The second cell: what the figure leaves out.
      expect(rows[i]!.split("|")[2]!.trim().length).toBeGreaterThan(10);
    }
    expect(region.sources.map((s) => s.year)).toEqual([2021, 2023]);
    for (const [i, publisher] of ["ILO, Walk Free and IOM", "OHCHR"].entries())
      expect(region.sources[i]!.text).toContain(publisher);
    expect(JSON.stringify(session)).not.toMatch(/quoted by/);
  });

  it("asks which of the six challenges of the slide weigh most", () => {
    const points = activity("slide", "s1-new-challenges").body.match(/^- /gm)!;
    const poll = activity("poll", "s1-hardest-challenges");
    expect(poll.options).toHaveLength(points.length);
    expect(poll).toMatchObject({ several: true, most: 2, other: true });
  });

  it("has a real working agreement and an expectations wall, and asks for no promise yet", () => {
    const agreement = activity("agreement", "s1-working-agreement");
    expect(agreement).toMatchObject({ add: true, priority: "must" });
    expect(agreement.rules.map((r) => r.id)).toEqual([
      "pass",
      "no-names",
      "stays-here",
      "no-photos",
      "arguments",
      "words",
      "own-pace",
    ]);
    expect(activity("open", "s1-expectations")).toMatchObject({
      show: "wall",
      moderated: true,
      upvotes: true,
      most: 2,
    });
    expect(activity("open", "s1-expectations").notes).toContain("Session 11");
    expect(session.activities.map((a) => a.kind)).not.toContain("commitment");
  });

  it("shows the contact as printed in the guide, with its year", () => {
    for (const word of ["International Organization for Migration", "info@iom.int", "2016"]) {
      expect(body("s1-contact")).toContain(word);
    }
    expect(activity("slide", "s1-contact").sources).toMatchObject([{ year: 2016, dated: true }]);
  });
});
