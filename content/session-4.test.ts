/**
 * Session 4 against the study guide: the definition, the tools, the seven statements, and twelve signs on eight parts
 * and on three more people; then the first conversation that is practised.
 */
import { describe, expect, it } from "vitest";
import type { ChecklistSubject } from "@/activities/kinds/checklist/content";
import { handoutsOf } from "@/workshop/handouts/handouts";
import { documentsOf } from "@/workshop/views/worksheets/group";
import { guideSession, longestWithoutATask } from "@/tests/support/guide";
import { checkWorkshop } from "@/workshop/content/check";

const { workshop, session, activity, body } = guideSession(4);

describe("session 4", () => {
  it("passes every check and stands behind IOM", () => {
    expect(checkWorkshop({ ...workshop, sessions: [session], agendas: [] })).toEqual([]);
    expect(session).toMatchObject({
      id: "identification",
      title: "Identification of victims of trafficking",
      by: "International Organization for Migration (IOM)",
    });
  });

  it("runs in this order", () => {
    expect(session.activities.map((a) => `${a.kind} ${a.id}`)).toEqual([
      "open s4-look-back",
      "slide s4-overview",
      "slide s4-process",
      "poll s4-where-help-starts",
      "slide s4-definition",
      "slide s4-definition-rules",
      "marking s4-mark-note",
      "slide s4-tools",
      "slide s4-two-considerations",
      "slide s4-signs-differ",
      "case s4-dara",
      "slide s4-two-questions",
      "checklist s4-indicators-paula",
      "slide s4-stairs",
      "checklist s4-dimensions",
      "checklist s4-indicators-three",
      "checklist s4-dimensions-three",
      "sort s4-first-words",
      "slide s4-role-play-rules",
      "worksheet s4-role-play",
      "scale s4-role-play-feedback",
      "slide s4-eight-sentences",
      "quiz s4-quiz",
      "slide s4-quiz-pattern",
      "slide s4-contact",
    ]);
  });

  it("marks as added what the guide does not have", () => {
    expect(session.activities.filter((a) => a.added).map((a) => a.id)).toEqual([
      "s4-look-back",
      "s4-process",
      "s4-where-help-starts",
      "s4-mark-note",
      "s4-signs-differ",
      "s4-dara",
      "s4-two-questions",
      "s4-indicators-paula",
      "s4-stairs",
      "s4-dimensions",
      "s4-indicators-three",
      "s4-dimensions-three",
      "s4-first-words",
      "s4-role-play-rules",
      "s4-role-play",
      "s4-role-play-feedback",
      "s4-eight-sentences",
      "s4-quiz-pattern",
    ]);
  });

  it("has something to do at least every ten minutes, and takes 198", () => {
    expect(longestWithoutATask(session.activities)).toBeLessThanOrEqual(10);
    expect(session.minutes).toBe(198);
  });

  it("names the studies that it speaks of", () => {
    expect(activity("slide", "s4-process").sources).toMatchObject([{ id: "cauton-2023", year: 2023 }]);
    expect(activity("slide", "s4-process").notes).not.toContain("six countries");
    expect(activity("quiz", "s4-quiz").sources).toMatchObject([{ id: "kent-2020", year: 2020 }]);
    expect(activity("quiz", "s4-quiz").notes).toContain("Emilia Clarke, 2020");
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

  it("gives the definition, with consent, children and the age of 18", () => {
    const definition = body("s4-definition");
    for (const word of [
      "recruit, transport, transfer",
      "harbour",
      "receive",
      "force",
      "abduction",
      "fraud",
      "prostitution of others",
      "forced labour",
      "slavery",
      "servitude",
      "organs",
      "Art. 3(a)",
    ]) {
      expect(definition).toContain(word);
    }
    for (const word of ["Art. 3(b)", "Art. 3(c)", "Art. 3(d)", "under 18"]) {
      expect(body("s4-definition-rules")).toContain(word);
    }
  });

  it("names three tools, each with a dated source, and two things to keep in mind", () => {
    for (const word of [
      "Sri Lanka",
      "standard operating procedures",
      "IOM",
      "screening interview form",
      "ILO",
      "operational indicators",
    ]) {
      expect(body("s4-tools")).toContain(word);
    }
    expect(activity("slide", "s4-tools").sources.map((s) => [s.id, s.dated])).toEqual([
      ["sri-lanka-sop", true],
      ["iom-screening-form", true],
      ["ilo-operational-indicators", true],
    ]);
    for (const word of [
      "**1. Add the signs up.**",
      "**2. Choose signs that fit the person.**",
      "child",
      "adult",
      "sexual exploitation",
      "at work",
    ]) {
      expect(body("s4-two-considerations")).toContain(word);
    }
  });

  it("marks an inspector's note with act, means and purpose", () => {
    const note = activity("marking", "s4-mark-note");
    expect(note.labels.map((l) => l.id)).toEqual(["act", "means", "purpose"]);
    expect(note.clauses.map((c) => c.key)).toEqual([
      [],
      ["act"],
      ["act"],
      ["means"],
      [],
      ["means"],
      ["means"],
      ["act"],
      ["purpose"],
      ["purpose", "means"],
      [],
      [],
    ]);
    for (const clause of note.clauses) expect(clause.reason, clause.id).toBeDefined();
  });
});

describe("the quiz of session 4", () => {
  const quiz = activity("quiz", "s4-quiz");

  it("has seven statements from six bullets, step by step, with sureness; it is no test", () => {
    expect(quiz.items.map((i) => i.id)).toEqual([
      "border-needed",
      "sex-industry-all",
      "undocumented-all",
      "regular-never",
      "consent-excludes",
      "relation-excludes",
      "better-off-excludes",
    ]);
    expect(quiz).toMatchObject({ pace: "steps", sureness: true, test: false, added: false });
    expect(quiz.options).toEqual([
      { id: "true", text: "True" },
      { id: "false", text: "False" },
    ]);
  });

  it("answers false seven times, each with a reason, the law and the typical error", () => {
    for (const item of quiz.items) {
      expect(item.key.accepted, item.id).toEqual(["false"]);
      expect(item.key.law, item.id).toMatch(/Trafficking in Persons Protocol, Art\. 3\(/);
      expect(item.key.error, item.id).toBeDefined();
    }
    const reason = (id: string) => quiz.items.find((i) => i.id === id)!.key;
    expect(reason("border-needed").law).toContain("Organized Crime Convention, Art. 34(2)");
    expect(reason("sex-industry-all").reason).toContain("child");
    expect(reason("consent-excludes").law).toContain("Art. 3(b)");
    expect(reason("relation-excludes").reason).toContain("abuse of power");
  });

  it("tells the trainer why a constant key is no test", () => {
    expect(quiz.notes).toContain("always says “false” gets everything right");
    expect(quiz.notes).toContain("all seven are false");
    expect(quiz.notes).toContain("56");
    expect(quiz.notes).toContain("20 km");
  });
});

describe("Dara's case, with two votes at each part", () => {
  const dara = activity("case", "s4-dara");
  const whatIfs = dara.parts.flatMap((p) => p.whatIfs.map((w) => ({ part: p.id, ...w })));
  const keys = [...dara.parts, ...whatIfs];

  it("asks if he is trafficked and what to do now, with the answers and elements of Paula's story", () => {
    const two = workshop.sessions.find((s) => s.number === 2)!;
    const paula = two.activities.find((a) => a.id === "paula")!;
    if (paula.kind !== "case") throw new Error("no case");
    expect(dara.answers).toEqual(paula.answers);
    expect(dara.elements).toEqual(paula.elements);
    expect(dara.second!.answers.map((a) => [a.id, a.text])).toEqual([
      ["protect", "Protect"],
      ["wait", "Not sure yet"],
      ["charge", "Charge"],
    ]);
    expect(dara).toMatchObject({ added: true, marking: true, sureness: false, minutes: 40 });
    expect(dara.parts.map((p) => p.title)).toEqual([
      "the arrest",
      "the savings",
      "the advertisement",
      "the river",
      "the price",
      "the number of the day",
      "the first statement",
      "the decision",
    ]);
  });

  it("accepts at each part what the facts so far allow, and turns at parts 4 and 5", () => {
    const none = { act: "not-shown", means: "not-shown", purpose: "not-shown" };
    const all = { act: "shown", means: "shown", purpose: "shown" };
    expect(dara.parts.map((p) => [p.key!.accepted, p.secondKey!.accepted, p.key!.elements])).toEqual([
      [["unsure"], ["wait"], none],
      [["unsure"], ["wait"], none],
      [["unsure"], ["wait"], { act: "shown", means: "possible", purpose: "not-shown" }],
      [["yes", "unsure"], ["wait", "protect"], { act: "shown", means: "shown", purpose: "possible" }],
      [["yes"], ["protect"], all],
      [["yes"], ["protect"], all],
      [["yes"], ["protect"], all],
      [["yes"], ["protect"], all],
    ]);
    expect(dara.band).toMatchObject({ from: "4", to: "5" });
    expect(dara.wrongTurns!.early).toContain("before part 4");
    expect(dara.wrongTurns!.late).toContain("after part 5");
    expect(dara.wrongTurns!.back).toContain("Art. 3(b)");
    expect(dara.wrongTurns!.never).toContain("Still “no” at part 8");
  });

  it("changes one fact in four what-ifs, none of which ends in a charge", () => {
    expect(whatIfs.map((w) => [w.part, w.title, w.key!.accepted, w.secondKey!.accepted])).toEqual([
      ["4", "Dara is 17", ["yes", "unsure"], ["protect"]],
      ["5", "Dara recruited a friend", ["yes"], ["wait", "protect"]],
      ["6", "Dara earned a bonus", ["yes"], ["protect"]],
      ["8", "Dara went back a second time", ["yes"], ["wait", "protect"]],
    ]);
    expect(whatIfs[0]!.key!.reason).toContain("Art. 3(c) and (d)");
    expect(whatIfs[2]!.key!.reason).toContain("Art. 3(a) and (b)");
  });

  it("gives both questions of each part and what-if a reason that cites its instrument", () => {
    const plain = (text: string | undefined) => text!.replace(/\s+/g, " ");
    for (const { id, key, secondKey } of keys) {
      expect(plain(key!.reason), id).toMatch(/Trafficking in Persons Protocol, Art\. 3\([a-d]\)/);
      expect(plain(secondKey!.reason), id).toMatch(
        /[Pp]rinciples? 7|Forced Labour Protocol of 2014, Art\. 4\(2\)|ACTIP, Art\. 14\(7\)/,
      );
    }
    for (const source of ["ACTIP, Art. 14(7)", "Forced Labour Protocol of 2014, Art. 4(2)", "principle 7"]) {
      expect(dara.notes).toContain(source);
      expect(plain(dara.parts.at(-1)!.secondKey!.reason)).toContain(source);
    }
  });

  it("warns before it begins and before the punishment, names no country, and says that it is ours", () => {
    expect(dara.parts.filter((p) => p.notice).map((p) => p.id)).toEqual(["6"]);
    for (const notice of [dara.notice, dara.parts[5]!.notice]) expect(notice).toMatch(/pass.*break/s);
    expect(dara.notes).toContain("*added*, ours, December 2026");
    expect(JSON.stringify(dara.parts)).not.toMatch(/Myanmar|Cambodia|Thai|Lao|Chinese|Viet|nationality/);
    for (const part of dara.parts) {
      expect(part.notes).toContain("**What to say:**");
      expect(part.notes).toContain("**Ask:**");
      expect(part.notes).toContain("**Avoid:**");
    }
  });

  it("stands in the agenda of four days in the place of Paula's two checklists", () => {
    const four = workshop.agendas.find((a) => a.id === "four-days")!;
    const taken = four.days.flatMap((d) => d.slots.flatMap((s) => s.activities ?? []));
    expect(taken).toContain("s4-dara");
    for (const id of ["s4-indicators-paula", "s4-stairs", "s4-dimensions"]) expect(taken).not.toContain(id);
  });
});

describe("the twelve signs on Paula's story", () => {
  const list = activity("checklist", "s4-indicators-paula");
  const present = (key: ChecklistSubject["key"]) =>
    Object.entries(key ?? {})
      .filter(([, mark]) => mark === "present")
      .map(([id]) => id);

  it("holds twelve signs, i1 to i12, against eight parts, adding up, with a notice", () => {
    expect(list.items.map((i) => i.id)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((n) => `i${n}`));
    expect(list.subjects.map((s) => s.id)).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((n) => `paula-${n}`));
    expect(list.cumulative).toBe(true);
    expect(list.notice).toContain("pass");
    expect(list.subjects.filter((s) => s.notice).map((s) => s.id)).toEqual(["paula-6", "paula-7", "paula-8"]);
  });

  it("uses the signs in the words of Session 8", () => {
    const eight = workshop.sessions.find((s) => s.number === 8)!;
    const checklist = eight.activities.find((a) => a.kind === "checklist");
    expect(checklist?.kind === "checklist" && checklist.items).toEqual(list.items);
  });

  it("adds at each part what an expert sees there for the first time", () => {
    expect(list.subjects.map((s) => present(s.key))).toEqual([
      [],
      [],
      ["i8"],
      ["i1", "i10", "i11"],
      ["i4", "i5", "i9"],
      ["i7"],
      ["i2", "i3", "i6"],
      [],
    ]);
  });

  it("climbs 0, 0, 1, 4, 7, 8, 11, 11, on the phones and on the slide after it", () => {
    const seen = new Set<string>();
    const stairs = list.subjects.map((s) => {
      for (const id of present(s.key)) seen.add(id);
      return seen.size;
    });
    expect(stairs).toEqual([0, 0, 1, 4, 7, 8, 11, 11]);
    expect(seen.has("i12")).toBe(false);
    expect(body("s4-stairs")).toContain("| 0 | 0 | 1 | **4** | 7 | 8 | 11 | 11 |");
  });

  it("gives one sentence for each sign that is new", () => {
    for (const s of list.subjects) expect(Object.keys(s.reasons ?? {}), s.id).toEqual(present(s.key));
  });

  it("retells each part with its names and sums, and none too early", () => {
    const text = (n: number) => list.subjects[n - 1]!.text;
    const sums = list.subjects.map((s) => s.text.match(/£[\d,]*\d/g) ?? []);
    expect(sums).toEqual([
      [],
      ["£30", "£600"],
      ["£500", "£150", "£100"],
      ["£600"],
      ["£5,000"],
      [],
      [],
      ["£15,000"],
    ]);
    for (const name of ["Paula, 18", "Nadine", "Frederick", "travel agency", "London"])
      expect(text(1)).toContain(name);
    for (const fact of ["Joseph", "waitress", "tips", "flat above the restaurant"])
      expect(text(2)).toContain(fact);
    for (const fact of ["six months", "visitor's visa", "takes her passport"])
      expect(text(4)).toContain(fact);
    // He threatens to report her if she leaves him; looking for other work is what came before.
    for (const fact of ["cheaper housing", "better-paid work", "if she leaves him", "arrested", "jail"])
      expect(text(5)).toContain(fact);
    expect(text(7)).toContain("about half");
    expect(text(8)).toContain("photographs that he says he has");
    const first = (fact: RegExp) => list.subjects.findIndex((s) => fact.test(s.text)) + 1;
    expect([/Joseph/, /passport, an|takes her passport/, /prostitution/, /parents/].map(first)).toEqual([
      2, 4, 6, 8,
    ]);
  });
});

describe("the six dimensions held against Paula's story", () => {
  const grid = activity("checklist", "s4-dimensions");

  it("is a grid of our own over parts 3 to 5, which can be left out", () => {
    expect(grid).toMatchObject({ added: true, priority: "could", cumulative: true });
    expect(grid.items).toHaveLength(6);
    expect(grid.subjects.map((s) => s.id)).toEqual(["up-to-3", "up-to-4", "up-to-5"]);
  });

  it("shows three dimensions from part 4 on, and leaves open what is never told of Frederick", () => {
    expect(grid.subjects.map((s) => Object.keys(s.key ?? {}))).toEqual([
      [],
      ["exploited", "held", "dependent"],
      [],
    ]);
    for (const open of ["deceived", "forced-to-go", "need-used"])
      for (const s of grid.subjects) expect(s.key?.[open]).toBeUndefined();
    expect(grid.notes).toContain("check it against the paper before you use it");
  });
});

describe("the same signs on a fisherman, a domestic worker and a child", () => {
  const list = activity("checklist", "s4-indicators-three");
  const marked = (id: string, mark: string) =>
    Object.entries(list.subjects.find((s) => s.id === id)!.key ?? {})
      .filter(([, m]) => [m].flat()[0] === mark)
      .map(([item]) => item);

  it("are the twelve signs of Paula, held against three people one by one, each with a notice", () => {
    expect(list.items).toEqual(activity("checklist", "s4-indicators-paula").items);
    expect(list.subjects.map((s) => s.id)).toEqual(["fisherman", "domestic-worker", "child"]);
    expect(list).toMatchObject({ added: true, priority: "must", cumulative: false });
    for (const s of list.subjects) expect(s.notice, s.id).toContain("you need not say why");
  });

  it("marks ten, ten and seven, and leaves open what the story does not say", () => {
    expect(list.subjects.map((s) => marked(s.id, "present").length)).toEqual([10, 10, 7]);
    expect(list.subjects.map((s) => marked(s.id, "absent"))).toEqual([["i3"], [], []]);
    expect(list.subjects.map((s) => s.key?.i7)).toEqual([undefined, undefined, undefined]);
    expect(list.notes).toContain("Arun ten present, “other job” absent");
    expect(list.subjects.map((s) => s.reasons?.i7 !== undefined)).toEqual([true, true, true]);
    expect(list.subjects[1]!.key!.i6).toEqual(["present", "unknown"]);
    expect(list.notes).toContain(
      "Lina ten present, two unknown; accept “unknown” for her “tricked or forced”",
    );
    expect(list.notes).toContain(
      "Tam seven present, five unknown; accept “unknown” for his “scared” and “tricked or forced”",
    );
  });

  it("gives a reason for each mark, and the law where there is one", () => {
    for (const s of list.subjects)
      expect(Object.keys(s.reasons ?? {}), s.id).toEqual(expect.arrayContaining(Object.keys(s.key ?? {})));
    const reasons = (id: string) => Object.values(list.subjects.find((s) => s.id === id)!.reasons!).join(" ");
    expect(reasons("fisherman")).toMatch(/No\. 188, Art\. 14.*No\. 188, Art\. 22\(3\)/);
    expect(reasons("domestic-worker")).toMatch(/No\. 189, Art\. 10\(2\).*No\. 189, Art\. 9\(c\)/);
    expect(reasons("child")).toContain("Protocol, Art. 3(c)");
    expect(list.sources.map((s) => s.year)).toEqual([2007, 2011, 1956, 2006]);
    for (const [i, articles] of ["Art. 14(1)(b) and 22(3)(b)", "Art. 9(c) and 10(2)", "Art. 1(d)"].entries())
      expect(list.sources[i]!.text).toContain(articles);
    // Art. 1(d) is about a parent or guardian who hands a child over in order that it is exploited.
    expect(list.notes).toMatch(
      /Parents or a guardian .*Art\. 1\(d\)\)\. Tam's parents were told of a school/,
    );
  });

  it("says that the child with the fewest signs is the clearest case in law", () => {
    for (const word of ["the fewest signs", "no means is needed", "Art. 3(c)", "Art. 1(d)"])
      expect(list.notes).toContain(word);
  });

  it("looks at the same three people by the six dimensions, with nothing open called absent", () => {
    const grid = activity("checklist", "s4-dimensions-three");
    const six = activity("checklist", "s4-dimensions").items.map((i) => i.id);
    expect(grid).toMatchObject({ added: true, priority: "could", cumulative: false });
    expect(grid.items.map((i) => i.id)).toEqual(six);
    expect(grid.subjects.map((s) => s.id)).toEqual(list.subjects.map((s) => s.id));
    expect(grid.subjects.map((s) => Object.keys(s.key ?? {}))).toEqual([
      ["deceived", "exploited", "held", "dependent"],
      ["deceived", "exploited", "held", "dependent"],
      ["deceived", "exploited", "dependent"],
    ]);
    expect(grid.subjects.flatMap((s) => Object.values(s.key ?? {}))).not.toContain("absent");
    for (const item of grid.items) expect(item.text).not.toMatch(/\bs?he\b|\bher\b/);
  });
});

describe("the first conversation", () => {
  const play = activity("worksheet", "s4-role-play");
  const options = (id: string) => {
    const field = play.sections.flatMap((s) => s.fields).find((f) => f.id === id);
    return field?.type === "checklist" ? field.options.map((o) => o.id) : [];
  };

  it("sorts what to do from what not to do, each with its reason and source", () => {
    const sort = activity("sort", "s4-first-words");
    expect(sort.cards.map((c) => [c.id, c.key!.accepted])).toEqual([
      ["alone", ["do"]],
      ["say-who", ["do"]],
      ["may-stop", ["do"]],
      ["needs", ["do"]],
      ["their-view", ["do"]],
      ["workmate", ["do-not"]],
      ["promise", ["do-not"]],
      ["why-stay", ["do-not"]],
      ["details", ["later", "do-not"]],
      ["statement", ["later"]],
    ]);
    for (const card of sort.cards) expect(card.key!.reason, card.id).toMatch(/WHO 2003, standard|IOM 2007/);
  });

  it("is played by three or four, each with a paper, after a notice and rules that let people stop or watch", () => {
    const rules = activity("slide", "s4-role-play-rules");
    expect(rules.notice).toContain("You may watch, pass or");
    for (const word of [
      "in fours, an interpreter",
      "watch only",
      "“stop”",
      "step out of the role",
      "no real case",
    ])
      expect(rules.body.replace(/\*\*/g, "")).toContain(word);
    expect(play.documents.map((d) => d.id)).toEqual(["observer", "officer", "person", "interpreter"]);
    for (const role of [1, 3])
      for (const word of ["**Do:**", "**Do not:**"]) expect(play.documents[role]!.text).toContain(word);
    expect(play).toMatchObject({ speaking: 0, dots: 0 });
  });

  it("deals the papers out as its notes say, in groups of three to six", () => {
    const people = ["p1", "p2", "p3", "p4", "p5", "p6"];
    const dealt = (size: number) =>
      people
        .slice(0, size)
        .map((person) => documentsOf(play.documents, people.slice(0, size), person).map((d) => d.id));
    expect(dealt(3)).toEqual([["observer", "interpreter"], ["officer"], ["person"]]);
    expect(dealt(6).flat()).toEqual(["observer", "officer", "person", "interpreter", "observer", "officer"]);
    const { notes } = activity("slide", "s4-role-play-rules");
    for (const words of [
      "observer, officer, person, interpreter",
      "In a group of three, the observer's phone has the interpreter's paper too",
      "A fifth has the observer's again and a sixth the officer's",
    ])
      expect(notes).toContain(words);
    expect(play.text).toContain("the interpreter's paper stays shut");
  });

  it("lets the interpreter speak as “I”, translate everything, keep silent and be no relative", () => {
    const { text } = play.documents[3]!;
    for (const words of [
      "translate everything and nothing else",
      "tell nobody what you hear",
      "beside Arun, and not between",
      "Speak as “I”",
      "cannot be translated",
      "no relative",
      "a woman or for a man",
    ])
      expect(text).toContain(words);
    expect(play.notes).toContain("The interpreter's paper is ours too (December 2026)");
  });

  it("stands on paper with a side for each role, the rules and the observers' sheet, and no notes", () => {
    const handout = handoutsOf(workshop).find(({ id }) => id === "role-play")!;
    const sides = handout.blocks.flatMap((b) => (b.type === "side" ? [b.title] : []));
    expect(sides).toEqual(["The officer", "The person", "The interpreter", "The observer"]);
    expect(handout.blocks.filter((b) => b.type === "section")).toHaveLength(3);
    const words = JSON.stringify(handout.blocks);
    for (const label of ["**Purpose:**", "**Avoid:**", "**Listen for:**"]) expect(words).not.toContain(label);
  });

  it("goes into a pocket as eight sentences, of which none promises anything", () => {
    const slide = activity("slide", "s4-eight-sentences");
    expect(slide).toMatchObject({ added: true, priority: "could" });
    expect(slide.body.match(/^\d\. .*$/gm)).toHaveLength(8);
    for (const [sentence] of slide.body.matchAll(/^\d\. .*$/gm))
      expect(sentence.slice(2)).not.toMatch(/[.?!] \p{Lu}/u);
    expect(slide.body).not.toMatch(/\bsafe now\b|promise/i);
  });

  it("gives the observers a sheet on what opened the talk, what narrowed it and how it ended", () => {
    expect(play.sections.map((s) => s.id)).toEqual(["opening", "middle", "end"]);
    for (const s of play.sections) expect(s.title).toMatch(/^Observers' sheet: /);
    expect(["opened", "helped", "closed", "known"].map((id) => options(id).length)).toEqual([5, 5, 5, 3]);
  });

  it("takes feedback from every phone, about the conversation and not the colleague", () => {
    const scale = activity("scale", "s4-role-play-feedback");
    expect(scale.statements).toHaveLength(6);
    expect(scale.notes).toContain("not about the officer");
  });

  it("names the WHO and IOM for the sort and the play", () => {
    for (const { sources } of [activity("sort", "s4-first-words"), play]) {
      expect(sources.map((s) => [s.text.slice(0, 3), s.year])).toEqual([
        ["WHO", 2003],
        ["IOM", 2007],
        ["IOM", 2009],
      ]);
    }
  });
});
