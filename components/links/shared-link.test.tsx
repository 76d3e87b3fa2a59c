import { renderToStaticMarkup } from "react-dom/server";
import { IntlProvider } from "use-intl";
import { expect, it, vi } from "vitest";
import { SharedLink } from "@/components/links/shared-link";
import { ReachNote, SharedOrigin, useSharedOrigin } from "@/components/links/shared-origin";
import { messages } from "@/messages/load";

const words = messages.account.address;
const drawn = (children: React.ReactNode) =>
  renderToStaticMarkup(
    <IntlProvider locale="en" messages={messages} timeZone="UTC">
      {children}
    </IntlProvider>,
  );

function Origin({ door }: { door?: string }) {
  return useSharedOrigin(door);
}

it.each([
  ["localhost", "http://192.168.1.7:3000", "http://10.0.0.9:3000/j/secret", "http://10.0.0.9:3000"],
  ["localhost", "http://192.168.1.7:3000", undefined, "http://192.168.1.7:3000"],
  ["plenary.example", "https://plenary.example", "http://10.0.0.9/j/secret", "https://plenary.example"],
])(
  "on a page at %s links begin with %s, or the room's newest address (O-89, B-277)",
  (host, page, door, origin) => {
    vi.stubGlobal("window", { location: { hostname: host } });
    expect(
      drawn(
        <SharedOrigin origin={page}>
          <Origin door={door} />
        </SharedOrigin>,
      ),
    ).toBe(origin);
    vi.unstubAllGlobals();
  },
);

it("a link stands beside its QR code, with what it does not reach (O-89)", () => {
  const html = drawn(
    <SharedLink link="http://localhost:3000/present/1#k=2" label="Link for the presenter" />,
  );
  expect(html).toContain(words.qr);
  expect(html).toContain('value="http://localhost:3000/present/1#k=2"');
  expect(html).toContain(words.machine);
});

it.each([
  ["http://192.168.1.7:3000/p", true, words.network],
  ["http://192.168.1.7:3000/p", false, null],
  ["http://localhost/p", false, words.machine],
  ["https://plenary.example/p", true, null],
])("%s, to last: %s, is warned of by: %s (O-89)", (link, lasting, warning) => {
  const html = drawn(<ReachNote link={link} lasting={lasting} />);
  expect(html).toContain(warning ?? "");
  expect(html === "").toBe(warning === null);
});
