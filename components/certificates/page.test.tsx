import { renderToStaticMarkup } from "react-dom/server";
import { createTranslator, IntlProvider } from "use-intl";
import { expect, it } from "vitest";
import { CertificatesPage } from "@/components/certificates/page";
import type { Translate } from "@/components/certificates/translate";
import { afterTranslator } from "@/messages/language";
import { messages } from "@/messages/load";
import { certificatePage } from "@/server/phone/certificate-page";
import { emptyClaim } from "@/server/store/certificates/certificates";

const t = createTranslator({
  locale: "en",
  messages,
  namespace: "certificates",
}) as unknown as Translate;
const words = messages.certificates;
const rules = {
  attendance: 80,
  test: null,
  pass: 70,
  institutions: ["CIFAL Jeju"],
  signer: "Mina Park" as string | null,
  role: "Director" as string | null,
  place: "Jeju" as string | null,
  language: null,
  tests: [],
  languages: ["en"],
};
const ana = {
  id: "p1",
  called: "Ana",
  guest: false,
  printed: "Ana",
  latin: null,
  passed: false,
  share: { present: 0, of: 0 },
  sessions: [],
  kinds: [],
};

function drawn(changed: Partial<typeof rules>, origin: string): string {
  const shown = {
    rules: { ...rules, ...changed },
    sessions: [],
    people: [ana],
    due: 1,
    waiting: 0,
    issued: 0,
  };
  return renderToStaticMarkup(
    <IntlProvider locale="en" messages={messages} timeZone="UTC">
      <CertificatesPage room={{ id: "r", title: "Room" }} shown={{ ...shown, origin }} said={null} t={t} />
    </IntlProvider>,
  );
}

it("without its rules nothing can be issued, and a check that ends with the day is said (C-21)", () => {
  const html = drawn({ institutions: [], signer: null, role: null, place: null }, "http://192.168.1.7:3000");
  const button = html.indexOf(words.issueAll);
  for (const said of [
    words.missing.institutions,
    words.missing.signer,
    words.missing.role,
    words.missing.place,
    messages.account.address.network,
    "checked at http://192.168.1.7:3000",
  ])
    expect(html.slice(0, button)).toContain(said);
  expect(html).toMatch(/<button[^>]* disabled=""[^>]*>Issue to all/);
  const whole = drawn({}, "https://plenary.example");
  expect(whole).not.toContain('disabled=""');
  expect(whole).not.toContain(words.missing.lead);
  expect(whole).not.toContain('role="note"');
});

it("before a session has counted nobody was in 0 of 0 sessions, here and on the phone (C-21)", () => {
  const html = drawn({}, "https://plenary.example");
  expect(html).toContain(words.shareNone);
  expect(html).not.toContain("0 of 0");
  const phone = certificatePage({
    language: "en",
    room: { id: "r", title: "Room" } as never,
    share: { present: 0, of: 0 },
    claim: emptyClaim,
    refused: null,
    saved: false,
    test: "none",
    issued: [],
  });
  expect(JSON.stringify(phone)).toContain(afterTranslator("en")("certShareNone"));
});
