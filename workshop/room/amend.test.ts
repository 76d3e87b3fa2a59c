import { beforeEach, describe, expect, it } from "vitest";
import { consoleContext, PureRoom, replay, ROOM, verdict } from "@/tests/support/pure-room";
import { agendaWorkshop } from "@/tests/support/agenda-workshop";
import { GroupRoom } from "@/tests/support/group-room";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { trueOrFalse } from "@/tests/support/true-or-false";
import type { Activity } from "@/activities/kinds";
import { versionOf } from "@/workshop/editor/version";
import { allSlots, unitsOf } from "@/workshop/room/agenda/agenda";
import { editionsOf } from "@/workshop/debrief/editions";
import { type Workshop, workshopSchema } from "@/workshop/content/workshop";
import { versionsFrom } from "@/workshop/room/amend";
import { planOf } from "@/workshop/content/plan";
import { freshState } from "@/workshop/room/state";
import { settingsSchema } from "@/workshop/room/settings";
import { consoleView } from "@/workshop/views/console-view";
import { phoneView } from "@/workshop/views/phone-view";

const translated = {
  ...sampleWorkshop,
  translations: {
    th: {
      status: "draft" as const,
      texts: { "poll/question": "ข้อไหน", "poll/options/red/text": "แดง", "poll/options/blue/text": "น้ำเงิน" },
    },
  },
};
const fresh = () => freshState(ROOM, translated, settingsSchema.parse({}));

let room: PureRoom;
beforeEach(() => {
  room = new PureRoom(fresh());
});

const now = (id: string): Activity => planOf(room.state.workshop).activity(id)!;
const changing = (id: string, change: object, base = versionOf(now(id))) =>
  ({ type: "amend", change: { do: "change", base, activity: { ...now(id), ...change } } }) as const;
const inserting = (activity: Record<string, unknown>, after: string | null = "poll", session = "s1") =>
  ({ type: "amend", change: { do: "insert", session, after, activity } }) as const;
const quick = {
  id: "quick-1",
  kind: "poll",
  title: "Quick",
  question: "All well?",
  options: [
    { id: "yes", text: "Yes" },
    { id: "no", text: "No" },
  ],
  minutes: 3,
};
const questionIn = (language = "en") => phoneView(room.state, room.board, [], language).asked;
const story = () => now("story") as Extract<Activity, { kind: "case" }>;
const roomOf = (workshop: Workshop, agenda: string | null = null) =>
  new PureRoom(freshState(ROOM, workshop, settingsSchema.parse({ agenda })));
const order = () => room.state.workshop.sessions.map((s) => s.activities.map((a) => a.id));
const planned = (activity: string) =>
  allSlots(room.state.agenda)
    .flatMap((s) => s.items)
    .find((i) => i.activity === activity);
/** The sample with these activities at its end. */
const withMore = (...activities: object[]): Workshop => {
  const [session] = sampleWorkshop.sessions;
  return workshopSchema.parse({
    ...sampleWorkshop,
    sessions: [{ ...session, activities: [...session!.activities, ...activities] }],
  });
};

describe("a change of the workshop is refused (B-109)", () => {
  it("when its content is not right, naming the fields", () => {
    const refused = room.try(inserting({ ...quick, options: [{ id: "yes", text: "Yes" }] }));
    expect(refused).toMatchObject({
      ok: false,
      reason: "bad-content",
      problems: [{ path: "quick-1/options" }],
    });
    expect(room.try(inserting({ ...quick, kind: "nonsense" }))).toMatchObject({
      ok: false,
      reason: "bad-content",
    });
    expect(room.try(inserting({ ...quick, extra: 1 }))).toMatchObject({ ok: false, reason: "bad-content" });
    expect(room.try(inserting({}))).toMatchObject({ ok: false, reason: "bad-content" });
    const band = room.try(changing("story", { band: { from: "3", to: "1", reason: "The wrong way round" } }));
    expect(band).toMatchObject({ ok: false, reason: "bad-content", problems: [{ path: "story/band" }] });
  });

  it("when it names what is not there, or what is there already", () => {
    expect(verdict(room.try(inserting(quick, "poll", "nothing")))).toBe("unknown-session");
    expect(verdict(room.try(inserting(quick, "nothing")))).toBe("unknown-activity");
    expect(verdict(room.try(inserting({ ...quick, id: "hello" })))).toBe("id-taken");
  });

  it("when somebody else has changed the same activity", () => {
    const base = versionOf(now("poll"));
    room.do(changing("poll", { question: "Which one, really?" }));
    expect(verdict(room.try(changing("poll", { question: "Another?" }, base)))).toBe("changed-by-other");
  });

  it("when a part that was shown, or a question that was asked, would be gone", () => {
    room.go("story/2").open("story/2");
    expect(
      verdict(
        room.try(
          changing("story", {
            parts: story().parts.filter((p) => p.id !== "2"),
            band: { from: "1", to: "3", reason: "Why" },
          }),
        ),
      ),
    ).toBe("in-use");
    expect(
      verdict(
        room.try(
          changing("story", {
            parts: story().parts.filter((p) => p.id !== "3"),
            band: { from: "1", to: "2", reason: "Why" },
          }),
        ),
      ),
    ).toBe("ok");
    room.go("poll").open("poll");
    expect(
      verdict(
        room.try({
          type: "amend",
          change: {
            do: "change",
            base: versionOf(now("poll")),
            activity: { id: "poll", kind: "slide", title: "A poll", body: "No more" },
          },
        }),
      ),
    ).toBe("in-use");
  });

  it("when a part that was shown would be gone, though nothing was asked there", () => {
    const without = (part: string) =>
      changing("story", {
        parts: story().parts.filter((p) => p.id !== part),
        band: { from: "1", to: "3", reason: "Why" },
      });
    room.go("story/2");
    expect(verdict(room.try(without("2")))).toBe("in-use");
    room.undo();
    expect(verdict(room.try(without("2")))).toBe("in-use");
    room.go("hello");
    expect(verdict(room.try(without("2")))).toBe("in-use");
  });

  it("when a what-if that was asked would be gone, and not while nobody was asked it", () => {
    const without = () => changing("story", { parts: story().parts.map((p) => ({ ...p, whatIfs: [] })) });
    const asking = new PureRoom(fresh()).go("story/2").ask("story/2?younger").open("story/2?younger");
    room.go("story/2");
    expect(verdict(asking.try(without()))).toBe("in-use");
    expect(verdict(room.try(without()))).toBe("ok");
  });

  it("when people who answered would find another kind of question, and not before it was asked", () => {
    const wall = () =>
      ({
        type: "amend",
        change: {
          do: "change",
          base: versionOf(now("poll")),
          activity: { id: "poll", kind: "open", title: "A poll", question: "Which one?" },
        },
      }) as const;
    const asking = new PureRoom(fresh()).go("poll").open("poll").close("poll");
    expect(verdict(asking.try(wall()))).toBe("in-use");
    room.do(wall()).go("poll").open("poll");
    expect(verdict(room.answer("p1", "poll", { texts: ["The red one"] }))).toBe("ok");
  });

  it("when it breaks what another activity needs of it, in a sentence", () => {
    room = roomOf(
      withMore(trueOrFalse("before", ["a", "b"]), trueOrFalse("after", ["a", "b"], { after: "before" })),
    );
    const { items } = now("before") as Extract<Activity, { kind: "quiz" }>;
    expect(room.try(changing("before", { items: items.slice(0, 1) }))).toEqual({
      ok: false,
      reason: "bad-content",
      problems: [
        {
          path: "before",
          sentence:
            'activities.after.items: "b" is not an item of the quiz "before", and both need the same.',
        },
      ],
    });
    expect(room.state.workshop.sessions[0]!.activities.find((a) => a.id === "before")).toHaveProperty(
      "items",
      items,
    );
  });

  it("but not for what was wrong elsewhere before", () => {
    room = roomOf(withMore(trueOrFalse("after", ["a"], { after: "nothing" })));
    expect(verdict(room.try(changing("poll", { question: "Which colour?" })))).toBe("ok");
    expect(verdict(room.try(inserting(quick)))).toBe("ok");
  });

  it("with twenty problems at most", () => {
    const items = Array.from({ length: 30 }, (_, i) => ({ id: `i${i}` }));
    expect(room.try(inserting({ ...trueOrFalse("long", []), items }))).toHaveProperty("problems.length", 20);
  });

  it("when the activity is finished", () => {
    room.go("poll").open("poll").close("poll").do({ type: "finish", activity: "poll" });
    expect(verdict(room.try(changing("poll", { question: "Too late?" })))).toBe("finished");
  });
});

describe("a change of the workshop (B-109)", () => {
  it("that changes nothing is taken and not kept", () => {
    expect(room.try(changing("poll", {}))).toMatchObject({ ok: true, changed: false });
    room.do(inserting(quick));
    expect(
      room.try(
        inserting({
          ...quick,
          revote: true,
          added: false,
          priority: "should",
          sources: [],
          several: false,
          other: false,
        }),
      ),
    ).toMatchObject({ ok: true, changed: false });
  });

  it("puts a new activity behind another one, in the workshop and in the days", () => {
    room.do(inserting(quick));
    expect(
      planOf(room.state.workshop)
        .steps.map((s) => s.id)
        .slice(2, 4),
    ).toEqual(["poll", "quick-1"]);
    expect(unitsOf(allSlots(room.state.agenda)[0]!).slice(2, 4)).toEqual(["poll", "quick-1"]);
    room.go("quick-1").open("quick-1");
    expect(verdict(room.answer("p1", "quick-1", { choice: ["yes"] }))).toBe("ok");
    expect(questionIn()?.text).toBe("All well?");
  });

  it("puts a new activity at the end where it stands behind none, and right behind the first", () => {
    room.do(inserting(quick, null), inserting({ ...quick, id: "quick-2" }, "hello"));
    expect(order()).toEqual([["hello", "quick-2", "look", "poll", "thoughts", "many", "story", "quick-1"]]);
    expect(unitsOf(allSlots(room.state.agenda)[0]!)).toEqual(order()[0]);
  });

  it("puts a new activity into its session alone, as one that is to be done in its minutes", () => {
    room = roomOf(agendaWorkshop, "two-days").do(inserting(quick, null, "two"));
    expect(order()).toEqual([
      ["a1", "a2", "a3"],
      ["b1", "b2", "b3", "quick-1"],
    ]);
    room.do(inserting({ ...quick, id: "quick-2" }, "a1", "one"));
    expect(order()[0]).toEqual(["a1", "quick-2", "a2", "a3"]);
    expect(planned("quick-2")).toEqual({ activity: "quick-2", minutes: 3, skipped: false });
  });

  it("changes one activity and no other, also where a session has no other", () => {
    room = new GroupRoom();
    room.do(changing("other", { title: "Renamed" }));
    expect(room.state.workshop.sessions.map((s) => s.activities.map((a) => a.title))).toEqual([
      ["Sheet sheet", "Hello"],
      ["Renamed"],
    ]);
  });

  it("changes the minutes of the day with those of the activity, and nothing where the day does not have it", () => {
    room = roomOf(agendaWorkshop, "one-hour");
    room.do(changing("b1", { minutes: 30 }));
    expect([planned("b1")?.minutes, planned("b2")?.minutes]).toEqual([30, 25]);
    const { agenda } = room.state;
    room.do(changing("a2", { minutes: 20 }));
    expect(room.state.agenda).toEqual(agenda);
    room.do(changing("b1", { question: "Other words?" }));
    expect(room.state.agenda).toEqual(agenda);
  });

  it("is in the log, and the log replays to the same room", () => {
    room.do(inserting(quick)).go("poll").open("poll").close("poll");
    room
      .do(changing("poll", { question: "Which one now?" }))
      .do({ type: "open", question: "poll", round: 2 });
    expect(replay(room.log, fresh())).toEqual(room.state);
  });

  it("keeps translations of texts that did not change, and falls back where they did", () => {
    room.do(changing("poll", { question: "Which colour?" })).go("poll");
    expect(questionIn("th")).toMatchObject({
      text: "Which colour?",
      form: { options: [{ text: "แดง" }, { text: "น้ำเงิน" }] },
    });
  });
});

describe("a round belongs to the text it was asked with (B-110)", () => {
  it("through a restart of the server: every version is made again from the changes alone", () => {
    room
      .do(inserting(quick), changing("poll", { question: "Which colour?" }))
      .go("poll")
      .open("poll");
    room.do(changing("poll", { question: "Which one now?" }));
    const kept = JSON.parse(JSON.stringify(room.state.amendments)) as typeof room.state.amendments;
    expect(versionsFrom(translated, kept)).toEqual(room.state.versions);
    expect(room.state.versions).toHaveLength(4);
    expect(versionsFrom(translated, fresh().amendments)).toEqual([translated]);
  });

  it("while it is open: phones keep the question that they answer", () => {
    room.go("poll").open("poll");
    room.do(
      changing("poll", {
        question: "Which colour?",
        options: [
          { id: "green", text: "Green" },
          { id: "grey", text: "Grey" },
        ],
      }),
    );
    expect(questionIn()?.text).toBe("Which one?");
    expect(verdict(room.answer("p1", "poll", { choice: ["red"] }))).toBe("ok");
    expect(verdict(room.answer("p2", "poll", { choice: ["green"] }))).toBe("bad-answer");
    expect(questionIn("th")?.text).toBe("ข้อไหน");
  });

  it("when it is closed and shown: results stand under the options that people saw", () => {
    room.go("poll").open("poll");
    room.answer("p1", "poll", { choice: ["red"] });
    room
      .close("poll")
      .reveal("poll")
      .do(
        changing("poll", {
          question: "Which colour?",
          options: [
            { id: "green", text: "Green" },
            { id: "grey", text: "Grey" },
          ],
        }),
      );
    const view = phoneView(room.state, room.board);
    expect(view.results?.options.slice(0, 2)).toMatchObject([
      { id: "red", count: 1 },
      { id: "blue", count: 0 },
    ]);
    expect(consoleView(room.state, room.board, consoleContext)).toMatchObject({ changed: true });
    room.do({ type: "open", question: "poll", round: 2 });
    expect(questionIn()).toMatchObject({ text: "Which colour?", round: 2 });
    expect(verdict(room.answer("p1", "poll", { choice: ["green"] }, { round: 2 }))).toBe("ok");
    expect(consoleView(room.state, room.board, consoleContext)).toMatchObject({ changed: false });
    room.undo();
    expect(questionIn()).toMatchObject({ text: "Which one?", round: 1 });
  });

  it("unless people see it just as before: a corrected key, note or later part counts for it", () => {
    room.go("story/1").open("story/1").close("story/1");
    const [first, ...others] = story().parts;
    room.do(
      changing("story", {
        parts: [
          { ...first!, key: { accepted: ["yes"], reason: "Corrected" }, notes: "Other notes" },
          ...others,
        ],
      }),
    );
    room.do({ type: "explain", question: "story/1", on: true });
    expect(questionIn()?.key?.[0]).toMatchObject({ accepted: ["yes"], reason: "Corrected" });
    expect(room.round("story/1")?.version).toBe(1);
    const [one, two, three] = story().parts;
    room.do(
      changing("story", {
        parts: [one!, two!, { ...three!, clauses: [{ id: "p3-a", text: "Another ending." }] }],
      }),
    );
    expect(room.round("story/1")?.version).toBe(2);
  });

  it("but the room sees a stop that was added to it since", () => {
    room = roomOf(withMore(trueOrFalse("quiz", ["a"])))
      .go("quiz")
      .open("quiz")
      .close("quiz");
    room.do(changing("quiz", { items: trueOrFalse("quiz", ["a", "b"]).items })).go("quiz/a");
    expect(phoneView(room.state, room.board).face).toMatchObject({ item: { id: "a", index: 1, total: 1 } });
    room.go("quiz/b");
    expect(phoneView(room.state, room.board).face).toMatchObject({ item: { id: "b", index: 2, total: 2 } });
  });

  it("in the debrief, where an earlier text stands with its own answers", () => {
    room
      .go("poll")
      .open("poll")
      .close("poll")
      .reveal("poll")
      .do(changing("poll", { question: "Which colour?" }));
    room
      .do({ type: "open", question: "poll", round: 2 })
      .close("poll", 2)
      .reveal("poll", 2)
      .do(changing("poll", { question: "Never asked?" }));
    const rounds = [
      { question: "poll", round: 1 },
      { question: "poll", round: 2 },
    ];
    const { workshop, questionOf } = editionsOf(room.state, rounds);
    expect(rounds.map(questionOf)).toEqual(["poll-version-1", "poll"]);
    const texts = workshop.sessions[0]!.activities.flatMap((a) =>
      a.kind === "poll" ? [[a.id, a.title, a.question]] : [],
    );
    expect(texts.slice(0, 2)).toEqual([
      ["poll", "A poll", "Which colour?"],
      ["poll-version-1", "A poll (v1)", "Which one?"],
    ]);
    expect(editionsOf(fresh(), []).workshop).toBe(translated);
  });
});

describe("an activity that is added", () => {
  it("does not take the name of something every object has as its id (B-43)", () => {
    const room = new PureRoom();
    expect(verdict(room.try(inserting({ ...quick, id: "constructor" })))).toBe("bad-content");
    expect(verdict(room.try({ type: "amend", change: { do: "change", base: "", activity: quick } }))).toBe(
      "unknown-activity",
    );
  });
});
