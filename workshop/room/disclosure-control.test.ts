import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AnswerBody } from "@/activities/kinds";
import type { Checklist } from "@/activities/kinds/checklist/content";
import type { Quiz } from "@/activities/kinds/quiz/content";
import type { Table } from "@/activities/kinds/table/content";
import type { Workshop } from "@/workshop/content/workshop";
import { count } from "@/model/activity/tally";
import { SMALL_GROUPS } from "@/activities/kinds/poll/content";
import { seeded } from "@/model/statistics/random";
import { aboutPeopleWorkshop } from "@/tests/support/about-people";
import { everyKind } from "@/tests/support/every-kind";
import { consoleContext, door, newRoom, presence, PureRoom, ROOM, verdict } from "@/tests/support/pure-room";
import { runs } from "@/tests/support/property-runs";
import { plausible } from "@/workshop/rehearsal/plausible";
import { versionOf } from "@/workshop/editor/version";
import { answersOf, type AnswersByRound, upsert } from "@/workshop/room/answers-by-round";
import {
  isBesideLeftOut,
  isSmall,
  shownBoard,
  whyWithheld,
  withheldIn,
} from "@/workshop/room/disclosure-control";
import { planOf } from "@/workshop/content/plan";
import { advancePreview, closedPreviewGate } from "@/workshop/room/open-round-preview";
import { freshState } from "@/workshop/room/state";
import { settingsSchema } from "@/workshop/room/settings";
import { consoleView } from "@/workshop/views/console-view";
import { phoneView } from "@/workshop/views/phone-view";
import { stageView } from "@/workshop/views/stage-view";

const round = (...bodies: object[]) =>
  new Map(bodies.map((body, i) => [`p${i}`, { id: `a${i}`, rev: 1, body: body as AnswerBody }]));
const bodies = (board: AnswersByRound, key: string) => [...board.get(key)!.values()].map((k) => k.body);
const red = { choice: ["red"] };
const pass = { pass: true };
const state = newRoom();

describe("rounds of few answers (B-157)", () => {
  it("are whole in a room of fewer than five", () => {
    const board: AnswersByRound = new Map([["poll#1", round(red)]]);
    expect(isSmall(4)).toBe(true);
    expect(shownBoard(state, board, 4)).toEqual(board);
  });

  it("are kept back where few joined and more answered, at a phone that they share (H-24)", () => {
    const board: AnswersByRound = new Map([
      ["poll#1", round(red, red)],
      ["many#1", round(red, red, red, red, red, red)],
    ]);
    expect(whyWithheld(shownBoard(state, board, 2).get("poll#1")!)).toBe("few");
    expect(
      whyWithheld(shownBoard(state, new Map([["poll#1", round(red, red)]]), 2).get("poll#1")!),
    ).toBeNull();
  });

  it("keep what one or two gave to themselves where five joined, and only how many they are", () => {
    const board: AnswersByRound = new Map([
      ["poll#1", round(red, pass, red)],
      ["poll#2", round(red, red, red)],
      ["poll#3", round(pass, pass)],
    ]);
    const shown = shownBoard(state, board, 5);
    expect(bodies(shown, "poll#1")).toEqual([pass, pass, pass]);
    expect(JSON.stringify([...shown.get("poll#1")!.values()])).not.toContain("red");
    expect([1, 2, 3].map((n) => withheldIn(shown.get(`poll#${n}`)!))).toEqual([2, 0, 0]);
    expect(bodies(shown, "poll#2")).toEqual([red, red, red]);
    expect(bodies(board, "poll#1")).toEqual([red, pass, red]);
  });

  it("keep their reasons too; a single reason beside many answers is told", () => {
    const shown = shownBoard(
      state,
      new Map([
        ["few#1", round(red)],
        ["few!reasons#1", round({ reason: "Because." })],
        ["many#1", round(red, red, red)],
        ["many!reasons#1", round({ reason: "So." })],
      ]),
      5,
    );
    expect(bodies(shown, "few!reasons#1")).toEqual([]);
    expect(bodies(shown, "many!reasons#1")).toEqual([{ reason: "So." }]);
  });
});

describe("an item of a question (B-157)", () => {
  const room = freshState(ROOM, everyKind, settingsSchema.parse({}));
  const plan = planOf(everyKind);
  const withItems = plan.steps.flatMap(({ id: step, question, activityId }) => {
    const activity = plan.activity(activityId)!;
    const leavesOut = ["checklist", "form", "marking", "quiz", "scale"].includes(activity.kind);
    return question === step && leavesOut ? [{ step, asked: plan.question(question)!, activity }] : [];
  });

  it.each(withItems)(
    "that one of three gave may be anybody's of the three: every view of $step is the same",
    ({ step, asked, activity }) => {
      const random = seeded(7);
      const simulant = { insight: 1, random: () => 0.1 + 0.9 * random(), phrases: ["A word"], texts: [] };
      const answer = (items?: number): Record<string, object> => {
        const [name, all] = Object.entries(plausible(activity, asked, simulant)!)[0] as [string, object];
        return { [name]: Object.fromEntries(Object.entries(all).slice(0, items)) };
      };
      const [one, ...others] = [answer(), answer(1), answer(1)];
      const views = [0, 1, 2].map((index) => {
        const live = new PureRoom(room).go(step).open(asked.id);
        for (const [i, body] of others.toSpliced(index, 0, one!).entries())
          expect(live.answer(`p${i}`, asked.id, body)).toMatchObject({ ok: true });
        for (const i of [3, 4, 5]) live.answer(`p${i}`, asked.id, pass);
        live.close(asked.id).reveal(asked.id);
        const shown = shownBoard(live.state, live.board, 6);
        expect(whyWithheld(answersOf(shown, asked.id, 1))).toBe(null);
        return JSON.stringify([
          consoleView(live.state, shown, consoleContext),
          stageView(live.state, shown, presence, door),
          phoneView(live.state, shown),
        ]);
      });
      expect(new Set(views).size).toBe(1);
    },
  );
});

describe("further rounds of a question (B-255)", () => {
  const blue = { choice: ["blue"] };
  const why = (rounds: Record<string, object[]>, joined = 20, base = state) => {
    const board: AnswersByRound = new Map(Object.entries(rounds).map(([key, b]) => [key, round(...b)]));
    const shown = shownBoard(base, board, joined);
    return Object.keys(rounds).map((key) => whyWithheld(shown.get(key)!));
  };
  const five = [red, red, red, red, red];

  it("are not shown where one person more answered, or one or two changed their mind", () => {
    expect(why({ "poll#1": five, "poll#2": [...five, blue] })).toEqual([null, "alike"]);
    expect(why({ "poll#1": five, "poll#2": [red, red, red, red, blue] })).toEqual([null, "alike"]);
    expect(why({ "poll#1": five, "poll#2": [red, red, red, blue, blue] })).toEqual([null, "alike"]);
    expect(why({ "poll#1": five, "poll#2": [red, red, red, red, pass] })).toEqual([null, "alike"]);
    expect(why({ "poll#1": five, "poll#2": [red, red, blue, blue, blue] })).toEqual([null, null]);
  });

  it("are shown where nothing differs, and in a small room", () => {
    expect(why({ "poll#1": five, "poll#2": five })).toEqual([null, null]);
    expect(why({ "poll#1": [red, red, red], "poll#2": [red, red, blue] }, 4)).toEqual([null, null]);
  });

  it("are held against every round that is shown, and against none that is not", () => {
    const four = [red, red, red, red, red, red];
    expect(why({ "poll#1": five, "poll#2": [...five, blue], "poll#3": [...five, blue, blue] })).toEqual([
      null,
      "alike",
      "alike",
    ]);
    expect(why({ "poll#1": [red, red], "poll#2": [red, red, red], "poll#3": four })).toEqual([
      "few",
      null,
      null,
    ]);
  });

  it("tell nothing by what is written besides: reasons are written again in each round", () => {
    const said = five.map((body, i) => ({ ...body, reason: `Because ${i}` }));
    const again = [...five, blue].map((body, i) => ({ ...body, reason: `Still ${i}` }));
    expect(why({ "poll#1": said, "poll#2": again })).toEqual([null, "alike"]);
  });

  it("are shown where three changed, though the totals are nearly the same", () => {
    const mixed = [red, red, red, blue, blue, blue];
    expect(why({ "poll#1": mixed, "poll#2": [blue, blue, red, red, red, blue] })).toEqual([null, null]);
  });

  describe("of a question with several items", () => {
    const several = freshState(ROOM, everyKind, settingsSchema.parse({}));
    const id = "one-checklist/dewi";
    const [x, y] = (planOf(everyKind).activity("one-checklist") as Checklist).items.map((item) => item.id);
    const marked = (one: string, other: string) => ({ marks: { [x!]: one, [y!]: other } });
    const none = marked("absent", "absent");
    const before = Array(6).fill(none) as object[];
    const changed = [none, none, none, marked("absent", "present"), marked("absent", "present")];
    const newcomer = marked("present", "absent");
    const shownOf = (again: object[], base = several, cut = false) => {
      const board: AnswersByRound = new Map([
        [`${id}#1`, round(...before)],
        [`${id}#2`, round(...again)],
      ]);
      if (cut)
        for (const [key, answers] of board)
          board.set(key, new Map([...answers].map(([person, kept]) => [`${key} ${person}`, kept])));
      return whyWithheld(shownBoard(base, board, 9).get(`${id}#2`)!);
    };

    it("are not shown where one or two came or went, though others changed something else", () => {
      expect(shownOf([...changed, none, newcomer])).toBe("alike");
      expect(shownOf([...changed, marked("absent", "present"), newcomer, newcomer])).toBe("alike");
      expect(shownOf([...changed, pass])).toBe("alike");
      expect(shownOf([...changed, pass, newcomer])).toBe("alike");
    });

    it("are shown where three came, or nobody, and three changed something", () => {
      expect(shownOf([...changed, none, newcomer, newcomer, newcomer])).toBe(null);
      expect(shownOf([...changed, marked("absent", "present")])).toBe(null);
    });

    it("are not shown after labels were cut either, where one or two may have come or gone", () => {
      const sealed = { ...several, finished: ["one-checklist"] };
      const came = [...changed, marked("absent", "present"), newcomer];
      expect(shownOf(came, sealed, true)).toBe("alike");
      expect(shownOf([...came, newcomer, newcomer], sealed, true)).toBe(null);
    });

    it("are told of on every surface as others are", () => {
      const live = new PureRoom(several).go(id).open(id);
      for (const [i, body] of before.entries()) live.answer(`p${i}`, id, body as never);
      live.close(id).reveal(id).open(id, { round: 2 });
      for (const [i, body] of [...changed, none, newcomer].entries())
        live.answer(`p${i}`, id, body as never, { round: 2 });
      live.close(id, 2).reveal(id, 2);
      const shown = shownBoard(live.state, live.board, 7);
      const unknown = { results: null, withheld: "alike" };
      expect(consoleView(live.state, shown, consoleContext)).toMatchObject(unknown);
      expect(stageView(live.state, shown, presence, door)).toMatchObject(unknown);
      expect(phoneView(live.state, shown)).toMatchObject(unknown);
    });
  });

  it("of a question that takes several things for one item are as those of several items", () => {
    const room = freshState(ROOM, everyKind, settingsSchema.parse({}));
    const { rows, columns } = planOf(everyKind).activity("one-table") as Table;
    const cells = (row: number, ...chosen: number[]) => ({
      cells: { [rows[row]!.id]: chosen.map((column) => columns[column]!.id) },
    });
    const board: AnswersByRound = new Map([
      ["one-table#1", round(...(Array(6).fill(cells(0, 0)) as object[]))],
      ["one-table#2", round(...Array(3).fill(cells(0, 0)), ...Array(3).fill(cells(1, 0, 1)), cells(0, 2))],
    ]);
    expect(whyWithheld(shownBoard(room, board, 9).get("one-table#2")!)).toBe("alike");
  });

  describe("of a choice beside which more is counted", () => {
    const quiz = planOf(everyKind).activity("one-quiz") as Quiz;
    const workshop: Workshop = {
      ...everyKind,
      sessions: everyKind.sessions.map((session) => ({
        ...session,
        activities: session.activities.map((a) => (a.id === quiz.id ? { ...quiz, pace: "steps" } : a)),
      })),
    };
    const beside = freshState(ROOM, workshop, settingsSchema.parse({}));
    const [item] = quiz.items;
    const [no, yes] = quiz.options.map((o) => o.id);
    const judged = (answer: string, sureness: number, element: string, clause: string) => ({
      answer,
      sureness,
      elements: [element],
      clauses: [clause],
    });
    const chosen = (choice: string, sureness: number) => ({ items: { [item!.id]: { choice, sureness } } });
    const kinds = [
      {
        id: "one-case/offer",
        was: judged("no", 2, "act", "a1"),
        now: judged("yes", 2, "act", "a1"),
        newcomer: judged("no", 5, "means", "a2"),
        first: [{ answer: "no" }, { answer: "yes" }],
        told: /"5":1|means|a2/,
      },
      {
        id: `one-quiz/${item!.id}`,
        was: chosen(no!, 2),
        now: chosen(yes!, 2),
        newcomer: chosen(no!, 5),
        first: [no, yes].map((choice) => ({ items: { [item!.id]: { choice } } })),
        told: /"5":1/,
      },
    ];

    describe.each(kinds)("$id", ({ id, was, now, newcomer, first, told }) => {
      const six = Array(6).fill(was) as object[];
      const three = [was, was, was, now, now, now];
      const shownOf = (again: object[], { of = beside, cut = false, third = [] as object[] } = {}) => {
        const board: AnswersByRound = new Map(
          [six, again, third].map((b, i) => [`${id}#${i + 1}`, round(...b)]),
        );
        if (cut)
          for (const [key, answers] of board)
            board.set(key, new Map([...answers].map(([person, kept]) => [`${key} ${person}`, kept])));
        const shown = shownBoard(of, board, 12);
        return [1, 2, 3].map((n) => shown.get(`${id}#${n}`)!);
      };
      const whole = (rounds: ReturnType<typeof shownOf>) => rounds.map((r) => !isBesideLeftOut(r));

      it("have the choice alone where one or two came or went, and the first round has all", () => {
        for (const again of [
          [...three, newcomer],
          [...three, newcomer, newcomer],
          [...three.slice(1), now, pass].toSpliced(0, 1, pass),
        ]) {
          const rounds = shownOf(again);
          expect(rounds.map(whyWithheld)).toEqual([null, null, null]);
          expect(whole(rounds)).toEqual([true, false, true]);
          expect([...rounds[0]!.values()].map((k) => k.body)).toEqual(six);
          for (const { body } of rounds[1]!.values()) expect([...first, pass]).toContainEqual(body);
          expect([...rounds[1]!.values()].filter((k) => !("pass" in k.body))).toHaveLength(
            again.filter((body) => body !== pass).length,
          );
        }
      });

      it("have all where three came, or nobody", () => {
        expect(whole(shownOf([...three, newcomer, newcomer, newcomer]))).toEqual([true, true, true]);
        expect(whole(shownOf(three))).toEqual([true, true, true]);
        expect(whole(shownOf([...three, pass]))).toEqual([true, true, true]);
      });

      it("are held against those that have all, and against no other", () => {
        const again = [...three, newcomer];
        const later = Array(10).fill(now) as object[];
        expect(whole(shownOf(again, { third: later }))).toEqual([true, false, true]);
        expect(whole(shownOf([...three, newcomer, newcomer, newcomer], { third: later }))).toEqual([
          true,
          true,
          false,
        ]);
      });

      it("have the choice alone after labels were cut too, where one or two may have come or gone", () => {
        const sealed = { ...beside, finished: [id.split("/")[0]!] };
        const again = [...three, now, now];
        expect(whole(shownOf(again, { of: sealed, cut: true }))).toEqual([true, false, true]);
        expect(whole(shownOf([...again, now], { of: sealed, cut: true }))).toEqual([true, true, true]);
      });

      it("tell no more on any surface, and say so where it would stand", () => {
        const live = new PureRoom(beside).go(id).open(id);
        for (const [i, body] of six.entries()) live.answer(`p${i}`, id, body as never);
        live.close(id).reveal(id).open(id, { round: 2 });
        for (const [i, body] of [...three, newcomer].entries())
          expect(live.answer(`p${i}`, id, body as never, { round: 2 })).toMatchObject({ ok: true });
        live.close(id, 2).reveal(id, 2);
        const shown = shownBoard(live.state, live.board, 7);
        for (const view of [
          consoleView(live.state, shown, consoleContext),
          stageView(live.state, shown, presence, door),
          phoneView(live.state, shown),
        ]) {
          expect(view).toMatchObject({ withheld: null, results: { besideLeftOut: true, answered: 7 } });
          const { marks, ...rest } = view.results!;
          const kept = "kept" in rest ? rest.kept : {};
          expect(JSON.stringify([kept, marks.sureness ?? {}])).not.toMatch(/[1-9]"?:[1-9]/);
          expect(JSON.stringify([marks.elements ?? {}, marks.clauses ?? {}])).not.toMatch(/:[1-9]/);
        }
        expect(JSON.stringify([...shown.get(`${id}#2`)!.values()])).not.toMatch(told);
      });

      it("tell no more to a trainer who looks ahead, where one or two came", () => {
        const live = new PureRoom(beside).go(id).open(id);
        for (let i = 0; i < 8; i++) live.answer(`p${i}`, id, was as never);
        live.close(id).reveal(id).open(id, { round: 2 });
        live.do({ type: "preview", on: true });
        const ahead = (...next: object[]) =>
          consoleView(live.state, live.board, { ...consoleContext, gate: { shown: round(...next) } }).results;
        const eight = [...three, was, was];
        expect(ahead(...eight, newcomer)).toMatchObject({ live: true, besideLeftOut: true, answered: 9 });
        expect(ahead(...eight, newcomer, newcomer, newcomer)).not.toHaveProperty("besideLeftOut");
      });
    });

    it("keep the reasons, which are written again in each round", () => {
      const said = (body: object) => ({ ...body, reason: "Because." });
      const [{ id, was, now, newcomer }] = kinds as [(typeof kinds)[0]];
      const board: AnswersByRound = new Map([
        [`${id}#1`, round(...(Array(6).fill(was) as object[]))],
        [`${id}#2`, round(was, was, was, now, now, now, said(newcomer))],
      ]);
      expect([...shownBoard(beside, board, 7).get(`${id}#2`)!.values()].at(-1)!.body).toEqual({
        answer: "no",
        reason: "Because.",
      });
    });

    it("are whole where nothing more is asked, and in a small room", () => {
      const { id, was, now, newcomer } = kinds[0]!;
      const board: AnswersByRound = new Map([
        [`${id}#1`, round(was, was, was)],
        [`${id}#2`, round(now, now, now, newcomer)],
      ]);
      expect(shownBoard(beside, board, 4)).toEqual(board);
      const polls: AnswersByRound = new Map([
        ["poll#1", round(...five)],
        ["poll#2", round(red, red, blue, blue, blue, red)],
      ]);
      expect(shownBoard(state, polls, 9)).toEqual(polls);
    });
  });

  it("are compared anew whenever an answer comes, changes or goes", () => {
    const change = fc.record({
      round: fc.constantFrom("poll#1", "poll#2"),
      person: fc.integer({ min: 0, max: 5 }).map((n) => `p${n}`),
      body: fc.constantFrom(red, red, { choice: ["blue"] }, pass, null),
    });
    fc.assert(
      fc.property(fc.array(change, { minLength: 20, maxLength: 60 }), (changes) => {
        const board: AnswersByRound = new Map();
        for (const [rev, { round, person, body }] of changes.entries()) {
          if (body) upsert(board, round, person, { id: `a${rev}`, rev, body: body as AnswerBody });
          else board.get(round)?.delete(person);
          const unknown = new Map([...board].map(([key, answers]) => [key, new Map(answers)]));
          const [shown, anew] = [board, unknown].map((one) =>
            [...shownBoard(state, one, 9)].map(([key, answers]) => [key, [...answers]]),
          );
          expect(shown).toEqual(anew);
        }
      }),
    );
  });

  it("take their reasons along", () => {
    const shown = shownBoard(
      state,
      new Map([
        ["poll#1", round(...five)],
        ["poll#2", round(...five, blue)],
        ["poll!reasons#2", round({ reason: "New here." })],
      ]),
      9,
    );
    expect(bodies(shown, "poll!reasons#2")).toEqual([]);
    expect(JSON.stringify([...shown.get("poll#2")!.values()])).not.toContain("blue");
    expect(withheldIn(shown.get("poll#2")!)).toBe(6);
  });

  it("differ by three people or by nobody, of whatever rounds are shown, in whatever order", () => {
    const vote = fc.constantFrom("red", "blue", "green", "pass");
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.tuple(fc.nat(7), vote), { maxLength: 5 }), { minLength: 2, maxLength: 4 }),
        fc.array(vote, { minLength: 8, maxLength: 8 }),
        (changes, first) => {
          const votes: string[][] = [first];
          for (const changed of changes) {
            const next = [...votes.at(-1)!];
            for (const [index, to] of changed) next[index] = to;
            votes.push(next);
          }
          const board: AnswersByRound = new Map(
            votes.map((v, i) => [
              `poll#${i + 1}`,
              round(...v.map((c) => (c === "pass" ? pass : { choice: [c] }))),
            ]),
          );
          const shown = shownBoard(state, board, 8);
          const seen = votes.filter((_, i) => !whyWithheld(shown.get(`poll#${i + 1}`)!));
          for (const [i, a] of seen.entries())
            for (const b of seen.slice(i + 1)) {
              const people = a.filter((vote, index) => vote !== b[index]).length;
              expect(people === 0 || people >= 3, JSON.stringify(seen)).toBe(true);
            }
          // Labels that were cut tell less of who changed, so that no more is shown than by what differs in all.
          const cut: AnswersByRound = new Map(
            [...board].map(([key, answers]) => [
              key,
              new Map([...answers].map(([p, kept]) => [`${key} ${p}`, kept])),
            ]),
          );
          const kept = shownBoard(state, cut, 8);
          const counts = votes.flatMap((v, i) =>
            whyWithheld(kept.get(`poll#${i + 1}`)!)
              ? []
              : [["red", "blue", "green"].map((c) => v.filter((x) => x === c).length)],
          );
          for (const [i, a] of counts.entries())
            for (const b of counts.slice(i + 1)) {
              const by = b.map((n, index) => n - a[index]!);
              const [more, fewer] = [1, -1].map((sign) =>
                by.reduce((sum, n) => sum + Math.max(0, sign * n), 0),
              );
              const people = Math.max(more!, fewer!);
              expect(people === 0 || people >= 3, JSON.stringify(counts)).toBe(true);
            }
        },
      ),
    );
  });

  it("tell of three people or of nobody where five to twelve answer by phone, in turns, by hand and by card (H-24)", () => {
    const votes = ["red", "blue", "pass"];
    const ways = ["phone", "shared", "hand", "card"] as const;
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.constantFrom(...ways),
            fc.array(fc.constantFrom(...votes), { minLength: 3, maxLength: 3 }),
          ),
          {
            minLength: 5,
            maxLength: 12,
          },
        ),
        fc.array(fc.nat(3), { minLength: 24, maxLength: 24 }),
        (people, moves) => {
          // Few change their mind from round to round.
          const vote = (person: number, round: number) =>
            people[person]![1][moves[person * 2 + round] === 0 ? round : 0]!;
          const peopleBy = (...sources: string[]) =>
            people.flatMap(([source], person) => (sources.includes(source) ? [person] : []));
          const room = new PureRoom().go("poll");
          const rounds = [0, 1, 2];
          for (const n of rounds) {
            const number = n + 1;
            room.open("poll", { round: number });
            for (const person of peopleBy("phone", "shared")) {
              const key = `poll#${number}`;
              room.answer(
                `p${person}`,
                "poll",
                vote(person, n) === "pass" ? pass : { choice: [vote(person, n)] },
                { round: number },
              );
              const kept = room.board.get(key)!.get(`p${person}`)!;
              if (people[person]![0] === "shared")
                upsert(room.board, key, `p${person}`, { ...kept, rev: 2, source: "shared" });
            }
            for (const source of ["hand", "card"] as const) {
              const counts = Object.fromEntries(
                votes
                  .slice(0, 2)
                  .map((v) => [v, peopleBy(source).filter((person) => vote(person, n) === v).length]),
              );
              room.try({
                type: "count",
                question: "poll",
                round: number,
                counter: `counter-${source}`,
                source,
                counts: { choice: counts },
              });
            }
            room.close("poll", number).reveal("poll", number);
          }
          const joined = peopleBy("phone").length;
          const board = shownBoard(room.state, room.board, joined);
          for (const sources of [["phone", "shared"], ["card"]]) {
            const seen = rounds.flatMap((n) => {
              const answers = [...(board.get(`poll#${n + 1}`) ?? [])].filter(([, a]) =>
                sources.includes(a.source ?? "phone"),
              );
              const isShown = answers.some(([, { body, withheld }]) => !withheld && !("pass" in body));
              return isShown ? [peopleBy(...sources).map((person) => vote(person, n))] : [];
            });
            // Phones of so few say before that others may guess.
            const answered = rounds.map(
              (n) => peopleBy("phone", "shared").filter((p) => vote(p, n) !== "pass").length,
            );
            if (sources[0] === "phone" && isSmall(Math.max(joined, ...answered))) continue;
            for (const [i, a] of seen.entries()) {
              expect(a.filter((v) => v !== "pass").length).toBeGreaterThanOrEqual(3);
              for (const b of seen.slice(i + 1)) {
                // Cards have no owner: only their sums can differ.
                const by = ["red", "blue"].map(
                  (v) => b.filter((one) => one === v).length - a.filter((one) => one === v).length,
                );
                const differ =
                  sources[0] === "card"
                    ? Math.max(
                        ...[1, -1].map((sign) => by.reduce((sum, n) => sum + Math.max(0, sign * n), 0)),
                      )
                    : a.filter((v, person) => v !== b[person]).length;
                expect(differ === 0 || differ >= 3, JSON.stringify({ people, moves })).toBe(true);
              }
            }
          }
        },
      ),
      { numRuns: runs(1_000) },
    );
  });

  it("are no more told by a trainer's look ahead, while they are open", () => {
    const live = new PureRoom().go("poll").open("poll");
    for (let i = 0; i < 8; i++) live.answer(`p${i}`, "poll", red);
    live.close("poll").reveal("poll").open("poll", { round: 2 });
    for (let i = 0; i < 12; i++) live.answer(`q${i}`, "poll", i < 8 ? red : blue, { round: 2 });
    live.do({ type: "preview", on: true });
    const ahead = (...next: object[]) =>
      consoleView(live.state, live.board, { ...consoleContext, gate: { shown: round(...next) } }).results;
    expect(ahead(...Array(8).fill(red), blue)).toBe(null);
    expect(ahead(...Array(8).fill(red), blue, blue, blue)).not.toBe(null);
  });
});

describe("questions about the people themselves (B-162)", () => {
  const room = freshState(ROOM, aboutPeopleWorkshop, settingsSchema.parse({}));
  const GROUPS = ["police", "labour", "ngo", "court"];
  const rest = { choice: [SMALL_GROUPS] };
  const from = (counts: readonly number[], others: number) =>
    round(
      ...counts.flatMap((n, i) => Array.from({ length: n }, () => ({ choice: [GROUPS[i]!] }))),
      ...Array.from({ length: others }, (_, i) => ({ choice: [], other: `Own words ${i}` })),
      pass,
    );
  const shown = (counts: readonly number[], others = 0, joined = 30) =>
    bodies(shownBoard(room, new Map([["work#1", from(counts, others)]]), joined), "work#1");
  const groupsIn = (answers: AnswerBody[]) => {
    const groups: Record<string, number> = {};
    for (const body of answers) if ("choice" in body) count(groups, body.choice[0] ?? "");
    return groups;
  };

  it("show groups of five and more, and all others together", () => {
    expect(groupsIn(shown([6, 1, 5, 2], 2))).toEqual({ police: 6, ngo: 5, [SMALL_GROUPS]: 5 });
    expect(JSON.stringify(shown([6, 1, 5, 2], 2))).not.toMatch(/labour|court|Own words/);
  });

  it("show no group whose size would tell that of a smaller one, nor any in a small room", () => {
    expect(groupsIn(shown([6, 1, 5]))).toEqual({ police: 6, [SMALL_GROUPS]: 6 });
    expect(shown([3, 1], 0, 4)).toEqual([rest, rest, rest, rest, pass]);
  });

  it("never show fewer than five, together or apart, of whatever room that has more", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9), { minLength: 4, maxLength: 4 }), fc.nat(6), (counts, others) => {
        const total = counts.reduce((a, b) => a + b, others);
        fc.pre(total >= 5);
        const after = shown(counts, others);
        for (const people of Object.values(groupsIn(after))) expect(people).toBeGreaterThanOrEqual(5);
        expect(after.filter((body) => "choice" in body).length).toBe(total);
      }),
    );
  });

  it("are asked once: a second round would differ from the first by those who came late or changed their mind", () => {
    const live = new PureRoom(room).go("work").open("work").close("work").reveal("work");
    expect(verdict(live.try({ type: "open", question: "work", round: 2 }))).toBe("no-revote");
    expect(consoleView(live.state, live.board, consoleContext).asked).toMatchObject({ again: false });
  });

  it("stay about them whatever is changed, also after an opening that was taken back", () => {
    const live = new PureRoom(room).go("work").open("work");
    live.answer("p1", "work", { choice: ["court"] });
    live.undo();
    const asked = planOf(live.state.workshop).activity("work")!;
    const changed = (more: object) =>
      verdict(
        live.try({
          type: "amend",
          change: { do: "change", base: versionOf(asked), activity: { ...asked, ...more } },
        }),
      );
    expect(changed({ aboutPeople: false })).toBe("in-use");
    expect(changed({ question: "Where do you work?" })).toBe("ok");
  });

  it("show nothing before they are closed, even to a trainer who looks ahead; their promise says so", () => {
    const live = new PureRoom(room).go("work").open("work");
    for (let i = 0; i < 12; i++) live.answer(`p${i}`, "work", { choice: ["police"] });
    live.do({ type: "preview", on: true });
    const gate = advancePreview(closedPreviewGate, answersOf(live.board, "work", 1), 12);
    expect(gate.shown.size).toBeGreaterThan(0);
    expect(consoleView(live.state, live.board, { ...consoleContext, gate }).results).toBe(null);
    live.close("work").reveal("work");
    const closed = shownBoard(live.state, live.board, 12);
    expect(phoneView(live.state, closed).results?.options.map((o) => [o.id, o.count])).toEqual([
      ["police", 12],
    ]);
  });
});
