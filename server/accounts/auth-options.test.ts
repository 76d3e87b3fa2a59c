import { describe, expect, it } from "vitest";
import { causeOf } from "@/server/accounts/auth-options";

const cause = (message: string) => causeOf({ error: new Error(message), providerId: "organisation" });

describe("O-110 the cause of a sign-in that did not work", () => {
  it("is the provider's code, without its words", () => {
    expect(cause("invalid_client (client ada@office.test is unknown)")).toEqual({ oauth: "invalid_client" });
    expect(cause("access_denied")).toEqual({ oauth: "access_denied" });
  });

  it.each([
    ["unexpected iss value, expected https://a.test, got: https://b.test", "iss"],
    ["id_token issued in the future, now 1, iat 99", "iat"],
    ["id_token expired, now 99, exp 1", "expired"],
    ["unexpected JWT alg received, expected RS256, got: ES256", "alg"],
    ["The provider calls itself by another address than OIDC_ISSUER.", "OIDC_ISSUER"],
    ["hush of ada@office.test", "Error"],
  ])("is the part of the token that did not fit, without its value: %s", (message, about) => {
    expect(cause(message)).toEqual({ about });
  });

  it("of a provider that cannot be reached is the code of the network", () => {
    const error = Object.assign(new Error("connect 10.0.0.9"), { code: "ECONNREFUSED" });
    expect(causeOf({ error })).toEqual({ about: "ECONNREFUSED" });
    expect(causeOf(undefined)).toEqual({});
  });
});
