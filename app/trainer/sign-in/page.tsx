import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { accountTexts, signInTexts } from "@/app/page-language";
import { Door } from "@/app/trainer/sign-in-layout";
import { errorProblem } from "@/app/trainer/sign-in/error-problem";
import { OtherWays } from "@/app/trainer/sign-in/other-ways";
import { SignInForm } from "@/app/trainer/sign-in/sign-in-form";
import { safeNextPath } from "@/server/http/next-path";
import { relyingParty } from "@/server/accounts/relying-party";
import { currentAccount } from "@/server/accounts/session";
import { mailSettings, oidcSettings } from "@/server/accounts/sign-in-methods";
import { hasAccounts } from "@/server/store/accounts/accounts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await accountTexts())("signIn.title"),
});

interface Props {
  searchParams: Promise<{ next?: string | string[]; error?: string | string[]; left?: string }>;
}

/** The sign-in page; a signed-in account goes on at once. */
export default async function SignInPage({ searchParams }: Props) {
  const [t, w] = [await accountTexts(), await signInTexts()];
  const { error, left, ...asked } = await searchParams;
  const next = safeNextPath(asked.next) ?? "/trainer";
  const problem = errorProblem(error);
  if (await currentAccount()) redirect(problem ? `/trainer/account?error=${problem}` : next);
  const fresh = !(await hasAccounts());
  const organisation = oidcSettings()?.name ?? null;
  const mail = mailSettings() !== undefined;
  const passkeys = relyingParty((await headers()).get("host") ?? "") !== null;
  return (
    <Door>
      <h1>{t("signIn.title")}</h1>
      <p className="muted">{t("signIn.lead")}</p>
      {fresh && <p className="notice sea">{t("signIn.fresh")}</p>}
      {problem && (
        <p role="alert" className="notice danger">
          {t(`problems.${problem}`)}
        </p>
      )}
      {left && organisation && <p className="notice sea">{w("left", { name: organisation })}</p>}
      <SignInForm next={next} />
      {mail ? (
        <p>
          <a href="/trainer/sign-in/forgot">{w("forgot")}</a>
        </p>
      ) : (
        !fresh && <p className="hint">{w("forgotOwner")}</p>
      )}
      {!fresh && (
        <OtherWays
          next={next}
          organisation={organisation}
          again={left !== undefined}
          mail={mail}
          passkeys={passkeys}
        />
      )}
    </Door>
  );
}
