import type { Metadata } from "next";
import { type RoomProps, titleOf } from "@/app/page-title";
import { pageWords } from "@/app/debrief/[room]/page-words";
import { TrainerBar } from "@/app/trainer/trainer-bar";
import { CertificatesPage } from "@/components/certificates/page";
import { interfaceLanguages } from "@/messages/languages";
import { requireRoomTrainer } from "@/server/accounts/page-guards";
import { certificatesDue, rosterOf, type Roster, type Rostered, testsOf } from "@/server/certificates/roster";
import { givesCertificates } from "@/server/store/certificates/certificates";
import { publishedOrigins } from "@/server/platform/settings/origins";
import { certificateKinds } from "@/workshop/certificates/rules";
import { inLanguage } from "@/workshop/content/texts";

/** Forms of this page must name their origin; see the page of row-by-row data. */
export const generateMetadata = async ({ params }: Props): Promise<Metadata> => ({
  title: await titleOf((await pageWords()).from("certificates")("title"), params),
  referrer: "same-origin",
});
export const dynamic = "force-dynamic";

interface Props extends RoomProps {
  searchParams: Promise<{ said?: string | string[] }>;
}

/** Attendance and certificates, for trainers of the room. */
export default async function Certificates({ params, searchParams }: Props) {
  const { account, room, role } = await requireRoomTrainer((await params).room);
  const { from, locale } = await pageWords();
  const t = from("certificates");
  const roster = (await givesCertificates(room.id)) ? await rosterOf(room.id) : null;
  const { said } = await searchParams;
  return (
    <>
      <TrainerBar account={account} here="rooms" room={{ room, role, here: "certificates" }} />
      <CertificatesPage
        room={room}
        shown={roster && { ...shownOf(readIn(roster, locale)), origin: publishedOrigins().shared() }}
        said={sentenceFor(typeof said === "string" ? said : "", t)}
        t={t}
      />
    </>
  );
}

const SAID = [
  "saved",
  "rules",
  "rules-test",
  "rules-language",
  "rules-missing",
  "name-empty",
  "name-hidden",
  "name-long",
  "reason",
  "no-name",
  "not-earned",
  "has-one",
  "nothing-held",
  "withdrawn",
  "busy",
  "none",
  "gone",
];

function sentenceFor(
  said: string,
  t: (key: string, values?: Record<string, number>) => string,
): string | null {
  const [, count] = /^issued-(\d{1,4})$/.exec(said) ?? [];
  if (count) return t("said.issued", { count: Number(count) });
  return SAID.includes(said) ? t(`said.${said}`) : null;
}

const valid = (person: Rostered, kind: string) =>
  person.issued.find((c) => c.kind === kind && c.withdrawnAt === null);
const printed = ({ claim, guest, called }: Rostered) => claim.name ?? (guest ? called : null);

/** The roster with the titles of sessions and tests in this language, where the workshop has them. */
function readIn({ sessions, tests, ...roster }: Roster, language: string): Roster {
  const workshop = inLanguage(roster.state.workshop, language);
  const titles = new Map(workshop.sessions.map((s) => [s.id, s.title]));
  return {
    ...roster,
    sessions: sessions.map((s) => ({ ...s, title: titles.get(s.id) ?? s.title })),
    tests: tests.length > 0 ? testsOf(workshop) : tests,
  };
}

function shownOf({ rules, sessions, people, tests }: Roster) {
  const due = (p: Rostered) => certificatesDue(p).length;
  return {
    rules: { ...rules, tests, languages: interfaceLanguages },
    sessions,
    due: people.filter(printed).reduce((sum, p) => sum + due(p), 0),
    waiting: people.filter((p) => !printed(p) && due(p) > 0).length,
    issued: people.reduce((sum, p) => sum + p.issued.filter((c) => c.withdrawnAt === null).length, 0),
    people: people.map((p) => ({
      id: p.id,
      called: p.called,
      guest: p.guest,
      printed: printed(p),
      latin: p.claim.latin,
      passed: p.claim.testPassed,
      share: p.attended.share,
      sessions: sessions.map((s) => {
        const there = p.attended.sessions.get(s.id);
        return {
          id: s.id,
          number: s.number,
          title: s.title,
          of: s.minutes,
          minutes: there?.minutes ?? 0,
          present: there?.present ?? false,
          byHand: there?.byHand ?? false,
        };
      }),
      kinds: certificateKinds
        .filter(
          (kind) => kind === "participation" || rules.test !== null || p.issued.some((c) => c.kind === kind),
        )
        .map((kind) => ({
          kind,
          earned: p.earned.includes(kind),
          valid: valid(p, kind)?.id ?? null,
          withdrawn: p.issued.filter((c) => c.kind === kind && c.withdrawnAt !== null).length,
        })),
    })),
  };
}
