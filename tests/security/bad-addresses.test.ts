/**
 * B-33: addresses that are none, at every route: a plain page that says so, with every header, and nothing in
 * the log.
 */
import { randomUUID } from "node:crypto";
import { type IncomingHttpHeaders, request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import arabic from "@/messages/ar/phone.json";
import { Plenary, type Trainer } from "@/tests/support/plenary";

let plenary: Plenary;
let ada: Trainer;
beforeAll(async () => {
  plenary = await Plenary.start({}, { next: true });
  ada = await plenary.trainer();
}, 300_000);
afterAll(() => plenary?.stop());

const id = randomUUID();
const routes = [
  "/",
  "/join",
  "/j/",
  `/r/${id}/`,
  "/f",
  "/verify/",
  "/phone/",
  "/assets/",
  "/files/",
  `/export/${id}/`,
  `/certificates/${id}/`,
  `/ending/${id}/`,
  "/pdfjs/",
  "/docs/",
  "/debrief/",
  `/debrief/${id}/`,
  "/report/",
  "/console/",
  "/stage/",
  "/present/",
  "/editor/",
  "/trainer/",
  "/trainer/rehearse/",
  "/trainer/cohorts/",
  "/api/auth/",
  "/.well-known/",
  "/_next/static/",
  "/live/",
];

interface Told {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** As it is written, past every client that would mend it. */
const ask = (path: string, method = "GET", cookie = ""): Promise<Told> =>
  new Promise((resolve, reject) => {
    const call = request(
      {
        port: plenary.server.port,
        host: "127.0.0.1",
        path,
        method,
        headers: { cookie, accept: "text/html" },
      },
      (res) => {
        const chunks: Buffer[] = [];
        res.on("data", (chunk: Buffer) => chunks.push(chunk));
        res.on("end", () =>
          resolve({
            status: res.statusCode!,
            headers: res.headers,
            body: Buffer.concat(chunks).toString("utf8"),
          }),
        );
      },
    );
    call.on("error", reject);
    call.end();
  });

const MALFORMED = ["%E0%A4%A", "%", "%zz", "%ff", "%00", "a%00b", "%C0%AF", "%ED%A0%80"];
const ODD = [
  "%2e%2e%2f%2e%2e%2fetc%2fpasswd",
  "%5c%5chost",
  "%E2%80%AE",
  "%F0%9F%98%80".repeat(50),
  "%25E0%25A4%25A",
  "a".repeat(4_000),
  "'%22%3E%3Cscript%3E",
  "[room]",
  "__proto__",
];

describe("an address that is none", () => {
  it.each(routes)("at %s is answered with a plain page that has every header", async (route) => {
    for (const tail of MALFORMED) {
      for (const cookie of ["", ada.cookie]) {
        const { status, headers, body } = await ask(`${route}${tail}`, "GET", cookie);
        expect({ tail, status }).toEqual({ tail, status: 404 });
        expect(headers).toMatchObject({
          "content-type": "text/html; charset=utf-8",
          "cache-control": "no-store",
          "x-content-type-options": "nosniff",
          "referrer-policy": "same-origin",
          "x-robots-tag": "noindex, nofollow, noarchive",
          "content-security-policy": expect.stringContaining("default-src 'none'"),
        });
        expect(body).toContain("<h1>");
        expect(body).not.toContain(`${route}${tail}`);
      }
    }
  });

  it.each(["//evil.example/", "http://evil.example/", "/\\evil.example", "*", "//"])(
    "like %s leads nowhere",
    async (path) => {
      const { status, headers } = await ask(path);
      expect(status).toBe(404);
      expect(headers["content-security-policy"]).toContain("frame-ancestors");
      expect(headers.location).toBeUndefined();
    },
  );
});

describe("an address that leads nowhere (B-33)", () => {
  it.each(["/nothing", "/trainer/nothing", "/r/nothing"])(
    "like %s speaks the reader's language",
    async (path) => {
      const page = await fetch(plenary.url + path, { headers: { "accept-language": "ar-EG,en;q=0.5" } });
      expect(page.status).toBe(404);
      const html = await page.text();
      expect(html).toContain('<html lang="ar" dir="rtl"');
      expect(html).toContain(arabic.notFound);
    },
  );
});

describe("an odd address", () => {
  it.each(routes)("at %s breaks nothing, and what it shows may run nothing", async (route) => {
    for (const tail of ODD) {
      for (const method of ["GET", "POST", "PUT"]) {
        const { status, headers, body } = await ask(`${route}${tail}`, method, ada.cookie);
        expect({ tail, method, status: status < 500 }).toEqual({ tail, method, status: true });
        expect(body).not.toContain("<script>'");
        if (headers["content-type"]?.startsWith("text/html"))
          expect(headers["content-security-policy"], tail).toContain("script-src");
      }
    }
  });

  it("leaves nothing in the log", () => {
    expect(
      plenary.server
        .stderr()
        .split("\n")
        .filter((line) => /"level":"(warn|error)"/.test(line)),
    ).toEqual([]);
  });
});
