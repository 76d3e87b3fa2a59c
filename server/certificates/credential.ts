/**
 * A certificate as an Open Badges 3.0 credential: a W3C Verifiable Credential 2.0 as a JWT (ES256). The
 * issuer is a did:jwk, which holds the public key itself, so that it can be checked anywhere, also without a
 * network and after this server is gone. It holds no name: the receiver is told by salted hashes. Where this
 * server has a lasting address, the credential names it, its did:web, and the list that tells a withdrawal.
 */
import { createHash, createPublicKey } from "node:crypto";
import { gzipSync } from "node:zlib";
import { type JWTPayload, SignJWT } from "jose";
import { reachOf } from "@/model/text/reach";
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
  /** Attended sessions and hours, in Markdown. */
  narrative: string | undefined;
  /** The first institution. */
  issuer: string;
  /** The address of this server. */
  origin: string;
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

function publicJwk() {
  const { kty, crv, x, y } = createPublicKey(badgeKey()).export({ format: "jwk" });
  return { kty, crv, x, y };
}

/** The did:jwk of the key that signs credentials. */
export const badgeIssuer = (): string =>
  `did:jwk:${Buffer.from(JSON.stringify(publicJwk())).toString("base64url")}`;

/** The did:web of this server's domain; null without TLS, which it needs. */
export function didOf(origin: string): string | null {
  const { protocol, host } = new URL(origin);
  return protocol === "https:" ? `did:web:${encodeURIComponent(host)}` : null;
}

/** The DID document of the domain, which claims the key of the badges. */
export const didDocument = (did: string) => ({
  "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/jwk/v1"],
  id: did,
  alsoKnownAs: [badgeIssuer()],
  verificationMethod: [{ id: `${did}#0`, type: "JsonWebKey", controller: did, publicKeyJwk: publicJwk() }],
  assertionMethod: [`${did}#0`],
});

const statusAddress = (origin: string, id: string): string => `${origin}/verify/${id}/status`;

/** The least bits of a status list (Bitstring Status List 1.0), of which a certificate has the first. */
const STATUS_BITS = 131_072;

/**
 * The status list of one certificate: a list of all would tell strangers the addresses of withdrawn ones, or
 * need a number for each.
 */
export function signedStatus(origin: string, id: string, withdrawn: boolean, now: Date): Promise<string> {
  const address = statusAddress(origin, id);
  const bits = Buffer.alloc(STATUS_BITS / 8);
  if (withdrawn) bits[0] = 0b1000_0000;
  return signed({
    "@context": ["https://www.w3.org/ns/credentials/v2"],
    id: address,
    type: ["VerifiableCredential", "BitstringStatusListCredential"],
    issuer: { id: badgeIssuer() },
    validFrom: dateTime(now),
    credentialSubject: {
      id: `${address}#list`,
      type: "BitstringStatusList",
      statusPurpose: "revocation",
      encodedList: `u${gzipSync(bits).toString("base64url")}`,
    },
  });
}

const dateTime = (date: Date): string => date.toISOString().replace(/\.\d+Z$/, "Z");

/** Claims that hold where others can look them up: the issuer's domain, and the status. */
function lastingClaims(origin: string, id: string) {
  if (reachOf(origin) !== "everywhere") return { domain: {}, status: {} };
  const [did, address] = [didOf(origin), statusAddress(origin, id)];
  const identifier = { type: "IdentifierEntry", identifier: did, identifierType: "identifier" };
  return {
    domain: { url: origin, ...(did && { otherIdentifier: [identifier] }) },
    status: {
      credentialStatus: {
        id: `${address}#0`,
        type: "BitstringStatusListEntry",
        statusPurpose: "revocation",
        statusListIndex: "0",
        statusListCredential: address,
      },
    },
  };
}

function unsigned({ id, kind, issuedAt, from, until, name, nameSalt, origin, ...facts }: CredentialFacts) {
  const { domain, status } = lastingClaims(origin, id);
  return {
    "@context": [
      "https://www.w3.org/ns/credentials/v2",
      "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
    ],
    id: `urn:plenary:certificate:${id}`,
    type: ["VerifiableCredential", "OpenBadgeCredential"],
    name: facts.title,
    issuer: { id: badgeIssuer(), type: ["Profile"], name: facts.issuer, ...domain },
    ...status,
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
      ...(facts.narrative !== undefined && { narrative: facts.narrative }),
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

export const signedCredential = (facts: CredentialFacts): Promise<string> => signed(unsigned(facts));

interface Unsigned extends JWTPayload {
  id: string;
  issuer: { id: string };
  credentialSubject: { id: string; [claim: string]: unknown };
  validFrom: string;
}

/** The compact form of a credential's JWT, with the claims that repeat it (Open Badges 3.0, 8.2). */
function signed(credential: Unsigned): Promise<string> {
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
