import { renderToStaticMarkup } from "react-dom/server";
import { IntlProvider } from "use-intl";
import { expect, it } from "vitest";
import { stageFaces } from "@/activities/faces/stage";
import { AssetsProvider } from "@/components/assets/assets";
import { Screen } from "@/components/stage/screen";
import { messages } from "@/messages/load";
import { door, presence, PureRoom } from "@/tests/support/pure-room";
import { stageView } from "@/workshop/views/stage-view";

it("the stage is called as its door before the first step, with another name of the workshop below (B-308)", () => {
  const room = new PureRoom();
  const heads = (title?: string) => {
    const html = renderToStaticMarkup(
      <IntlProvider locale="en" messages={messages} timeZone="UTC">
        <Screen
          faces={stageFaces}
          view={stageView(room.state, room.board, presence, { ...door, ...(title && { room: title }) })}
          offset={0}
        />
      </IntlProvider>,
    );
    return [...html.matchAll(/<h1[^>]*>([^<]*)/g)].map(([, head]) => head);
  };
  const workshop = room.state.workshop.title;
  expect(heads("Workshop Jeju, 3 December")).toEqual(["Workshop Jeju, 3 December"]);
  expect(heads(workshop)).toEqual([workshop]);
  expect(heads()).toEqual([workshop]);
});

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
