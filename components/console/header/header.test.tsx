import { describe, expect, it } from "vitest";
import { drawn, words } from "@/tests/support/drawn-console";
import { Hands, Pace } from "@/components/console/header/header";
import { RoomMenuEntries } from "@/components/console/header/room-menu";
import { People } from "@/components/console/people/people";
import { sampleAgenda } from "@/tests/support/console-samples";
import { withDayBegun } from "@/workshop/room/agenda/days";

const hands = (driver: string | null) => words(drawn(<Hands />, { driver, consoles: ["Bo", "Cem"] }));

describe("who else has the room in hand (B-195)", () => {
  it("is one line without a sign before or behind it, whoever controlled last", () => {
    expect(hands("Bo")).toMatch(/Bo controls · Consoles: .*Bo.*Cem/);
    for (const nobody of [null, ""]) {
      expect(hands(nobody)).toMatch(/Consoles: .*Bo.*Cem/);
      expect(hands(nobody)).not.toMatch(/· Consoles/);
    }
  });
});

describe("people of the room (B-276)", () => {
  const people = [
    { id: "a", alias: "" },
    { id: "b", alias: "Zoe" },
    { id: "c", alias: "" },
  ];

  it("are called by their name, or are guests with a number", () => {
    const text = words(drawn(<People />, { people, guests: { a: 417, c: 12 } }));
    for (const name of ["Guest 417", "Zoe", "Guest 12"]) expect(text).toContain(name);
  });
});

describe("the menu of the room (B-289)", () => {
  const entries = (agendaId: string | null) => {
    const began = Date.now();
    const agenda = { ...withDayBegun(sampleAgenda, "all", began, began), of: agendaId };
    return drawn(
      <RoomMenuEntries close={() => undefined} />,
      { step: "paula/1" },
      { agenda: { type: "agenda", agenda, clock: { spent: {}, since: began }, returnTo: null } },
    );
  };

  it("has entries in groups, each under a title, and what ends something last", () => {
    const html = entries("chosen");
    expect([...html.matchAll(/<h3[^>]*>([^<]*)/g)].map(([, title]) => title)).toEqual([
      "On now",
      "Pages of this room",
      "This console",
      "At the end",
    ]);
    expect(words(html)).toMatch(/End the day End the room…$/);
  });

  it("ends a day only where the room has days", () => {
    expect(entries("chosen")).toContain("End the day");
    expect(entries(null)).not.toContain("End the day");
  });
});

describe("the time of the day (B-182)", () => {
  const pace = (agendaId: string | null, minutes = 60) => {
    const began = Date.now() - minutes * 60_000;
    const agenda = { ...withDayBegun(sampleAgenda, "all", began, began), of: agendaId };
    return words(
      drawn(
        <Pace />,
        { step: "welcome", times: { welcome: began } },
        { agenda: { type: "agenda", agenda, clock: { spent: {}, since: began }, returnTo: null } },
      ),
    );
  };

  it("is how late it is and when it ends by a chosen agenda, and without one only when it is expected to end", () => {
    expect(pace("chosen")).toMatch(/^Running 50 min late · ends about /);
    expect(pace(null)).toMatch(/^Ends about (\w+ )?\d\d:\d\d$/);
  });

  it("is called late from five minutes on", () => {
    expect(pace("chosen", 14)).toMatch(/^On time · ends about /);
    expect(pace("chosen", 15)).toMatch(/^Running 5 min late · ends about /);
  });
});
