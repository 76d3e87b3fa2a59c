/**
 * A certificate as an Open Badges 3.0 credential: a W3C Verifiable Credential 2.0 as a JWT (ES256). The
 * issuer is a did:jwk, which holds the public key itself, so that it can be checked anywhere, also without a
 * network and after this server is gone. It holds no name: the receiver is told by salted hashes.
 */
import { createHash, createPublicKey } from "node:crypto";
import { SignJWT } from "jose";
import { badgeKey } from "@/server/platform/settings/signing-key";
import type { StoredCredential } from "@/server/store/certificates/certificates";
import { foldName } from "@/workshop/certificates/name";
import type { CertificateKind } from "@/workshop/certificates/rules";

/** Dates are those of the issue. */
export interface CredentialFacts {
  id: string;
  kind: CertificateKind;
  /** In the language that it is written in. */
  title: string;
  workshop: string;
  /** Conditions of the certificate, in a sentence or two. */
  criteria: string;
  /** The first institution; the server where there is none. */
  issuer: string;
  issuedAt: Date;
  from: string;
  until: string;
  /** As it is printed. */
  name: string;
  nameSalt: string;
}

/**
 * Open Badges 3.0, IdentityHash: "sha256$" and hex of the identity, to the letter, with the salt behind it.
 */
export const identityHash = (identity: string, salt: string): string =>
  `sha256$${createHash("sha256")
    .update(identity + salt)
    .digest("hex")}`;

/** Hash of a name as it is compared (`foldName`), for readers who type it from a sheet. */
export const hashOfName = (name: string, salt: string): string => identityHash(foldName(name), salt);

/** The did:jwk of the key that signs credentials. */
export function badgeIssuer(): string {
  const { kty, crv, x, y } = createPublicKey(badgeKey()).export({ format: "jwk" });
  return `did:jwk:${Buffer.from(JSON.stringify({ kty, crv, x, y })).toString("base64url")}`;
}

const dateTime = (date: Date): string => date.toISOString().replace(/\.\d+Z$/, "Z");

function unsigned({ id, kind, issuedAt, from, until, name, nameSalt, ...facts }: CredentialFacts) {
  return {
    "@context": [
      "https://www.w3.org/ns/credentials/v2",
      "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
    ],
    id: `urn:plenary:certificate:${id}`,
    type: ["VerifiableCredential", "OpenBadgeCredential"],
    name: facts.title,
    issuer: { id: badgeIssuer(), type: ["Profile"], name: facts.issuer },
    validFrom: dateTime(issuedAt),
    awardedDate: dateTime(issuedAt),
    credentialSubject: {
      id: `urn:plenary:certificate:${id}#holder`,
      type: ["AchievementSubject"],
      // As it is printed, which is what others hash, and as it is compared here.
      identifier: [...new Set([name, foldName(name)])].map((identity) => ({
        type: "IdentityObject",
        hashed: true,
        identityHash: identityHash(identity, nameSalt),
        identityType: "name",
        salt: nameSalt,
      })),
      activityStartDate: `${from}T00:00:00Z`,
      activityEndDate: `${until}T23:59:59Z`,
      achievement: {
        id: `urn:plenary:achievement:${createHash("sha256")
          .update(JSON.stringify([kind, facts.workshop, facts.criteria]))
          .digest("hex")
          .slice(0, 32)}`,
        type: ["Achievement"],
        achievementType: kind === "completion" ? "CertificateOfCompletion" : "Certificate",
        name: `${facts.title}: ${facts.workshop}`,
        description: facts.workshop,
        criteria: { narrative: facts.criteria },
      },
    },
  };
}

/** Signs a credential: the compact form of its JWT, with the claims that repeat it (Open Badges 3.0, 8.2). */
export function signedCredential(facts: CredentialFacts): Promise<string> {
  const credential = unsigned(facts);
  const { issuer, id: jti, credentialSubject, validFrom } = credential;
  const claims = { iss: issuer.id, jti, sub: credentialSubject.id, nbf: Date.parse(validFrom) / 1_000 };
  return new SignJWT({ ...credential, ...claims })
    .setProtectedHeader({ alg: "ES256", typ: "JWT", kid: `${issuer.id}#0` })
    .sign(badgeKey());
}

/** A stored credential as a file: a JWT, or JSON with its proof in it (those issued before there were JWTs). */
export const badgeFile = (credential: StoredCredential) =>
  typeof credential === "string"
    ? { ending: "jwt", mime: "text/plain; charset=utf-8", bytes: Buffer.from(credential) }
    : {
        ending: "json",
        mime: "application/vc+ld+json",
        bytes: Buffer.from(JSON.stringify(credential, null, 2)),
      };
