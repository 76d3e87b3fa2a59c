import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { Front } from "@/components/debrief/front/story";
import { TextsDesk } from "@/components/debrief/front/text-release-list";
import { debriefWords } from "@/components/debrief/translated-words";
import { messages } from "@/messages/load";
import { Texts } from "@/components/language/texts";
import type { ToldSentence } from "@/workshop/debrief/report/edits";

/** An action of the server, as it stands on a page. */
const ACTION = "/" as never;
const drawn = (what: React.ReactNode) =>
  renderToStaticMarkup(
    <Texts language="en" words={messages}>
      {what}
    </Texts>,
  );

it("a text on the desk is black where it was, and each source is led to by its whole name (F-11)", () => {
  const piece = (text: string, black: boolean) => ({ text, word: { id: text, black } });
  const texts = [
    {
      id: "t1",
      released: true,
      keptBack: false,
      warnings: [],
      pieces: [piece("Maria", true), piece("came", false)],
    },
  ];
  const source = {
    id: "a&b#1",
    kind: "open",
    activity: null,
    question: "What?",
    group: null,
    held: null,
  } as never;
  const html = drawn(
    <TextsDesk
      room={{ id: "room", title: "Suva" }}
      pages={[{ id: "a&b#1", sources: [{ source, released: 1, texts }] }]}
      chosen={{ id: "a&b#1", sources: [{ source, released: 1, texts }] }}
      words={debriefWords()}
      save={ACTION}
    />,
  );
  expect(html).toContain('href="?of=a%26b%231"');
  const boxes = [...html.matchAll(/<input[^>]*name="black"[^>]*>/g)].map(([box]) => [
    /value="(\w+)"/.exec(box)![1],
    box.includes("checked"),
  ]);
  expect(boxes).toEqual([
    ["Maria", true],
    ["came", false],
  ]);
});

it("all results of a worksheet are on one page, and one press releases the undecided ones (F-24)", () => {
  const result = (number: number, decided: object = {}) => ({
    source: {
      id: `sides/sheet/g1-${number}`,
      kind: "sheet",
      activity: "sides",
      question: "Both sides",
      group: { id: `g1-${number}`, name: null, number, table: "Table 2" },
      held: null,
    } as never,
    released: 0,
    texts: [
      {
        id: `t${number}`,
        released: false,
        keptBack: false,
        warnings: [],
        pieces: [
          { text: "In the first days", word: null, head: true as const },
          { text: `Said ${number}`, word: null },
        ],
        ...decided,
      },
    ],
  });
  const page = {
    id: "sides",
    sources: [
      result(1),
      result(2),
      result(3, { released: true }),
      result(4, { keptBack: true }),
      result(5, { warnings: ["Maria, 14"] }),
    ],
  };
  const desk = (one: typeof page) =>
    drawn(
      <TextsDesk
        room={{ id: "room", title: "Suva" }}
        pages={[page]}
        chosen={one}
        words={debriefWords()}
        save={ACTION}
      />,
    );
  const html = desk(page);
  expect(html.match(/href="\?of=[^"]*"/g)).toEqual(['href="?of=sides"']);
  for (const number of [1, 2, 3, 4, 5]) {
    expect(html).toContain(`Group ${number} · Table 2`);
    expect(html).toContain(`<b>In the first days\n</b>Said ${number}`);
  }
  expect([...html.matchAll(/name="text" value="([^"]*)"/g)].map(([, text]) => text)).toEqual([
    "sides/sheet/g1-1 t1",
    "sides/sheet/g1-2 t2",
  ]);
  const pressed = (page: string) => page.match(/Release (all|the)[^<]*/g);
  expect(pressed(html)).toEqual(["Release the 2 texts without a warning"]);
  expect(pressed(desk({ ...page, sources: page.sources.slice(0, 4) }))).toEqual([
    "Release all 2 results of this worksheet",
  ]);
  expect(html.match(/<form/g)).toHaveLength(1);
});

it("what finds nothing is counted and folded below the story, once (R-40)", () => {
  const sentence = (id: string, nothing?: true) =>
    ({ id, made: `made ${id}`, edited: null, activity: null, ...(nothing && { nothing }) }) as ToldSentence;
  const html = drawn(
    <Front
      stats={[]}
      story={[sentence("found"), sentence("silent", true)]}
      front={{ pictures: [], rest: [sentence("found")], quotes: [], plan: null }}
      choices={[]}
      here="/debrief/room"
      remark={{ activity: null, text: null, own: { revision: 0, text: null, by: "" } }}
      editing={null}
      words={debriefWords()}
    />,
  );
  const [story, folded] = html.split("<details");
  expect([...story!.matchAll(/data-sentence="(\w+)"/g)].map(([, id]) => id)).toEqual(["found"]);
  expect([...folded!.matchAll(/data-sentence="(\w+)"/g)].map(([, id]) => id)).toEqual(["silent"]);
});
