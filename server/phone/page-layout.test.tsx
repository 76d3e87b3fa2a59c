import { noPhoneFiles } from "@/tests/support/no-phone-files";
import { expect, it } from "vitest";
import { page, type PageParts } from "@/server/phone/document";
import { certificatePage } from "@/server/phone/certificate-page";
import { erasedPage, erasePage } from "@/server/phone/erase-page";
import { codePage, plainPage, sentencePage, waitingPage } from "@/server/phone/join-pages";
import { codeDonePage, codeUnfitPage } from "@/server/phone/own-code-page";
import { codeMadePage, takeAwayPage } from "@/server/phone/take-away-page";
import { titleOf, type PageRoom } from "@/server/phone/page-layout";

const room: PageRoom = { title: "Sample workshop", help: { support: "Ms Lee", hotline: "1577" } };
const keepsake = { language: "en", room, roomId: "room", who: "somebody" };
const typed = { name: "", day: "", place: "" };

/** Pages that belong to a room, by how their headings begin. */
const ofRoom: [string, PageParts][] = [
  ["Please wait a moment", waitingPage("en", room)],
  ["This browser has not joined this room yet", sentencePage("en", "notIn", { room })],
  ["Too late", plainPage("en", "Too late", room)],
  ["Erase what I gave", erasePage("en", room, true)],
  ["It is erased.", erasedPage("en", room, "room")],
  ["My own code", codeUnfitPage("en", room, typed)],
  ["Continue without a code", codeDonePage("en", room, null, { found: "stored" } as never)],
  ["My summary", takeAwayPage({ ...keepsake, asked: [], commitments: [], unlinked: false, cards: false })],
  ["My code", codeMadePage(keepsake, "ABCD", "1 May")],
  [
    "My certificate",
    certificatePage({
      language: "en",
      room,
      share: { present: 0, of: 0 } as never,
      claim: { name: null, latin: null, countTest: false } as never,
      refused: null,
      saved: false,
      test: "none",
      issued: [],
    }),
  ],
];

const drawn = (parts: PageParts) => page(parts, noPhoneFiles).html;

it.each(ofRoom)(
  "the page “%s” is called by its heading and its room, and has support (R-35, B-226)",
  (begins, parts) => {
    const html = drawn(parts);
    const heading = /<h1>(.*?)<\/h1>/.exec(html)![1]!;
    expect(heading.startsWith(begins)).toBe(true);
    expect(html).toContain(`<title>${titleOf(heading, room.title)}</title>`);
    const support = html.slice(html.indexOf('<details class="tab" id="support"'));
    expect(support).toContain("Ms Lee");
    expect(support).toContain("1577");
    expect(support).not.toContain("Take a break");
  },
);

it("a page of no room has its heading for a title, and no support", () => {
  const html = drawn(codePage("en"));
  expect(html).toContain("<title>Join a workshop · Plenary</title>");
  expect(html).not.toContain("<footer>");
});
