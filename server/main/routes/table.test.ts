import { expect, it } from "vitest";
import { areaOf } from "./table";

it("every request is counted by the part of the server that its line in the table names", () => {
  expect(
    Object.fromEntries(
      [
        "/",
        "/r/3b6f0c1e/answer?from=1",
        "/verify/3b6f0c1e",
        "/certificates/3b6f0c1e/issue",
        "/ending/3b6f0c1e/keep",
        "/sign-in/password",
        "/sign-in/link",
        "/debrief/3b6f0c1e/rows.csv",
        "/debrief/3b6f0c1e/rows",
        "/live/",
        "/healthz",
        "/assets/room/token/small",
        "/_next/static/chunks/1.js",
        "/trainer/workshops",
        "/nowhere",
      ].map((url) => [url, areaOf(url)]),
    ),
  ).toEqual({
    "/": "phone",
    "/r/3b6f0c1e/answer?from=1": "phone",
    "/verify/3b6f0c1e": "phone",
    "/certificates/3b6f0c1e/issue": "certificates",
    "/ending/3b6f0c1e/keep": "retention",
    "/sign-in/password": "passwords",
    "/sign-in/link": "sign-in",
    "/debrief/3b6f0c1e/rows.csv": "debrief",
    "/debrief/3b6f0c1e/rows": "page",
    "/live/": "sockets",
    "/healthz": "machines",
    "/assets/room/token/small": "static",
    "/_next/static/chunks/1.js": "static",
    "/trainer/workshops": "page",
    "/nowhere": "page",
  });
});
