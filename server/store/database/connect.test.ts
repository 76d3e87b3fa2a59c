import { describe, expect, it } from "vitest";
import { connect, unreachableError } from "@/server/store/database/connect";

const URL_OF_TESTS = "postgres://me:hush@db.example.org/plenary";
const failed = (code: string, message = "") => Object.assign(new Error(message), { code });
const sentence = (error: unknown) => unreachableError(URL_OF_TESTS, error).message;

describe("O-102 a database that cannot be opened", () => {
  it("asks for TLS, and the user is not blamed", () => {
    const message = 'no pg_hba.conf entry for host "10.0.0.9", user "me", database "plenary", no encryption';
    expect(sentence(failed("28000", message))).toMatch(/wants an encrypted connection.*sslmode=verify-full/);
    expect(sentence(failed("28000", message.replace("no encryption", "SSL off")))).toContain("sslmode");
    expect(sentence(failed("28000", 'role "me" is not permitted to log in'))).toContain("refuses the user");
    expect(sentence(failed("28P01"))).toContain("refuses the user or password");
  });

  it.each(["DEPTH_ZERO_SELF_SIGNED_CERT", "UNABLE_TO_VERIFY_LEAF_SIGNATURE", "ERR_TLS_CERT_ALTNAME_INVALID"])(
    "has a certificate that is not trusted: %s",
    (code) => {
      expect(sentence(failed(code))).toMatch(
        new RegExp(`certificate .* not trusted here \\(${code}\\).*sslrootcert=/path/to/ca.pem`),
      );
    },
  );

  it("is not reached because a file that DATABASE_URL names cannot be read", async () => {
    const url = `${URL_OF_TESTS}?sslmode=verify-full&sslrootcert=/none/ca.pem`;
    const error: unknown = await connect(url).catch((reason: unknown) => reason);
    expect(unreachableError(url, error).message).toBe(
      "Plenary cannot read /none/ca.pem, which DATABASE_URL names (ENOENT): correct the path, or make the file readable.",
    );
  });
});
