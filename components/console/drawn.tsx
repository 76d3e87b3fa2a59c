/** Draws pieces of the console as text, for tests. */
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { IntlProvider } from "use-intl";
import { type Cockpit, CockpitProvider } from "@/components/console/cockpit";
import { freshClock } from "@/workshop/agenda/clock";
import { sampleAgenda, samplePlan, sampleView } from "@/components/console/samples";
import { verbsOf } from "@/components/console/verbs";
import consoleWords from "@/messages/en/console.json";
import reasons from "@/messages/en/reasons.json";
import type { ConsoleView, PlanMessage } from "@/workshop/protocol/console";

/** The markup of `piece` in a console that sees `change`. */
export function drawn(
  piece: ReactNode,
  change: Partial<ConsoleView>,
  more: { role?: PlanMessage["role"] } & Partial<Pick<Cockpit, "look">> = {},
): string {
  const view = sampleView(change);
  const plan: PlanMessage = { ...samplePlan, role: more.role ?? "trainer" };
  const yes = async () => true;
  const cockpit: Cockpit = {
    room: "r",
    title: "Sample",
    me: "Mia",
    plan,
    view,
    agenda: { type: "agenda", agenda: sampleAgenda, clock: freshClock, away: null },
    present: null,
    look: more.look ?? null,
    lost: false,
    verbs: verbsOf(plan, view, sampleAgenda),
    offset: 0,
    act: yes,
    ask: async () => null,
    say: () => {},
    consider: () => {},
    showHelp: () => {},
    show: () => {},
  };
  return renderToStaticMarkup(
    <IntlProvider locale="en" messages={{ console: consoleWords, reasons }} timeZone="UTC">
      <CockpitProvider value={cockpit}>{piece}</CockpitProvider>
    </IntlProvider>,
  );
}

/** What of it is read: without tags, spaces in one. */
export const words = (markup: string): string =>
  markup
    .replace(/<[^>]+>/g, " ")
    .replace(/&#x27;/g, "'")
    .replace(/\s+/g, " ")
    .trim();
