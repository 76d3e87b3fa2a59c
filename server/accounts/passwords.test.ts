import { describe, expect, it } from "vitest";
import { MAX_PASSWORD_LENGTH } from "@/server/accounts/password-length";
import { hashPassword, passwordProblem, verifyPassword } from "@/server/accounts/passwords";

const email = "maria.santos@example.org";

describe("a new password", () => {
  it.each(["harbour lantern nine", "tjx0-Wq2v8-mmL", "ความลับของฉันยาวพอ"])("may be %s", (password) => {
    expect(passwordProblem(password, email)).toBeNull();
  });

  it("has ten characters or more, counted as people count them", () => {
    expect(passwordProblem("kq7-Vz2mw", email)).toBe("password-short");
    expect(passwordProblem("🦜".repeat(9), email)).toBe("password-short");
  });

  it("is not endless", () => {
    expect(passwordProblem("kq7-Vz2mw".repeat(30), email)).toBe("password-long");
    expect(passwordProblem("kq7-Vz2mw?".repeat(MAX_PASSWORD_LENGTH / 10), email)).toBeNull();
  });

  it.each([email, email.toUpperCase(), "Maria.Santos1!", "maria.santos2026"])(
    "is not made from the e-mail address: %s",
    (password) => {
      expect(passwordProblem(password, email)).toBe("password-like-email");
    },
  );

  it.each([
    "1234567890",
    "0987654321",
    "qwertyuiop",
    "Password123",
    "P4ssw0rd2026!",
    "aaaaaaaaaaaa",
    "welcome-2026",
    "abcdefghijk",
    "passwordpassword",
    "ababababab",
  ])("is not one of the first that anybody tries: %s", (password) => {
    expect(passwordProblem(password, email)).toBe("password-common");
  });
});

describe("a kept password", () => {
  it("is an argon2id hash with its parameters, and never twice the same", async () => {
    const [one, two] = await Promise.all([hashPassword("harbour lantern"), hashPassword("harbour lantern")]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
  });

  it("is told from a wrong one", async () => {
    const kept = await hashPassword("harbour lantern");
    expect(await verifyPassword(kept, "harbour lantern")).toBe(true);
    expect(await verifyPassword(kept, "harbour lanterns")).toBe(false);
  });

  it("is the same whichever way a keyboard composes a letter", async () => {
    const kept = await hashPassword("caf\u00e9 lantern");
    expect(await verifyPassword(kept, "cafe\u0301 lantern")).toBe(true);
  });

  it("takes as long to refuse where there is no account", async () => {
    const kept = await hashPassword("harbour lantern");
    const [there, nobody]: number[][] = [[], []];
    for (let i = 0; i < 6; i++)
      for (const [hash, times] of [
        [kept, there],
        [null, nobody],
      ] as const) {
        const begun = performance.now();
        expect(await verifyPassword(hash, "something else")).toBe(false);
        times!.push(performance.now() - begun);
      }
    // The quickest of each: whatever else the machine does makes some of them slower.
    expect(Math.min(...nobody!)).toBeGreaterThan(Math.min(...there!) / 3);
  });
});
