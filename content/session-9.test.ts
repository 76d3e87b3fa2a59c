/**
 * Session 9 against the study guide: three parts, the Nepal case with its sources, four scenarios × two
 * perspectives.
 */
import { describe, expect, it } from "vitest";
import { guideSession } from "@/tests/support/guide";
import { checkWorkshop } from "@/workshop/content/check";

const { workshop, session, activity, body } = guideSession(9);

const SCENARIOS = [
  "scenario-priorities",
  "scenario-stereotypes",
  "scenario-postponed-training",
  "scenario-rotation",
];

describe("session 9", () => {
  it("passes every check and stands behind IOM", () => {
    expect(checkWorkshop({ ...workshop, sessions: [session], agendas: [] })).toEqual([]);
    expect(session).toMatchObject({
      id: "cooperation",
      title: "Cooperation between local authorities, NGOs and service providers",
      by: "International Organization for Migration (IOM)",
    });
  });

  it("runs in this order", () => {
    expect(session.activities.map((a) => `${a.kind} ${a.id}`)).toEqual([
      "slide cooperation-overview",
      "slide cooperation-message",
      "points cooperation-obstacles",
      "slide cooperation-benefits-limits",
      "table nepal-who-gave-what",
      "slide nepal-practice",
      "slide nepal-success-and-challenges",
      "open cooperation-look-back",
      "worksheet four-papers",
      "slide cooperation-scenarios",
      "worksheet scenario-by-group",
      "worksheet scenario-priorities",
      "worksheet scenario-stereotypes",
      "worksheet scenario-postponed-training",
      "worksheet scenario-rotation",
      "worksheet cooperation-map",
      "slide seventy-two-hours-rules",
      "worksheet seventy-two-hours",
      "open seventy-two-hours-after",
      "slide cooperation-conclusion",
      "slide cooperation-contact",
    ]);
  });

  it("marks as added what the guide does not have", () => {
    expect(session.activities.filter((a) => a.added).map((a) => a.id)).toEqual([
      "cooperation-obstacles",
      "cooperation-benefits-limits",
      "nepal-who-gave-what",
      "nepal-practice",
      "nepal-success-and-challenges",
      "cooperation-look-back",
      "four-papers",
      "cooperation-map",
      "seventy-two-hours-rules",
      "seventy-two-hours",
      "seventy-two-hours-after",
    ]);
  });

  it("gives the trainer notes on every activity: purpose and time", () => {
    for (const a of session.activities) {
      expect(a.notes, a.id).toContain("**Purpose:**");
      expect(a.notes, a.id).toContain("**Time:**");
    }
  });

  it("plays 72 hours in 90 minutes: six teams, papers for each, and nobody who plays the person (G-160)", () => {
    const ids = ["seventy-two-hours-rules", "seventy-two-hours", "seventy-two-hours-after"];
    const parts = session.activities.filter((a) => ids.includes(a.id));
    expect(parts.reduce((sum, a) => sum + a.minutes, 0)).toBe(90);
    const { compare, documents, seconds, notes } = activity("worksheet", "seventy-two-hours");
    if (compare?.type !== "relay") throw new Error("no relay");
    expect([compare.hours, seconds]).toEqual([72, 40 * 60]);
    const teams = compare.teams.map((t) => t.id);
    expect(teams).toEqual(["police", "labour", "shelter", "ngo", "prosecution", "embassy"]);
    for (const team of teams) {
      const first = documents.filter((d) => d.holders?.includes(team));
      expect(
        first.some((d) => !d.hour),
        team,
      ).toBe(true);
      expect(
        documents.some((d) => d.needs?.includes(team) && !d.holders?.includes(team)),
        team,
      ).toBe(true);
    }
    // The person is asked, and each answer is one that several teams need.
    const answers = documents.filter((d) => !d.holders);
    expect(answers.map((d) => d.id)).toEqual(["ren-now", "ren-share", "ren-home", "ari-wish"]);
    for (const d of answers) expect(d.needs!.length, d.id).toBeGreaterThan(1);
    const hours = documents.flatMap((d) => d.hour ?? []);
    expect(hours).toEqual([...hours].sort((a, b) => a - b));
    expect(Math.max(...hours)).toBeLessThan(66);
    for (const d of documents) expect(d.text.split(/\s+/).length, d.id).toBeLessThanOrEqual(50);
    expect(body("seventy-two-hours-rules")).toContain("**Nobody plays Ren or Ari.**");
    for (const law of ["Art. 6(1)", "Art. 6(4)", "Art. 8(2)", "Art. 3(1) and 12", "principle 11"])
      expect(notes).toContain(law);
    expect(notes).toContain("**In 45 minutes:**");
  });

  it("has three parts", () => {
    expect(activity("slide", "cooperation-overview").body.match(/^\d\. \*\*[^*]+\*\*/gm)).toEqual([
      "1. **Cooperation:**",
      "2. **A good practice:**",
      "3. **Group work:**",
    ]);
  });

  it("shows the Nepal figures with their source, and tells the trainer what the guide says and what they do not say", () => {
    for (const fact of [
      "March 2010 to July 2012",
      "**205**",
      "**11 companies**",
      "**7 NGOs**",
      "**Training institutions**",
      "**Government** (ministry)",
      "US$100 a month",
      "TRRIN",
      "IOM staff in The Himalayan Times, July 2012",
    ]) {
      expect(body("nepal-practice").replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")).toContain(fact);
    }
    expect(JSON.stringify(session)).not.toMatch(/not confirmed/i);
    const { notes, sources, added } = activity("slide", "nepal-practice");
    for (const word of ["*our choice*", "prints no details", "no independent evaluation"])
      expect(notes).toContain(word);
    expect(sources.map((s) => s.id)).toEqual(["trrin-himalayan-times", "trrin-iom"]);
    expect(sources.every((s) => s.dated)).toBe(true);
    expect(added).toBe(true);
  });

  it("lets people guess who gave what in Nepal before they see it, with the same four partners", () => {
    const table = activity("table", "nepal-who-gave-what");
    expect(table).toMatchObject({ one: true, added: true });
    expect(table.key).toEqual({
      government: ["legal"],
      companies: ["jobs"],
      ngos: ["counselling"],
      iom: ["planning"],
    });
    expect(Object.keys(table.reasons!)).toEqual(table.rows.map((r) => r.id));
    const ids = session.activities.map((a) => a.id);
    expect(ids.indexOf("nepal-who-gave-what")).toBe(ids.indexOf("nepal-practice") - 1);
    expect(new Set(table.sources.map((s) => s.id))).toEqual(
      new Set(activity("slide", "nepal-practice").sources.map((s) => s.id)),
    );
  });

  it("gives each group one of the four scenarios, eighteen minutes to write and three to present", () => {
    const sheet = activity("worksheet", "scenario-by-group");
    expect(sheet).toMatchObject({ priority: "must", minutes: 38, speaking: 180, dots: 3 });
    expect(sheet.notes).toContain(
      "two to give out the scenarios, eighteen in the groups, twelve for four groups to present, three minutes each, six",
    );
    const [which, ...sides] = sheet.sections;
    const [field] = which!.fields;
    expect(field).toMatchObject({ id: "scenario", type: "choice", required: true });
    expect(field?.type === "choice" && field.options.map((o) => `scenario-${o.id}`)).toEqual(SCENARIOS);
    for (const id of SCENARIOS) {
      const { agencies, sections, compare, question } = activity("worksheet", id);
      expect({ agencies, sections, compare }, id).toEqual({
        agencies: sheet.agencies,
        sections: sides,
        compare: sheet.compare,
      });
      const opening = question.slice(0, question.indexOf(" What do you do"));
      expect(sheet.text, id).toContain(opening);
    }
    for (const n of [1, 2, 3, 4])
      for (const side of ["government", "NGO", "together"])
        expect(sheet.notes).toContain(`**Scenario ${n}, key, ${side}:**`);
  });

  it("keeps the four in reserve one by one, three minutes for each group that presents, in 19 minutes each", () => {
    for (const id of SCENARIOS) {
      const sheet = activity("worksheet", id);
      expect(sheet).toMatchObject({ speaking: 180, minutes: 19 });
      expect(sheet.notes).toContain("nine in the groups, six for two groups to present");
    }
    expect(new Set(SCENARIOS.map((id) => activity("worksheet", id).priority))).toEqual(new Set(["could"]));
    const { notes } = activity("slide", "cooperation-scenarios");
    for (const word of ["*one* of the four scenarios", "38 minutes in all", "three minutes"])
      expect(notes).toContain(word);
    const obstacles = activity("points", "cooperation-obstacles");
    expect(obstacles.items.slice(0, 4).map((i) => i.id)).toEqual([
      "priorities",
      "stereotypes",
      "interest",
      "rotation",
    ]);
  });

  it("gives the role of focal point and asks for both sides", () => {
    for (const word of [
      "focal point",
      "concrete measures",
      "*(owner and date: added)*",
      "government ([GO](word:go)) **and** NGO",
    ]) {
      expect(body("cooperation-scenarios")).toContain(word);
    }
  });

  it("has four scenarios, each from two perspectives, with owner and date", () => {
    expect(session.activities.filter((a) => a.kind === "worksheet" && !a.added).map((a) => a.id)).toEqual([
      "scenario-by-group",
      ...SCENARIOS,
    ]);
    for (const id of SCENARIOS) {
      const sheet = activity("worksheet", id);
      expect(sheet.sections.flatMap((s) => s.fields.map((f) => `${s.id} ${f.type} ${f.id}`))).toEqual([
        "government table government",
        "ngo table ngo",
        "together table joint",
      ]);
      for (const field of sheet.sections.flatMap((s) => s.fields)) {
        expect(field.type === "table" && field.columns.map((c) => `${c.type} ${c.id}`)).toEqual([
          "text what",
          "agency owner",
          "date when",
        ]);
      }
      expect(sheet.compare).toMatchObject({ type: "board", owner: "owner", when: "when" });
      expect(sheet.compare?.type === "board" && sheet.compare.columns.map((c) => c.field)).toEqual([
        "government",
        "ngo",
        "joint",
      ]);
    }
  });

  it("deals four papers out, none of which tells the whole case, and says that they are invented", () => {
    const sheet = activity("worksheet", "four-papers");
    expect(sheet.documents.map((d) => d.id)).toEqual(["police", "clinic", "hotline", "employer"]);
    expect(sheet.text).toContain("invented");
    for (const { text } of sheet.documents) expect(text).not.toMatch(/traffick|\b(he|she|him|her)\b/i);
  });

  it("maps which office owns which step on the way of a victim", () => {
    const sheet = activity("worksheet", "cooperation-map");
    expect(sheet.compare).toEqual({ type: "map", table: "steps", agency: "owner" });
    const [table] = sheet.sections.flatMap((s) => s.fields);
    expect(table?.type === "table" && table.rows).toHaveLength(9);
    expect(table?.type === "table" && table.columns.map((c) => c.id)).toEqual([
      "owner",
      "with",
      "by-when",
      "basis",
      "contact",
    ]);
  });

  it.each<[string, string[]]>([
    ["scenario-priorities", ["police", "interview", "at once", "traumatise the victim further"]],
    ["scenario-stereotypes", ["Police officers", "all trafficked women", "prostitution", "own free will"]],
    [
      "scenario-postponed-training",
      ["labour inspectors", "put off again and again", "labour authority", "not a priority"],
    ],
    ["scenario-rotation", ["chair the case conference", "several agencies", "change often", "know little"]],
  ])("tells %s with its facts", (id, facts) => {
    for (const fact of facts) expect(activity("worksheet", id).question).toContain(fact);
  });

  it("keeps the model answers in the notes", () => {
    const expected: [string, string[]][] = [
      [
        "scenario-priorities",
        ["reflection period", "joint interview", "case manager", "support person", "a clock"],
      ],
      [
        "scenario-stereotypes",
        ["basic training", "command", "labour cases", "without exposing", "balanced test of Session 11"],
      ],
      [
        "scenario-postponed-training",
        ["targets", "budget line", "short modules", "union", "pilot in one district"],
      ],
      [
        "scenario-rotation",
        ["deputy", "within 30 days", "welcome pack", "terms of reference", "contact list", "e-learning"],
      ],
    ];
    for (const [id, words] of expected) {
      const { notes, ...shown } = activity("worksheet", id);
      for (const part of ["**Key, government:**", "**Key, NGO:**", "**Key, together:**"])
        expect(notes).toContain(part);
      for (const word of words) {
        expect(notes).toContain(word);
        expect(JSON.stringify(shown)).not.toContain(word);
      }
    }
  });

  it("closes with four points and the contact as printed", () => {
    expect(activity("slide", "cooperation-conclusion").body.match(/^\d\. /gm)).toHaveLength(4);
    for (const word of ["complement", "overlap", "alone", "common aim", "Cooperation is vital"]) {
      expect(body("cooperation-conclusion")).toContain(word);
    }
    expect(body("cooperation-contact")).toContain("info@iom.int");
    expect(activity("slide", "cooperation-contact").sources[0]).toMatchObject({ year: 2016, dated: true });
  });
});
