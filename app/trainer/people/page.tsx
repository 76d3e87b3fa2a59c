import { PageTexts } from "@/app/page-texts";
import type { Metadata } from "next";
import { pageDates, peopleTexts } from "@/app/page-language";
import { InviteTrainer } from "@/app/trainer/invite-trainer";
import { Notes } from "@/app/trainer/people/notes";
import { PersonCard } from "@/app/trainer/people/person-card";
import styles from "@/app/trainer/trainer.module.css";
import { TrainerBar } from "@/app/trainer/trainer-bar";
import { requireAccountWho } from "@/server/accounts/page-guards";
import { oidcSettings } from "@/server/accounts/sign-in-methods";
import { listAccounts } from "@/server/store/accounts/people";

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await peopleTexts())("title") });

/** All accounts, for owners. */
export default async function PeoplePage() {
  const account = await requireAccountWho("list");
  const t = await peopleTexts();
  const dates = await pageDates();
  const everybody = (await listAccounts()).map(
    ({ blockedAt, password, passkeys, organisations, ...person }) => {
      const ways = [
        ...(password ? [t("wayPassword")] : []),
        ...(passkeys > 0 ? [t("wayPasskeys", { count: passkeys })] : []),
        ...(organisations > 0 ? [t("wayOrganisation", { name: oidcSettings()?.name ?? "OpenID" })] : []),
      ];
      return {
        ...person,
        own: person.id === account.id,
        blocked: blockedAt && dates.format(blockedAt),
        ways: ways.join(", ") || t("wayNone"),
      };
    },
  );
  return (
    <PageTexts namespaces={["people"]}>
      <TrainerBar account={account} here="people" />
      <main className={`page ${styles.home}`}>
        <section className="stack" aria-labelledby="people">
          <h1 id="people">{t("title")}</h1>
          <p className="muted">{t("lead")}</p>
          <ul className="stack">
            {everybody.map((person) => (
              <li key={person.id}>
                <PersonCard person={person} />
              </li>
            ))}
          </ul>
        </section>
        <div className="stack">
          <InviteTrainer />
          <Notes />
        </div>
      </main>
    </PageTexts>
  );
}
