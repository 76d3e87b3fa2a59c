import { describe, expect, it } from "vitest";
import { factsOf } from "@/server/certificates/issue";
import type { Roster, Rostered } from "@/server/certificates/roster";
import { attendanceOf } from "@/workshop/certificates/attendance";
import { sheetOf } from "@/server/certificates/certificate-pdf";
import { lineOf } from "@/server/workers/typst/fonts";
import type { CertificateFacts, IssuedCertificate } from "@/server/store/certificates/certificates";
import { rulesSchema } from "@/workshop/certificates/rules";
import { translatedWorkshop } from "@/tests/support/translated-workshop";

const facts: CertificateFacts = {
  workshop: "عيّنة",
  language: "ar",
  from: "2026-11-24",
  until: "2026-11-27",
  issuedOn: "2026-11-27",
  place: "Jeju",
  institutions: ["CIFAL Jeju"],
  signer: "Mina Park",
  role: "Director",
  criteria: "",
  attended: null,
};
const ana: Pick<Rostered, "attended"> = {
  attended: attendanceOf(
    "ana",
    [{ session: "one", minutes: 50 }],
    [{ person: "ana", session: "one", minutes: 40, byHand: null }],
  ),
};

describe("the words of a certificate", () => {
  it("C-10: keep the place and the dates apart, whatever scripts they are in", () => {
    const issued = {
      id: "x",
      kind: "participation",
      name: "فاطمة",
      latin: null,
      facts,
    } as unknown as IssuedCertificate;
    const { when } = sheetOf({ ...issued, name: "فاطمة" }, "https://plenary.example");
    expect(when).toBe("\u2068Jeju\u2069، \u206824–27 نوفمبر 2026\u2069");
    // A Latin place turns no line round.
    expect(lineOf(when, "rtl").rtl).toBe(true);
    expect(lineOf("Jeju", "rtl").rtl).toBe(false);
  });

  const roster = (language: string | null, workshop = translatedWorkshop) =>
    ({
      rules: rulesSchema.parse({ language }),
      sessions: [{ id: workshop.sessions[0]!.id, number: 1, title: "", minutes: 200 }],
      state: { workshop },
      from: facts.from,
      until: facts.until,
    }) as unknown as Roster;

  it("C-10: name the workshop in the language of the certificate", () => {
    const workshopIn = (language: string | null) =>
      factsOf(roster(language), ana, "participation", false, new Date()).workshop;
    expect(["ar", "ko", null].map(workshopIn)).toEqual([
      "عيّنة",
      translatedWorkshop.title,
      translatedWorkshop.title,
    ]);
  });

  it("C-22: say the sessions that were attended, their hours and objectives, and nothing of others", () => {
    const [first, ...others] = translatedWorkshop.sessions;
    const taught = { ...first!, outcomes: "- Name three signs\n\n• Ask without harm" };
    const workshop = { ...translatedWorkshop, sessions: [taught, ...others] };
    const attended = attendanceOf(
      "ana",
      [{ session: first!.id, minutes: 200 }],
      [{ person: "ana", session: first!.id, minutes: 120, byHand: null }],
    );
    const issued = factsOf(roster(null, workshop), { attended }, "participation", false, new Date());
    expect(issued.attended).toEqual({
      held: 1,
      sessions: [{ title: first!.title, minutes: 200, outcomes: ["Name three signs", "Ask without harm"] }],
    });
    const sheet = sheetOf(
      { id: "x", kind: "participation", name: "Ana", latin: null, facts: issued } as never,
      "https://plenary.example",
    );
    expect(sheet.attended).toBe("attended 1 of 1 session, 3.5 hours in all");
    expect(sheet.sessions).toMatchObject([{ duration: "200 minutes" }]);
    // By hand alone, without a session: it says so, and has no back.
    const byHand = { ...issued, attended: { held: 1, sessions: [] } };
    const bare = sheetOf(
      { id: "x", kind: "participation", name: "Ana", latin: null, facts: byHand } as never,
      "https://plenary.example",
    );
    expect([bare.attended, bare.sessions]).toEqual(["Awarded by the trainers of the workshop.", []]);
  });

  it("C-23: say until when they can be checked where the address does not last", () => {
    const check = (origin: string) =>
      sheetOf(
        {
          id: "x",
          kind: "participation",
          name: "Ana",
          latin: null,
          facts: { ...facts, language: "en" },
        } as never,
        origin,
      ).check;
    expect(check("https://plenary.example")).not.toContain("2026");
    expect(check("http://192.168.1.7:3000")).toContain(
      "in the workshop’s network and until 27 November 2026",
    );
  });
});
