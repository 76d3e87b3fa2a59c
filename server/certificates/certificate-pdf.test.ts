import { describe, expect, it } from "vitest";
import { factsOf } from "@/server/certificates/issue";
import type { Roster } from "@/server/certificates/roster";
import { sheetOf } from "@/server/certificates/certificate-pdf";
import { lineOf } from "@/server/workers/typst/fonts";
import type { CertificateFacts, IssuedCertificate } from "@/server/store/certificates/certificates";
import { translatedWorkshop } from "@/tests/support/translated-workshop";

const facts: CertificateFacts = {
  workshop: "عيّنة",
  language: "ar",
  from: "2026-11-24",
  until: "2026-11-27",
  issuedOn: "2026-11-27",
  place: "Jeju",
  institutions: ["CIFAL Jeju"],
  signer: null,
  criteria: "",
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

  it("C-10: name the workshop in the language of the certificate", () => {
    const roster = (language: string | null) =>
      ({
        rules: { attendance: 80, pass: 70, language, place: null, institutions: [], signer: null },
        state: { workshop: translatedWorkshop },
        from: facts.from,
        until: facts.until,
      }) as unknown as Roster;
    expect(factsOf(roster("ar"), "participation", false, new Date()).workshop).toBe("عيّنة");
    expect(factsOf(roster("ko"), "participation", false, new Date()).workshop).toBe(translatedWorkshop.title);
    expect(factsOf(roster(null), "participation", false, new Date()).workshop).toBe(translatedWorkshop.title);
  });
});
