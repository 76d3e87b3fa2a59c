import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { GroupBetween } from "@/components/phone/worksheets/dossier-and-preparation";
import { GroupFoot } from "@/components/phone/worksheets/foot";
import { GroupTop } from "@/components/phone/worksheets/top";
import { phoneTranslator } from "@/components/phone/texts";
import { interfaceLanguages } from "@/messages/languages";
import { formsOf } from "@/tests/sockets/plain-browser";
import { groupRoom } from "@/tests/support/group-workshop";
import { commandSchema } from "@/workshop/commands/all";
import { commandFrom } from "@/workshop/groups/command-from-form";
import { memberId } from "@/workshop/groups/names";
import { wordId } from "@/model/worksheets/redaction";
import { freshWork, sheetKey } from "@/model/room/groups";
import { groupView } from "@/workshop/views/worksheets/group";
import { noWork, type WorkNow } from "@/workshop/views/worksheets/shown";

const NOW = 1_700_000_000_000;
const work: WorkNow = {
  ...noWork,
  now: NOW,
  here: new Set(["p1", "p2", "p3"]),
  names: new Map([
    ["p1", "Mai"],
    ["p2", null],
    ["p3", "Noor"],
  ]),
  sheets: new Map([
    [
      sheetKey("plan", "g1-1"),
      { content: { cells: { state: "Shelter first\nA hotline" }, rows: {} }, lastAt: 1 },
    ],
  ]),
};
const draw = (person: string, room = groupRoom("plan", { endsAt: NOW + 680_000 }), language = "en") => {
  const view = groupView(room, person, work, language);
  const t = phoneTranslator(language);
  return renderToStaticMarkup(
    <>
      <GroupTop view={view} now={NOW} t={t} />
      <GroupBetween view={view} t={t} />
      <GroupFoot view={view} t={t} />
    </>,
  );
};
const text = (html: string) => html.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");
it("a nudge is marked with the language in which the trainer wrote it, where that is known (G-19)", () => {
  const nudged = (more: object) =>
    draw("p1", groupRoom("plan", { nudges: { "g1-1": { text: "Lima menit lagi", at: NOW, ...more } } }));
  expect(nudged({ language: "id" })).toContain('<p dir="auto" lang="id">Lima menit lagi</p>');
  expect(nudged({})).toContain('<p dir="auto">Lima menit lagi</p>');
});

/** The request of every button of a page, as the server reads it. */
const asked = (html: string) =>
  formsOf(html)
    .filter((f) => f.action === "group")
    .flatMap((form) => {
      const hidden = form.controls.filter((c) => c.tag === "input").map((c) => [c.name, c.value] as const);
      return form.controls
        .filter((c) => c.tag === "button" && !c.disabled)
        .map(
          (b) =>
            commandSchema.safeParse(
              commandFrom(b.name ? [...hidden, [b.name, b.value]] : hidden, "command-0000"),
            ).data,
        );
    });

describe("a group on its phones", () => {
  it("says who they are, how long they have, and who speaks (G-76)", () => {
    const html = draw("p1");
    expect(html.replace(/[\u2068\u2069]/g, "")).toContain("Group 1 · 3 people · Table 1");
    expect(text(html)).toContain("Group work · 11:20 left");
    expect(text(html)).toContain("Rapporteur: Somebody");
    expect(text(draw("p2"))).toContain("Rapporteur: you");
  });

  it("every button is a form that the room understands (G-94)", () => {
    const formsOf = (person: string, room = groupRoom()) =>
      asked(draw(person, room)).map(({ id: _, ...rest }: { id?: string } = {}) => rest);
    expect(formsOf("p1")).toEqual([{ type: "take-seat" }, { type: "call", on: true }]);
    expect(formsOf("p2")).toEqual(
      expect.arrayContaining([
        { type: "give-seat", to: memberId("g1-1", "p1") },
        { type: "give-seat", to: memberId("g1-1", "p3") },
        { type: "volunteer", activity: "plan", on: true },
      ]),
    );
    const choosing = groupRoom("hello", {}, { choosing: { cap: 2 } });
    expect(formsOf("p9", choosing)).toEqual([{ type: "join-group", group: "g1-3" }]);
    const present = { ...freshWork.present, order: ["g1-1"], at: "g1-1", since: NOW };
    const driven = formsOf(
      "p2",
      groupRoom("plan/present", { present: { ...present }, black: [wordId("plan", "hotline")] }),
    );
    expect(driven).toContainEqual({
      type: "black",
      activity: "plan",
      word: wordId("plan", "first"),
      on: true,
    });
    expect(driven).toContainEqual({
      type: "black",
      activity: "plan",
      word: wordId("plan", "hotline"),
      on: false,
    });
    expect(driven.filter((c) => "type" in c && c.type === "grey")).toHaveLength(2);
    expect(driven.every((c) => "type" in c)).toBe(true);
  });

  it("the clicker offers no card that is not there, and names the one to come (G-83)", () => {
    const twoCards: WorkNow = {
      ...work,
      sheets: new Map([
        [
          sheetKey("plan", "g1-1"),
          {
            content: { cells: { state: "One", "!minority": "Other", "!show-minority": "1" }, rows: {} },
            lastAt: 1,
          },
        ],
      ]),
    };
    const clickerAt = (card: number) => {
      const room = groupRoom("plan/present", {
        present: { ...freshWork.present, at: "g1-1", since: NOW - 61_000, card },
      });
      const html = renderToStaticMarkup(
        <GroupTop view={groupView(room, "p2", twoCards, "en")} now={NOW} t={phoneTranslator("en")} />,
      );
      return { html, cards: asked(html).flatMap((c) => (c?.type === "card" ? [c.to] : [])) };
    };
    expect(clickerAt(0).cards).toEqual([1]);
    expect(text(clickerAt(0).html)).toContain("Next: Some of us saw it differently");
    expect(text(clickerAt(0).html)).toContain("1:01 of 3:00");
    expect(clickerAt(1).cards).toEqual([0]);
    expect(text(clickerAt(1).html)).toContain("This is the last card.");
  });

  it("tells members of one name apart where the seat is given to one of them (B-195)", () => {
    const names = new Map(["p1", "p2", "p3"].map((id) => [id, "Mai"]));
    const view = groupView(groupRoom(), "p2", { ...work, names }, "en");
    const html = renderToStaticMarkup(<GroupFoot view={view} t={phoneTranslator("en")} />);
    const offered = [...html.matchAll(/<bdi dir="auto">([^<]*)<\/bdi>/g)].map((m) => m[1]);
    expect(offered.toSorted()).toEqual(["Mai (1)", "Mai (2)", "Mai (3)"]);
  });

  it("lists forty of a large group, among them oneself and the speaker, and says how many more (B-163)", () => {
    const members = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`m${i}`, "g1-1"]));
    const html = draw("m58", groupRoom("plan", {}, { members, seats: { "g1-1": "m59" } }));
    const large = text(html);
    expect(html).toContain("60 people");
    expect(large.match(/Somebody/g)).toHaveLength(41);
    expect(large).toMatch(/\(you\).*Somebody \(\d+\) · .*and 20 more people/);
  });

  it("shows nothing of groups in a room that has none and stands elsewhere", () => {
    expect(draw("p9", groupRoom("hello", {}, { list: [], members: {}, formed: 0 }))).toBe("");
    expect(text(draw("p9"))).toContain("The trainer puts the groups together.");
  });

  it.each(interfaceLanguages)("is drawn in %s without a hole", (language) => {
    const present = { ...freshWork.present, at: "g1-1", since: NOW };
    for (const room of [
      groupRoom("plan", { endsAt: NOW + 60_000 }),
      groupRoom("plan/present", { present }),
      groupRoom("hello", {}, { choosing: { cap: 2 } }),
    ]) {
      expect(draw("p2", room, language)).not.toMatch(/\{\w+\}|undefined|NaN/);
    }
  });
});
