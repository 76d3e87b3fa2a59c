import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { Dock } from "@/components/phone/dock";
import { phoneTranslator } from "@/components/phone/texts";
import { afterTranslator } from "@/messages/language";
import { type HelpLines, settingsSchema } from "@/workshop/room/settings";

/** The foot of a phone. */
const foot = (help: HelpLines, language: string): string =>
  renderToStaticMarkup(
    <Dock
      box={{ posts: [], open: false } as never}
      ended
      paused={false}
      language={language}
      offered={["en", "ar"]}
      certificates={false}
      cards
      help={help}
      code="123 456"
      t={phoneTranslator(language)}
      tAfter={afterTranslator(language)}
      erase="Erase"
    />,
  );

/** The Support tab of a phone. */
function support(help: HelpLines): string {
  const html = foot(help, "en");
  return html.slice(html.indexOf('id="support"'), html.indexOf('id="more"'));
}

it("shows the hotline and the referral of the country under headings of their own (B-228)", () => {
  const html = support({ support: "Ms Lee", hotline: "Call 1366 < day & night", referral: "Referral desk" });
  const words = html.replace(/<[^>]*>/g, "|").replace(/\|+/g, "|");
  expect(words).toContain("|Ms Lee|");
  expect(words).toContain("|Hotline of this country|Call |1366| &lt; day &amp; night|");
  expect(words).toContain("|To refer a possible victim|Referral desk|");
});

it("has a block for each contact, with a button that calls its numbers (B-228)", () => {
  const html = support({ support: "Ms Lee, room 305, 010-2222-3333", hotline: "1577-1366 or +62 811 1366" });
  expect(html.match(/<div class="contact">/g)).toHaveLength(2);
  expect(
    [...html.matchAll(/<a class="call" href="(.*?)">Call <bdi dir="ltr">/g)].map(([, to]) => to),
  ).toEqual(["tel:01022223333", "tel:15771366", "tel:+628111366"]);
});

it("says nothing of what nobody named, as in rooms that were opened before (B-228)", () => {
  const { hotline, referral } = settingsSchema.parse({ support: "Ms Lee" });
  expect([hotline, referral]).toEqual([undefined, undefined]);
  expect(support({ support: "Ms Lee" })).not.toMatch(/Hotline|refer/);
});

it.each(["en", "ar"])(
  "offers the languages at the foot of a page in %s, where the guide says so (B-226)",
  (language) => {
    const html = foot({ support: "" }, language);
    expect(html).toMatch(/^<footer>/);
    expect(html.slice(html.indexOf('id="more"'))).toMatch(/<form[^>]*action="language".*English.*العربية/s);
  },
);
