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
    { id: "t1", released: true, warnings: [], pieces: [piece("Maria", true), piece("came", false)] },
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
      sources={[{ source, released: 1, all: 1 }]}
      chosen={{ source, texts }}
      words={debriefWords()}
      save={ACTION}
      saveRest={ACTION}
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

it("what finds nothing is counted and folded below the story, once (R-40)", () => {
  const sentence = (id: string, nothing?: true) =>
    ({ id, made: `made ${id}`, edited: null, activity: null, ...(nothing && { nothing }) }) as ToldSentence;
  const html = drawn(
    <Front
      stats={[]}
      story={[sentence("found"), sentence("silent", true)]}
      front={{ pictures: [], rest: [sentence("found")], quotes: [] }}
      choices={[]}
      remark={{ activity: null, text: null, own: { revision: 0, text: null, by: "" } }}
      editing={null}
      words={debriefWords()}
    />,
  );
  const [story, folded] = html.split("<details");
  expect([...story!.matchAll(/data-sentence="(\w+)"/g)].map(([, id]) => id)).toEqual(["found"]);
  expect([...folded!.matchAll(/data-sentence="(\w+)"/g)].map(([, id]) => id)).toEqual(["silent"]);
});
