import { PageTexts } from "@/app/page-texts";
import type { Metadata } from "next";
import { headers } from "next/headers";
import { accountTexts, pageDates, signInTexts } from "@/app/page-language";
import { ChangePassword } from "@/app/trainer/account/change-password";
import { Organisation } from "@/app/trainer/account/organisation";
import { Passkeys } from "@/app/trainer/account/passkeys";
import { SignOutEverywhere } from "@/app/trainer/leave";
import { errorProblem } from "@/app/trainer/sign-in/error-problem";
import { TrainerBar } from "@/app/trainer/trainer-bar";
import { requireAccount } from "@/server/accounts/page-guards";
import { relyingParty } from "@/server/accounts/relying-party";
import { oidcSettings } from "@/server/accounts/sign-in-methods";
import { findAccountById } from "@/server/store/accounts/accounts";
import { hasIdentity } from "@/server/store/accounts/identities";
import { listPasskeys } from "@/server/store/accounts/passkeys";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await signInTexts())("account.title"),
});

export default async function AccountPage({ searchParams }: { searchParams: Promise<{ error?: string }> }) {
  const account = await requireAccount();
  const [t, words] = [await signInTexts(), await accountTexts()];
  const dates = await pageDates();
  const { error } = await searchParams;
  const [whole, passkeys, connected] = await Promise.all([
    findAccountById(account.id),
    listPasskeys(account.id),
    hasIdentity(account.id),
  ]);
  const password = whole?.passwordHash != null;
  const organisation = oidcSettings()?.name;
  const problem = errorProblem(error);
  const shown = passkeys.map(({ id, name, createdAt, usedAt }) => ({
    id,
    name,
    added: dates.format(createdAt),
    used: usedAt && dates.format(usedAt),
  }));
  return (
    <PageTexts namespaces={["signin"]}>
      <TrainerBar account={account} here="account" />
      <main className="page narrow">
        <h1>{t("account.title")}</h1>
        <p className="muted">
          <bdi>{t("account.facts", { name: account.name, email: account.email })}</bdi>
          <br />
          {t("account.role", { role: account.role })}
        </p>
        {problem && (
          <p role="alert" className="notice danger">
            {words(`problems.${problem}`)}
          </p>
        )}
        <section className="card" aria-labelledby="password">
          <h2 id="password">{t("account.password")}</h2>
          {password ? (
            <ChangePassword email={account.email} />
          ) : (
            <p className="muted">{t("account.noPassword")}</p>
          )}
        </section>
        <section className="card" aria-labelledby="passkeys">
          <h2 id="passkeys">{t("account.passkeys")}</h2>
          <p className="muted">{t("account.passkeysLead")}</p>
          <Passkeys
            passkeys={shown}
            password={password}
            possible={relyingParty((await headers()).get("host") ?? "") !== null}
          />
        </section>
        {organisation && (
          <section className="card" aria-labelledby="organisation">
            <h2 id="organisation">
              <bdi>{organisation}</bdi>
            </h2>
            <Organisation name={organisation} connected={connected} password={password} />
          </section>
        )}
        <section className="card" aria-labelledby="leave">
          <h2 id="leave">{words("leave.title")}</h2>
          <p className="muted">{words("leave.lead")}</p>
          <SignOutEverywhere />
        </section>
      </main>
    </PageTexts>
  );
}
