import { describe, expect, it } from "vitest";
import {
  holds,
  judgeArrival,
  type Newcomer,
  newcomerOf,
  type Situation,
} from "@/server/accounts/resolve-oidc-sign-in";

const ada: Newcomer = {
  email: "ada@example.org",
  confirmed: true,
  name: "Ada",
  ownerByClaim: null,
  trainerByClaim: null,
};
const nothing: Situation = { newcomer: ada, known: null, holder: null, connecting: null, invited: false };
const account = { id: "a", blocked: false };
const blocked = { id: "a", blocked: true };
const closed = { allowedDomains: [], link: "password" as const };
const open = { allowedDomains: ["example.org"], link: "password" as const };

describe("somebody from the organisation", () => {
  it("A-31: who is known comes in, whatever their address says now", () => {
    for (const newcomer of [
      ada,
      { ...ada, email: null, confirmed: false },
      { ...ada, email: "other@example.org" },
    ])
      expect(
        judgeArrival({ ...nothing, newcomer, known: account, holder: { id: "b", blocked: false } }, closed),
      ).toEqual({ do: "enter", account: "a" });
  });

  it("A-3: who is known and blocked does not", () =>
    expect(judgeArrival({ ...nothing, known: blocked }, open)).toEqual({
      do: "refuse",
      reason: "sso-blocked",
    }));

  it("A-32: who is new, with the confirmed address of an account, proves its password", () =>
    expect(judgeArrival({ ...nothing, holder: account }, open)).toEqual({
      do: "prove",
      account: "a",
      email: "ada@example.org",
    }));

  it("A-32: is joined at once only where the setting says so", () =>
    expect(judgeArrival({ ...nothing, holder: account }, { ...open, link: "verified-email" })).toEqual({
      do: "adopt",
      account: "a",
    }));

  it("A-32: an unconfirmed address takes no account over, whatever else is set, held or in hand", () => {
    for (const link of ["password", "verified-email"] as const)
      for (const invited of [false, true])
        for (const byClaim of [null, false, true])
          for (const allowedDomains of [[], ["example.org"]]) {
            const newcomer = { ...ada, confirmed: false, ownerByClaim: byClaim, trainerByClaim: byClaim };
            expect(
              judgeArrival({ ...nothing, newcomer, holder: account, invited }, { allowedDomains, link }).do,
            ).toBe("refuse");
          }
  });

  it("A-33: gets an account by a confirmed address of an allowed domain, and of no other", () => {
    expect(judgeArrival(nothing, open)).toEqual({
      do: "join",
      email: "ada@example.org",
      byInvitation: false,
    });
    expect(judgeArrival(nothing, closed)).toEqual({ do: "refuse", reason: "sso-ask-owner" });
    expect(judgeArrival({ ...nothing, newcomer: { ...ada, confirmed: false } }, open)).toEqual({
      do: "refuse",
      reason: "sso-unconfirmed",
    });
    for (const email of [
      "ada@sub.example.org",
      "ada@notexample.org",
      "ada@example.org.evil.test",
      "ada@example.org@evil.test",
    ])
      expect(judgeArrival({ ...nothing, newcomer: { ...ada, email } }, open).do).toBe("refuse");
  });

  it("A-33: gets one by an invitation, or by a claim that lets trainers in", () => {
    expect(judgeArrival({ ...nothing, invited: true }, closed)).toMatchObject({
      do: "join",
      byInvitation: true,
    });
    expect(judgeArrival({ ...nothing, newcomer: { ...ada, trainerByClaim: true } }, closed)).toMatchObject({
      do: "join",
      byInvitation: false,
    });
    expect(judgeArrival({ ...nothing, newcomer: { ...ada, email: null }, invited: true }, open)).toEqual({
      do: "refuse",
      reason: "sso-no-email",
    });
  });

  it("A-34: stays out without the claim for trainers, also when known; the claim for owners lets in too", () => {
    const out = { ...ada, trainerByClaim: false, ownerByClaim: false };
    for (const more of [{}, { known: account }, { connecting: "a" }, { invited: true }])
      expect(judgeArrival({ ...nothing, newcomer: out, ...more }, open)).toEqual({
        do: "refuse",
        reason: "sso-not-admitted",
      });
    expect(judgeArrival({ ...nothing, newcomer: { ...out, ownerByClaim: true } }, closed).do).toBe("join");
  });

  it("A-35: is joined with the account they are signed in to, unless they are somebody else's already", () => {
    expect(
      judgeArrival(
        {
          ...nothing,
          newcomer: { ...ada, confirmed: false },
          holder: { id: "b", blocked: false },
          connecting: "a",
        },
        closed,
      ),
    ).toEqual({ do: "connect", account: "a" });
    expect(judgeArrival({ ...nothing, known: { id: "b", blocked: false }, connecting: "a" }, closed)).toEqual(
      {
        do: "refuse",
        reason: "sso-other-account",
      },
    );
  });
});

describe("what claims say", () => {
  it.each([
    [{ groups: ["x", "owners"] }, "groups", true],
    [{ groups: "owners" }, "groups", true],
    [{ groups: "owners-not" }, "groups", false],
    [{ realm_access: { roles: ["owners"] } }, "realm_access.roles", true],
    [{ "https://x.example/roles": ["owners"] }, "https://x.example/roles", true],
    [{ groups: [["owners"]] }, "groups", false],
    [{}, "constructor.name", false],
  ])("%j holds %s=owners: %s", (claims, name, expected) =>
    expect(holds(claims, { name, value: "owners" })).toBe(expected),
  );

  it("an address counts as confirmed only when the issuer says so", () => {
    const newcomer = (claims: object) => newcomerOf(claims as never, {});
    expect(newcomer({ email: "Ada@Example.org ", email_verified: true, name: "Ada" })).toMatchObject({
      email: "ada@example.org",
      confirmed: true,
      name: "Ada",
    });
    for (const email_verified of [undefined, false, "yes", 1, null])
      expect(newcomer({ email: "a@b.org", email_verified }).confirmed).toBe(false);
    expect(newcomer({ email: "no address", email_verified: true })).toMatchObject({
      email: null,
      confirmed: false,
    });
    expect(newcomer({ email: "a@b.org" }).name).toBe("a@b.org");
  });
});
