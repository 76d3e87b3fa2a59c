import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { Dock } from "@/components/phone/dock";
import { phoneTranslator } from "@/components/phone/texts";
import { afterTranslator } from "@/messages/after";
import { type HelpLines, settingsSchema } from "@/workshop/session/state";

/** The Support tab of a phone. */
function support(help: HelpLines): string {
  const html = renderToStaticMarkup(
    <Dock
      box={{ posts: [], open: false } as never}
      ended
      paused={false}
      language="en"
      offered={["en"]}
      certificates={false}
      help={help}
      code="123 456"
      t={phoneTranslator("en")}
      tAfter={afterTranslator("en")}
      erase="Erase"
    />,
  );
  return html.slice(html.indexOf('id="support"'), html.indexOf('id="more"'));
}

it("shows the hotline and the referral of the country under headings of their own (B-228)", () => {
  const html = support({ support: "Ms Lee", hotline: "Call 1366 < day & night", referral: "Referral desk" });
  expect(html).toContain('<p dir="auto">Ms Lee</p>');
  expect(html).toContain('<h3>Hotline of this country</h3><p dir="auto">Call 1366 &lt; day &amp; night</p>');
  expect(html).toContain('<h3>To refer a possible victim</h3><p dir="auto">Referral desk</p>');
});

it("says nothing of what nobody named, as in rooms that were opened before (B-228)", () => {
  const { hotline, referral } = settingsSchema.parse({ support: "Ms Lee" });
  expect([hotline, referral]).toEqual([undefined, undefined]);
  expect(support({ support: "Ms Lee" })).not.toMatch(/Hotline|refer/);
});
