/** Issues certificates: checks whether one may be issued, signs it, and stores it in the register. */
import { afterTranslator } from "@/messages/language";
import { randomToken } from "@/server/store/keys";
import { hashOfName, signedCredential } from "@/server/certificates/credential";
import { dayOf, certificatesDue, type Roster, type Rostered } from "@/server/certificates/roster";
import {
  type CertificateFacts,
  issueCertificate,
  newCertificateId,
} from "@/server/store/certificates/certificates";
import type { CertificateKind } from "@/workshop/certificates/rules";
import { inLanguage } from "@/workshop/content/texts";

const issueProblems = ["no-name", "not-earned", "has-one", "nothing-held"] as const;
type IssueProblem = (typeof issueProblems)[number];

interface IssueRequest {
  roomId: string;
  roster: Roster;
  person: Rostered;
  kind: CertificateKind;
  by: string;
  /** The reason for an exception from the rules; null: by the rules. */
  reason: string | null;
  now: Date;
}

/** The name that would be printed: a participant's own, or that of a guest. */
const printedName = ({ claim, guest, called }: Rostered): string | null =>
  claim.name ?? (guest ? called : null);

/** @returns null when it was issued, otherwise the reason why not */
export async function issueTo({
  roomId,
  roster,
  person,
  kind,
  by,
  reason,
  now,
}: IssueRequest): Promise<IssueProblem | null> {
  const name = printedName(person);
  if (!name) return "no-name";
  if (reason === null && !person.earned.includes(kind)) return "not-earned";
  if (person.issued.some((c) => c.kind === kind && c.withdrawnAt === null)) return "has-one";
  const facts = factsOf(roster, kind, reason !== null, now);
  const t = afterTranslator(facts.language);
  const [id, nameSalt] = [newCertificateId(), randomToken()];
  const nameHash = hashOfName(name, nameSalt);
  const credential = await signedCredential({
    id,
    kind,
    title: t(kind === "completion" ? "certCompletion" : "certParticipation"),
    workshop: facts.workshop,
    criteria: facts.criteria,
    issuer: facts.institutions[0] ?? "Plenary",
    issuedAt: now,
    from: facts.from,
    until: facts.until,
    name,
    nameSalt,
  });
  const entered = await issueCertificate({
    id,
    roomId,
    personId: person.id,
    kind,
    name,
    latin: person.claim.latin,
    nameSalt,
    nameHash,
    facts,
    credential,
    byHand: reason,
    issuedAt: now,
    issuedBy: by,
  });
  return entered ? null : "has-one";
}

export function factsOf(
  { rules, state, from, until }: Roster,
  kind: CertificateKind,
  byHand: boolean,
  now: Date,
): CertificateFacts {
  const language = rules.language ?? state.workshop.language;
  const t = afterTranslator(language);
  const values = { attendance: rules.attendance, pass: rules.pass };
  return {
    workshop: inLanguage(state.workshop, language).title,
    language,
    from,
    until,
    issuedOn: dayOf(now.getTime()),
    place: rules.place,
    institutions: rules.institutions,
    signer: rules.signer,
    criteria: byHand ? t("criteriaHand") : t(kind === "completion" ? "criteriaTest" : "criteria", values),
  };
}

/** Issues due certificates to all who have given a name. @returns the number issued */
export async function issueToAll(order: Omit<IssueRequest, "person" | "kind" | "reason">): Promise<number> {
  let issued = 0;
  for (const person of order.roster.people) {
    for (const kind of certificatesDue(person))
      if ((await issueTo({ ...order, person, kind, reason: null })) === null) issued++;
    // Signing blocks the event loop for some milliseconds; phones are served in between.
    await new Promise((go) => setImmediate(go));
  }
  return issued;
}
