/** A workshop's look on the stage (E-70). */
import { renderToStaticMarkup } from "react-dom/server";
import { IntlProvider } from "use-intl";
import { describe, expect, it } from "vitest";
import { stageFaces } from "@/activities/faces/stage";
import { AssetsProvider } from "@/components/assets/assets";
import { Screen } from "@/components/stage/screen";
import { phoneAccent } from "@/components/ui/accent-variables";
import { messages } from "@/messages/load";
import { contrast } from "@/model/colour";
import { door, presence, PureRoom, ROOM } from "@/tests/support/pure-room";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { type Theme, workshopSchema } from "@/workshop/content/workshop";
import { freshState } from "@/workshop/room/state";
import { settingsSchema } from "@/workshop/room/settings";
import { stageView } from "@/workshop/views/stage-view";

const logo = { kind: "picture", at: "/assets/room/token/", width: 300, height: 100 } as const;

function shown(theme?: Theme) {
  const workshop = workshopSchema.parse({ ...sampleWorkshop, theme });
  const room = new PureRoom(freshState(ROOM, workshop, settingsSchema.parse({}))).go("hello");
  const view = stageView(room.state, room.board, presence, door);
  const html = renderToStaticMarkup(
    <IntlProvider locale="en" messages={messages} timeZone="UTC">
      <AssetsProvider sources={{ "logo.png": logo }} size="stage">
        <Screen faces={stageFaces} view={view} offset={0} />
      </AssetsProvider>
    </IntlProvider>,
  );
  return { view, html };
}

describe("a stage with a look (E-70)", () => {
  it("is as it was without one", () => {
    const { view, html } = shown();
    expect(view).not.toHaveProperty("theme");
    expect(html).not.toMatch(/data-ground|--stage-accent|<img/);
  });

  it("takes the accent in a shade for its ground, and the logo with its words", () => {
    const look = { accent: "#111111", logo: { file: "logo.png", alt: "Jeju Centre" } };
    const { html } = shown(look);
    const [, shade] = /--stage-accent:(#[0-9a-f]{6})/.exec(html)!;
    expect(contrast(shade!, "#0e1a22")).toBeGreaterThanOrEqual(4.5);
    expect(html).toContain('alt="Jeju Centre"');
    expect(html).not.toContain("data-ground");
    const light = shown({ ...look, stage: "light" }).html;
    expect(light).toContain('data-ground="light"');
    expect(light).toContain("--stage-accent:#111111");
  });

  it("leaves the logo out where its file is gone", () => {
    expect(shown({ logo: { file: "gone.png", alt: "Gone" } }).html).not.toContain("Gone");
  });
});

it("phones take shades of the accent for light ground, or none (E-70)", () => {
  expect(phoneAccent(undefined)).toBeUndefined();
  const accent = phoneAccent("#ffee00") as Record<string, string>;
  expect(Object.keys(accent)).toEqual(["--sea", "--deep", "--wash"]);
  expect(contrast(accent["--sea"]!, "#ffffff")).toBeGreaterThanOrEqual(4.5);
});
