/** Issues certificates: checks whether one may be issued, signs it, and stores it in the register. */
import { afterTranslator } from "@/messages/language";
import { randomToken } from "@/server/store/keys";
import { attendedIn } from "@/server/certificates/certificate-pdf";
import { hashOfName, signedCredential } from "@/server/certificates/credential";
import { dayOf, certificatesDue, type Roster, type Rostered } from "@/server/certificates/roster";
import {
  type CertificateFacts,
  issueCertificate,
  newCertificateId,
} from "@/server/store/certificates/certificates";
import { minutesToPrint } from "@/workshop/certificates/attendance";
import { type CertificateKind, missingIn } from "@/workshop/certificates/rules";
import { inLanguage } from "@/workshop/content/texts";

const issueProblems = ["no-name", "not-earned", "has-one", "nothing-held", "rules-missing"] as const;
type IssueProblem = (typeof issueProblems)[number];

interface IssueRequest {
  roomId: string;
  roster: Roster;
  /** The address of this server. */
  origin: string;
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
  origin,
  person,
  kind,
  by,
  reason,
  now,
}: IssueRequest): Promise<IssueProblem | null> {
  if (missingIn(roster.rules).length > 0) return "rules-missing";
  const name = printedName(person);
  if (!name) return "no-name";
  if (reason === null && !person.earned.includes(kind)) return "not-earned";
  if (person.issued.some((c) => c.kind === kind && c.withdrawnAt === null)) return "has-one";
  const facts = factsOf(roster, person, kind, reason !== null, now);
  const t = afterTranslator(facts.language);
  const [id, nameSalt] = [newCertificateId(), randomToken()];
  const nameHash = hashOfName(name, nameSalt);
  const credential = await signedCredential({
    id,
    kind,
    title: t(kind === "completion" ? "certCompletion" : "certParticipation"),
    workshop: facts.workshop,
    criteria: facts.criteria,
    narrative: narrativeOf(facts),
    issuer: facts.institutions[0]!,
    origin,
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
  roster: Pick<Roster, "rules" | "sessions" | "state" | "from" | "until">,
  person: Pick<Rostered, "attended">,
  kind: CertificateKind,
  byHand: boolean,
  now: Date,
): CertificateFacts {
  const { rules, state, from, until } = roster;
  const language = rules.language ?? state.workshop.language;
  const t = afterTranslator(language);
  const values = { attendance: rules.attendance, pass: rules.pass };
  const { title, sessions } = inLanguage(state.workshop, language);
  const attended = sessions.filter(({ id }) => person.attended.sessions.get(id)?.present);
  const ran = new Map(roster.sessions.map((session) => [session.id, session.minutes]));
  return {
    workshop: title,
    language,
    from,
    until,
    issuedOn: dayOf(now.getTime()),
    place: rules.place,
    institutions: rules.institutions,
    signer: rules.signer,
    role: rules.role,
    attended: {
      held: roster.sessions.length,
      sessions: attended.map(({ id, title, minutes, outcomes }) => ({
        title,
        minutes: minutesToPrint(ran.get(id) ?? 0, minutes),
        outcomes: linesOf(outcomes ?? ""),
      })),
    },
    criteria: byHand ? t("criteriaHand") : t(kind === "completion" ? "criteriaTest" : "criteria", values),
  };
}

/** Lines without the marks of a list. */
const linesOf = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.replace(/^\s*[-*•]\s*/, "").trim())
    .filter(Boolean);

/** Attendance in Markdown, for the badge; undefined where there is none. */
const narrativeOf = (facts: CertificateFacts): string | undefined =>
  facts.attended?.sessions.length
    ? [
        attendedIn(facts.language, facts.attended),
        "",
        ...facts.attended.sessions.flatMap(({ title, outcomes }) => [
          `- ${title}`,
          ...outcomes.map((outcome) => `  - ${outcome}`),
        ]),
      ].join("\n")
    : undefined;

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
