/** Draws pieces of the console as text, for tests. */
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { IntlProvider } from "use-intl";
import { consoleFaces } from "@/activities/faces/console";
import { type ConsoleContext, ConsoleContextProvider } from "@/components/console/console-context";
import { freshClock } from "@/workshop/room/agenda/clock";
import { sampleAgenda, samplePlan, sampleView } from "@/tests/support/console-samples";
import { asPlanned } from "@/components/console/verb";
import { verbsOf } from "@/components/console/verbs";
import { messages } from "@/messages/load";
import type { ConsoleView, PlanMessage } from "@/workshop/protocol/console";

/** A console that shows these, and that sends nothing. */
export const silentConsole = (
  context: Pick<ConsoleContext, "plan" | "view" | "agenda"> &
    Partial<Pick<ConsoleContext, "room" | "title" | "me" | "present" | "look">>,
): ConsoleContext => ({
  room: "r",
  title: "Sample",
  me: "Mia",
  faces: consoleFaces,
  present: null,
  look: null,
  stage: null,
  chosen: null,
  choose: () => {},
  goTo: async () => true,
  lost: false,
  verbs: verbsOf(context.plan, context.view, context.agenda.agenda),
  opening: asPlanned,
  chooseOpening: () => {},
  offset: 0,
  act: async () => true,
  ask: async () => null,
  say: () => {},
  consider: () => {},
  showHelp: () => {},
  show: () => {},
  ...context,
});

/** The markup of `piece` in that console. */
export const drawnIn = (shown: ConsoleContext, piece: ReactNode): string =>
  renderToStaticMarkup(
    <IntlProvider locale="en" messages={messages} timeZone="UTC">
      <ConsoleContextProvider value={shown}>{piece}</ConsoleContextProvider>
    </IntlProvider>,
  );

/** The markup of `piece` in a console that sees `change`. */
export function drawn(
  piece: ReactNode,
  change: Partial<ConsoleView>,
  {
    role = "trainer",
    agenda,
    look,
  }: { role?: PlanMessage["role"] } & Partial<Pick<ConsoleContext, "look" | "agenda">> = {},
): string {
  const sample: ConsoleContext["agenda"] = {
    type: "agenda",
    agenda: sampleAgenda,
    clock: freshClock,
    returnTo: null,
  };
  const plan: PlanMessage = { ...samplePlan, role };
  return drawnIn(
    silentConsole({ plan, view: sampleView(change), agenda: agenda ?? sample, look: look ?? null }),
    piece,
  );
}

/** Its text: without tags, spaces in one. */
export const words = (markup: string): string =>
  markup
    .replace(/<[^>]+>/g, " ")
    .replace(/&#x27;/g, "'")
    .replace(/\s+/g, " ")
    .trim();
