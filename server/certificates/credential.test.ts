/** Credentials, checked with a library that others use, and those of before with node:crypto alone (C-12). */
import { createHash } from "node:crypto";
import { gunzipSync } from "node:zlib";
import { decodeJwt, decodeProtectedHeader, importJWK, type JWK, type JWTPayload, jwtVerify } from "jose";
import { beforeAll, describe, expect, it, vi } from "vitest";
import {
  badgeFile,
  badgeIssuer,
  type CredentialFacts,
  didDocument,
  didOf,
  hashOfName,
  identityHash,
  signedCredential,
  signedStatus,
} from "@/server/certificates/credential";
import { fromMultibase, publicKeyMultibase, verify } from "@/server/platform/settings/signing-key";
import earlier from "@/tests/support/fixtures/credential-with-embedded-proof.json" with { type: "json" };

const signWith = (byte: number) =>
  vi.stubEnv("PLENARY_SIGNING_KEY", Buffer.alloc(32, byte).toString("base64url"));
beforeAll(() => void signWith(7));

const salt = "c2FsdA";
const facts: CredentialFacts = {
  id: "Zk3v9QyWn2LJt0bqXcR1mA",
  kind: "completion",
  title: "Certificate of completion",
  workshop: "A victim-centred approach",
  criteria: "Was there in at least 80 % of the sessions and passed the final test.",
  narrative: "attended 2 of 3 sessions, 2.5 hours in all",
  issuer: "CIFAL Jeju",
  origin: "https://plenary.example",
  issuedAt: new Date("2025-11-27T09:30:00.250Z"),
  from: "2025-11-24",
  until: "2025-11-27",
  name: "Sok ចាន់ថា",
  nameSalt: salt,
};

/** Checks a credential as Open Badges 3.0 (8.2.4) says, with the key that its `kid` holds. @throws where it is bad */
async function checked(jwt: string): Promise<JWTPayload> {
  const did = decodeProtectedHeader(jwt).kid!.replace(/#0$/, "");
  const jwk = JSON.parse(Buffer.from(did.replace("did:jwk:", ""), "base64url").toString()) as JWK;
  const { payload } = await jwtVerify(jwt, await importJWK(jwk, "ES256"), { issuer: did });
  const { issuer, credentialSubject, id, validFrom } = payload as JWTPayload & {
    issuer: { id: string };
    credentialSubject: { id: string };
    id: string;
    validFrom: string;
  };
  expect(payload).toMatchObject({ iss: issuer.id, sub: credentialSubject.id, jti: id });
  expect(payload.nbf! * 1_000).toBe(Date.parse(validFrom));
  return payload;
}

describe("a credential (C-12)", () => {
  it("is one of Open Badges 3.0, made without a network, and says nobody's name", async () => {
    const jwt = await signedCredential(facts);
    expect(decodeProtectedHeader(jwt)).toEqual({ alg: "ES256", typ: "JWT", kid: `${badgeIssuer()}#0` });
    expect(await checked(jwt)).toMatchObject({
      "@context": [
        "https://www.w3.org/ns/credentials/v2",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
      ],
      type: ["VerifiableCredential", "OpenBadgeCredential"],
      issuer: { id: badgeIssuer(), name: "CIFAL Jeju" },
      credentialSubject: {
        narrative: facts.narrative,
        identifier: [
          { hashed: true, identityHash: expect.stringMatching(/^sha256\$[0-9a-f]{64}$/), salt },
          { hashed: true, identityHash: hashOfName(facts.name, salt), salt },
        ],
        achievement: { criteria: { narrative: facts.criteria } },
      },
    });
    expect(JSON.stringify(decodeJwt(jwt))).not.toContain("ចាន់ថា");
    expect(badgeFile(jwt)).toMatchObject({ ending: "jwt", bytes: Buffer.from(jwt) });
  });

  it("holds the public half of a key that stays the same while the secret does", () => {
    const jwk = Buffer.from(badgeIssuer().replace("did:jwk:", ""), "base64url").toString();
    expect(JSON.parse(jwk)).toEqual({
      kty: "EC",
      crv: "P-256",
      x: "_6Aauli9tH1kNWxQW5P9Z7oxBPBRa0BnBMVhDAuKHys",
      y: "nAWYdfe43DpVDuVeETsq0p2RF8UurcZK41vkwDRfpd8",
    });
  });

  it("holds the hash of the name to the letter, as any other reader of badges makes it", async () => {
    const { credentialSubject } = decodeJwt(await signedCredential(facts)) as {
      credentialSubject: { identifier: { identityHash: string }[] };
    };
    const others = createHash("sha256")
      .update(Buffer.from(`Sok ចាន់ថា${salt}`, "utf8"))
      .digest("hex");
    expect(credentialSubject.identifier[0]!.identityHash).toBe(`sha256$${others}`);
    // The example of the specification.
    expect(identityHash("a@example.com", "Kosher")).toBe(
      "sha256$b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399",
    );
  });

  it("is found bad when anything in it was changed, or when it is signed by another key than its issuer's", async () => {
    const jwt = await signedCredential(facts);
    const [head, , signature] = jwt.split(".");
    for (const change of [{ name: "Certificate of excellence" }, { validFrom: "2020-11-27T09:30:00Z" }]) {
      const payload = Buffer.from(JSON.stringify({ ...decodeJwt(jwt), ...change })).toString("base64url");
      await expect(checked([head, payload, signature].join("."))).rejects.toThrow();
    }
    signWith(8);
    const foreign = await signedCredential(facts);
    signWith(7);
    const [foreignHead, foreignPayload, foreignSignature] = foreign.split(".");
    await expect(checked([head, foreignPayload, foreignSignature].join("."))).rejects.toThrow();
    await expect(checked([foreignHead, jwt.split(".")[1], foreignSignature].join("."))).rejects.toThrow();
  });

  it("C-23 names the domain of its issuer, which claims the key in turn, only where there is one", async () => {
    const issuerAt = async (origin: string) =>
      (decodeJwt(await signedCredential({ ...facts, origin })) as { issuer: Record<string, unknown> }).issuer;
    const issuer = await issuerAt("https://plenary.example:8443");
    expect(issuer).toMatchObject({
      id: badgeIssuer(),
      url: "https://plenary.example:8443",
      otherIdentifier: [{ identifier: "did:web:plenary.example%3A8443" }],
    });
    const document = didDocument(didOf("https://plenary.example:8443")!);
    expect(document.alsoKnownAs).toEqual([badgeIssuer()]);
    // The key of the document opens the credential.
    const key = await importJWK(document.verificationMethod[0]!.publicKeyJwk as JWK, "ES256");
    await expect(jwtVerify(await signedCredential(facts), key)).resolves.toBeTruthy();
    expect(await issuerAt("http://192.168.1.7:3000")).not.toHaveProperty("url");
    expect([didOf("http://192.168.1.7:3000"), didOf("http://plenary.example")]).toEqual([null, null]);
  });

  it("C-24 names a status list of its own, whose first bit tells that it was withdrawn", async () => {
    const { credentialStatus } = decodeJwt(await signedCredential(facts)) as {
      credentialStatus: Record<string, string>;
    };
    const address = `https://plenary.example/verify/${facts.id}/status`;
    expect(credentialStatus).toEqual({
      id: `${address}#0`,
      type: "BitstringStatusListEntry",
      statusPurpose: "revocation",
      statusListIndex: "0",
      statusListCredential: address,
    });
    for (const withdrawn of [false, true]) {
      const list = await checked(await signedStatus(facts.origin, facts.id, withdrawn, new Date()));
      expect(list).toMatchObject({
        id: address,
        type: ["VerifiableCredential", "BitstringStatusListCredential"],
      });
      const { encodedList, statusPurpose } = list.credentialSubject as Record<string, string>;
      expect(statusPurpose).toBe("revocation");
      // Multibase base64url of a GZIP stream of at least 16 KB (Bitstring Status List 1.0, 2.2).
      const bits = gunzipSync(Buffer.from(encodedList!.replace(/^u/, ""), "base64url"));
      expect(bits).toHaveLength(16_384);
      expect(bits[0]! >> 7).toBe(Number(withdrawn));
      expect(bits.subarray(1).every((byte) => byte === 0)).toBe(true);
    }
    const local = decodeJwt(await signedCredential({ ...facts, origin: "http://192.168.1.7:3000" }));
    expect(local).not.toHaveProperty("credentialStatus");
  });

  it("knows a name again without letter case, and no other name", () => {
    expect(hashOfName("ÁNA  ruiz", salt)).toBe(hashOfName("Ána Ruiz", salt));
    expect(hashOfName("Ana", salt)).not.toBe(hashOfName("Ana", "c2Fs"));
  });
});

const BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
/** The 64 bytes of a signature in base58btc. */
function base58(text: string): Buffer {
  let number = 0n;
  for (const letter of text) number = number * 58n + BigInt(BASE58.indexOf(letter));
  return Buffer.from(number.toString(16).padStart(128, "0"), "hex");
}

it("a credential of before, with its proof in it, is a file as it was and good by the key of before (C-12)", () => {
  const { credential, canonical } = earlier;
  expect(JSON.parse(badgeFile(credential).bytes.toString())).toEqual(credential);
  // W3C vc-di-eddsa, 3.2: the hash of the proof's options, then that of the document, both in their canonical form.
  const { verificationMethod, proofValue } = credential.proof;
  const [options, document] = [canonical.options, canonical.document].map((text) =>
    createHash("sha256").update(text).digest(),
  ) as [Buffer, Buffer];
  const key = verificationMethod.split("#")[1]!;
  expect(key).toBe(publicKeyMultibase());
  const good = (bytes: Buffer) => verify(bytes, base58(proofValue.slice(1)), fromMultibase(key)!);
  expect([good(Buffer.concat([options, document])), good(Buffer.concat([document, options]))]).toEqual([
    true,
    false,
  ]);
});
