import { beforeEach, describe, expect, it, vi } from "vitest";
import {
  fromMultibase,
  publicKey,
  publicKeyMultibase,
  sign,
  verify,
} from "@/server/platform/settings/signing-key";

/** RFC 8032, section 7.1, tests 1 and 2. */
const vectors = [
  {
    secret: "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
    open: "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
    message: "",
    signature:
      "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
  },
  {
    secret: "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
    open: "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
    message: "72",
    signature:
      "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
  },
];

describe("E-18 the server's signature", () => {
  const signWith = (secret: string) =>
    vi.stubEnv("PLENARY_SIGNING_KEY", Buffer.from(secret, "hex").toString("base64url"));
  beforeEach(() => void signWith(vectors[0]!.secret));

  it.each(vectors)("is that of RFC 8032", ({ secret, open, message, signature }) => {
    signWith(secret);
    expect(publicKey().toString("hex")).toBe(open);
    expect(sign(Buffer.from(message, "hex")).toString("hex")).toBe(signature);
  });

  it("is refused for other bytes, another key, and what is no signature", () => {
    const bytes = Buffer.from("erased");
    const signature = sign(bytes);
    expect(verify(bytes, signature, publicKey())).toBe(true);
    expect(verify(Buffer.from("Erased"), signature, publicKey())).toBe(false);
    expect(verify(bytes, signature, Buffer.from(vectors[1]!.open, "hex"))).toBe(false);
    expect(verify(bytes, signature.subarray(1), publicKey())).toBe(false);
    expect(verify(bytes, signature, publicKey().subarray(1))).toBe(false);
  });

  it("writes the public key as others do, and reads it again", () => {
    // The did:key of this key, as in the test vectors of the did:key method.
    const key = fromMultibase("z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp");
    expect(key && publicKeyMultibase(key)).toBe("z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp");
    expect(fromMultibase(publicKeyMultibase())).toEqual(publicKey());
    for (const text of ["", "z", "z6Mk", "x6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp", "z0OIl"])
      expect(fromMultibase(text)).toBeNull();
  });
});
