/**
 * Session 8 against the study guide: control, the ten conditions, the twelve indicators, the worker's case
 * and its six questions.
 */
import { describe, expect, it } from "vitest";
import { guideSession, longestWithoutATask } from "@/tests/support/guide";
import { checkWorkshop } from "@/workshop/content/check";

const { workshop, session, activity, body } = guideSession(8);
const plain = (id: string) => body(id).replace(/\*\*/g, "");

const CONTROL = ["control-why", "control-fear", "control-without-violence", "control-without-locks"];
const STORY = ["worker-story-1", "worker-story-2", "worker-story-3", "worker-story-4"];

describe("session 8", () => {
  it("passes every check and stands behind AAPTIP", () => {
    expect(checkWorkshop({ ...workshop, sessions: [session], agendas: [] })).toEqual([]);
    expect(session).toMatchObject({
      id: "prosecution",
      title: "Prosecution with a victim-centred approach",
      by: "AAPTIP (Australia-Asia Program to Combat Trafficking in Persons)",
    });
  });

  it("runs in this order", () => {
    expect(session.activities.map((a) => `${a.kind} ${a.id}`)).toEqual([
      "slide prosecution-overview",
      "slide victims-needs",
      "number self-rescue-guess",
      "poll why-not-cooperate",
      "slide silence-and-the-case",
      "ranking justice-challenges",
      "slide control-why",
      "slide control-fear",
      "slide control-without-violence",
      "poll what-holds",
      "slide control-without-locks",
      "slide control-mechanisms-1",
      "slide control-mechanisms-2",
      "marking control-marking",
      "table control-in-paula",
      "slide why-not-escape",
      "slide first-responders",
      "sort first-hour",
      "slide worker-story-1",
      "slide worker-story-2",
      "slide worker-story-3",
      "slide worker-story-4",
      "poll worker-question-1",
      "open worker-question-2",
      "open worker-question-3",
      "slide worker-cues",
      "slide indicators-how-to-read",
      "checklist worker-indicators",
      "worksheet worker-question-4",
      "worksheet worker-question-5",
      "slide help-is-not-a-reward",
      "worksheet worker-question-6",
      "break worker-breathing",
      "slide prosecution-recommendations",
      "slide evidence-without-the-victim",
      "table evidence-cards",
      "slide evidence-what-it-proves",
      "number back-pay-claim",
      "slide back-pay-working",
      "slide prosecution-contact",
    ]);
  });

  it("marks as added what the guide does not have", () => {
    expect(session.activities.filter((a) => a.added).map((a) => a.id)).toEqual([
      "victims-needs",
      "self-rescue-guess",
      "why-not-cooperate",
      "silence-and-the-case",
      "justice-challenges",
      "what-holds",
      "control-marking",
      "control-in-paula",
      "first-responders",
      "first-hour",
      "worker-cues",
      "worker-indicators",
      "help-is-not-a-reward",
      "worker-breathing",
      "prosecution-recommendations",
      "evidence-without-the-victim",
      "evidence-cards",
      "evidence-what-it-proves",
      "back-pay-claim",
      "back-pay-working",
    ]);
  });

  it("gives the trainer notes on every activity: purpose and time", () => {
    for (const a of session.activities) {
      expect(a.notes, a.id).toContain("**Purpose:**");
      expect(a.notes, a.id).toContain("**Time:**");
    }
  });

  it("gives people something to do at least every ten minutes", () => {
    expect(longestWithoutATask(session.activities)).toBeLessThanOrEqual(10);
  });

  it("says in the notes as many minutes as it plans", () => {
    for (const a of session.activities) {
      expect(a.notes?.match(/\*\*Time:\*\* (\d+) minutes?/)?.[1], a.id).toBe(String(a.minutes));
    }
    expect(session.minutes).toBe(171);
  });

  it("asks something within the first five minutes, and has places for a break before the story and before the evidence", () => {
    const first = session.activities.findIndex((a) => a.kind !== "slide");
    expect(session.activities.slice(0, first).reduce((sum, a) => sum + a.minutes, 0)).toBeLessThanOrEqual(5);
    const [story, evidence] = ["worker-story-1", "evidence-without-the-victim"].map((id) =>
      session.activities.findIndex((a) => a.id === id),
    ) as [number, number];
    expect(session.activities[story]!.notes).toContain("take a long break");
    expect(session.activities[evidence]!.notes).toContain("take a break");
    for (const part of [
      session.activities.slice(0, story),
      session.activities.slice(story, evidence),
      session.activities.slice(evidence),
    ])
      expect(part.reduce((sum, a) => sum + a.minutes, 0)).toBeLessThanOrEqual(90);
    const slots = workshop.agendas.find((a) => a.id === "four-days")!.days.flatMap((d) => d.slots);
    const places = slots.flatMap((s, i) => (s.session === "prosecution" ? [i] : []));
    expect(places.map((i) => slots[i]!.activities![0])).toEqual([
      "prosecution-overview",
      "worker-story-1",
      "evidence-without-the-victim",
    ]);
    expect(slots.slice(places[0]! + 1, places[1]).map((s) => s.title)).toEqual([
      expect.stringMatching(/^(Lunch|Break)/),
    ]);
    expect(slots.slice(places[1]! + 1, places[2]).map((s) => s.title)).toEqual([
      expect.stringMatching(/^Room for/),
      "Break",
    ]);
  });

  it("warns before what is heavy", () => {
    expect(session.activities.filter((a) => a.notice).map((a) => a.id)).toEqual([
      "control-fear",
      "control-mechanisms-2",
      "control-marking",
      "worker-story-4",
      "evidence-cards",
    ]);
    expect(activity("checklist", "worker-indicators").subjects[0]!.notice).toContain("pass");
    for (const a of session.activities.filter((x) => x.notice)) expect(a.notice).toMatch(/pass/);
  });
});

describe("victims and criminal justice", () => {
  it("asks why many victims do not cooperate, as the overview promises, and answers with sources", () => {
    expect(body("prosecution-overview")).toContain("why many do not work with the authorities");
    const { options, most, sources } = activity("poll", "why-not-cooperate");
    expect(options).toHaveLength(10);
    expect(most).toBe(3);
    expect(sources.map((s) => s.year)).toEqual([2021, 2009]);
    for (const word of ["Fear", "Trauma", "Shame", "Years without income"])
      expect(body("silence-and-the-case")).toContain(word);
  });

  it("weighs the challenges of criminal justice, as the overview promises", () => {
    expect(body("prosecution-overview")).toContain("What is hard** for criminal justice");
    const { items, top, sources } = activity("ranking", "justice-challenges");
    expect(items).toHaveLength(8);
    expect(top).toBe(3);
    expect(sources.map((s) => s.year)).toEqual([2011, 2017]);
  });

  it("lets people guess how victims got out, with source, year and what the figure leaves out", () => {
    const { truth, explanation } = activity("number", "self-rescue-guess");
    expect(truth).toMatchObject({ value: 41, date: "2012–2020" });
    expect(truth!.source).toContain("UNODC, Global Report on Trafficking in Persons 2022");
    expect(explanation).toMatch(/41 of 100.*28.*21.*It says nothing about/s);
  });

  it("sorts the acts of a first responder into now, later and never", () => {
    const { bins, cards } = activity("sort", "first-hour");
    expect(bins.map((b) => b.id)).toEqual(["now", "later", "never"]);
    expect(cards.map((c) => [c.id, c.key!.accepted])).toEqual([
      ["needs", ["now"]],
      ["say-who", ["now"]],
      ["apart", ["now"]],
      ["details", ["later", "never"]],
      ["statement", ["later"]],
      ["co-worker", ["never"]],
      ["promise", ["never"]],
      ["embassy", ["never"]],
    ]);
  });
});

describe("control", () => {
  it("is told in seven points, in order", () => {
    const numbers = CONTROL.flatMap((id) => activity("slide", id).body.match(/^\d\. \*\*/gm) ?? []);
    expect(numbers).toEqual(["1. **", "2. **", "3. **", "4. **", "5. **", "6. **", "7. **"]);
    const points = CONTROL.map(plain).join(" ");
    for (const fact of [
      "obedience, not injury",
      "in front of the others",
      "weapons",
      "threaten in words",
      "hold back food",
      "force an abortion (in brothels)",
      "police will jail you",
      "they hate foreigners",
      "day off under watch",
      "more food",
      "a little money",
      "holiday with the employer's family",
      "affection",
      "special account",
      "all of it at the end",
      "whose sum the person may not know",
      "honest people pay",
      "Threats to the family",
      "a child kept as security",
    ]) {
      expect(points).toContain(fact);
    }
  });

  it("has exactly eight mechanisms", () => {
    const rows = ["control-mechanisms-1", "control-mechanisms-2"].flatMap((id) =>
      (activity("slide", id).body.match(/^\| \*\*\d\. [^|]+\*\*/gm) ?? []).map((row) =>
        row.replace(/^\| \*\*|\*\*$|\]\(word:[a-z-]+\)|\[/g, ""),
      ),
    );
    expect(rows).toEqual([
      "1. Debt bondage",
      "2. Isolation by taking documents",
      "3. Fear of the authorities",
      "4. Linguistic and social isolation",
      "5. Stigma and shame",
      "6. Reprisals against the family",
      "7. Violence and the threat of it",
      "8. Addiction",
    ]);
    expect(activity("slide", "control-mechanisms-2").notes).toContain("twice");
  });

  it("is marked with the same eight in a statement that shows each of them", () => {
    const { labels, clauses } = activity("marking", "control-marking");
    expect(labels.map((l) => l.id)).toEqual([
      "debt",
      "documents",
      "authorities",
      "isolation",
      "shame",
      "family",
      "violence",
      "addiction",
    ]);
    expect(clauses.map((c) => [c.id, c.key])).toEqual([
      ["came", []],
      ["passport", ["documents"]],
      ["price", ["debt"]],
      ["book", ["debt"]],
      ["language", ["isolation"]],
      ["police", ["authorities"]],
      ["beaten", ["violence"]],
      ["sea", []],
      ["pills", ["addiction"]],
      ["house", ["family"]],
      ["office-job", ["shame"]],
      ["door", []],
    ]);
    expect(clauses.every((c) => c.reason)).toBe(true);
  });

  it("is matched with Paula's parts", () => {
    const table = activity("table", "control-in-paula");
    expect(table.one).toBe(true);
    expect(table.rows).toHaveLength(8);
    expect(table.columns.map((c) => c.id)).toEqual([
      "parts-1-2",
      "part-3",
      "part-4",
      "part-5",
      "parts-6-7",
      "part-8",
      "hinted",
      "nowhere",
    ]);
    expect(table.key).toEqual({
      debt: ["part-3", "part-4", "part-5"],
      documents: ["part-4"],
      authorities: ["part-5"],
      isolation: ["hinted"],
      shame: ["part-8"],
      family: ["nowhere"],
      violence: ["nowhere"],
      addiction: ["nowhere"],
    });
    expect(Object.keys(table.reasons!)).toEqual(table.rows.map((r) => r.id));
  });

  it("lists ten conditions under which people do not escape", () => {
    const conditions = activity("slide", "why-not-escape").body.match(/^\d+\. .+$/gm)!;
    expect(conditions).toHaveLength(10);
    for (const [i, word] of [
      "strange place",
      "own country",
      "language",
      "papers",
      "family",
      "moved",
      "sexually",
      "police",
      "dangerous work",
      "threats",
    ].entries()) {
      expect(conditions[i]).toContain(word);
    }
  });
});

describe("the worker's case", () => {
  it("tells every fact in its part", () => {
    const facts: [string, string[]][] = [
      [
        "worker-story-1",
        [
          "small village",
          "north of Country C",
          "two brothers",
          "two sisters",
          "take care of my family",
          "two weeks",
          "enough food",
        ],
      ],
      [
        "worker-story-2",
        [
          "two people",
          "owners of a company",
          "good moral values",
          "family business",
          "20 km",
          "decent salary",
          "my own room, and food",
          "one day off a week",
          "next day",
        ],
      ],
      [
        "worker-story-3",
        [
          "shed",
          "tin roof",
          "one other person",
          "7 am",
          "from door to door",
          "house or the garden",
          "9 pm",
          "one meal",
          "Six days a week",
          "no pay",
        ],
      ],
      [
        "worker-story-4",
        [
          "late",
          "beaten or raped",
          "several times",
          "One of the sons",
          "Someone else tried to flee and was beaten",
          "got away",
          "ask for help",
        ],
      ],
    ];
    expect(facts.map(([id]) => id)).toEqual(STORY);
    for (const [id, words] of facts) for (const word of words) expect(plain(id)).toContain(word);
    expect(activity("slide", "worker-story-3").notes).toContain("84 hours");
  });

  it("never states the worker's sex before the reveal, nor after it", () => {
    const shown = session.activities
      .filter((a) => /^(?:worker|evidence|back-pay)-/.test(a.id) && a.id !== "worker-cues")
      .map((a) => JSON.stringify({ ...a, notes: undefined }))
      .join(" ");
    expect(shown).not.toMatch(/\b(he|she|his|her|him|hers|man|woman)\b/i);
  });

  it("asks exactly six questions", () => {
    const questions = session.activities.filter((a) => /^Question \d/.test(a.title));
    expect(questions.map((a) => `${a.title.slice(0, 10)} ${a.kind}`)).toEqual([
      "Question 1 poll",
      "Question 2 open",
      "Question 3 open",
      "Question 4 worksheet",
      "Question 5 worksheet",
      "Question 6 worksheet",
    ]);
    expect(questions.some((a) => a.added)).toBe(false);
  });

  it("offers three answers to the first, with the key in the notes", () => {
    const { options, notes } = activity("poll", "worker-question-1");
    expect(options.map((o) => o.id)).toEqual(["male", "female", "cannot-tell"]);
    expect(notes).toContain("*cannot tell*");
    for (const cue of ["rape", "take care of my family", "moral values", "garden", "beatings", "earning"]) {
      expect(body("worker-cues")).toContain(cue);
    }
  });

  it("collects two lists that can be laid side by side, and a plan", () => {
    const fields = (id: string) =>
      activity("worksheet", id).sections.flatMap((s) => s.fields.map((f) => `${s.id} ${f.type} ${f.id}`));
    expect(fields("worker-question-4")).toEqual(["needs list now", "needs list later"]);
    expect(fields("worker-question-5")).toEqual(fields("worker-question-4"));
    expect(fields("worker-question-6")).toEqual(["plan list who", "plan list what", "plan list when"]);
    for (const id of ["worker-question-4", "worker-question-5", "worker-question-6"]) {
      expect(activity("worksheet", id).notes).toContain("**Key, to be expected:**");
    }
    expect(activity("worksheet", "worker-question-5").notes).toContain("*all of question 4*");
    expect(activity("worksheet", "worker-question-5").compare).toMatchObject({
      type: "difference",
      with: "worker-question-4",
    });
    expect(body("help-is-not-a-reward")).toContain("protection and care may not depend on cooperating");
    expect(body("help-is-not-a-reward")).toContain("principle 2");
    expect(
      ["worker-question-4", "worker-question-5"].map((id) => activity("worksheet", id).speaking),
    ).toEqual([0, 0]);
    expect(activity("worksheet", "worker-question-6").speaking).toBe(180);
    expect(activity("worksheet", "worker-question-6").notes).toContain("three minutes a group");
  });

  it("holds twelve indicators against the case, nine present and three unknown", () => {
    const { items, subjects, notes } = activity("checklist", "worker-indicators");
    const ids = ["i1", "i2", "i3", "i4", "i5", "i6", "i7", "i8", "i9", "i10", "i11", "i12"];
    expect(items.map((i) => i.id)).toEqual(ids);
    expect(subjects.map((s) => s.id)).toEqual(["worker"]);
    const marks = (mark: string) => ids.filter((id) => subjects[0]!.key![id] === mark);
    expect(marks("present")).toEqual(["i1", "i2", "i3", "i4", "i5", "i6", "i7", "i9", "i10"]);
    expect(marks("unknown")).toEqual(["i8", "i11", "i12"]);
    expect(Object.keys(subjects[0]!.reasons!)).toEqual(ids);
    for (const word of ["*trafficked? yes.*", "**Act:**", "**Means:**", "**Purpose:**", "20 km"]) {
      expect(notes).toContain(word);
    }
  });

  it("words each indicator after its subject in the guide", () => {
    const { items } = activity("checklist", "worker-indicators");
    const words = [
      /no pay, or less/,
      /held back/,
      /job or the situation is not what was promised/,
      /conditions of work or of living/,
      /scared or unsafe/,
      /tricked or forced/,
      /sexual contact/,
      /owes money or favours/,
      /harmed or threatened/,
      /unable to leave/,
      /identity papers/,
      /contact with people outside/,
    ];
    for (const [i, word] of words.entries()) expect(items[i]!.text).toMatch(word);
  });

  it("shows the contact as printed in the guide", () => {
    expect(body("prosecution-contact")).toContain("info@aaptip.org");
    expect(activity("slide", "prosecution-contact").sources[0]).toMatchObject({ year: 2016, dated: true });
  });
});

describe("evidence without the victim", () => {
  const cards = activity("table", "evidence-cards");
  const ELEMENTS = ["act", "means", "purpose"] as const;
  /** What a text calls each card. */
  const names: Record<string, string> = {
    "wage-book": "wage book",
    phone: "phone",
    van: "van",
    rota: "duty rota",
    neighbours: "neighbours",
    shed: "shed",
    clinic: "clinic",
    bank: "bank",
    "former-workers": "former workers",
    photograph: "photograph",
  };
  const helping = (element: string) => Object.keys(names).filter((id) => cards.key![id]!.includes(element));

  it("lays ten pieces on act, means and purpose, each in several at once or in none", () => {
    expect(cards.one).toBe(false);
    expect(cards.columns.map((c) => c.id)).toEqual([...ELEMENTS, "none"]);
    expect(Object.keys(names)).toEqual(expect.arrayContaining(cards.rows.map((r) => r.id)));
    expect(cards.key).toEqual({
      "wage-book": ["purpose"],
      phone: ["act", "means"],
      van: ["act", "purpose"],
      rota: ["purpose"],
      neighbours: ["purpose"],
      shed: ["act", "means"],
      clinic: ["means"],
      bank: ["purpose"],
      "former-workers": ["act", "means", "purpose"],
      photograph: ["none"],
    });
    expect(Object.keys(cards.key!)).toEqual(cards.rows.map((r) => r.id));
    for (const element of ELEMENTS) expect(helping(element).length, element).toBeGreaterThanOrEqual(4);
  });

  it("says of each piece what it proves, what it does not, and whence it comes", () => {
    expect(Object.keys(cards.reasons!)).toEqual(cards.rows.map((r) => r.id));
    for (const [id, reason] of Object.entries(cards.reasons!)) {
      expect(reason, id).toMatch(/^\*\*Proves:\*\* .+\. \*\*Not:\*\* .+\. \*\*From:\*\* .+\.$/);
      expect(reason, id).toMatch(/Art\. \d/);
    }
    expect(cards.reasons!.clinic).toContain("only if the patient agrees");
  });

  it("names on its slides, and in the notes, the same pieces as the key", () => {
    for (const name of Object.values(names)) expect(body("evidence-without-the-victim")).toContain(name);
    const rows = activity("slide", "evidence-what-it-proves").body.match(/^\| \*\*.+$/gm)!;
    const inNotes = cards.notes!.match(/\*\*Key:\*\* act: (.+?)\. Means: (.+?)\. Purpose: (.+?)\. None: /)!;
    for (const [i, element] of ELEMENTS.entries()) {
      const key = helping(element).map((id) => names[id]!);
      const listed = (text: string) => text.split(", ").map((name) => (name === "rota" ? "duty rota" : name));
      expect(rows[i]!.toLowerCase(), element).toContain(`**${element}**`);
      expect(listed(rows[i]!.split("|")[2]!.trim()).sort(), element).toEqual([...key].sort());
      expect(listed(inNotes[i + 1]!).sort(), element).toEqual([...key].sort());
    }
  });

  it("keeps to the story: its hours, its shed and its pay", () => {
    const text = (id: string) => cards.rows.find((r) => r.id === id)!.text;
    expect(text("van")).toMatch(/7 am.*9 pm.*six days a week/);
    expect(text("shed")).toContain("tin roof");
    for (const id of ["wage-book", "bank", "former-workers"])
      expect(text(id)).toMatch(/no (?:line|wages|pay)/);
    for (const id of ["evidence-without-the-victim", "evidence-cards", "back-pay-claim"])
      expect(session.activities.find((a) => a.id === id)!.notes, id).toMatch(
        /\*\*Source:\*\* \*added\*.*[Ii]nvented/,
      );
  });

  it("adds up the claim for back pay", () => {
    const [hours, days, normal, wage, weeks] = [21 - 7, 6, 48, 3, 5];
    const week = hours * days;
    const overtime = week - normal;
    const claim = (rate: number) => (normal * wage + overtime * wage * rate) * weeks;
    expect([week, overtime, normal * wage, overtime * wage * 1.5]).toEqual([84, 36, 144, 162]);
    expect(claim(1.5)).toBe(1_530);
    // Eight hours a day are the same normal week.
    expect((hours - 8) * days).toBe(overtime);
    const rows = activity("slide", "back-pay-working")
      .body.match(/^\| .+ \|$/gm)!
      .slice(1);
    expect(
      rows.map((row) =>
        row
          .replaceAll("**", "")
          .split("|")
          .slice(1, 4)
          .map((cell) => cell.trim()),
      ),
    ).toEqual([
      ["Hours a day", "7:00 to 21:00", `${hours}`],
      ["Hours a week", `${hours} × ${days}`, `${week}`],
      ["Overtime", `${week} − ${normal}`, `${overtime}`],
      ["Normal pay", `${normal} × ${wage}`, `${normal * wage}`],
      ["Overtime pay", `${overtime} × ${wage * 1.5}`, `${overtime * wage * 1.5}`],
      ["Pay a week", "144 + 162", `${claim(1.5) / weeks}`],
      ["Owed for five weeks", `306 × ${weeks}`, "1,530"],
    ]);
    const { truth, explanation, notes, min, max } = activity("number", "back-pay-claim");
    expect(truth!.value).toBe(claim(1.5));
    expect(explanation).toMatch(/84 hours.*48 at 3 make 144.*36 at 4\.5 make 162.*306 a week, and 1,530/);
    const slips = [claim(1), normal * wage * weeks, week * wage * 1.5 * weeks];
    expect(slips).toEqual([1_260, 720, 1_890]);
    for (const sum of [...slips, claim(1.25)]) {
      expect(notes).toContain(sum.toLocaleString("en"));
      expect(sum).toBeGreaterThan(min);
      expect(sum).toBeLessThan(max);
    }
    expect(claim(1.25)).toBe(1_395);
    expect(explanation).toContain("National law decides");
  });

  it("is printed on one sheet, to be given out after the claim", () => {
    const sheet = workshop.handouts.find((h) => h.id === "evidence")!;
    expect(sheet.parts).toEqual([
      "evidence-without-the-victim/text",
      "evidence-what-it-proves",
      "back-pay-working",
    ]);
    expect(sheet.when).toContain("after the claim");
  });
});
