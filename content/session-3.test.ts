/** Session 3 against the study guide: the three Ps, the twelve principles in order, and the policy guides. */
import { describe, expect, it } from "vitest";
import { guideSession, longestWithoutATask, onALateDay } from "@/tests/support/guide";
import { checkWorkshop } from "@/workshop/content/check";

const { workshop, session, activity, body } = guideSession(3);

describe("session 3", () => {
  it("passes every check and stands behind IOM", () => {
    expect(checkWorkshop({ ...workshop, sessions: [session], agendas: [] })).toEqual([]);
    expect(session).toMatchObject({ id: "three-ps", by: "International Organization for Migration (IOM)" });
    expect(session.title).toContain("3Ps");
  });

  it("runs in this order", () => {
    expect(session.activities.map((a) => `${a.kind} ${a.id}`)).toEqual([
      "slide s3-overview",
      "scale s3-three-ps-scale",
      "slide s3-three-ps",
      "slide s3-prevention",
      "slide s3-prevention-evidence",
      "poll s3-evidence-check",
      "slide s3-principles-1-4",
      "quiz s3-cases-1-4",
      "slide s3-principles-5-8",
      "quiz s3-cases-5-8",
      "slide s3-principles-9-12",
      "quiz s3-cases-9-12",
      "poll s3-hardest-principles",
      "slide s3-prosecution",
      "slide s3-challenges",
      "sort s3-three-ps-sort",
      "slide s3-policy-guides",
      "slide s3-policy-guides-use",
      "slide s3-policy-guide-structure",
      "slide s3-contact",
    ]);
  });

  it("marks as added what has no content in the guide", () => {
    expect(session.activities.filter((a) => a.added).map((a) => a.id)).toEqual([
      "s3-three-ps-scale",
      "s3-three-ps",
      "s3-prevention",
      "s3-prevention-evidence",
      "s3-evidence-check",
      "s3-cases-1-4",
      "s3-cases-5-8",
      "s3-cases-9-12",
      "s3-hardest-principles",
      "s3-prosecution",
      "s3-three-ps-sort",
    ]);
  });

  it("gives people something to do at least every ten minutes, also on a day that runs late", () => {
    expect(longestWithoutATask(onALateDay(session.activities))).toBeLessThanOrEqual(10);
  });

  it("asks its first question within two minutes", () => {
    const first = session.activities.findIndex((a) => a.kind !== "slide");
    expect(session.activities.slice(0, first).reduce((sum, a) => sum + a.minutes, 0)).toBeLessThanOrEqual(2);
  });

  it("has one case for each principle, right after its slide, with a key that cites principle or guideline", () => {
    const ids = session.activities.map((a) => a.id);
    const cases = ["1-4", "5-8", "9-12"].flatMap((span) => {
      expect(ids.indexOf(`s3-cases-${span}`)).toBe(ids.indexOf(`s3-principles-${span}`) + 1);
      return activity("quiz", `s3-cases-${span}`).items;
    });
    expect(cases.map((c) => Number.parseInt(c.text, 10))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(cases.map((c) => c.key.accepted)).toEqual([
      ["broken"],
      ["broken"],
      ["depends"],
      ["kept"],
      ["kept"],
      ["broken"],
      ["kept"],
      ["broken"],
      ["depends", "broken"],
      ["broken"],
      ["broken"],
      ["kept"],
    ]);
    // OHCHR's principles 7 to 11 stand behind the first five of the list, its guideline 6 behind the others.
    expect(cases.map((c) => c.key.law?.match(/(principle|guideline) [\d()]+$/)?.[0])).toEqual([
      ...[7, 8, 9, 10, 11].map((n) => `principle ${n}`),
      ...[1, 2, 3, 4, 5, 6, 8].map((n) => `guideline 6(${n})`),
    ]);
    expect(cases.every((c) => c.added)).toBe(true);
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

  it("names the three Ps and the three challenges of the overview, and keeps the frame", () => {
    for (const p of ["Prevention", "Protection", "Prosecution"])
      expect(body("s3-three-ps")).toContain(`**${p}**`);
    const challenges = body("s3-challenges");
    for (const word of ["migration", "irregular", "evidence", "across borders", "Not perfect, but useful"]) {
      expect(challenges).toContain(word);
    }
    expect(challenges.match(/ [1-9]\. /g)).toHaveLength(3);
  });

  it("has the twelve principles, no more and no fewer, in the order of the guide", () => {
    const list = ["s3-principles-1-4", "s3-principles-5-8", "s3-principles-9-12"].flatMap((id) =>
      activity("slide", id)
        .body.split("\n")
        .filter((l) => /^\d+\. /.test(l)),
    );
    expect(list.map((l) => Number.parseInt(l, 10))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    const facts: [number, string[]][] = [
      [1, ["detained", "charged", "prosecuted"]],
      [2, ["protection and care", "not depend", "able or willing", "legal proceedings"]],
      [3, ["criminal", "civil", "other"]],
      [4, ["child's best interests"]],
      [5, ["Safe return", "voluntary as far as possible", "both states"]],
      [6, ["Shelter", "no detention", "vagrants"]],
      [7, ["Primary health care", "counselling", "no compulsory tests", "HIV"]],
      [8, ["embassy", "consulate"]],
      [9, ["rights", "dignity", "body", "mind"]],
      [10, ["language", "legal and other help"]],
      [11, ["no name made public", "early", "no false hopes"]],
      [12, ["return", "health", "housing", "schooling", "work"]],
    ];
    for (const [n, words] of facts) for (const word of words) expect(list[n - 1]).toContain(word);
  });

  it("asks for the three hardest of the same twelve", () => {
    const poll = activity("poll", "s3-hardest-principles");
    expect(poll).toMatchObject({ several: true, most: 3 });
    expect(poll.options.map((o) => Number.parseInt(o.text, 10))).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
    ]);
  });

  it("sorts twelve cards into three bins; three cards fit two Ps", () => {
    const sort = activity("sort", "s3-three-ps-sort");
    expect(sort.bins.map((b) => b.text)).toEqual(["Prevention", "Protection", "Prosecution"]);
    expect(sort.cards.map((c) => [c.id, c.key!.accepted])).toEqual([
      ["radio-drama", ["prevention"]],
      ["recruiter-licence", ["prevention"]],
      ["identity-papers", ["prevention"]],
      ["safe-house", ["protection"]],
      ["time-to-think", ["protection"]],
      ["checked-return", ["protection"]],
      ["new-offence", ["prosecution"]],
      ["joint-team", ["prosecution"]],
      ["extradition-request", ["prosecution"]],
      ["witness-safety", ["protection", "prosecution"]],
      ["money-back", ["prosecution", "protection"]],
      ["livelihood", ["protection", "prevention"]],
    ]);
  });

  it("tells how the policy guides came about, for whom they are and what stands in them", () => {
    for (const fact of [
      "April 2013",
      "5th Ministerial Conference",
      "Two topics",
      "migrant smuggling",
      "trafficking",
      "Attorney-General's Department, Australia",
      "Attorney General Office, Thailand",
      "Indonesia, New Zealand, Sri Lanka, [UNODC]",
      "[RSO](word:rso) through [IOM]",
      "March 2014",
      "Bangkok",
    ]) {
      expect(body("s3-policy-guides")).toContain(fact);
    }
    for (const fact of [
      "Voluntary",
      "not binding",
      "all members",
      "officials",
      "local authorities",
      "policy makers",
      "legal representatives",
    ]) {
      expect(body("s3-policy-guides-use")).toContain(fact);
    }
    const structure = body("s3-policy-guide-structure");
    expect(structure.match(/\*\*[1-4] /g)).toHaveLength(4);
    for (const fact of [
      "trace",
      "prosecute",
      "overlap",
      "jurisdiction",
      "corruption",
      "mutual legal assistance",
      "extradition",
    ]) {
      expect(structure).toContain(fact);
    }
  });

  it("shows the contact as printed in the guide, with its year", () => {
    for (const word of ["International Organization for Migration", "info@iom.int", "2016"]) {
      expect(body("s3-contact")).toContain(word);
    }
  });
});
