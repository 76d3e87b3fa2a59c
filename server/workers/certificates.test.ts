/** The sheets as a reader of PDFs sees them (C-10); how they look is looked at, not tested. */
import sharp from "sharp";
import { getDocument } from "@/tests/support/pdfjs";
import { describe, expect, it } from "vitest";
import { type CertificateSheet, drawCertificates } from "@/server/workers/certificates";

const sheet: CertificateSheet = {
  language: "en",
  rtl: false,
  institutions: ["CIFAL Jeju", "Regional Support Office"],
  title: "Certificate of participation",
  certifies: "This is to certify that",
  name: "Ana Ruiz",
  latin: null,
  did: "took part in the workshop",
  workshop: "A victim-centred approach",
  when: "24–27 November 2026",
  attended: "attended 2 of 3 sessions, 2.5 hours in all",
  sessionsTitle: "Sessions attended",
  sessions: [],
  signer: "Mina Park",
  role: "Director",
  issued: "Issued on 27 November 2026",
  check: "Scan to check.",
  address: "https://plenary.example.org/verify/Zk3v9QyWn2LJt0bqXcR1mA",
};

async function read(base64: string, page = 1) {
  const raw = Buffer.from(base64, "base64");
  const pdf = await getDocument({ data: new Uint8Array(raw), verbosity: 0 }).promise;
  const sheetPage = await pdf.getPage(page);
  const { items } = await sheetPage.getTextContent();
  const text = items
    .map((i) => ("str" in i ? i.str : ""))
    .join(" ")
    .replace(/\s+/g, " ");
  return {
    pages: pdf.numPages,
    view: sheetPage.view,
    text,
    embedded: (raw.toString("latin1").match(/\/FontFile[23]?/g) ?? []).length,
  };
}

const names = {
  Khmer: "សុខ ចាន់ថា",
  Thaana: "އަލީ މޫސާ",
  Urdu: "محمد علی ٹھاکر",
  Arabic: "فاطمة الزهراء",
  Thai: "สมชาย ใจดี",
  Korean: "김민준",
  Han: "李小龙",
  Myanmar: "အောင်ဆန်း",
  Devanagari: "राम कुमार",
  Latin: "Nguyễn Thị Ánh",
  source: '#set page(width: 1cm) $x$ <a> \\ "*b*"',
  long: "Wolfeschlegelstein ".repeat(11).trim(),
  endless: "ก".repeat(200),
  emoji: "Kim 👩‍🏫",
};

describe("a certificate as PDF (C-10)", () => {
  it("is one A4 sheet on its side whatever the name, with every font in it", {
    timeout: 30_000,
  }, async () => {
    const drawn = await drawCertificates({
      logo: null,
      sheets: Object.values(names).map((name) => ({ ...sheet, name })),
    });
    for (const [i, script] of Object.keys(names).entries()) {
      const { pages, view, embedded } = await read(drawn[i]!);
      expect(pages, script).toBe(1);
      expect(view.map(Math.round), script).toEqual([0, 0, 842, 595]);
      expect(embedded, script).toBeGreaterThanOrEqual(2);
    }
  });

  it("holds what it says as text, what looks like a program too", async () => {
    const [plain, source] = await drawCertificates({
      logo: null,
      sheets: [sheet, { ...sheet, name: names.source }],
    });
    const { text } = await read(plain!);
    for (const said of [
      sheet.title,
      sheet.name,
      sheet.workshop,
      sheet.when,
      sheet.attended!,
      sheet.signer!,
      sheet.role!,
      ...sheet.institutions,
      sheet.address,
    ])
      expect(text).toContain(said);
    expect((await read(source!)).text).toContain("#set page(width: 1cm) $x$ <a>");
  });

  it("runs from right to left in a language that does", async () => {
    const [pdf] = await drawCertificates({
      logo: null,
      sheets: [{ ...sheet, language: "ar", rtl: true, name: names.Arabic, title: "شهادة مشاركة" }],
    });
    expect((await read(pdf!)).pages).toBe(1);
  });

  it("C-22: has the logo, and the sessions that were attended on its back, however many", {
    timeout: 30_000,
  }, async () => {
    const bytes = await sharp({ create: { width: 90, height: 40, channels: 4, background: "#c2500c" } })
      .webp()
      .toBuffer();
    const logo = { bytes: bytes.toString("base64"), alt: "CIFAL Jeju" };
    const sessions = Array.from({ length: 11 }, (_, n) => ({
      title: `Session ${n + 1}: assistance to victims, and who gives it`,
      duration: "90 minutes",
      outcomes: ["Say which parts of a definition a story shows, and which it leaves open", `Objective ${n}`],
    }));
    const [front, full] = await drawCertificates({
      logo,
      sheets: [sheet, { ...sheet, sessions }],
    });
    expect((await read(front!)).pages).toBe(1);
    const back = await read(full!, 2);
    expect(back.pages).toBe(2);
    for (const { title, duration, outcomes } of sessions)
      for (const said of [title, duration, ...outcomes]) expect(back.text).toContain(said);
    expect(Buffer.from(full!, "base64").toString("latin1")).toContain("/Subtype /Image");
  });
});
