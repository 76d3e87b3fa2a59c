import type { ComponentProps } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { IntlProvider } from "use-intl";
import { describe, expect, it } from "vitest";
import { useTranslations } from "@/components/language/use-translations";

const messages = {
  moved: "{toYes} moved to {answer}, {away} moved away.",
  role: "{role, select, owner {Owner} other {Trainer}}: <b>{name}</b>",
};

function written(locale: string, Sentence: () => React.ReactNode): string {
  const all = messages as unknown as ComponentProps<typeof IntlProvider>["messages"];
  return renderToStaticMarkup(
    <IntlProvider locale={locale} messages={all} timeZone="UTC">
      <Sentence />
    </IntlProvider>,
  );
}

function Moved() {
  const t = useTranslations();
  return t("moved" as never, { toYes: 8, away: 0, answer: "نعم" } as never);
}

function Role() {
  const t = useTranslations();
  return t.rich(
    "role" as never,
    { role: "owner", name: "Ada", b: (name: React.ReactNode) => <b>{name}</b> } as never,
  );
}

describe("a sentence of the interface", () => {
  it("keeps its order around an answer that runs the other way", () => {
    expect(written("en", Moved)).toBe("8 moved to \u2068نعم\u2069, 0 moved away.");
  });

  it("is chosen among its forms, and marked up, as before", () => {
    expect(written("ar", Role)).toBe("Owner: <b>\u2068Ada\u2069</b>");
    expect(written("en", Role)).toBe("Owner: <b>Ada</b>");
  });
});
