/** Session 1 against the study guide: an overview with three themes, and what was added around it. */
import { describe, expect, it } from "vitest";
import { guideSession } from "@/tests/support/guide";
import { checkWorkshop } from "@/workshop/content/check";

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
      "agreement s1-working-agreement",
      "quiz pre-test",
      "poll s1-where-you-work",
      "slide s1-overview",
      "poll s1-what-you-see",
      "slide s1-new-forms",
      "number s1-guess-children",
      "slide s1-victim-profiles",
      "slide s1-new-challenges",
      "open s1-expectations",
      "slide s1-contact",
    ]);
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
        for (const word of ["**Ask:**", "**Listen for:**", "**Wrong turns:**"])
          expect(a.notes, a.id).toContain(word);
      }
    }
  });

  it("names the three themes that the guide promises, and has a slide to fill for each", () => {
    const overview = body("s1-overview");
    for (const theme of ["New forms", "by gender and age", "New challenges", "states"])
      expect(overview).toContain(theme);
    expect(overview.match(/ [1-9]\. /g)).toHaveLength(3);
    const slots = ["s1-new-forms", "s1-victim-profiles", "s1-new-challenges"];
    for (const [i, id] of slots.entries()) {
      expect(activity("slide", id).title).toContain(`Theme ${i + 1}`);
      expect(activity("slide", id).notes).toContain("**Fill in:**");
    }
  });

  it("gives year and source with each figure of its own, and the figures agree", () => {
    expect(body("s1-new-forms")).toMatch(/\*\*1 %\*\* \(2016\) \| \*\*8 %\*\*/);
    expect(body("s1-new-forms")).toContain("**+47 %**");
    expect(body("s1-victim-profiles")).toMatch(
      /Adults\*\* \| 39 \| 23 .*Children\*\* \| 22 \| 16 .*61\*\* \| \*\*39/,
    );
    expect([39 + 22, 23 + 16, 22 + 16]).toEqual([61, 39, 38]);
    expect(activity("number", "s1-guess-children").truth).toMatchObject({ value: 38, date: "2022" });
    for (const id of ["s1-new-forms", "s1-victim-profiles"]) {
      expect(activity("slide", id).sources).toMatchObject([
        { year: 2022, text: expect.stringContaining("UNODC") },
      ]);
    }
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
