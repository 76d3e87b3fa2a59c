/** In which direction the stage shows slides and sources in Arabic. */
import { renderToStaticMarkup } from "react-dom/server";
import { IntlProvider } from "use-intl";
import { describe, expect, it } from "vitest";
import { stageFaces } from "@/activities/faces/stage";
import { Screen } from "@/components/stage/screen";
import { completed } from "@/messages/load";
import { translationIn } from "@/messages/translations";
import { guide } from "@/tests/support/guide";
import { door, presence, PureRoom, ROOM } from "@/tests/support/pure-room";
import { spoken } from "@/tests/support/spoken";
import { planOf } from "@/workshop/content/plan";
import { freshState } from "@/workshop/room/state";
import { settingsSchema } from "@/workshop/room/settings";
import { stageView } from "@/workshop/views/stage-view";

describe("Arabic on the stage (B-196)", () => {
  it("runs from right to left, on slides and in sources, also where a text begins with a Latin name, with bullets inside the margin", async () => {
    const messages = completed(await translationIn("ar"));
    const plan = planOf(guide);
    const room = new PureRoom(freshState(ROOM, guide, settingsSchema.parse({})));
    room.do({ type: "show-languages", main: "ar" });
    const wrong = new Set<string>();
    let [latin, sourced] = [0, 0];
    for (const step of plan.steps.filter((s) => plan.activity(s.activityId)?.kind === "slide")) {
      room.go(step.id);
      const view = stageView(room.state, room.board, presence, door);
      const html = renderToStaticMarkup(
        <IntlProvider locale="ar" messages={messages} timeZone="UTC">
          <Screen faces={stageFaces} view={view} offset={0} />
        </IntlProvider>,
      );
      sourced += view.sources.length;
      for (const { text, lang, dir } of spoken(html, "ar", "rtl")) {
        if (lang !== "ar" || !/\p{Script=Arabic}/u.test(text)) continue;
        if (/^\P{L}*\p{Script=Latin}/u.test(text)) latin++;
        if (dir !== "rtl") wrong.add(`${step.id}: ${dir}: ${text.slice(0, 60)}`);
      }
      // An item with a direction of its own would have its bullet on the side of that.
      if (/<li [^>]*dir=/.test(html)) wrong.add(`${step.id}: an item of a list`);
    }
    expect([...wrong]).toEqual([]);
    expect([latin > 0, sourced > 0]).toEqual([true, true]);
  }, 60_000);
});
