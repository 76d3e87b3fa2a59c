import { renderToStaticMarkup } from "react-dom/server";
import { IntlProvider } from "use-intl";
import { expect, it } from "vitest";
import { stageFaces } from "@/activities/faces/stage";
import { factSizes, questionSizes } from "@/activities/kinds/case/stage";
import { Screen } from "@/components/stage/screen";
import { messages } from "@/messages/load";
import { guide } from "@/tests/support/guide";
import { door, presence, PureRoom, ROOM } from "@/tests/support/pure-room";
import { spoken } from "@/tests/support/spoken";
import { planOf } from "@/workshop/content/plan";
import { freshState } from "@/workshop/room/state";
import { settingsSchema } from "@/workshop/room/settings";
import { stageView } from "@/workshop/views/stage-view";

it("a what-if's fact stands before the story, larger than story and question (B-184)", () => {
  const plan = planOf(guide);
  const step = plan.steps.find((s) => s.whatIfs.length > 0 && plan.activity(s.activityId)?.kind === "case")!;
  const room = new PureRoom(freshState(ROOM, guide, settingsSchema.parse({}))).go(step.id);
  room.ask(step.whatIfs[0]!.question);
  const view = stageView(room.state, room.board, presence, door);
  if (view.face.kind !== "case" || !view.face.whatIf) throw new Error("the guide has no what-if here");
  const html = renderToStaticMarkup(
    <IntlProvider locale="en" messages={messages} timeZone="UTC">
      <Screen faces={stageFaces} view={view} offset={0} />
    </IntlProvider>,
  );
  const said = spoken(html, "en", "ltr").map((s) => s.text);
  const fact = said.indexOf(view.face.whatIf.fact);
  expect(fact).toBeGreaterThan(0);
  const [clause] = view.face.clauses;
  expect(said.findIndex((text) => text.includes(clause!.text))).toBeGreaterThan(fact);
  expect(Math.min(...factSizes)).toBeGreaterThan(Math.max(...questionSizes) * 1.2);
});
