import { describe, expect, it } from "vitest";
import { fieldsOf } from "@/activities/kinds";
import { renderPhone } from "@/server/phone/render";
import { inOwnWords } from "@/tests/support/every-kind";
import { PureRoom, ROOM } from "@/tests/support/pure-room";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import type { MineMessage } from "@/workshop/protocol/views";
import { planOf } from "@/workshop/content/plan";
import { type Workshop, workshopSchema } from "@/workshop/content/workshop";
import { phoneView } from "@/workshop/views/phone-view";
import { freshState } from "@/workshop/room/state";
import { settingsSchema } from "@/workshop/room/settings";

type Mine = MineMessage["answers"][number];
const html = (room: PureRoom, mine?: Mine) =>
  renderPhone(phoneView(room.state, room.board), { now: room.now, mine });
const activityOf = (question: string) =>
  sampleWorkshop.sessions.flatMap((s) => s.activities).find(({ id }) => id === question.split("/")[0])!;
const mine = (question: string, body: Mine["body"], rev = 1): Mine => ({
  question,
  round: 1,
  id: "mine-0000",
  rev,
  body,
  fields: fieldsOf(activityOf(question), body),
});

/** The opening tags of one name, as objects of their attributes. */
function tags(markup: string, name: string): Record<string, string>[] {
  return [...markup.matchAll(new RegExp(`<${name}((?:\\s+[\\w-]+(?:="[^"]*")?)*)\\s*/?>`, "g"))].map((tag) =>
    Object.fromEntries([...tag[1]!.matchAll(/([\w-]+)(?:="([^"]*)")?/g)].map((a) => [a[1]!, a[2] ?? ""])),
  );
}
const inputs = (markup: string, name: string) => tags(markup, "input").filter((i) => i.name === name);
const fieldset = (markup: string) => tags(markup, "fieldset")[0];

const openPoll = (more = {}) => new PureRoom().go("poll").open("poll", more);
const openMany = () => new PureRoom().go("many").open("many");
const openPart = () => new PureRoom().go("story/2").open("story/2");

it("the room is called on the phone as at its door, while it waits (B-308)", () => {
  const room = new PureRoom();
  const view = phoneView(room.state, room.board, [], "en", undefined, false, "Workshop Jeju, 3 December");
  expect(renderPhone(view, { now: room.now })).toContain(
    '<p class="place" dir="auto">Workshop Jeju, 3 December</p><h1>Welcome. You are in.</h1>',
  );
});

describe("a question that is asked again (B-301)", () => {
  const again = (before?: Mine) => {
    const room = openPoll().close("poll").open("poll", { round: 2 });
    return renderPhone(phoneView(room.state, room.board), { now: room.now, before });
  };

  it("says on the phone that it is the second round, and what one answered in the first", () => {
    expect(html(openPoll())).not.toContain("Second round");
    expect(again()).toContain("Second round of this question.");
    expect(again()).toMatch(/data-key="poll#1"><span data-own="choice"[^>]* hidden=""><\/span>/);
    expect(again(mine("poll", { choice: ["red"] }))).toContain(">Before, you answered: Red</span>");
  });

  it("chooses nothing for them", () => {
    const chosen = inputs(again(mine("poll", { choice: ["red"] })), "choice").filter((i) => "checked" in i);
    expect(chosen).toEqual([]);
  });
});

describe("a slide on the phone (E-65)", () => {
  const drawn = (more: object) => {
    const first = sampleWorkshop.sessions[0]!;
    const slide = { id: "laid-out", kind: "slide", title: "Laid out", body: "# One\n\n***\n\nTwo", ...more };
    const workshop = workshopSchema.parse({
      ...sampleWorkshop,
      sessions: [{ ...first, activities: [slide, ...first.activities] }],
      agendas: [],
      translations: {},
    });
    return html(new PureRoom(freshState(ROOM, workshop, settingsSchema.parse({}))).go("laid-out"));
  };

  it("has two columns in the order in which they are read", () => {
    expect(drawn({ layout: "columns" })).toContain(
      '<div class="two"><div><h1>One</h1></div><div><p>Two</p></div></div>',
    );
  });

  it("is as it was without a layout", () => {
    expect(drawn({})).toContain('<article class="slide" dir="auto"><h1>One</h1><hr/><p>Two</p></article>');
    expect(drawn({ layout: "quote" })).toContain('class="slide as-quote"');
  });
});

describe("a question on the phone is a real form (B-47)", () => {
  it("that posts question, round and the next rev", () => {
    const markup = html(openPoll(), mine("poll", { choice: ["red"] }, 3));
    expect(tags(markup, "form")).toMatchObject([{ method: "post", action: "answer" }]);
    expect(inputs(markup, "question")).toMatchObject([{ type: "hidden", value: "poll" }]);
    expect(inputs(markup, "round")).toMatchObject([{ type: "hidden", value: "1" }]);
    expect(inputs(markup, "rev")).toMatchObject([{ value: "4" }]);
  });

  it("with a radio for each option of a poll, and a text where one is offered", () => {
    const markup = html(openPoll());
    expect(inputs(markup, "choice")).toMatchObject([
      { type: "radio", value: "red" },
      { type: "radio", value: "blue" },
    ]);
    expect(tags(markup, "textarea")).toMatchObject([{ name: "other", maxLength: "140" }]);
    expect(inputs(markup, "rev")).toMatchObject([{ value: "1" }]);
  });

  it("with checkboxes where several may be chosen", () => {
    const markup = html(openMany());
    expect(inputs(markup, "choice")).toMatchObject([
      { type: "checkbox", value: "one" },
      { type: "checkbox", value: "two" },
    ]);
    expect(tags(markup, "textarea")).toEqual([]);
  });

  it("with answers, sureness and elements of a case, and clauses that belong to its form", () => {
    const markup = html(openPart());
    expect(inputs(markup, "answer").map((i) => i.value)).toEqual(["yes", "unsure", "no"]);
    expect(inputs(markup, "sureness").map((i) => i.value)).toEqual(["1", "2", "3", "4", "5"]);
    expect(inputs(markup, "elements").map((i) => i.value)).toEqual(["act", "means", "purpose"]);
    const form = tags(markup, "form")[0]!.id;
    expect(inputs(markup, "clauses")).toMatchObject([
      { value: "p2-a", form },
      { value: "p2-b", form },
    ]);
  });

  it("with a story whose sentences stand in the order of their own language, whatever the page's is (B-73)", () => {
    const view = phoneView(openPart().state, openPart().board);
    const markup = renderPhone(
      { ...view, written: { language: "ar", original: "ar", lacking: [] } },
      { now: 0 },
    );
    const story = markup.slice(markup.indexOf('class="story"'));
    expect(tags(story, "p")[0]).toEqual({ dir: "rtl", lang: "ar" });
  });

  it("with a field for why where the part asks, under a promise that says who reads it (B-92)", () => {
    const markup = html(openPart(), mine("story/2", { answer: "yes", reason: "Her <passport>" }));
    expect(tags(markup, "textarea")).toMatchObject([{ name: "reason", maxLength: "200" }]);
    expect(markup).toContain("Her &lt;passport&gt;");
    expect(markup).toContain("Others read it only if a trainer lets that text through");
    expect(tags(markup, "form")[0]).toMatchObject({ "data-needs": "answer" });
    const elsewhere = html(new PureRoom().go("story/1").open("story/1"));
    expect(tags(elsewhere, "textarea")).toEqual([]);
    expect(elsewhere).not.toContain("lets that text through");
  });

  it("that asks before it passes where people write in it, and sends what they write by a button (B-170)", () => {
    for (const [written, markup] of [
      ["other", html(openPoll())],
      ["reason", html(openPart())],
      [null, html(openMany())],
    ] as const) {
      expect(tags(markup, "form")[0]!.class).toBe(written === null ? undefined : "typed");
      expect(inputs(markup, "written").map((input) => input.value)).toEqual(
        written === null ? [] : [written],
      );
      expect(markup.includes('<details class="pass"><summary>Pass')).toBe(written !== null);
      expect(markup).toContain("Send my answer</button>");
    }
  });

  it("that names each field of words and has a button for them, at every kind in which people write (B-170)", () => {
    const room = new PureRoom(freshState(ROOM, inOwnWords, settingsSchema.parse({})));
    const wordy = new Set<string>();
    for (const step of planOf(inOwnWords).steps) {
      room.go(step.id);
      if (!step.question || !room.try({ type: "open", question: step.question, round: 1 }).ok) continue;
      const markup = html(room);
      const words = [
        ...tags(markup, "textarea"),
        ...tags(markup, "input").filter(({ type = "text" }) => type === "text"),
      ].map((field) => field.name);
      const written = inputs(markup, "written").flatMap(({ value }) => value!.split(" "));
      expect(new Set(written), step.id).toEqual(new Set(words));
      if (words.length === 0) continue;
      wordy.add(step.kind);
      expect(tags(markup, "form")[0]!.class, step.id).toBe("typed");
      expect(markup, step.id).toContain('<button type="submit" class="send">Send my answer</button>');
      expect(markup, step.id).toContain('<details class="pass"><summary>Pass');
    }
    expect([...wordy].sort()).toEqual(["agreement", "case", "commitment", "form", "number", "open", "poll"]);
  });

  it("with two buttons, to send and to pass (B-27)", () => {
    const buttons = tags(html(openPoll()), "button");
    expect(buttons).toHaveLength(2);
    expect(buttons[1]).toMatchObject({ type: "submit", name: "pass", value: "1" });
  });

  it("whose fields all have a name for whoever cannot see", () => {
    for (const room of [openPoll(), openMany(), openPart()]) {
      const markup = html(room);
      const labels = markup.match(/<label[^>]*>.*?<\/label>/gs) ?? [];
      const fields = [
        ...tags(markup, "input").filter((i) => i.type !== "hidden"),
        ...tags(markup, "textarea"),
      ];
      expect(labels).toHaveLength(fields.length);
      for (const label of labels)
        expect(label.replace(/<textarea.*?<\/textarea>|<[^>]*>/gs, "").trim()).not.toBe("");
    }
  });

  it("that says what becomes of the answer before it is given (B-36)", () =>
    expect(html(openPoll())).toContain("Anonymous."));

  it("that holds what this person answered, and nothing where the page is for all", () => {
    const body = { answer: "no", sureness: 4, elements: ["means"], clauses: ["p2-b"] };
    const chosen = tags(html(openPart(), mine("story/2", body)), "input").filter((i) => "checked" in i);
    expect(chosen.map((i) => [i.name, i.value])).toEqual([
      ["clauses", "p2-b"],
      ["answer", "no"],
      ["sureness", "4"],
      ["elements", "means"],
    ]);
    expect(html(openPart())).not.toContain("checked");
    expect(html(openPoll(), mine("poll", { choice: [], other: "Green" }))).toContain(">Green</textarea>");
  });

  it("that says that a pass was saved (B-27)", () => {
    const markup = html(openPoll(), mine("poll", { pass: true }));
    expect(markup).toContain("You passed.");
    expect(markup).not.toContain("checked");
  });
});

describe("a question that takes no answers (B-47)", () => {
  it("has a form that is disabled while people read (B-30)", () => {
    const room = openPoll({ readFirst: 10 });
    expect(fieldset(html(room))).toHaveProperty("disabled");
    expect(html(room)).toContain("0:10");
    expect(fieldset(html(room.pass(10)))).not.toHaveProperty("disabled");
  });

  it.each<[string, () => PureRoom]>([
    ["prepared", () => new PureRoom().go("poll")],
    ["closed", () => openPoll().close("poll")],
    ["revealed", () => openPoll().close("poll").reveal("poll")],
    ["finished", () => openPoll().do({ type: "finish", activity: "poll" })],
    ["a closed part", () => openPart().close("story/2")],
  ])("has no form and no field: %s", (_what, make) =>
    expect(html(make())).not.toMatch(/<(form|input|textarea|button)/),
  );

  it.each<[string, () => PureRoom]>([
    ["waiting", () => new PureRoom()],
    ["a slide", () => new PureRoom().go("hello")],
    ["looking up", () => new PureRoom().go("look")],
    ["a notice", () => new PureRoom().go("story/3!notice")],
    ["dimmed (B-46)", () => openPoll().do({ type: "dim", on: true })],
    ["ended (B-40)", () => openPoll().do({ type: "end" })],
  ])("is not asked while the room is at: %s", (_what, make) => {
    expect(html(make())).not.toMatch(/<form/);
    expect(html(make())).toMatch(/<h1/);
  });

  it("says that a finished activity can be linked to nobody (B-37)", () => {
    expect(html(openPoll().do({ type: "finish", activity: "poll" }))).toContain(
      "can no longer be linked to anybody",
    );
  });
});

describe("results on the phone (B-17)", () => {
  const answered = () => {
    const room = openPoll();
    for (const p of ["p", "q", "r"])
      room.answer(p, "poll", p === "p" ? { choice: ["blue"] } : { choice: ["red"] });
    room.answer("s", "poll", { pass: true });
    return room.close("poll");
  };

  it("are text, with passes apart, so that nobody depends on colours", () => {
    const markup = html(answered().reveal("poll"));
    for (const text of [
      "2 people, 67%",
      "1 person, 33%",
      "0 people, 0%",
      "3 answers, round 1",
      "1 person passed",
    ])
      expect(markup).toContain(text);
  });

  it("are not there before the reveal", () => expect(html(answered())).not.toMatch(/people|person|%/));

  it("say which answer is one's own, on the page of one person alone (B-229)", () => {
    const marks = (markup: string) =>
      tags(markup, "span").filter((tag) => tag.class === "you" && tag.hidden === undefined);
    const revealed = answered().reveal("poll");
    expect(html(revealed)).not.toContain(">you</span>");
    expect(marks(html(revealed))).toEqual([]);
    const withAnswer = html(revealed, mine("poll", { choice: ["blue"] }));
    expect(marks(withAnswer)).toMatchObject([{ "data-key": "poll#1", "data-own": "choice" }]);
    expect(withAnswer).toMatch(/Blue<\/span><span class="you"[^>]*>you<\/span>/);
    expect(marks(html(revealed, { ...mine("poll", { choice: ["blue"] }), round: 2 }))).toEqual([]);
  });

  it("are folded where there are six rows of them or more (B-229)", () => {
    const view = phoneView(answered().reveal("poll").state, answered().reveal("poll").board);
    const [first] = view.results!.options;
    const drawn = (rows: number) =>
      renderPhone(
        {
          ...view,
          results: {
            ...view.results!,
            options: Array.from({ length: rows }, (_, i) => ({ ...first!, id: `o${i}` })),
          },
        },
        { now: 0 },
      );
    expect(drawn(5)).not.toContain('<details class="told"');
    expect(drawn(6)).toMatch(/<details class="told"[^>]*><summary>What the room said<\/summary><section/);
  });
});

describe("the expert's answer on the phone (B-49)", () => {
  const closed = () => openPart().close("story/2");

  it("is there once the trainer explains it, with what would be accepted and why", () => {
    const markup = html(closed().do({ type: "explain", question: "story/2", on: true }));
    expect(markup).toContain("What an expert says");
    expect(markup).toContain("Not enough to say yet</b>");
    expect(markup).toContain("KEY-REASON");
  });

  it("is not there before, and not after it was taken away or the question asked again", () => {
    expect(html(closed())).not.toContain("KEY-REASON");
    const explained = closed().do({ type: "explain", question: "story/2", on: true });
    expect(html(explained.open("story/2", { round: 2 }))).not.toContain("KEY-REASON");
  });
});

describe("hostile texts (B-47)", () => {
  const evil = `<script>alert(1)</script><img src=x onerror=alert(1)>" onclick="alert(1)' & </textarea></form>`;
  const hostile: Workshop = workshopSchema.parse(
    JSON.parse(
      JSON.stringify(sampleWorkshop, (key, value: unknown) =>
        typeof value === "string" &&
        ["text", "title", "question", "body", "recall", "hint", "fact", "notice"].includes(key)
          ? `${value} ${evil}`
          : value,
      ),
    ),
  );
  const room = () => {
    const r = new PureRoom();
    r.state = { ...r.state, workshop: hostile };
    return r;
  };
  const situations: [string, () => [PureRoom, Mine?]][] = [
    [
      "a poll and its own text",
      () => [room().go("poll").open("poll"), mine("poll", { choice: [], other: evil })],
    ],
    ["a poll's results", () => [room().go("poll").open("poll").close("poll").reveal("poll")]],
    [
      "a story, its what-if and the part before",
      () => [room().go("story/1").go("story/2").ask("story/2?younger").open("story/2?younger")],
    ],
    [
      "a story told to the end",
      () => [room().go("story/1").go("story/3").open("story/3").close("story/3").reveal("story/3")],
    ],
    ["a slide", () => [room().go("hello")]],
    ["a slide on the stage", () => [room().go("look")]],
    ["a notice", () => [room().go("story/3!notice")]],
  ];
  it.each(situations)("%s are shown as text", (_what, make) => {
    const [r, answer] = make();
    const markup = html(r, answer);
    expect(markup).toContain("alert(1)");
    expect(markup).not.toMatch(/<(script|img|iframe|object|style|link)\b/i);
    const tags = /<\/?[a-z][a-z0-9]*(\s+[\w-]+(="[^"<>]*")?)*\s*\/?>/gi;
    expect(markup.replace(tags, "")).not.toMatch(/[<>]/);
    for (const tag of markup.match(tags) ?? []) expect(tag.replace(/"[^"]*"/g, "")).not.toMatch(/\son\w+/i);
    expect((markup.match(/<form/g) ?? []).length).toBe((markup.match(/<\/form>/g) ?? []).length);
  });
});
