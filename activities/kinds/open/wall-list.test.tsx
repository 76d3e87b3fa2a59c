import { expect, it } from "vitest";
import { OpenConsoleResults } from "@/activities/kinds/open/console";
import { OpenStage } from "@/activities/kinds/open/stage";
import { curate, uncurated } from "@/model/activity/curation";
import { consoleWall, roomWall } from "@/activities/kinds/open/wall";
import { openSchema } from "@/activities/kinds/open/content";
import { askedNow, samplePlan } from "@/tests/support/console-samples";
import { drawn, words } from "@/tests/support/drawn-console";
import { textId } from "@/model/text/text-id";
import { door, presence, PureRoom } from "@/tests/support/pure-room";
import { stageView } from "@/workshop/views/stage-view";

const open = openSchema.parse({ id: "paula", kind: "open", title: "Thoughts", question: "What?" });
const bodies = ["Safety", "A doctor", "An interpreter"].map((text) => ({ texts: [text] }));
const question = samplePlan.sessions[0]!.activities[1]!.steps.find((step) => step.question)!;

it("a wall is one list with an eye for each text, and no tools without a selection (B-300)", () => {
  const wall = consoleWall(open, bodies, curate(uncurated, { do: "show", texts: [textId("Safety")] }), {});
  const html = drawn(<OpenConsoleResults language="en" results={null} asked={askedNow("revealed")} />, {
    step: question.id,
    wall,
  });
  expect(words(html)).toContain("3 texts on the stage: 1");
  expect(html.match(/aria-pressed="true"/g)).toHaveLength(1);
  expect(html.match(/aria-pressed="false"/g)).toHaveLength(2);
  expect(html).toContain('aria-label="Show on the stage: A doctor"');
  for (const tool of ["Hide", "Group", "Out of the group"]) expect(words(html)).not.toContain(tool);
});

it("texts in no group have a heading of their own beside groups (B-300)", () => {
  const shown = curate(uncurated, { do: "show", texts: bodies.map(({ texts }) => textId(texts[0]!)) });
  const grouped = curate(shown, { do: "group", group: "care", label: "Care", texts: [textId("A doctor")] });
  const room = new PureRoom().go("thoughts").open("thoughts").close("thoughts").reveal("thoughts");
  const view = stageView(room.state, room.board, presence, door);
  const heads = (curation: typeof grouped) =>
    [
      ...drawn(<OpenStage view={{ ...view, wall: roomWall(open, bodies, curation, {}) }} />, {}).matchAll(
        /<h2[^>]*>([^<]*)/g,
      ),
    ].map(([, head]) => head);
  expect(heads(shown)).toEqual([]);
  expect(heads(grouped)).toEqual(["Care", "Other notes"]);
});
