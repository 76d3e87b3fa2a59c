/** Credentials, checked by the library that others use, and once more by hand with node:crypto alone (C-12). */
import { createHash } from "node:crypto";
import jsonld from "jsonld";
import { beforeAll, describe, expect, it, vi } from "vitest";
import {
  type CredentialFacts,
  type Credential,
  hashOfName,
  identityHash,
  hasValidProof,
  localDocument,
  signedCredential,
} from "@/server/certificates/credential";
import { fromMultibase, verify } from "@/server/platform/settings/signing-key";

const signWith = (byte: number) =>
  vi.stubEnv("PLENARY_SIGNING_KEY", Buffer.alloc(32, byte).toString("base64url"));
beforeAll(() => void signWith(7));

const salt = "c2FsdA";
const claimed: CredentialFacts = {
  id: "Zk3v9QyWn2LJt0bqXcR1mA",
  kind: "completion",
  title: "Certificate of completion",
  workshop: "A victim-centred approach",
  criteria: "Was there in at least 80 % of the sessions and passed the final test.",
  issuer: "CIFAL Jeju",
  issuedAt: new Date("2025-11-27T09:30:00Z"),
  from: "2025-11-24",
  until: "2025-11-27",
  name: "Sok ចាន់ថា",
  nameSalt: salt,
};

const BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
/** The 64 bytes of a signature in base58btc; by hand, for the independent check. */
function base58(text: string): Buffer {
  let number = 0n;
  for (const letter of text) number = number * 58n + BigInt(BASE58.indexOf(letter));
  return Buffer.from(number.toString(16).padStart(128, "0"), "hex");
}

const canonical = (document: object): Promise<string> =>
  jsonld.canonize(document, {
    algorithm: "RDFC-1.0",
    format: "application/n-quads",
    documentLoader: localDocument,
    safe: true,
    rdfDirection: "i18n-datatype",
  });

/** The proof as the specification says it (W3C vc-di-eddsa, 3.2): hash of the proof's options, then hash of the document. */
async function byHand(credential: Credential): Promise<boolean> {
  const { proof, ...document } = credential as { proof: Record<string, string>; "@context": unknown };
  const { proofValue, ...options } = proof;
  const sha = (text: string) => createHash("sha256").update(text).digest();
  const bytes = Buffer.concat([
    sha(await canonical({ "@context": document["@context"], ...options })),
    sha(await canonical(document)),
  ]);
  const key = fromMultibase(proof.verificationMethod!.split("#")[1]!)!;
  return verify(bytes, base58(proofValue!.slice(1)), key);
}

describe("a credential (C-12)", () => {
  it("is one of Open Badges 3.0, made without a network, and says nobody's name", async () => {
    const credential = await signedCredential(claimed);
    expect(credential).toMatchObject({
      type: ["VerifiableCredential", "OpenBadgeCredential"],
      issuer: { id: expect.stringMatching(/^did:key:z6Mk/), name: "CIFAL Jeju" },
      credentialSubject: {
        identifier: [
          { hashed: true, identityHash: expect.stringMatching(/^sha256\$[0-9a-f]{64}$/), salt },
          { hashed: true, identityHash: hashOfName(claimed.name, salt), salt },
        ],
        achievement: { criteria: { narrative: claimed.criteria } },
      },
      proof: { type: "DataIntegrityProof", cryptosuite: "eddsa-rdfc-2022", proofPurpose: "assertionMethod" },
    });
    expect(JSON.stringify(credential)).not.toContain("ចាន់ថា");
  });

  it("holds the hash of the name to the letter, as any other reader of badges makes it", async () => {
    const { credentialSubject } = (await signedCredential(claimed)) as {
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

  it("is found good by the library and by hand", async () => {
    const credential = await signedCredential(claimed);
    expect(await hasValidProof(credential)).toBe(true);
    expect(await byHand(credential)).toBe(true);
  });

  it("is found bad when anything in it was changed, by both", async () => {
    const credential = await signedCredential(claimed);
    const changes: [string, string][] = [
      ['"name":"Certificate of completion"', '"name":"Certificate of excellence"'],
      [identityHash(claimed.name, salt), hashOfName("Somebody else", salt)],
      ["passed the final test.", "passed the final test with distinction."],
      ['"validFrom":"2025', '"validFrom":"2020'],
      ["CIFAL Jeju", "Another institute"],
      ['"created":"2025', '"created":"2020'],
    ];
    for (const [from, to] of changes) {
      const text = JSON.stringify(credential);
      expect(text).toContain(from);
      const other = JSON.parse(text.replace(from, to)) as Credential;
      expect(await hasValidProof(other), to).toBe(false);
      expect(await byHand(other), to).toBe(false);
    }
  });

  it("is found bad when it is signed by another key than its issuer's, or not at all", async () => {
    const credential = await signedCredential(claimed);
    signWith(8);
    const foreign = await signedCredential(claimed);
    signWith(7);
    expect(await hasValidProof({ ...credential, proof: foreign.proof })).toBe(false);
    expect(await hasValidProof({ ...foreign, issuer: credential.issuer })).toBe(false);
    const { proof: _proof, ...bare } = credential;
    expect(await hasValidProof(bare)).toBe(false);
    expect(await hasValidProof({})).toBe(false);
  });

  it("loads nothing but what the server has", async () => {
    await expect(localDocument("https://example.org/context.json")).rejects.toThrow(
      "not a document of this server",
    );
    await expect(
      localDocument("did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp#other"),
    ).rejects.toThrow();
  });

  it("knows a name again without letter case, and no other name", () => {
    expect(hashOfName("ÁNA  ruiz", salt)).toBe(hashOfName("Ána Ruiz", salt));
    expect(hashOfName("Ana", salt)).not.toBe(hashOfName("Ana", "c2Fs"));
  });
});
