import { renderToStaticMarkup } from "react-dom/server";
import { IntlProvider } from "use-intl";
import { expect, it } from "vitest";
import { stageFaces } from "@/activities/faces/stage";
import { AssetsProvider } from "@/components/assets/assets";
import { Screen } from "@/components/stage/screen";
import { messages } from "@/messages/en";
import { door, presence, PureRoom } from "@/tests/support/pure-room";
import { stageView } from "@/workshop/views/stage-view";

it("a question that is put on the stage is shown there before the first step too (B-52)", () => {
  const room = new PureRoom().do({ type: "stage-post", post: "post-aaaa" });
  const posts = [{ id: "post-aaaa", text: "Is this recorded?", support: 2 }];
  const shown = () =>
    renderToStaticMarkup(
      <IntlProvider locale="en" messages={messages} timeZone="UTC">
        <AssetsProvider sources={{}} size="stage">
          <Screen
            faces={stageFaces}
            view={stageView(room.state, room.board, presence, door, posts)}
            offset={0}
          />
        </AssetsProvider>
      </IntlProvider>,
    );
  expect(shown()).toContain("Is this recorded?");
  room.do({ type: "stage-post", post: null });
  expect(shown()).not.toContain("Is this recorded?");
});
