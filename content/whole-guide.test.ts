/**
 * The whole guide, counted: every number that the study guide is known by, typed here and never read from the
 * files; keys that point at something; agendas that run all of it. What a single session holds is tested beside it.
 */
import { describe, expect, it } from "vitest";
import account from "@/messages/en/account.json";
import { interfaceLanguages } from "@/messages/languages";
import { phoneTranslator } from "@/components/phone/texts";
import { inLanguage, missingTexts, textsOf } from "@/workshop/content/texts";
import type { Activity, ActivityOf, KindName } from "@/activities/kinds";
import { loadWorkshops } from "@/server/editor/content/load";
import { amountsApart } from "@/tests/support/as-seen";
import { isWatched } from "@/tests/support/guide";
import { checkWorkshop } from "@/workshop/content/check";
import type { Slot } from "@/workshop/content/workshop";

const workshop = loadWorkshops(import.meta.dirname).find(
  (w) => w.id === "victim-centred-approach" && w.language === "en",
)!;
const activities = workshop.sessions.flatMap((s): Activity[] => s.activities);

function activity<K extends KindName>(kind: K, id: string): ActivityOf<K> {
  const found = activities.find((a) => a.id === id && a.kind === kind);
  if (!found) throw new Error(`There is no ${kind} called ${id}.`);
  return found as ActivityOf<K>;
}
const ofKind = <K extends KindName>(kind: K) => activities.filter((a): a is ActivityOf<K> => a.kind === kind);
const session = (number: number) => workshop.sessions.find((s) => s.number === number)!;
/** Everything below a piece of the workshop as one line of text. */
const spaced = (piece: unknown) => JSON.stringify(piece).replace(/\\n|\s+/g, " ");
const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1);
/** The numbers that open list items or table rows of slides: "1." or "| **1. ". */
const numbered = (ids: string[]) =>
  ids.flatMap((id) =>
    [...activity("slide", id).body.matchAll(/^(?:\| \*\*)?(\d+)\. /gm)].map((m) => Number(m[1])),
  );

describe("the whole guide", () => {
  it("passes every check", () => {
    expect(checkWorkshop(workshop)).toEqual([]);
  });

  it.each(["ar", "id", "ko", "th"])(
    "has every text in %s, with notes, keys, glossary and agendas, but for what is new",
    (language) => {
      /** Activities and handouts that may still wait for their translation: until then they show the original. */
      const waiting = new Set([
        "my-country-open",
        "my-country",
        "my-country-refugees",
        "my-country-assistance",
        "s4-dara",
        "s4-two-questions",
        "evidence-without-the-victim",
        "evidence-cards",
        "evidence-what-it-proves",
        "back-pay-claim",
        "back-pay-working",
        "seventy-two-hours-rules",
        "seventy-two-hours",
        "seventy-two-hours-after",
        "handout:evidence",
        "handout:my-country",
        "handout:my-country-help",
      ]);
      const missing = missingTexts(workshop, language);
      expect(missing.filter((path) => !waiting.has(path.split("/")[0]!))).toEqual([]);
    },
  );

  it("shows every amount in Arabic with its sign and currency before its number (B-195)", () => {
    const texts = Object.values(workshop.translations.ar!.texts);
    expect(texts.filter((text) => /£\d/.test(text)).length).toBeGreaterThan(20);
    expect(texts.flatMap(amountsApart)).toEqual([]);
  });

  it("has 11 sessions in the order of the guide, with the agency behind each", () => {
    expect(
      workshop.sessions.map((s) => [
        s.number,
        s.id,
        s.by?.match(/IOM|ILO|UNHCR|GAATW|AAPTIP|RSO|UN-ACT/)?.[0],
      ]),
    ).toEqual([
      [1, "emerging-trends", "IOM"],
      [2, "who-is-a-victim", "IOM"],
      [3, "three-ps", "IOM"],
      [4, "identification", "IOM"],
      [5, "forced-labour-and-migration", "ILO"],
      [6, "refugees-and-victims", "UNHCR"],
      [7, "assistance", "GAATW"],
      [8, "prosecution", "AAPTIP"],
      [9, "cooperation", "IOM"],
      [10, "information-campaigns", "RSO"],
      [11, "research-and-data", "UN-ACT"],
    ]);
  });

  it("has the 8 parts of Paula's story, and of a second case", () => {
    expect(ofKind("case").map((c) => c.id)).toEqual(["paula", "s4-dara"]);
    for (const story of ofKind("case")) expect(story.parts.map((p) => p.id)).toEqual(upTo(8).map(String));
  });

  it("has the 7 statements of the quiz, all of them false", () => {
    expect(activity("quiz", "s4-quiz").items.map((i) => i.key.accepted)).toEqual(
      upTo(7).map(() => ["false"]),
    );
  });

  it("has the 8 cards of the ILO, to sort into prevention, remedy or both", () => {
    const sort = activity("sort", "s5-ilo-sort");
    expect(sort.cards).toHaveLength(8);
    expect(sort.bins.map((b) => b.id)).toEqual(["prevention", "remedy", "both"]);
  });

  it("has 12 indicators, the same words for Paula, three other people, the worker and Santi", () => {
    const lists = ofKind("checklist").filter((l) => l.items[0]!.id === "i1");
    expect(lists.map((l) => l.id)).toEqual([
      "s4-indicators-paula",
      "s4-indicators-three",
      "worker-indicators",
      "s10-santi-indicators",
    ]);
    for (const list of lists) {
      expect(
        list.items.map((i) => i.id),
        list.id,
      ).toEqual(upTo(12).map((n) => `i${n}`));
      expect(list.items, list.id).toEqual(lists[0]!.items);
    }
  });

  it("finds on Paula a staircase of 0, 0, 1, 4, 7, 8, 11, 11 indicators", () => {
    const seen = new Set<string>();
    const stairs = activity("checklist", "s4-indicators-paula").subjects.map((subject) => {
      for (const [id, mark] of Object.entries(subject.key ?? {})) if (mark === "present") seen.add(id);
      return seen.size;
    });
    expect(stairs).toEqual([0, 0, 1, 4, 7, 8, 11, 11]);
    expect(seen.has("i12")).toBe(false);
  });

  it("finds 9 indicators on the worker and 8 on Santi, and leaves unknown what is not told", () => {
    const marked = (id: string, mark: string) =>
      Object.entries(activity("checklist", id).subjects[0]!.key!)
        .filter(([, m]) => [m].flat()[0] === mark)
        .map(([i]) => i);
    expect(marked("worker-indicators", "present")).toEqual([
      "i1",
      "i2",
      "i3",
      "i4",
      "i5",
      "i6",
      "i7",
      "i9",
      "i10",
    ]);
    expect(marked("worker-indicators", "unknown")).toEqual(["i8", "i11", "i12"]);
    expect(marked("s10-santi-indicators", "present")).toEqual([
      "i1",
      "i2",
      "i4",
      "i5",
      "i6",
      "i8",
      "i9",
      "i10",
    ]);
    expect(marked("s10-santi-indicators", "absent")).toEqual(["i3"]);
    expect(marked("s10-santi-indicators", "unknown")).toEqual(["i7", "i11", "i12"]);
  });

  it("has 8 control mechanisms", () => {
    expect(numbered(["control-mechanisms-1", "control-mechanisms-2"])).toEqual(upTo(8));
    const ids = ["debt", "documents", "authorities", "isolation", "shame", "family", "violence", "addiction"];
    expect(activity("marking", "control-marking").labels.map((l) => l.id)).toEqual(ids);
    expect(activity("table", "control-in-paula").rows.map((r) => r.id)).toEqual(ids);
  });

  it("has 12 principles of protection and assistance", () => {
    expect(numbered(["s3-principles-1-4", "s3-principles-5-8", "s3-principles-9-12"])).toEqual(upTo(12));
  });

  it("asks 6 questions on the worker's story", () => {
    const asked = activities.filter((a) => /^worker-question-\d$/.test(a.id)).map((a) => [a.id, a.added]);
    expect(asked).toEqual(upTo(6).map((n) => [`worker-question-${n}`, false]));
  });

  it("has 4 scenarios, each with the perspective of the government and of the NGO", () => {
    const scenarios = ofKind("worksheet").filter((f) => f.id.startsWith("scenario-"));
    expect(scenarios.map((f) => f.id)).toEqual([
      "scenario-by-group",
      "scenario-priorities",
      "scenario-stereotypes",
      "scenario-postponed-training",
      "scenario-rotation",
    ]);
    for (const form of scenarios) {
      const sides = form.sections.filter((s) => s.id !== "which");
      expect(sides.map((s) => s.id).slice(0, 2), form.id).toEqual(["government", "ngo"]);
      expect(
        sides.slice(0, 2).every((s) => s.fields[0]!.type === "table"),
        form.id,
      ).toBe(true);
    }
  });

  it("has 6 steps of a campaign and 25 checks, and marks the checks of step 6 as added", () => {
    for (const step of upTo(6)) activity("slide", `s10-step-${step}`);
    const checks = (id: string) =>
      activity("worksheet", id).sections.map((s) =>
        s.fields.map((f) => (f.type === "checklist" ? f.options.length : 0)),
      );
    expect(checks("s10-review")).toEqual([[5], [5], [5], [5], [5]]);
    expect(activity("worksheet", "s10-review").added).toBe(false);
    expect(activity("worksheet", "s10-review-step-6").added).toBe(true);
  });

  it("has ten vignettes, and a test of 13 items before and after", () => {
    expect(activity("sort", "smuggling-or-trafficking").cards).toHaveLength(10);
    expect(activity("quiz", "pre-test").items).toHaveLength(13);
    expect(activity("quiz", "post-test").items).toEqual(activity("quiz", "pre-test").items);
  });

  it.each<[number: number, facts: (string | RegExp)[]]>([
    [2, ["Nadine", "Frederick", "Joseph", "£30", "£600", "£500", "£150", "£100", "£5,000", "£15,000"]],
    [
      3,
      [
        "April 2013",
        "Bangkok",
        "March 2014",
        "Indonesia",
        "New Zealand",
        "Sri Lanka",
        "UNODC",
        "Australia",
        "Thailand",
      ],
    ],
    [4, ["Sri Lanka", "under 18", "Art. 3"]],
    [
      5,
      [
        "20.9 million",
        "12.3 million",
        /\b90\b/,
        /\b10\b/,
        /\b22\b/,
        /\b68\b/,
        /\b29\b/,
        /\b15\b/,
        /\b56\b/,
        /\b44\b/,
      ],
    ],
    [
      5,
      [
        "TRIANGLE",
        "2015",
        "2025",
        "Cambodia",
        "Lao PDR",
        "Malaysia",
        "Myanmar",
        "Thailand",
        "Viet Nam",
        "No. 182",
        "2014",
        "2001",
      ],
    ],
    [6, ["1950", "9,300", "123", "2016", "1951", "1967", "Art. 33", "Art. 31"]],
    [6, ["race", "religion", "nationality", "political opinion", "7 April 2006"]],
    [7, ["1994", "reflection period", "Thailand"]],
    [
      8,
      [
        "Country C",
        "two brothers, two sisters",
        "20 km",
        "7 am",
        "9 pm",
        "one meal a day",
        "six days a week",
      ],
    ],
    [9, ["Nepal"]],
    [
      10,
      [
        "Santi",
        "Nan",
        "Lim",
        "80 km",
        "26 %",
        "60 %",
        "3 miles",
        "8 km",
        "7:00",
        "14 hours",
        "hundreds",
        "10 times",
      ],
    ],
    [11, ["12.3 million", "20.9 million"]],
  ])("holds in session %s the figures and names %s", (number, facts) => {
    const all = spaced(session(number));
    const missing = facts.filter((fact) =>
      typeof fact === "string" ? !all.toLowerCase().includes(fact.toLowerCase()) : !fact.test(all),
    );
    expect(missing).toEqual([]);
  });

  it("never lets the two Country Cs meet: the worker's home and the market are told apart", () => {
    expect(JSON.stringify(session(8))).not.toMatch(/Santi/);
    expect(activity("slide", "s10-santi-market").notes).toContain("nothing to do with the Country C");
  });

  it("warns before what is heavy", () => {
    const parts = activity("case", "paula").parts.filter((p) => p.notice);
    expect(parts.map((p) => p.id)).toEqual(["6", "7", "8"]);
    for (const id of ["control-fear", "control-mechanisms-2", "worker-story-4", "s10-santi-factory"])
      expect(activity("slide", id).notice, id).toBeTruthy();
    expect(activity("sort", "smuggling-or-trafficking").notice).toBeTruthy();
  });
});

describe("questions about the people themselves (B-162)", () => {
  const polls = ofKind("poll");
  const about = polls.filter((p) => p.aboutPeople).map((p) => p.id);
  /** Every question with choices that one person answers alone: its id, what is asked, and what may be chosen. */
  const asked = activities.flatMap((a): { id: string; asks: string; choices: string[] }[] => {
    if (a.kind === "poll") return [{ id: a.id, asks: a.question, choices: a.options.map((o) => o.text) }];
    if (a.kind !== "form") return [];
    return a.sections.flatMap((s) =>
      s.fields.map((f) => ({
        id: `${a.id}/${f.id}`,
        asks: f.text,
        choices: "options" in f ? f.options.map((o) => o.text) : [],
      })),
    );
  });
  const sectors = account.openRoom.sectorsDefault
    .split("\n")
    .map((line) =>
      line
        .toLowerCase()
        .split(/ or | /)
        .filter((word) => word !== "labour"),
    )
    .slice(0, -1);
  /** How many of the sectors that the door offers unless somebody changes them are among the choices. */
  const sectorsIn = (choices: string[]) =>
    sectors.filter((words) =>
      words.some((w) => choices.some((c) => c.toLowerCase().includes(w.replace(/s$/, "")))),
    ).length;

  it("are one: where people work", () => {
    expect(about).toEqual(["s1-where-you-work"]);
    expect(sectors).toHaveLength(4);
    expect(sectorsIn(activity("poll", "s1-where-you-work").options.map((o) => o.text))).toBe(4);
  });

  it("are no other, in any form: nothing else asks what somebody does, or offers it as a choice", () => {
    const profession =
      /\b(?:do you work|your (?:job|employer|organi[sz]ation|office|profession|sector|rank))\b/i;
    const first = /\bI (?:work|inspect|do not meet)\b|\bmy (?:work|office|desk)\b/;
    const others = asked.filter(({ id }) => !about.includes(id));
    expect(others.filter(({ asks }) => profession.test(asks)).map((q) => q.id)).toEqual([]);
    expect(others.filter(({ choices }) => choices.some((c) => first.test(c))).map((q) => q.id)).toEqual([]);
    // Of these it is asked where the person is met who may have been trafficked.
    expect(others.filter(({ choices }) => sectorsIn(choices) > 2).map((q) => q.id)).toEqual([
      "where-you-meet-victims",
    ]);
    expect(activity("poll", "where-you-meet-victims")).toMatchObject({
      question: "In your country, where is a person who may have been trafficked usually noticed first?",
      notes: expect.stringContaining("not about where you work"),
    });
  });

  it.each(interfaceLanguages)(
    "are asked once in %s: what the door may ask as well is marked, and its notes say when to skip it",
    (language) => {
      const door = phoneTranslator(language)("sector");
      const translated = inLanguage(workshop, language);
      const same = translated.sessions
        .flatMap((s): Activity[] => s.activities)
        .filter((a) => a.title === door || ("question" in a && a.question === door));
      expect(same.map((a) => a.id)).toEqual(about);
      const label = { en: "Skip it", id: "Lewati", ko: "건너뛸 때", th: "ข้ามไป", ar: "تخطّوه" }[language];
      for (const a of same) expect(a.notes).toContain(`**${label}:**`);
    },
  );
});

describe("every activity of the guide", () => {
  it("has a card with a contact at the end of its session, as printed in 2016 and no person's address", () => {
    for (const { number, activities: steps } of workshop.sessions) {
      const last = steps.at(-1)!;
      expect(last.id, `session ${number}`).toMatch(/contact$/);
      expect(JSON.stringify(last), `session ${number}`).toContain("2016");
    }
    const addresses = spaced(workshop).match(/[\w.]+@[\w.]*\w/g)!;
    expect([...new Set(addresses)].sort()).toEqual([
      "gaatw@gaatw.org",
      "info@aaptip.org",
      "info@iom.int",
      "info@rso.baliprocess.net",
      "info@unhcr.org",
      "unact@undp.org",
    ]);
  });

  it("keeps respectful words, but for a threat that is quoted and then put right", () => {
    for (const text of textsOf(workshop).map((t) => t.text)) {
      if (!text.includes("“illegal immigrant”"))
        expect(text).not.toMatch(/illegal (im)?migrant|\bprostitutes?\b|illegals/i);
    }
  });

  it("has notes with purpose and time, and its minutes add up to those of the session", () => {
    for (const a of activities) {
      expect(a.notes, a.id).toContain("**Purpose:**");
      expect(a.notes, a.id).toContain("**Time:**");
    }
    for (const s of workshop.sessions) {
      expect(
        s.activities.reduce((sum, a) => sum + a.minutes, 0),
        s.id,
      ).toBe(s.minutes);
      expect(
        s.activities.some((a) => a.priority === "must"),
        s.id,
      ).toBe(true);
      expect(
        s.activities.some((a) => a.priority === "could"),
        s.id,
      ).toBe(true);
    }
  });

  it("names the year of each source that is dated", () => {
    for (const a of activities) {
      for (const s of a.sources) if (s.dated) expect(s.year, `${a.id} ${s.id}`).toBeTypeOf("number");
    }
  });

  it("has keys and reasons that point at something", () => {
    for (const quiz of ofKind("quiz")) {
      for (const item of quiz.items) {
        const choices = (item.options ?? quiz.options).map((o) => o.id);
        expect(choices, `${quiz.id} ${item.id}`).toEqual(expect.arrayContaining(item.key.accepted));
      }
      if (quiz.after) activity("quiz", quiz.after);
    }
    for (const sort of ofKind("sort")) {
      const bins = sort.bins.map((b) => b.id);
      for (const card of sort.cards) {
        expect(bins, `${sort.id} ${card.id}`).toEqual(expect.arrayContaining(card.key!.accepted));
      }
      for (const row of sort.criteria?.rows ?? [])
        expect(row.cells, sort.id).toHaveLength(sort.criteria!.columns.length);
      expect(bins, sort.id).toEqual(expect.arrayContaining(sort.criteria?.columns ?? []));
    }
    for (const table of ofKind("table")) {
      const rows = table.rows.map((r) => r.id);
      const columns = table.columns.map((c) => c.id);
      expect(rows, table.id).toEqual(expect.arrayContaining(Object.keys({ ...table.key, ...table.reasons })));
      expect(columns, table.id).toEqual(expect.arrayContaining(Object.values(table.key ?? {}).flat()));
    }
    for (const marking of ofKind("marking")) {
      const labels = marking.labels.map((l) => l.id);
      expect(labels, marking.id).toEqual(expect.arrayContaining(marking.clauses.flatMap((c) => c.key ?? [])));
    }
    for (const list of ofKind("checklist")) {
      const items = list.items.map((i) => i.id);
      for (const s of list.subjects) {
        expect(items, `${list.id} ${s.id}`).toEqual(
          expect.arrayContaining(Object.keys({ ...s.key, ...s.reasons })),
        );
      }
    }
  });

  it("cites in each key of a quiz, a sort and a table the instrument on which it rests", () => {
    /** What is no question of law or of a standard: how campaigns and data work, and what a story tells. */
    const ofCraft = [
      "s10-objectives-match",
      "s10-objective-or-wish",
      "s10-barriers",
      "s10-what-it-shows",
      "s10-message-tests",
      "s11-source-bias",
      "s11-figures",
      "nepal-who-gave-what",
      "control-in-paula",
    ];
    for (const id of ofCraft) expect(activities.map((a) => a.id)).toContain(id);
    const reasons = activities
      .filter((a) => !ofCraft.includes(a.id))
      .flatMap((a): [string, string][] => {
        if (a.kind === "quiz") return a.items.map((i) => [`${a.id} ${i.id}`, `${i.key.reason} ${i.key.law}`]);
        if (a.kind === "sort") return a.cards.map((c) => [`${a.id} ${c.id}`, c.key?.reason ?? ""]);
        if (a.kind === "table")
          return Object.keys(a.key ?? {}).map((row) => [`${a.id} ${row}`, a.reasons?.[row] ?? ""]);
        return [];
      });
    expect(reasons.length).toBeGreaterThan(90);
    const cited = /\bArts?\.? \d|\b(?:principle|guideline|standards?) \d|IOM 2007, chapter/;
    expect(reasons.filter(([, reason]) => !cited.test(reason)).map(([id]) => id)).toEqual([]);
  });

  it("cites no article without its instrument, and none of the Convention's scope without the Protocol (E-80)", () => {
    const instrument = /Protocol|Convention|Covenant|Declaration|ACTIP/;
    const alone = textsOf(workshop).filter(({ path, text }) => {
      const [id, part] = path.split("/");
      const activity = activities.find((a) => a.id === id);
      // What stands in a table is read under its question.
      const under =
        activity && "question" in activity && /^(?:columns|reasons)$/.test(part ?? "")
          ? activity.question
          : "";
      return /\bArt(?:s\.?|icles?|\.) ?\d/.test(text) && !instrument.test(`${under} ${text}`);
    });
    expect(alone.map((t) => t.path)).toEqual([]);
    const scope = textsOf(workshop).filter((t) => t.text.includes("Art. 34(2)"));
    expect(scope.length).toBeGreaterThan(3);
    for (const { path, text } of scope) expect(text, path).toMatch(/Art\. 1\(2\) and \(3\)/);
  });

  it("says in the notes of a list of signs the key that the phones show (E-81)", () => {
    const numbers = (text: string | undefined) => (text?.match(/\d+/g) ?? []).map(Number);
    const list = activity("checklist", "s10-santi-indicators");
    const key = list.subjects[0]!.key!;
    const first = (mark: string) =>
      list.items.flatMap((item, i) => ([key[item.id]].flat()[0] === mark ? [i + 1] : []));
    const both = list.items.flatMap((item, i) => ([key[item.id]].flat().length > 1 ? [i + 1] : []));
    const said = list.notes!.match(
      /present ([\d, ]+); absent ([\d, ]+); unknown ([\d, and]+)\. For ([\d, and]+) the key/,
    )!;
    expect(said.slice(1).map(numbers)).toEqual([first("present"), first("absent"), first("unknown"), both]);
    expect(list.notes).toMatch(/How did you mark 6, 10 and 11/);
    expect(both).toEqual([6, 10, 11]);

    const names = ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    const three = activity("checklist", "s4-indicators-three");
    for (const subject of three.subjects) {
      const name = subject.title.split(",")[0]!;
      const count = Object.values(subject.key!).filter((m) => [m].flat()[0] === "present").length;
      expect(three.notes, name).toContain(`${name} ${names[count]} present`);
    }
    // What one list of the same story marks as shown, the other does not call unknown alone.
    const tam = three.subjects.find((s) => s.id === "child")!;
    const six = activity("checklist", "s4-dimensions-three").subjects.find((s) => s.id === "child")!;
    expect(six.key).toMatchObject({ deceived: "present" });
    expect([tam.key!.i6].flat()).toContain("present");
  });

  it("lets help begin at the first step, wherever the path is shown (E-82)", () => {
    const step = activity("slide", "s4-process").body.match(/^ *\| \*\*1 .*$/m)![0];
    expect(step).toContain("Urgent help at once");
    expect(activity("slide", "victim-identification").body).toContain("Help begins at step 1.");
    expect(activity("open", "assistance-begins-ends").notes).toContain(
      "begins at the first sign, before any",
    );
    for (const { path, text } of textsOf(workshop))
      expect(text, path).not.toMatch(/[Hh]elp starts(?: at step [2-9]|:)/);
  });

  it("promises no outcome to who fears being sent back (E-82)", () => {
    for (const { path, text } of textsOf(workshop))
      expect(text.replaceAll("*", ""), path).not.toMatch(/\bsay what will not happen/i);
    expect(activity("slide", "refugees-identify-and-assist").body).toContain("what can and cannot happen");
  });

  it("keeps slides short enough for the stage", () => {
    const long = ofKind("slide")
      .map((s) => ({ id: s.id, words: s.body.replace(/\]\([^)]*\)/g, "").match(/[\p{L}\d£’']+/gu)!.length }))
      .filter((s) => s.words > 80);
    expect(long).toEqual([]);
  });
});

describe("the glossary", () => {
  it("explains the acronyms of the guide's list, and those that its list forgets", () => {
    const ids = workshop.words.map((w) => w.id);
    for (const id of ["asean", "bali-process", "ilo", "iom", "ngo", "organized-crime-convention", "rso"])
      expect(ids).toContain(id);
    for (const id of ["trafficking-in-persons-protocol", "un", "unodc", "un-act"]) expect(ids).toContain(id);
    for (const id of [
      "unhcr",
      "gaatw",
      "aaptip",
      "ohchr",
      "vot",
      "go",
      "sop",
      "mrc",
      "m-and-e",
      "triangle",
      "cifal",
      "tip",
    ]) {
      expect(ids).toContain(id);
    }
  });

  it("is in the order of its ids, and says each thing briefly", () => {
    const ids = workshop.words.map((w) => w.id);
    expect(ids).toEqual([...ids].sort());
    for (const w of workshop.words) expect(w.meaning.split(/\s+/).length, w.id).toBeLessThanOrEqual(55);
  });

  it("has no word that no text of the room leads to", () => {
    const shown = textsOf(workshop).filter((t) => t.audience === "room" && !t.path.startsWith("word:"));
    const linked = new Set(
      shown.flatMap((t) => [...t.text.matchAll(/\]\(word:([^)\s]*)\)/g)].map((m) => m[1])),
    );
    expect(workshop.words.map((w) => w.id).filter((id) => !linked.has(id))).toEqual([]);
  });
});

describe("the agendas", () => {
  const agenda = (id: string) => workshop.agendas.find((a) => a.id === id)!;
  const slots = (id: string) => agenda(id).days.flatMap((d) => d.slots);
  const run = (slot: Slot) => {
    const session = workshop.sessions.find((s) => s.id === slot.session);
    if (!session) return [];
    const ids = slot.activities ?? session.activities.map((a) => a.id);
    return ids.map((id) => session.activities.find((a) => a.id === id)!);
  };
  const sum = (parts: readonly { minutes: number }[]) => parts.reduce((all, { minutes }) => all + minutes, 0);
  const isPause = (slot: Slot) => slot.title === "Break" || slot.title?.startsWith("Lunch") === true;
  /**
   * People register, ask what they like, or go up for their certificate: the only slots without a session
   * that they fill.
   */
  const isTheirs = (slot: Slot) =>
    /^(?:Registration$|(?:Question box|Certificates)\b)/.test(slot.title ?? "");
  const isRoom = (slot: Slot) => /\broom for\b/i.test(slot.title ?? "");
  const days = workshop.agendas.flatMap((a) => a.days.map((day) => ({ at: `${a.id} ${day.id}`, day })));

  it("are two: four days and one day", () => {
    expect(workshop.agendas.map((a) => [a.id, a.days.length])).toEqual([
      ["four-days", 4],
      ["one-day", 1],
    ]);
  });

  it("plan for each slot as many minutes as its activities take, in the order of the session", () => {
    for (const { id } of workshop.agendas) {
      for (const slot of slots(id).filter((s) => s.session)) {
        expect(sum(run(slot)), `${id} ${slot.id}`).toBe(slot.minutes);
        const places = run(slot).map((a) => activities.indexOf(a));
        expect(places, `${id} ${slot.id}`).toEqual([...places].sort((a, b) => a - b));
      }
    }
  });

  it("run all eleven sessions in four days, each activity once and in order, but for what is held in reserve", () => {
    const reserve = [
      "my-country-open",
      "my-country",
      "my-country-refugees",
      "my-country-assistance",
      "s4-indicators-paula",
      "s4-stairs",
      "s4-dimensions",
      "s4-eight-sentences",
      "s5-film",
      "control-in-paula",
      "scenario-priorities",
      "scenario-stereotypes",
      "scenario-postponed-training",
      "scenario-rotation",
      "cooperation-map",
      "seventy-two-hours-rules",
      "seventy-two-hours",
      "seventy-two-hours-after",
      "evaluation-one-day",
    ];
    const ids = slots("four-days")
      .flatMap(run)
      .map((a) => a.id);
    expect(ids).toEqual(activities.map((a) => a.id).filter((id) => !reserve.includes(id)));
    for (const id of reserve) expect(activities.find((a) => a.id === id)?.priority, id).toBe("could");
  });

  it("run the four scenarios, a group each, in 35 to 40 minutes, with three minutes for each group that presents", () => {
    const scenarios = ofKind("worksheet").filter((f) => f.id.startsWith("scenario-"));
    const chosen = scenarios.filter((f) => slots("four-days").flatMap(run).includes(f));
    expect(chosen.map((f) => f.id)).toEqual(["scenario-by-group"]);
    expect(sum(chosen)).toBeGreaterThanOrEqual(35);
    expect(sum(chosen)).toBeLessThanOrEqual(40);
    for (const f of scenarios) expect(f.speaking, f.id).toBe(180);
  });

  it("start at nine and end by five, with one lunch", () => {
    for (const { at, day } of days) {
      expect(day.start, at).toBe("09:00");
      expect(sum(day.slots), at).toBeLessThanOrEqual(8 * 60);
      expect(
        day.slots.filter((s) => s.title?.startsWith("Lunch")),
        at,
      ).toHaveLength(1);
    }
  });

  it("have a break of ten minutes or more in each two hours", () => {
    for (const { at, day } of days) {
      let work = 0;
      for (const slot of day.slots) {
        if (isPause(slot)) expect(slot.minutes, `${at} ${slot.id}`).toBeGreaterThanOrEqual(10);
        work = isPause(slot) ? 0 : work + slot.minutes;
        expect(work, `${at} ${slot.id}`).toBeLessThan(120);
      }
    }
  });

  it("begin each later day with what the room remembers of the day before", () => {
    const later = agenda("four-days").days.slice(1);
    expect(later.map((day) => run(day.slots[0]!)[0]?.id)).toEqual([
      "s4-look-back",
      "since-yesterday",
      "cooperation-look-back",
    ]);
    for (const day of later) {
      const first = run(day.slots[0]!)[0]!;
      expect(first, day.id).toMatchObject({ kind: "open", added: true, priority: "could" });
      expect(first.minutes, day.id).toBeLessThan(10);
      expect(first.notes, day.id).toContain("**When:**");
    }
  });

  it("leave room of fifteen per cent of each day's sessions for interpretation and what runs over", () => {
    for (const { at, day } of days) {
      const planned = sum(day.slots.filter((s) => s.session));
      expect(sum(day.slots.filter(isRoom)), at).toBeGreaterThanOrEqual(0.15 * planned);
    }
  });

  it("give people something to do at least every ten minutes, with one to spare, also where a slot has no session", () => {
    const long = days.flatMap(({ at, day }) => {
      const found: string[] = [];
      let watched: { id: string; minutes: number }[] = [];
      const end = () => {
        if (sum(watched) > 9)
          found.push(`${at}: ${sum(watched)} minutes, ${watched[0]!.id} to ${watched.at(-1)!.id}`);
        watched = [];
      };
      for (const slot of day.slots) {
        if (isPause(slot) || isTheirs(slot)) end();
        // Room to spare is taken up by what ran over: it ends nothing, and adds nothing.
        else if (!slot.session && !isRoom(slot)) watched.push({ id: slot.id, minutes: slot.minutes });
        for (const a of run(slot)) {
          if (isWatched(a)) watched.push(a);
          else end();
        }
      }
      end();
      return found;
    });
    expect(long).toEqual([]);
  });

  it("keep people busy for three fifths of the time, in at least three of eight activities", () => {
    for (const { id } of workshop.agendas) {
      const all = slots(id).flatMap(run);
      const busy = all.filter((a) => !isWatched(a));
      expect(busy.length / all.length, id).toBeGreaterThanOrEqual(3 / 8);
      expect(sum(busy) / sum(all), id).toBeGreaterThanOrEqual(3 / 5);
    }
  });

  it("choose in the one day single activities of eight sessions, with the test before and after", () => {
    const chosen = slots("one-day").filter((s) => s.session);
    expect(chosen.every((s) => s.activities)).toBe(true);
    expect([
      ...new Set(chosen.map((s) => workshop.sessions.find((session) => session.id === s.session)!.number)),
    ]).toEqual([1, 2, 3, 4, 7, 8, 9, 11]);
    const ids = chosen.flatMap(run).map((a) => a.id);
    for (const id of [
      "paula",
      "worker-indicators",
      "s4-first-words",
      "s4-quiz",
      "worker-question-1",
      "my-commitment",
    ])
      expect(ids).toContain(id);
    expect(ids.indexOf("pre-test")).toBeLessThan(ids.indexOf("post-test"));
    expect(ids).toContain("pre-test");
    expect(ids.slice(0, 4)).toEqual(["s1-welcome", "s1-expectations", "s1-working-agreement", "pre-test"]);
    expect(ids).toContain("s11-expectations");
  });

  it("teach in the one day what its title says: the signs, the first words, and help without conditions (E-83)", () => {
    const { title } = agenda("one-day").days[0]!;
    const ids = slots("one-day")
      .flatMap(run)
      .map((a) => a.id);
    const taught: [RegExp, string[]][] = [
      [/recognise/, ["indicators-how-to-read", "worker-indicators", "s4-first-words"]],
      [/help without conditions/, ["s3-principles-1-4", "worker-question-4", "help-is-not-a-reward"]],
    ];
    for (const [word, activitiesOf] of taught) {
      expect(title).toMatch(word);
      expect(ids).toEqual(expect.arrayContaining(activitiesOf));
    }
  });

  it("leave room right behind Paula's story, which has a pause after part 5 (E-83)", () => {
    const day = agenda("four-days").days[0]!.slots;
    const index = day.findIndex((s) => s.activities?.includes("paula"));
    expect(day[index]!.activities).toEqual(["paula"]);
    expect(isRoom(day[index + 1]!)).toBe(true);
    expect(day[index + 1]!.minutes).toBeGreaterThanOrEqual(10);
  });

  it("ask in each evaluation about the sessions that were taught, and not about welcome and closing", () => {
    const frame =
      /^(?:s1-(?:welcome|your-phone|expectations|working-agreement|where-you-work)|(?:pre|post)-test|s11-(?:own-data|expectations|closing|contact)|evaluation.*|my-commitment)$/;
    for (const { id } of workshop.agendas) {
      const taken = slots(id).filter((s) => s.session);
      const taught = taken.filter((s) => run(s).some((a) => !frame.test(a.id)));
      const numbers = new Set(
        taught.map((s) => workshop.sessions.find((session) => session.id === s.session)!.number),
      );
      const forms = taken
        .flatMap(run)
        .filter((a): a is ActivityOf<"form"> => a.kind === "form" && a.purpose === "evaluation");
      expect(forms, id).toHaveLength(1);
      const lists = forms[0]!.sections
        .find((s) => s.id === "e-sessions")!
        .fields.map((f) =>
          f.type === "several" ? f.options.map((o) => o.text.match(/^Session (\d+):/)?.[1]) : [],
        );
      for (const list of lists) expect(list.map(Number), id).toEqual([...numbers]);
    }
  });
});
