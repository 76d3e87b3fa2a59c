/** Session 10 against the study guide: six steps and their 25 checks, and Santi's story with every fact. */
import { describe, expect, it } from "vitest";
import { guideSession } from "@/tests/support/guide";

const { session, activity } = guideSession(10);
/** A slide's text without line ends, links and marks of emphasis. */
const slideText = (id: string) =>
  activity("slide", id)
    .body.replace(/\[([^\]]*)\]\(word:[^)]*\)/g, "$1")
    .replace(/\*\*/g, "")
    .replace(/\s+/g, " ");
const fields = (id: string) => activity("worksheet", id).sections.flatMap((s) => s.fields);
const choices = (id: string, field: string) => {
  const found = fields(id).find((f) => f.id === field);
  if (found?.type !== "checklist" && found?.type !== "choice") throw new Error(`${field} offers no choices.`);
  return found.options.map((o) => o.id);
};

describe("session 10", () => {
  it("runs in this order", () => {
    expect(session.activities.map((a) => `${a.kind} ${a.id}`)).toEqual([
      "slide s10-overview",
      "poll s10-remember",
      "slide s10-what-is-a-campaign",
      "slide s10-objectives",
      "table s10-objectives-match",
      "ranking s10-order-steps",
      "slide s10-six-steps",
      "slide s10-step-1",
      "slide s10-step-2",
      "sort s10-objective-or-wish",
      "slide s10-step-3",
      "sort s10-barriers",
      "slide s10-step-4",
      "slide s10-step-5",
      "slide s10-step-6",
      "sort s10-what-it-shows",
      "slide s10-behaviour",
      "sort s10-message-tests",
      "slide s10-santi-village",
      "slide s10-santi-leaving",
      "slide s10-santi-stories",
      "slide s10-santi-sister",
      "slide s10-santi-home",
      "slide s10-santi-offer",
      "open s10-santi-question",
      "slide s10-santi-journey",
      "slide s10-santi-factory",
      "slide s10-santi-held",
      "slide s10-santi-town",
      "slide s10-santi-market",
      "checklist s10-santi-indicators",
      "slide s10-report",
      "worksheet s10-campaign",
      "poll s10-audiences",
      "worksheet s10-review",
      "worksheet s10-review-step-6",
      "slide s10-contact",
    ]);
  });

  it("marks as added what the guide does not have", () => {
    expect(session.activities.filter((a) => a.added).map((a) => a.id)).toEqual([
      "s10-remember",
      "s10-what-is-a-campaign",
      "s10-objectives-match",
      "s10-order-steps",
      "s10-objective-or-wish",
      "s10-barriers",
      "s10-step-6",
      "s10-what-it-shows",
      "s10-message-tests",
      "s10-santi-question",
      "s10-santi-indicators",
      "s10-report",
      "s10-audiences",
      "s10-review-step-6",
    ]);
  });

  it("gives the trainer notes on every activity", () => {
    for (const a of session.activities) {
      expect(a.notes, a.id).toContain("**Purpose:**");
      expect(a.notes, a.id).toMatch(new RegExp(`\\*\\*Time:\\*\\* ${a.minutes} minutes?\\b`));
    }
  });

  it("names the handbook by its title", () => {
    expect(slideText("s10-overview")).toContain(
      "Addressing Irregular Migration through Effective Information Campaigns",
    );
  });

  it("asks people something after two minutes", () => {
    expect(session.activities.slice(0, 2).map((a) => [a.kind, a.minutes])).toEqual([
      ["slide", 2],
      ["poll", 3],
    ]);
  });

  it("names the agency and its contact as printed", () => {
    expect(session.by).toContain("Regional Support Office");
    expect(slideText("s10-contact")).toContain("info@rso.baliprocess.net");
    expect(slideText("s10-contact")).toContain("2016");
  });
});

describe("the six steps", () => {
  it("follow six possible objectives", () => {
    expect(slideText("s10-objectives").match(/ \d\. /g)).toHaveLength(6);
    for (const word of [
      "risks",
      "Families",
      "protect themselves",
      "report",
      "Consumers",
      "Companies",
      "supply lines",
    ]) {
      expect(slideText("s10-objectives")).toContain(word);
    }
  });

  it("are named in order on one slide", () => {
    expect(slideText("s10-six-steps").match(/\d\. [A-Z]\w+/g)).toEqual([
      "1. Getting",
      "2. Objectives",
      "3. Audience",
      "4. Messages",
      "5. Spreading",
      "6. Monitoring",
    ]);
    expect(slideText("s10-six-steps")).toContain("25 in all");
  });

  it("show five checks on each slide of steps 1 to 5", () => {
    for (const step of [1, 2, 3, 4, 5]) {
      expect(activity("slide", `s10-step-${step}`).body.match(/^- /gm), `step ${step}`).toHaveLength(5);
    }
  });

  it("have exactly 25 checks, five for each of steps 1 to 5", () => {
    const review = fields("s10-review").map((f) => [f.id, choices("s10-review", f.id).length]);
    expect(review).toEqual([1, 2, 3, 4, 5].map((step) => [`checks-${step}`, 5]));
    expect(new Set(fields("s10-review").flatMap((f) => choices("s10-review", f.id))).size).toBe(25);
    expect(activity("worksheet", "s10-review")).toMatchObject({ added: false });
  });

  it("have a sixth list of eight checks that is marked as added", () => {
    expect(choices("s10-review-step-6", "checks-6")).toEqual([
      "c6-indicators",
      "c6-baseline",
      "c6-method",
      "c6-levels",
      "c6-harm",
      "c6-feedback",
      "c6-budget",
      "c6-learn",
    ]);
    expect(activity("worksheet", "s10-review-step-6").added).toBe(true);
  });

  it("carry three maxims", () => {
    expect(slideText("s10-step-3")).toContain("A bigger audience is not a better audience");
    expect(slideText("s10-step-4")).toContain("negative messages cost trust");
    expect(slideText("s10-step-4")).toContain("risks alone do not help");
  });

  it("end in four tests for a change of behaviour", () => {
    expect(slideText("s10-behaviour").match(/ \d\. /g)).toHaveLength(4);
    for (const word of ["good for them", "needs and values", "easy", "people like them"]) {
      expect(slideText("s10-behaviour")).toContain(word);
    }
  });
});

describe("Santi's story", () => {
  it.each<[slide: string, facts: string[]]>([
    [
      "village",
      [
        "20",
        "large village",
        "south of Country A",
        "five children, and he is the oldest",
        "At 14 he left school",
        "small farm",
      ],
    ],
    [
      "village",
      [
        "At weekends he sells vegetables at the market",
        "Nan, a friend, sells there too",
        "talk every Saturday",
      ],
    ],
    ["leaving", ["no decent jobs", "better future", "elders and community leaders", "trusts them greatly"]],
    ["leaving", ["young men", "adult life", "hard to get", "irregular", "brokers"]],
    [
      "stories",
      ["high fees for recruitment and transport", "wages held back", "large deductions", "forced and unpaid"],
    ],
    ["stories", ["NGOs", "plays", "more than the government's radio"]],
    ["sister", ["older sister", "more than two years", "household", "every month", "bigger house"]],
    ["sister", ["motorcycle repair", "TV set", "rare", "Neither Santi nor Nan thinks"]],
    [
      "home",
      [
        "local programme on culture",
        "two younger sisters",
        "26 % of women",
        "60 % of men",
        "over 80 km",
        "next village",
      ],
    ],
    [
      "offer",
      [
        "Country B",
        "10 times",
        "arrange and pay",
        "pay him back",
        "That night",
        "mother agrees",
        "no passport",
      ],
    ],
    ["offer", ["friends at the border"]],
    [
      "journey",
      ["next morning", "about 3 miles", "roadside café", "Lim, a truck driver, a large sum", "dark and hot"],
    ],
    ["journey", ["only border that Santi knows he crossed", "two men", "managers of a factory"]],
    ["factory", ["five other workers", "7:00", "14 hours a day, 6 days a week", "no pay for overtime"]],
    ["factory", ["Dust and fumes", "deep cough", "burnt her hand", "blowtorch", "end of her shift"]],
    [
      "held",
      ["deductions are different", "if there is pay at all", "labour inspector", "never finds anything"],
    ],
    [
      "held",
      [
        "deportation and prison",
        "brother is the chief of police",
        "hate migrants, because they “take jobs away”",
      ],
    ],
    [
      "town",
      ["8 km", "owner is a local", "core of the town's economy", "hundreds", "metal jewellery", "cheap"],
    ],
    [
      "town",
      ["take jobs away from the community", "violations of health and safety", "never finds anything"],
    ],
    ["town", ["rumours", "make them up", "Some worry", "No one has acted"]],
    [
      "market",
      [
        "Country C",
        "big international company",
        "subcontractor",
        "does not know about the violations",
        "spoken out against slavery and trafficking",
      ],
    ],
    ["market", ["Most of its customers do not know"]],
  ])("tells on the slide of the %s: %s", (slide, facts) => {
    const text = slideText(`s10-santi-${slide}`);
    for (const fact of facts) expect(text).toContain(fact);
  });

  it("warns before the factory and keeps slides short", () => {
    const slides = session.activities.filter((a) => a.id.startsWith("s10-santi-") && a.kind === "slide");
    expect(slides).toHaveLength(11);
    expect(slides.filter((a) => a.notice).map((a) => a.id)).toEqual(["s10-santi-factory"]);
    for (const { id } of slides) expect(slideText(id).split(" ").length, id).toBeLessThanOrEqual(80);
  });

  it("says that its Country C is not the one of Session 8", () => {
    expect(activity("slide", "s10-santi-market").notes).toContain("nothing to do with the Country C");
  });

  it("holds the twelve indicators against Santi, with the trap in number 11", () => {
    const list = activity("checklist", "s10-santi-indicators");
    expect(list.items.map((i) => i.id)).toEqual(Array.from({ length: 12 }, (_, i) => `i${i + 1}`));
    expect(list.subjects).toHaveLength(1);
    expect(list.subjects[0]!.key).toEqual({
      i1: "present",
      i2: "present",
      i3: "absent",
      i4: "present",
      i5: "present",
      i6: ["present", "unknown"],
      i7: "unknown",
      i8: "present",
      i9: "present",
      i10: ["present", "unknown"],
      i11: ["unknown", "present"],
      i12: "unknown",
    });
    expect(Object.keys(list.subjects[0]!.reasons!)).toEqual(list.items.map((i) => i.id));
    expect(list.subjects[0]!.reasons!.i11).toContain("never had one");
  });
});

describe("the campaign worksheet", () => {
  it("asks for all that a plan needs", () => {
    expect(fields("s10-campaign").map((f) => f.id)).toEqual([
      "w-problem",
      "w-objective-type",
      "w-objective",
      "w-objective-tests",
      "w-who",
      "w-where",
      "w-level",
      "w-belief",
      "w-barrier-change",
      "w-barrier-reach",
      "w-stage",
      "w-message",
      "w-tone",
      "w-format",
      "w-four-tests",
      "w-pre-test",
      "w-messenger",
      "w-channel",
      "w-take-part",
      "w-indicator",
      "w-baseline",
      "w-target",
      "w-resources",
    ]);
    // The exercise is the guide's; what is asked on its sheet is ours, as its notes say.
    expect(activity("worksheet", "s10-campaign")).toMatchObject({
      added: false,
      notes: expect.stringContaining("**Added:** the fields of this sheet."),
    });
    expect(
      fields("s10-campaign")
        .filter((f) => f.required)
        .map((f) => f.id),
    ).toEqual([
      "w-problem",
      "w-objective",
      "w-who",
      "w-where",
      "w-barrier-change",
      "w-message",
      "w-tone",
      "w-messenger",
      "w-channel",
      "w-indicator",
    ]);
    const { sections, compare } = activity("worksheet", "s10-campaign");
    expect(sections).toHaveLength(6);
    expect(sections.filter((s) => s.repeat).map((s) => [s.id, s.repeat?.with])).toEqual([
      ["w-audience", undefined],
      ["w-messages", "w-audience"],
      ["w-channels", "w-audience"],
    ]);
    expect(compare?.type === "campaign" && compare.doubts.map((d) => d.id)).toEqual([
      "government-radio",
      "plays",
      "leaflets",
      "threat-only",
      "general-public",
      "do-not-migrate",
      "hotline",
    ]);
  });

  it("credits plays, which the village trusts, and asks about everything else", () => {
    const { compare } = activity("worksheet", "s10-campaign");
    expect(
      compare?.type === "campaign" && compare.doubts.filter((d) => d.credit).map((d) => [d.id, d.field]),
    ).toEqual([["plays", "w-channel"]]);
  });

  it("asks for different audiences and a message for each, as the guide does", () => {
    const { question, sections, notes, minutes, speaking } = activity("worksheet", "s10-campaign");
    expect(question).toContain("different audiences");
    expect(question).toContain("a message for each");
    expect(sections.find((s) => s.id === "w-audience")!.repeat).toEqual({ most: 3 });
    // What must be filled for three audiences: three lines once, seven for each.
    const must = (some: typeof sections) => some.flatMap((s) => s.fields).filter((f) => f.required).length;
    const each = sections.filter((s) => s.repeat);
    expect(must(sections) + 2 * must(each)).toBe(24);
    expect(notes).toContain("that is 24 lines");
    expect({ minutes, speaking }).toEqual({ minutes: 45, speaking: 180 });
    expect(notes).toContain("12 for the rapporteurs of four groups, three minutes each");
  });

  it("keeps a message to 160 characters and separates origin, transit, destination and market", () => {
    expect(fields("s10-campaign").find((f) => f.id === "w-message")).toMatchObject({
      type: "text",
      length: 160,
    });
    expect(choices("s10-campaign", "w-where")).toEqual(["origin", "transit", "destination", "market"]);
    expect(choices("s10-campaign", "w-objective-tests")).toEqual([
      "realistic",
      "achievable",
      "measurable",
      "time-bound",
    ]);
    expect(choices("s10-campaign", "w-four-tests")).toEqual(["beneficial", "values", "easy", "peers"]);
  });

  it("gives the trainer twelve audiences, and the room the same twelve afterwards", () => {
    const { notes } = activity("worksheet", "s10-campaign");
    expect(notes!.match(/^ +\| \d+ /gm)?.map((row) => Number(row.replace(/\D/g, "")))).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
    ]);
    expect(activity("poll", "s10-audiences").options).toHaveLength(12);
    const ids = session.activities.map((a) => a.id);
    expect(ids.indexOf("s10-audiences")).toBeGreaterThan(ids.indexOf("s10-campaign"));
  });

  it("flags the usual weak plans", () => {
    const { notes } = activity("worksheet", "s10-campaign");
    for (const weak of [
      "Do not migrate",
      "government's radio",
      "leaflets",
      "the general public",
      "hotline",
    ]) {
      expect(notes).toContain(weak);
    }
  });
});
