import { renderToStaticMarkup } from "react-dom/server";
import { IntlProvider } from "use-intl";
import { describe, expect, it } from "vitest";
import { stageFaces } from "@/activities/faces/stage";
import { LiveResults } from "@/components/console/results/live-results";
import { Screen } from "@/components/stage/screen";
import { messages } from "@/messages/load";
import { renderPhone } from "@/server/phone/render";
import { silentConsole, drawnIn } from "@/tests/support/drawn-console";
import { everyKind } from "@/tests/support/every-kind";
import { consoleContext, door, presence, PureRoom, ROOM } from "@/tests/support/pure-room";
import { shownBoard } from "@/workshop/room/disclosure-control";
import { freshState } from "@/workshop/room/state";
import { settingsSchema } from "@/workshop/room/settings";
import { agendaMessage, planMessage } from "@/workshop/views/console-messages";
import { consoleView } from "@/workshop/views/console-view";
import { phoneView } from "@/workshop/views/phone-view";
import { stageView } from "@/workshop/views/stage-view";
import type { ConsoleContext } from "@/components/console/console-context";

const CASE = "one-case/offer";

/** A case that was judged twice, the second time by so many more, as console, stage and phone draw it. */
function judgedTwice(more: number) {
  const room = new PureRoom(freshState(ROOM, everyKind, settingsSchema.parse({}))).go(CASE);
  const marked = { sureness: 2, elements: ["act"], clauses: ["a1"] };
  room.open(CASE);
  for (let i = 0; i < 6; i++) room.answer(`p${i}`, CASE, { answer: "no", ...marked });
  room.close(CASE).reveal(CASE).open(CASE, { round: 2 });
  for (let i = 0; i < 6 + more; i++)
    room.answer(`p${i}`, CASE, { answer: i < 3 ? "no" : "yes", ...marked }, { round: 2 });
  room.close(CASE, 2).reveal(CASE, 2);
  const board = shownBoard(room.state, room.board, 6 + more);
  const view = consoleView(room.state, board, consoleContext);
  const shown = silentConsole({
    plan: planMessage(room.state, "trainer"),
    view: { ...view, assets: {} } as ConsoleContext["view"],
    agenda: agendaMessage(room.state),
  });
  return {
    desk: drawnIn(shown, <LiveResults asked={view.asked!} drawn={false} />),
    stage: renderToStaticMarkup(
      <IntlProvider locale="en" messages={messages} timeZone="UTC">
        <Screen faces={stageFaces} view={stageView(room.state, board, presence, door)} offset={0} />
      </IntlProvider>,
    ),
    phone: renderPhone(phoneView(room.state, board), { now: 0 }),
  };
}

describe("what is counted beside a choice (B-255)", () => {
  it("stands on console and stage where the same people answered both rounds", () => {
    const { desk, stage } = judgedTwice(0);
    expect(desk).toContain(messages.console.live.elements);
    expect(desk).toContain(messages.console.live.more);
    expect(stage).toContain(messages.stage.marked);
    expect(stage).toContain(messages.stage.underlined);
    for (const html of [desk, stage]) expect(html).not.toContain(messages.stage.besideLeftOut);
  });

  it("is replaced by a sentence if a person joined between the votes; phones never show it", () => {
    const { desk, stage, phone } = judgedTwice(1);
    expect(desk).toContain(messages.console.live.besideLeftOut);
    expect(desk).not.toContain(messages.console.live.elements);
    expect(desk).not.toContain(messages.console.live.more);
    expect(stage).toContain(messages.stage.besideLeftOut);
    expect(stage).not.toContain(messages.stage.marked);
    expect(stage).not.toContain(messages.stage.underlined);
    for (const html of [desk, stage]) expect(html).toContain("57%");
    expect(phone).toContain("57%");
  });
});
