import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { kindNames } from "@/activities/kinds";
import {
  addingSession,
  movingSession,
  removingActivity,
  removingSession,
} from "@/workshop/editor/compound-ops";
import { copyingActivities, copyingSession } from "@/workshop/editor/copy";
import { blankDraft, type Draft, draftSchema, whereIs } from "@/workshop/editor/draft";
import { edit } from "@/workshop/editor/edit";
import { type Op, type OpOf, opSchema } from "@/workshop/editor/op";
import { emptyActivity, fromTemplate } from "@/workshop/editor/templates";
import { canonical, versionOf } from "@/workshop/editor/version";
import { sampleWorkshop } from "@/tests/support/sample-workshop";

const start: Draft = {
  ...(sampleWorkshop as Draft),
  sessions: [
    ...(sampleWorkshop as Draft).sessions,
    { id: "s2", number: 2, title: "Second", minutes: 30, activities: [] },
  ],
  words: [{ id: "debt", term: "Debt", meaning: "What is owed." }],
  agendas: [
    {
      id: "day",
      title: "One day",
      days: [
        {
          id: "d1",
          title: "Day 1",
          start: "09:00",
          slots: [
            { id: "a", session: "s1", activities: ["hello", "poll"], minutes: 30 },
            { id: "b", session: "s2", minutes: 20 },
          ],
        },
      ],
    },
  ],
  translations: {
    ar: {
      status: "draft",
      texts: { "hello/title": "مرحبا", "poll/question": "أي؟", "session:s1/title": "الأولى" },
    },
  },
};

const good = (draft: Draft, op: Op): Draft => {
  const edited = edit(draft, opSchema.parse(JSON.parse(JSON.stringify(op))));
  if (!edited.ok) throw new Error(edited.reason);
  return edited.workshop;
};
const reasonOf = (draft: Draft, op: Op) => {
  const edited = edit(draft, op);
  return edited.ok ? null : edited.reason;
};

describe("an edit (E-1, E-8)", () => {
  it("leaves everything that it does not touch the same object", () => {
    const next = good(start, {
      type: "set-session",
      session: "s2",
      set: { title: { from: "Second", to: "Two" } },
    });
    expect(next.sessions[0]).toBe(start.sessions[0]);
    expect(next.sessions[1]?.title).toBe("Two");
  });

  it("replaces an activity only in the version that was seen", () => {
    const hello = whereIs(start, "hello")!.activity;
    const mine = { ...hello, title: "Mine" };
    const theirs = good(start, {
      type: "set-activity",
      base: versionOf(hello),
      value: { ...hello, title: "Theirs" },
    });
    expect(reasonOf(theirs, { type: "set-activity", base: versionOf(hello), value: mine })).toBe(
      "changed-by-other",
    );
    expect(
      whereIs(good(start, { type: "set-activity", base: versionOf(hello), value: mine }), "hello")?.activity
        .title,
    ).toBe("Mine");
  });

  it("knows a version again whatever the order in which the database keeps its fields", () => {
    const { id, kind, ...rest } = whereIs(start, "hello")!.activity;
    expect(versionOf({ ...rest, kind, id })).toBe(versionOf({ id, kind, ...rest, notice: undefined }));
  });

  it("takes what already is so and changes nothing, whatever version it saw", () => {
    const hello = whereIs(start, "hello")!.activity;
    for (const op of [
      { type: "set-activity", base: "old", value: hello },
      { type: "remove-activity", activity: "not-there" },
      { type: "add-activity", session: "s1", activity: hello, before: null },
      { type: "move-activity", activity: "hello", session: "s1", before: "look" },
      { type: "set-texts", language: "ar", set: { "hello/title": { from: null, to: "مرحبا" } } },
    ] satisfies Op[]) {
      const edited = edit(start, op);
      expect(edited.ok && edited.workshop, op.type).toBe(start);
    }
  });

  it("gives a workshop a look, and takes it away again (E-70)", () => {
    const theme = { accent: "#8c1d40", stage: "light" as const };
    const op: Op = { type: "set-workshop", set: { theme: { from: null, to: theme } } };
    const edited = edit(start, op);
    if (!edited.ok) throw new Error(edited.reason);
    expect(edited.workshop.theme).toEqual(theme);
    expect(draftSchema.safeParse(edited.workshop).success).toBe(true);
    expect(good(edited.workshop, edited.inverse)).toEqual(start);
    expect(opSchema.safeParse(op).success).toBe(true);
  });

  it("does not overwrite a title that somebody else has changed since", () => {
    expect(
      reasonOf(start, { type: "set-workshop", set: { title: { from: "An older title", to: "Mine" } } }),
    ).toBe("changed-by-other");
    expect(reasonOf(start, { type: "set-words", base: "older", value: [] })).toBe("changed-by-other");
  });

  it("does several things together or none of them", () => {
    const ops: Op = {
      type: "all",
      ops: [
        { type: "remove-activity", activity: "hello" },
        { type: "move-activity", activity: "gone", session: "s1", before: null },
      ],
    };
    expect(reasonOf(start, ops)).toBe("unknown-activity");
  });

  it("keeps a translation with its activity (E-4): moved, copied, deleted and brought back", () => {
    const moved = good(start, { type: "move-activity", activity: "hello", session: "s2", before: null });
    expect(moved.translations.ar?.texts["hello/title"]).toBe("مرحبا");
    const twice = good(moved, {
      type: "duplicate-activity",
      activity: "hello",
      as: "hello-2",
      title: "Hello again",
    });
    expect(twice.sessions[1]?.activities.map((a) => a.id)).toEqual(["hello", "hello-2"]);
    expect(twice.translations.ar?.texts["hello-2/title"]).toBe("مرحبا");
    const gone = edit(twice, { type: "remove-activity", activity: "hello" });
    expect(gone.ok && gone.workshop.translations.ar?.texts["hello/title"]).toBeUndefined();
    const back = gone.ok ? edit(gone.workshop, gone.inverse) : null;
    expect(back?.ok && canonical(back.workshop)).toBe(canonical(twice));
  });
});

describe("composed edits (E-4)", () => {
  it("take a deleted activity out of the agendas too, and undo brings both back", () => {
    const edited = edit(start, removingActivity(start, "poll"));
    if (!edited.ok) throw new Error(edited.reason);
    expect(edited.workshop.agendas[0]?.days?.[0]?.slots?.[0]?.activities).toEqual(["hello"]);
    const back = edit(edited.workshop, edited.inverse);
    expect(back.ok && canonical(back.workshop)).toBe(canonical(start));
  });

  it("keep sessions numbered in order when they were", () => {
    const { op, id } = addingSession(start, "Opening", "s1");
    const three = good(start, op);
    expect(three.sessions.map((s) => [s.id, s.number])).toEqual([
      [id, 1],
      ["s1", 2],
      ["s2", 3],
    ]);
    expect(good(three, movingSession(three, id, null)).sessions.map((s) => [s.id, s.number])).toEqual([
      ["s1", 1],
      ["s2", 2],
      [id, 3],
    ]);
    expect(good(three, removingSession(three, "s1")).sessions.map((s) => s.number)).toEqual([1, 2]);
  });

  it("leave an author's own numbers alone", () => {
    const numbered = good(start, { type: "set-session", session: "s2", set: { number: { from: 2, to: 8 } } });
    expect(good(numbered, movingSession(numbered, "s2", "s1")).sessions.map((s) => s.number)).toEqual([8, 1]);
  });

  it("copy an activity with its translations and the words it links to, under a free id", () => {
    const linked = good(start, {
      type: "set-activity",
      base: versionOf(whereIs(start, "hello")!.activity),
      value: { ...whereIs(start, "hello")!.activity, body: "A [debt](word:debt) that grows." },
    });
    const into: Draft = {
      ...blankDraft("mine", "Mine"),
      sessions: [
        { id: "one", number: 1, title: "", minutes: 0, activities: [{ id: "hello", kind: "slide" }] },
      ],
    };
    const { op, ids } = copyingActivities(linked, ["hello"], into, "one", null);
    const next = good(into, op);
    expect(ids).toEqual(["hello-2"]);
    expect(next.words.map((w) => w.id)).toEqual(["debt"]);
    expect(next.translations.ar?.texts).toEqual({ "hello-2/title": "مرحبا" });
  });

  it("copy a session into a workshop of another language as it reads there", () => {
    const into = blankDraft("mine", "ورشة", "ar");
    const next = good(into, copyingSession(start, "s1", into)!.op);
    expect(next.sessions[1]).toMatchObject({ id: "s1", title: "الأولى", number: 2 });
    expect(next.translations.en?.texts["session:s1/title"]).toBe("First session");
    expect(next.translations.ar).toBeUndefined();
  });
});

describe("an edit with an own key __proto__ (B-43)", () => {
  const poll = whereIs(start, "poll")!.activity;
  const fitting: { [T in Op["type"]]: OpOf<T> } = {
    "set-workshop": { type: "set-workshop", set: { title: { from: start.title, to: "New" } } },
    "add-session": {
      type: "add-session",
      session: { id: "s3", number: 3, title: "Third", minutes: 30, activities: [] },
      before: null,
    },
    "remove-session": { type: "remove-session", session: "s2" },
    "move-session": { type: "move-session", session: "s2", before: "s1" },
    "set-session": { type: "set-session", session: "s2", set: { minutes: { from: 30, to: 40 } } },
    "add-activity": {
      type: "add-activity",
      session: "s2",
      before: null,
      activity: { ...emptyActivity(start, "slide"), id: "new" },
      texts: { th: { "new/title": "x" } },
    },
    "remove-activity": { type: "remove-activity", activity: "poll" },
    "move-activity": { type: "move-activity", activity: "poll", session: "s2", before: null },
    "duplicate-activity": { type: "duplicate-activity", activity: "poll", as: "poll-2", title: "Again" },
    "set-activity": { type: "set-activity", base: versionOf(poll), value: { ...poll, title: "Poll" } },
    "set-texts": { type: "set-texts", language: "ar", set: { "hello/title": { from: "مرحبا", to: "أهلا" } } },
    "set-translation": {
      type: "set-translation",
      language: "ar",
      base: versionOf(start.translations.ar!),
      value: { ...start.translations.ar!, status: "reviewed" },
    },
    "set-agendas": { type: "set-agendas", base: versionOf(start.agendas), value: start.agendas.toReversed() },
    "set-words": { type: "set-words", base: versionOf(start.words), value: [] },
    all: { type: "all", ops: [{ type: "remove-activity", activity: "poll" }] },
  };

  /** The text of a value with the key in each of its objects in turn, and in all of them. */
  function* polluted(op: Op): Generator<unknown> {
    const parts = JSON.stringify(op).split("{");
    const key = '{"__proto__":{"title":"Polluted","status":"reviewed"},';
    const closing = (text: string) => text.replaceAll(",}", "}");
    for (let n = 1; n < parts.length; n++)
      yield JSON.parse(closing(parts.slice(0, n).join("{") + key + parts.slice(n).join("{")));
    yield JSON.parse(closing(parts.join(key)));
  }

  it.each(Object.values(fitting))("$type is refused, or does what it does without", (op) => {
    const without = good(start, op);
    for (const sent of polluted(op)) {
      const read = opSchema.safeParse(sent);
      if (!read.success) continue;
      const edited = edit(start, read.data);
      expect(edited.ok && canonical(edited.workshop)).toBe(canonical(without));
      expect(JSON.stringify(edited)).not.toContain("Polluted");
    }
    expect("title" in {}).toBe(false);
  });
});

/** Ops that fit the workshop as it is, and some that do not. */
function opsFor(draft: Draft): fc.Arbitrary<Op> {
  const session = fc.constantFrom(...draft.sessions.map((s) => s.id), "nowhere");
  const activities = draft.sessions.flatMap((s) => s.activities);
  const activity = fc.constantFrom(...activities.map((a) => a.id), "nothing");
  const before = fc.option(activity, { nil: null });
  const id = fc.stringMatching(/^[a-f]{1,2}$/);
  const title = fc.string({ maxLength: 8 });
  return fc.oneof(
    fc.record({ session, before, kind: fc.constantFrom(...kindNames), id, full: fc.boolean() }).map(
      ({ session, before, kind, id, full }): Op => ({
        type: "add-activity",
        session,
        before,
        activity: { ...(full ? fromTemplate(draft, kind) : emptyActivity(draft, kind)), id },
        texts: { th: { [`${id}/title`]: "x" } },
      }),
    ),
    activity.map((activity): Op => removingActivity(draft, activity)),
    fc.record({ activity, session, before }).map((op): Op => ({ type: "move-activity", ...op })),
    fc.record({ activity, as: id, title }).map((op): Op => ({ type: "duplicate-activity", ...op })),
    fc.record({ activity, title }).map(({ activity, title }): Op => {
      const now = whereIs(draft, activity)?.activity ?? { id: activity, kind: "slide" as const };
      return { type: "set-activity", base: versionOf(now), value: { ...now, title } };
    }),
    fc
      .record({ title, before: fc.option(session, { nil: null }) })
      .map(({ title, before }): Op => addingSession(draft, title, before).op),
    session.map((session): Op => removingSession(draft, session)),
    fc
      .record({ session, before: fc.option(session, { nil: null }) })
      .map(({ session, before }): Op => movingSession(draft, session, before)),
    fc.record({ activity, to: fc.option(title, { nil: null }) }).map(
      ({ activity, to }): Op => ({
        type: "set-texts",
        language: "ar",
        set: {
          [`${activity}/title`]: { from: draft.translations.ar?.texts[`${activity}/title`] ?? null, to },
        },
      }),
    ),
    title.map((to): Op => ({ type: "set-workshop", set: { title: { from: draft.title, to } } })),
  );
}

describe("any sequence of edits", () => {
  it("gives a readable draft with unique ids at every step (E-1, E-3), and going back over it gives the start", () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.integer()), (seeds) => {
        let draft = start;
        const back: Op[] = [];
        for (const seed of seeds.take(12)) {
          const [op] = fc.sample(opsFor(draft), { seed, numRuns: 1 });
          const edited = edit(draft, opSchema.parse(op));
          if (!edited.ok) continue;
          const undone = edit(edited.workshop, opSchema.parse(edited.inverse));
          expect(undone.ok && canonical(undone.workshop)).toBe(canonical(draft));
          draft = edited.workshop;
          back.unshift(edited.inverse);
          expect(draftSchema.safeParse(draft).error?.issues ?? []).toEqual([]);
        }
        for (const op of back) draft = good(draft, op);
        expect(canonical(draft)).toBe(canonical(start));
      }),
      { numRuns: 60 },
    );
  });
});

describe("many copies at once", () => {
  it("of a long activity are refused before they are made (E-8)", () => {
    const long = {
      id: "long",
      kind: "slide" as const,
      title: "Long",
      notes: "x".repeat(8_000),
      body: "x".repeat(8_000),
    };
    const copies = Array.from({ length: 900 }, (_, n): Op[] => [
      { type: "duplicate-activity", activity: "long", as: `copy-${n}`, title: "Copy" },
      { type: "move-activity", activity: `copy-${n}`, session: `s${3 + (n % 50)}`, before: null },
    ]).flat();
    const sessions = Array.from({ length: 50 }, (_, n) => ({ ...start.sessions[1]!, id: `s${n + 3}` }));
    const draft = good(
      { ...start, sessions: [...start.sessions, ...sessions] },
      {
        type: "add-activity",
        session: "s1",
        activity: long,
        before: null,
      },
    );
    const all = (ops: Op[]) => ({ type: "all", ops }) as Op;
    expect(reasonOf(draft, all(copies.slice(0, 100)))).toBeNull();
    expect(reasonOf(draft, all(copies))).toBe("too-large");
  });
});
