import { describe, expect, it } from "vitest";
import { parseEnv } from "@/server/platform/settings/env";
import { StartError } from "@/server/platform/start-error";

describe("O-100 O-101 a setting that is wrong", () => {
  it.each([
    ["PORT", "70000", "PORT must be a whole number from 1 to 65535"],
    ["PORT", "3000x", 'found "3000x"'],
    ["LOG_LEVEL", "loud", 'LOG_LEVEL must be debug, info, warn or error; found "loud"'],
    ["METRICS_TOKEN", "hush", "METRICS_TOKEN must be 16 or more letters"],
    ["NODE_ENV", "prod", "NODE_ENV must be development, production or test"],
    ["PLENARY_SECRET", "hush", "PLENARY_SECRET must be at least 32 characters"],
    ["DATABASE_URL", "mysql://me:hush@host/db", "DATABASE_URL must be an address such as postgres://"],
    ["PUBLIC_URL", "https://me:hush@example.org", "PUBLIC_URL must be an http or https address"],
    [
      "OIDC_ISSUER",
      "http://me:hush@example.org",
      "OIDC_ISSUER must be the https address of an OpenID provider",
    ],
    ["OIDC_ISSUER", "https://id.example.org", "OIDC_ISSUER needs OIDC_CLIENT_ID and OIDC_CLIENT_SECRET"],
    ["OIDC_ALOWED_DOMAINS", "example.org", "did you mean OIDC_ALLOWED_DOMAINS?"],
    ["SMTP_URL", "smtps://me:hush@mail.example.org", "SMTP_URL needs MAIL_FROM"],
    ["REDIS_URL", "http://me:hush@host", "REDIS_URL must be an address such as redis://"],
    [
      "REDIS_URL",
      "redis://me:hush@host",
      "all of them need the same DATABASE_URL and PLENARY_SECRET and PLENARY_SIGNING_KEY",
    ],
    ["PLENARY_DTA", "/tmp", "did you mean PLENARY_DATA?"],
    ["PLENARY_SECRTE", "hush", "did you mean PLENARY_SECRET?"],
    ["DATABASE_ULR", "postgres://me:hush@host/db", "did you mean DATABASE_URL?"],
    ["DATABASE_URI", "postgres://me:hush@host/db", "did you mean DATABASE_URL?"],
    ["database_url", "postgres://me:hush@host/db", "did you mean DATABASE_URL?"],
    ["PUBLIC_ULR", "https://example.org", "did you mean PUBLIC_URL?"],
    ["REDIS_URI", "redis://me:hush@host", "did you mean REDIS_URL?"],
    ["METRIC_TOKEN", "hush", "did you mean METRICS_TOKEN?"],
    ["LOG_LEVL", "debug", "did you mean LOG_LEVEL?"],
    ["MAIL_FORM", "a@example.org", "did you mean MAIL_FROM?"],
    ["DATABASE_URL", "postgres://me:hu@sh/hush:rd@127.0.0.1:5544/db", "write %40 for @"],
    ["DATABASE_URL", "postgres://me:1#hush@host/db", "write %40 for @"],
    ["DATABASE_URL", "postgres://me:1?hush@host/db", "write %40 for @"],
    ["DATABASE_URL", "postgres://me:hush%@host/db", "write %40 for @"],
    ["REDIS_URL", "redis://me:1/hush@host", "write %40 for @"],
    ["SMTP_URL", "smtps://me:1/hush@mail.example.org", "write %40 for @"],
  ])("%s=%s is refused in a sentence that repeats no secret", (name, value, expected) => {
    let refused: unknown;
    try {
      parseEnv({ [name]: value });
    } catch (error) {
      refused = error;
    }
    expect(refused).toBeInstanceOf(StartError);
    const { reason, message } = refused as StartError;
    expect(reason).toBe("settings");
    expect(message).toContain(expected);
    expect(message).not.toContain("hush");
  });
});

describe("O-100 names that are close to a setting", () => {
  it.each([
    ["of other programs", { HOME: "/root", POST: "1", REDIS_HOST: "r", DATABASE_HOST: "d", MAIL_HOST: "m" }],
    ["beside the setting itself", { DATABASE_URI: "postgres://other/x", DATABASE_URL: "postgres://host/db" }],
  ])("are left alone: %s", (_, settings) => {
    expect(() => parseEnv(settings)).not.toThrow();
  });

  it("lets an address carry escaped letters and a certificate", () => {
    const url = "postgres://me:p%40ss%2Fw@host/db?sslmode=verify-full&sslrootcert=/etc/ca.pem";
    expect(parseEnv({ DATABASE_URL: url }).databaseUrl).toBe(url);
  });
});
