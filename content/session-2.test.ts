/** Session 2 against the study guide: every figure, name and structure, and nothing told too early. */
import { describe, expect, it } from "vitest";
import type { Activity, ActivityOf, KindName } from "@/activities/kinds";
import { loadWorkshops } from "@/server/editor/content/load";
import { longestWithoutATask, onALateDay } from "@/tests/support/guide";
import { checkWorkshop } from "@/workshop/content/check";
import { inLanguage } from "@/workshop/content/texts";
import type { Workshop } from "@/workshop/content/workshop";

const workshops = loadWorkshops(import.meta.dirname);
const workshop = workshops.find((w) => w.id === "victim-centred-approach" && w.language === "en")!;
const session = workshop.sessions.find((s) => s.number === 2)!;

function activity<K extends KindName>(kind: K, id: string, from: Workshop = workshop): ActivityOf<K> {
  const found = from.sessions
    .flatMap((s): Activity[] => s.activities)
    .find((a) => a.id === id && a.kind === kind);
  if (!found) throw new Error(`There is no ${kind} called ${id}.`);
  return found as ActivityOf<K>;
}

const paula = activity("case", "paula");
type Part = (typeof paula.parts)[number];

const storyOf = (part: Part) => part.clauses.map((c) => c.text).join(" ");
/** All that the room may see when a part is told, and the key that may be shown after it. */
const allOf = (part: Part) =>
  [
    storyOf(part),
    part.title,
    part.label,
    part.recall,
    part.notice ?? "",
    part.key!.reason,
    ...part.whatIfs.flatMap((w) => [w.title, w.fact, w.key!.reason]),
  ].join(" ");
const pounds = (text: string) => text.match(/£[\d,]*\d/g) ?? [];
const whatIf = (id: string) => {
  const part = paula.parts.find((p) => p.whatIfs.some((w) => w.id === id))!;
  return { part: part.id, ...part.whatIfs.find((w) => w.id === id)! };
};

describe("the workshop", () => {
  it("passes every check", () => {
    for (const w of workshops) expect(checkWorkshop(w)).toEqual([]);
  });

  it("names the guide, its contributors and the licence", () => {
    for (const word of [
      "October 2016",
      "Regional Support Office",
      "Bali Process",
      "CIFAL Jeju",
      "CC BY 4.0",
    ]) {
      expect(workshop.source).toContain(word);
    }
    for (const contributor of ["IOM", "UN-ACT", "UNHCR", "ILO", "GAATW", "AAPTIP"]) {
      expect(workshop.source).toContain(contributor);
    }
  });
});

describe("session 2", () => {
  it("runs in this order", () => {
    expect(session.activities.map((a) => `${a.kind} ${a.id}`)).toEqual([
      "slide welcome",
      "slide overview",
      "slide approach-and-protection",
      "poll where-you-meet-victims",
      "slide who-is-a-victim-definition",
      "slide three-elements-drawn",
      "marking mark-the-definition",
      "form the-protocol-and-my-law",
      "slide my-country-open",
      "worksheet my-country",
      "slide purpose-and-challenges",
      "case paula",
      "slide what-paula-teaches",
      "slide the-debt-drawn",
      "slide what-held-paula",
      "poll next-questions",
      "slide trafficking-and-smuggling",
      "slide six-questions-apart",
      "sort smuggling-or-trafficking",
      "slide victim-identification",
      "slide what-helps",
      "slide contact",
    ]);
  });

  it("marks as added what the guide does not have", () => {
    expect(session.activities.filter((a) => a.added).map((a) => a.id)).toEqual([
      "welcome",
      "where-you-meet-victims",
      "three-elements-drawn",
      "mark-the-definition",
      "the-protocol-and-my-law",
      "my-country-open",
      "my-country",
      "purpose-and-challenges",
      "what-paula-teaches",
      "the-debt-drawn",
      "what-held-paula",
      "next-questions",
      "trafficking-and-smuggling",
      "six-questions-apart",
      "smuggling-or-trafficking",
      "victim-identification",
      "what-helps",
    ]);
  });

  it("plans as many minutes as its activities take", () => {
    expect(session.minutes).toBe(157);
    expect(session.activities.reduce((sum, a) => sum + a.minutes, 0)).toBe(session.minutes);
  });

  it("gives people something to do at least every ten minutes, also on a day that runs late", () => {
    expect(longestWithoutATask(onALateDay(session.activities))).toBeLessThanOrEqual(10);
  });

  it("gives Paula 60 minutes in all: six for each part, a pause after part 5, and room for two what-ifs", () => {
    expect(paula.minutes).toBe(60);
    expect(paula.minutes).toBeGreaterThanOrEqual(6 * paula.parts.length + 5);
    expect(paula.notes).toContain("**Time:** 60 minutes in all");
    expect(paula.notes).toContain("**Pause:** after part 5, five minutes");
    expect(paula.parts.filter((p) => p.notes?.includes("**Pause:**")).map((p) => p.id)).toEqual(["5"]);
  });

  it("gives the trainer notes on every activity: purpose, time and more", () => {
    for (const a of session.activities) {
      expect(a.notes, a.id).toContain("**Purpose:**");
      expect(a.notes, a.id).toMatch(new RegExp(`\\*\\*Time:\\*\\* ${a.minutes} minutes?\\b`));
    }
  });

  it("begins with a word of care, and leaves the agreement to Session 1", () => {
    const { body, notes } = activity("slide", "welcome");
    for (const word of ["pass", "break", "notice", "support person"]) expect(body).toContain(word);
    expect(body).not.toContain("How we work together");
    expect(notes).toContain("the working agreement of Session 1 still holds");
  });

  it("lays the Protocol beside each person's own law, right after the definition, and marks it as added", () => {
    const form = activity("form", "the-protocol-and-my-law");
    expect(form).toMatchObject({ added: true, purpose: "worksheet", revote: false });
    const ids = session.activities.map((a) => a.id);
    const from = ids.indexOf("who-is-a-victim-definition");
    expect(ids.slice(from, ids.indexOf(form.id) + 1)).toEqual([
      "who-is-a-victim-definition",
      "three-elements-drawn",
      "mark-the-definition",
      form.id,
    ]);
    const fields = form.sections.flatMap((s) => s.fields);
    expect(fields.map((f) => f.id)).toEqual([
      "law-act",
      "law-means",
      "law-purpose",
      "law-child",
      "law-consent",
      "law-inside",
      "law-no-punishment",
      "law-difference",
    ]);
    // What is not in the Protocol is not asked "as in the Protocol".
    const options: Record<string, string[]> = {
      "law-inside": ["both", "one", "neither", "look-up"],
      "law-no-punishment": ["law", "practice", "no", "look-up"],
    };
    for (const f of fields)
      if (f.type === "choice")
        expect(
          f.options.map((o) => o.id),
          f.id,
        ).toEqual(options[f.id] ?? ["as-protocol", "wider", "narrower", "look-up"]);
    expect(form.notes).toContain("States that are parties must");
    expect(form.notes).toContain("Organized Crime Convention, Art. 34(2)");
    for (const treaty of [
      "ILO Forced Labour Protocol of 2014, Art. 4(2)",
      "ACTIP, the ASEAN Convention of 2015, Art. 14(7)",
    ])
      expect(form.notes).toContain(treaty);
  });

  it("tells of money, leaving and entry only what the guide tells", () => {
    const text = JSON.stringify(session);
    expect(text).not.toMatch(/best month|shows her an account|sees no account|other housing/i);
    expect(text).not.toMatch(/was paid for (the|an) (crossing|entry|irregular)/i);
    expect(storyOf(paula.parts[4]!)).toContain("if she left him");
    expect(paula.ledger!.month[0]).toMatchObject({ text: "Tips in the first month", amount: 600 });
  });

  it("shows act, means and purpose as a table, with the rules on children and consent", () => {
    const { body } = activity("slide", "who-is-a-victim-definition");
    for (const row of ["| **Act** |", "| **Means** |", "| **Purpose** |"]) expect(body).toContain(row);
    for (const question of ["What?", "How?", "Why?", "Trafficking in Persons Protocol, Art. 3(a)"])
      expect(body).toContain(question);
    // The rules follow at once, on the drawing; wherever the table is shown, they are shown with it.
    const rules = activity("slide", "three-elements-drawn");
    for (const rule of ["Art. 3(b)", "Art. 3(c) and (d)", "under 18", "**Consent**"])
      expect(rules.body).toContain(rule);
    const runs = workshop.agendas.flatMap((a) =>
      a.days.flatMap((d) => d.slots.map((s) => s.activities ?? [])),
    );
    const sheets = workshop.handouts.map((h) => h.parts);
    for (const ids of [...runs, ...sheets].filter((list) => list.includes("who-is-a-victim-definition")))
      expect(ids[ids.indexOf("who-is-a-victim-definition") + 1]).toBe(rules.id);
  });

  it("attributes the two statements on protection, in our words", () => {
    const { body } = activity("slide", "approach-and-protection");
    expect(body).toContain("Office of Justice Programs, US Department of Justice, in our words");
    expect(body).not.toMatch(/^>|["“”]/m);
  });

  it("adds up Paula's ledger", () => {
    const month = 600 - 500 - 150;
    expect([month, 2 * month, 6 * month]).toEqual([-50, -100, -300]);
    // With tips of £525 from month 3 on, the £600 that Joseph claims is exact.
    expect(2 * month + 4 * (525 - 500 - 150)).toBe(-600);
    expect([5_000 - 600, 15_000 - 5_000]).toEqual([4_400, 10_000]);
    const { body } = activity("slide", "what-paula-teaches");
    for (const sum of [
      "600 − 500 − 150",
      "−£50",
      "−£100",
      "−£300",
      "£600",
      "+£300; none, if tips were £525 from month 3 on",
      "£5,000",
      "+£4,400",
      "£15,000",
      "+£10,000",
    ]) {
      expect(body).toContain(sum);
    }
  });

  it("says what held Paula, and what did not", () => {
    const { body, notes } = activity("slide", "what-held-paula");
    for (const hold of [
      "**debt**",
      "**papers taken**",
      "**fear of the police**",
      "**shame**",
      "from one man",
    ])
      expect(body).toContain(hold);
    for (const other of ["violence", "harm to her family", "drugs", "a locked door"])
      expect(body).toContain(other);
    expect(notes).toContain("eight ways to control a person");
  });

  it("compares smuggling and trafficking by six criteria", () => {
    const { body } = activity("slide", "trafficking-and-smuggling");
    expect(body.match(/^\| \*\*[\w ]+\*\*/gm)).toEqual(
      ["Consent", "Border", "End", "Profit", "Who is harmed", "Movement"].map((c) => `| **${c}**`),
    );
    expect(body).toContain("Smuggling of Migrants Protocol, Art. 3(a)");
  });

  it("asks which three questions come next, three at most, and another in one's own words", () => {
    expect(activity("poll", "next-questions")).toMatchObject({
      question: "Which three questions would you ask Paula next?",
      several: true,
      most: 3,
      other: true,
    });
    expect(activity("poll", "where-you-meet-victims").other).toBe(true);
  });

  it("shows the contact as printed in the guide", () => {
    const { body } = activity("slide", "contact");
    for (const word of ["International Organization for Migration", "IOM", "info@iom.int", "2016"]) {
      expect(body).toContain(word);
    }
  });
});

describe("the sort of ten cards", () => {
  const sort = activity("sort", "smuggling-or-trafficking");

  it("has five bins, one of them for what the card does not tell", () => {
    expect(sort.bins.map((b) => [b.id, b.unsure])).toEqual([
      ["smuggling", false],
      ["trafficking", false],
      ["both", false],
      ["neither", false],
      ["not-enough", true],
    ]);
  });

  it("accepts what an expert accepts", () => {
    expect(sort.cards.map((c) => c.key!.accepted)).toEqual([
      ["smuggling"],
      ["trafficking"],
      ["trafficking"],
      ["both"],
      ["neither"],
      ["neither"],
      ["trafficking"],
      ["smuggling", "both", "not-enough"],
      ["smuggling"],
      ["trafficking"],
    ]);
  });

  it.each<[card: number, facts: string[]]>([
    [1, ["pays an agent", "over the border at night", "bus station", "by himself"]],
    [
      2,
      ["flies in with a valid visa", "cleaner", "takes her passport", "pays her nothing", "locks the door"],
    ],
    [3, ["girl of 16", "her aunt", "bar in the city", "not threatened or lied to"]],
    [4, ["travel first and pay later", "captain", "only when the debt is paid off"]],
    [5, ["false letter", "sister", "no money"]],
    [6, ["farm hand", "less than the lowest legal wage", "long days", "keeps his own papers", "can leave"]],
    [7, ["two brothers", "brick kiln two provinces away", "keeps growing", "at night there are guards"]],
    [8, ["Half-way", "demand more money from their relatives"]],
    [9, ["family flees from persecution", "owner of a boat"]],
    [10, ["kidney", "The price and the risk", "untrue"]],
  ])("tells card %s with its facts", (number, facts) => {
    for (const fact of facts) expect(sort.cards[number - 1]!.text.replace(/\s+/g, " ")).toContain(fact);
  });

  it("gives each card a reason that cites an instrument", () => {
    for (const card of sort.cards) {
      expect(card.key!.reason, card.id).toMatch(/Protocol|Convention/);
      expect(card.key!.reason, card.id).toMatch(/Arts?\.? \d/);
    }
  });

  it("tells smuggling and trafficking apart by six criteria", () => {
    expect(sort.criteria!.columns).toEqual(["smuggling", "trafficking"]);
    expect(sort.criteria!.rows.map((r) => r.id)).toEqual([
      "consent",
      "border",
      "end",
      "profit",
      "wronged",
      "movement",
    ]);
  });
});

describe("the definition to mark", () => {
  it("has five acts, five means, four pieces on purpose and two rules without a label", () => {
    const marking = activity("marking", "mark-the-definition");
    expect(marking.labels.map((l) => l.id)).toEqual(["act", "means", "purpose"]);
    expect(marking.clauses.map((c) => c.key![0] ?? "none")).toEqual([
      ...Array(5).fill("act"),
      ...Array(5).fill("means"),
      ...Array(4).fill("purpose"),
      "none",
      "none",
    ]);
  });
});

describe("Paula's story", () => {
  it("asks one question with three answers, sureness, three elements and marking", () => {
    expect(paula.question).toBe("Is Paula trafficked?");
    expect(paula.answers).toEqual([
      { id: "yes", text: "Yes", tone: "yes" },
      { id: "unsure", text: "Not enough to say yet", tone: "unsure" },
      { id: "no", text: "No", tone: "no" },
    ]);
    expect(paula.elements.map((e) => e.id)).toEqual(["act", "means", "purpose"]);
    expect(paula).toMatchObject({ sureness: true, marking: true, added: false });
  });

  it("has eight parts in order, with titles and labels", () => {
    expect(paula.parts.map((p) => [p.id, p.title, p.label])).toEqual([
      ["1", "wants to leave", "leaves"],
      ["2", "ticket and visa", "visa"],
      ["3", "rent and tips", "pay"],
      ["4", "passport taken", "passport"],
      ["5", "threat of police", "threat"],
      ["6", "“pay it off”", "pay it off"],
      ["7", "half for ‘security’", "half kept"],
      ["8", "the photographs", "photos"],
    ]);
  });

  it("tells each part in three to six clauses, named after their part", () => {
    for (const part of paula.parts) {
      expect(part.clauses.length, part.id).toBeGreaterThanOrEqual(3);
      expect(part.clauses.length, part.id).toBeLessThanOrEqual(6);
      for (const clause of part.clauses) expect(clause.id.startsWith(`p${part.id}-`), clause.id).toBe(true);
    }
  });

  it("puts every sum of money into its part, and no other", () => {
    expect(paula.parts.map((p) => pounds(storyOf(p)))).toEqual([
      [],
      ["£30", "£600"],
      ["£500", "£150", "£100"],
      ["£600"],
      ["£5,000"],
      [],
      [],
      ["£15,000"],
    ]);
  });

  it.each<[part: string, facts: string[]]>([
    [
      "1",
      [
        "18",
        "high-school",
        "graduated",
        "London",
        "no passport",
        "little money",
        "a friend, Nadine, introduces her to Frederick",
        "employee of a travel agency",
      ],
    ],
    [
      "2",
      [
        "Frederick pays for her air ticket",
        "passport",
        "UK visa",
        "his friend Joseph",
        "manager of a restaurant in London",
        "Joseph gives Paula work as a waitress",
      ],
    ],
    [
      "2",
      [
        "small flat above the restaurant",
        "no salary",
        "only for tips",
        "up to £30",
        "On some nights",
        "first month £600",
      ],
    ],
    [
      "3",
      [
        "£500 for rent",
        "£150 for her meals at the restaurant",
        "After two months",
        "£100 in debt to Joseph",
        "nearly",
      ],
    ],
    ["4", ["After six months", "overstayed her visitor's visa", "saved nothing", "wants to go home"]],
    ["4", ["Joseph says he is sorry, but first she must pay him the £600", "takes her passport"]],
    [
      "5",
      [
        "desperate",
        "Joseph has raised the rent",
        "£5,000",
        "cheaper housing",
        "work that pays better",
        "if she left",
      ],
    ],
    ["5", ["report her to the police", "“illegal immigrant”", "he said", "arrest", "jail"]],
    [
      "6",
      [
        "prostitution",
        "fast way to clear the debt",
        "At first, Paula is shocked",
        "growing",
        "no other way out",
      ],
    ],
    [
      "7",
      [
        "Joseph keeps what she earns",
        "against her debt",
        "about half",
        "for himself",
        "‘security’",
        "raises the rent once again",
      ],
    ],
    [
      "8",
      [
        "still wants to go home",
        "cannot",
        "She owes Joseph £15,000",
        "if she leaves",
        "tell her parents",
        "photographs",
        "According to him",
      ],
    ],
  ])("tells in part %s: %s", (id, facts) => {
    const story = storyOf(paula.parts.find((p) => p.id === id)!);
    for (const fact of facts) expect(story).toContain(fact);
  });

  it.each<[fact: RegExp, first: string]>([
    [/Nadine/, "1"],
    [/Frederick/, "1"],
    [/Joseph/, "2"],
    [/visa/, "2"],
    [/\btips?\b/, "2"],
    [/£30\b/, "2"],
    [/£600/, "2"],
    [/\brent\b/, "3"],
    [/\bdebt\b/, "3"],
    [/£100\b/, "3"],
    [/£150\b/, "3"],
    [/£500\b/, "3"],
    [/visitor/, "4"],
    [/six months/, "4"],
    [/overstay/, "4"],
    [/(took|takes|taken).*passport|passport (is )?taken/, "4"],
    [/£5,000/, "5"],
    [/police/, "5"],
    [/illegal|jail|arrest/, "5"],
    [/prostitution|sexual|sex work/, "6"],
    [/half|security/, "7"],
    [/£15,000/, "8"],
    [/parents|photograph|shame|blackmail/, "8"],
  ])("lets nothing of %s be seen before part %s", (fact, first) => {
    const seen = paula.parts.filter((p) => fact.test(allOf(p))).map((p) => p.id);
    expect(seen[0]).toBe(first);
  });

  it("never repeats the question inside a part", () => {
    for (const part of paula.parts) {
      expect(storyOf(part)).not.toMatch(/\?|traffick/i);
      expect(part.recall).not.toMatch(/\?|traffick/i);
    }
  });

  it("reports the words “illegal immigrant” only as Joseph's", () => {
    const everything = JSON.stringify(workshop);
    const uses = everything.match(/.illegal immigrant.[^.]*/g)!;
    expect(uses.every((use) => use.startsWith("“illegal immigrant”"))).toBe(true);
    expect(everything).not.toMatch(/prostitutes?\b/i);
  });

  it("warns before parts 6, 7 and 8 and before no other", () => {
    expect(paula.parts.filter((p) => p.notice).map((p) => p.id)).toEqual(["6", "7", "8"]);
    for (const part of paula.parts.filter((p) => p.notice)) {
      expect(part.notice).toContain("pass");
      expect(part.notice).toContain("break");
    }
  });

  it("accepts what an expert accepts, with the elements shown so far", () => {
    const all = { act: "shown", means: "shown", purpose: "shown" };
    expect(paula.parts.map((p) => [p.key!.accepted, p.key!.elements])).toEqual([
      [["no", "unsure"], { act: "possible", means: "not-shown", purpose: "not-shown" }],
      [["no", "unsure"], { act: "shown", means: "not-shown", purpose: "not-shown" }],
      [["unsure", "no"], { act: "shown", means: "not-shown", purpose: "possible" }],
      [["yes", "unsure"], { act: "shown", means: "shown", purpose: "possible" }],
      [["yes"], all],
      [["yes"], all],
      [["yes"], all],
      [["yes"], all],
    ]);
  });

  it("gives each key a reason that cites instrument and article", () => {
    const keys = paula.parts.flatMap((p) => [p.key, ...p.whatIfs.map((w) => w.key)]);
    for (const key of keys)
      expect(key!.reason!.replace(/\s+/g, " ")).toMatch(/Trafficking in Persons Protocol, Art\. 3\([a-d]\)/);
  });

  it("gives each part notes with the ledger and what to say", () => {
    for (const part of paula.parts) {
      expect(part.notes).toContain("**What to say:**");
      expect(part.notes).toContain("**Ledger:**");
    }
    const notes = (id: string) => paula.parts.find((p) => p.id === id)!.notes!;
    expect(notes("3")).toContain("−£50 a month. After 2 months: −£100");
    expect(notes("4")).toContain("−£300 after 6 months; Joseph claims £600");
    expect(notes("4")).toContain("If she made £525 a month from month 3 on, his sum is exact");
    expect(notes("5")).toContain("+£4,400");
    expect(notes("8")).toContain("+£10,000");
  });

  it("rests part 4 on the passport and the condition put on leaving, and never on the sum", () => {
    const { key } = paula.parts.find((p) => p.id === "4")!;
    for (const reason of [key!.reason, paula.band!.reason]) {
      expect(reason).toMatch(/passport is taken, and payment becomes the condition for (leaving|going home)/);
    }
    expect(JSON.stringify(workshop)).not.toMatch(/inflated|twice as (much|high)|figures do not explain/);
  });

  it("changes one fact in five what-ifs, each answered yes, and two of them also with not enough", () => {
    const found = paula.parts.flatMap((p) => p.whatIfs.map((w) => `${p.id} ${w.id}`));
    expect(found).toEqual([
      "4 paula-is-17",
      "5 frederick-knew-nothing",
      "5 no-passport-kept",
      "5 paula-is-british",
      "6 knew-it-would-be-sex-work",
    ]);
    expect(found.map((f) => whatIf(f.split(" ")[1]!).key!.accepted)).toEqual([
      ["yes", "unsure"],
      ["yes"],
      ["yes"],
      ["yes", "unsure"],
      ["yes"],
    ]);
    expect(whatIf("paula-is-17").key!.reason).not.toMatch(/still no purpose/);
    expect(whatIf("paula-is-17").key!.elements).toMatchObject({ purpose: "possible" });
    expect(whatIf("paula-is-british").key!.elements).toMatchObject({ means: "possible" });
    expect(whatIf("paula-is-17").key!.reason).toContain("Art. 3(c) and (d)");
    expect(whatIf("knew-it-would-be-sex-work").key!.reason).toContain("Art. 3(b)");
  });

  it("places the expert band at parts 4 to 5 and explains four wrong turns", () => {
    expect(paula.band).toMatchObject({ from: "4", to: "5" });
    expect(paula.band!.reason).toContain("Art. 3(a)");
    expect(paula.wrongTurns!.back).toContain("Art. 3(b)");
  });

  it("D-9: says at which parts each wrong turn lies, as the debrief counts them", () => {
    const yes = paula.answers.find((a) => a.tone === "yes")!.id;
    const firstYes = paula.parts.find((p) => p.key!.accepted.includes(yes))!.id;
    expect(paula.wrongTurns!.early).toContain(`before part ${firstYes}`);
    for (const turn of ["late", "back"] as const)
      expect(paula.wrongTurns![turn]).toContain(`after part ${paula.band!.to}`);
    expect(paula.wrongTurns!.never).toContain(`Still “no” at part ${paula.parts.at(-1)!.id}`);
  });
});

it.each(["ar", "id", "ko", "th"])(
  "Paula's story has the same sums of money in its parts in %s",
  (language) => {
    const story = activity("case", "paula", inLanguage(workshop, language));
    const sums = (parts: Part[]) =>
      parts.map((part) =>
        [...storyOf(part).matchAll(/£([\d.,]*\d)/g)].map(([, sum]) => sum!.replace(/[.,]/g, "")),
      );
    expect(sums(story.parts)).toEqual(sums(paula.parts));
  },
);

describe("the pages of twelve countries", () => {
  const sheets = workshop.sessions
    .flatMap((s): Activity[] => s.activities)
    .filter((a) => a.kind === "worksheet" && a.id.startsWith("my-country")) as ActivityOf<"worksheet">[];
  const places = sheets.flatMap((sheet) => sheet.starts.flatMap((start) => start.cells));

  it("are in three sessions, with the same names of groups", () => {
    expect(sheets.map((s) => s.id)).toEqual(["my-country", "my-country-refugees", "my-country-assistance"]);
    expect(sheets[0]!.starts.map((s) => s.groups[0])).toEqual([
      "Bangladesh",
      "Cambodia",
      "Indonesia",
      "Lao PDR",
      "Malaysia",
      "Myanmar",
      "Nepal",
      "Philippines",
      "Republic of Korea",
      "Sri Lanka",
      "Thailand",
      "Viet Nam",
    ]);
    for (const { starts } of sheets.slice(1))
      for (const { id, groups } of starts)
        expect(sheets[0]!.starts.find((s) => s.id === id)?.groups, id).toEqual(groups);
  });

  it("name for each line where it was read; all else is blank", () => {
    for (const { starts } of sheets)
      for (const { id, cells } of starts) {
        const said = cells
          .filter((c) => c.place.endsWith("/says"))
          .map((c) => c.place.replace("/says", "/read"));
        expect(
          cells.filter((c) => c.place.endsWith("/read")).map((c) => c.place),
          id,
        ).toEqual(said);
      }
    for (const { place, value } of places.filter((c) => c.place.endsWith("/read")))
      expect(value, place).toMatch(/read 3 December 2026/);
  });

  it("leave hotline, referral, time to think and the office that decides to the people of the country", () => {
    expect(
      places.map((c) => c.place).filter((p) => /hotline|referral|reflection|residence|decides/.test(p)),
    ).toEqual([]);
  });
});
