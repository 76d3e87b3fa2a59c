/** What a stage shows in two languages, kind by kind. */
import { renderToStaticMarkup } from "react-dom/server";
import { IntlProvider } from "use-intl";
import { describe, expect, it } from "vitest";
import { type KindName, kindNames } from "@/activities/kinds";
import { stageFaces } from "@/activities/faces/stage";
import { Screen } from "@/components/stage/screen";
import { messages } from "@/messages/load";
import { everyKind } from "@/tests/support/every-kind";
import { door, presence, PureRoom, ROOM } from "@/tests/support/pure-room";
import { spoken } from "@/tests/support/spoken";
import { planOf } from "@/workshop/content/plan";
import { textsOf } from "@/workshop/content/texts";
import { type Workshop, workshopSchema } from "@/workshop/content/workshop";
import { freshState } from "@/workshop/room/state";
import { settingsSchema } from "@/workshop/room/settings";
import { stageView } from "@/workshop/views/stage-view";

/** Each text stands for itself in the other language. */
const other = (text: string) => `‹${text}›`;
const inTwo: Workshop = workshopSchema.parse({
  ...everyKind,
  translations: {
    ar: { texts: Object.fromEntries(textsOf(everyKind).map((t) => [t.path, other(t.text)])) },
  },
});

/** Titles stand in the head of the stage, in one language. */
const titles = new Set(inTwo.sessions.flatMap((s) => [s.title, ...s.activities.map((a) => a.title)]));

/** Texts that the stage shows in the first language alone, while a kind's steps are told and asked. */
function missingOf(kind: KindName): string[] {
  const plan = planOf(inTwo);
  const room = new PureRoom(freshState(ROOM, inTwo, settingsSchema.parse({})));
  room.do({ type: "show-languages", second: "ar" });
  const missing = new Set<string>();
  const look = () => {
    const view = stageView(room.state, room.board, presence, door);
    const html = renderToStaticMarkup(
      <IntlProvider locale="en" messages={messages} timeZone="UTC">
        <Screen faces={stageFaces} view={view} offset={0} />
      </IntlProvider>,
    );
    const said = spoken(html, "en", "ltr").flatMap((s) => (s.within.includes("header") ? [] : s.text.trim()));
    for (const [first, second] of Object.entries(view.second?.texts ?? {}))
      if (!titles.has(first) && said.includes(first) && !said.join(" ").includes(second)) missing.add(first);
  };
  for (const step of plan.steps.filter((s) => plan.activity(s.activityId)?.kind === kind)) {
    room.go(step.id);
    look();
    const question = room.state.position.question;
    if (!question || !room.try({ type: "open", question, round: 1 }).ok) continue;
    look();
  }
  return [...missing];
}

describe("a stage with two languages (B-75)", () => {
  it.each(kindNames)("shows what the author wrote in both: %s", (kind) => {
    expect(missingOf(kind)).toEqual([]);
  });
});
