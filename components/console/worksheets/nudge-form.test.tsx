import type { ReactElement, ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { IntlProvider } from "use-intl";
import { expect, it } from "vitest";
import { NudgeForm } from "@/components/console/worksheets/nudge-form";
import type { CommandInput } from "@/components/live/send";
import { interfaceLanguages } from "@/messages/languages";
import { completed } from "@/messages/load";
import { translationIn } from "@/messages/translations";

interface Drawn {
  children?: ReactNode;
  onClick?: () => void;
  onSubmit?: (event: { preventDefault(): void }) => Promise<void>;
}
const isDrawn = (node: unknown): node is ReactElement<Drawn> =>
  typeof node === "object" && node !== null && "props" in node;

/** All elements of a piece as it was drawn last, without those that its components draw. */
const elementsOf = (node: ReactNode): ReactElement<Drawn>[] =>
  [node].flat(9).flatMap((one) => (isDrawn(one) ? [one, ...elementsOf(one.props.children)] : []));

interface Noted {
  sent: CommandInput[];
  drawn: ReactElement<Drawn>[];
}

/** The form, in which the first ready sentence is pressed once. */
function ReadySentencePressed({ sent, drawn }: Noted) {
  const form = NudgeForm({
    activity: "plan",
    group: null,
    perform: async (command) => {
      sent.push(command);
      return false;
    },
  }) as ReactElement<Drawn>;
  if (drawn.push(form) === 1) elementsOf(form).find((e) => e.props.onClick)!.props.onClick!();
  return form;
}

it.each(interfaceLanguages)(
  "the form of a nudge sends it with the console's language, %s (G-19)",
  async (language) => {
    const messages = completed(await translationIn(language));
    const noted: Noted = { sent: [], drawn: [] };
    renderToStaticMarkup(
      <IntlProvider locale={language} messages={messages} timeZone="UTC">
        <ReadySentencePressed {...noted} />
      </IntlProvider>,
    );
    await noted.drawn.at(-1)!.props.onSubmit!({ preventDefault: () => undefined });
    const text = messages.console.work.ready.halfway;
    expect(noted.sent).toEqual([{ type: "nudge", activity: "plan", group: null, text, language }]);
  },
);
