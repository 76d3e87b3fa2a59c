import type { Metadata } from "next";
import { accountTexts } from "@/app/page-language";
import { Door } from "@/app/trainer/sign-in-layout";
import { NewAccount } from "@/app/trainer/new-account";
import { oidcSettings } from "@/server/accounts/sign-in-methods";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await accountTexts())("newAccount.invitationTitle"),
});

/** The link's token stands after the # of the address, so that it reaches no log on its way. */
export default async function InvitationPage() {
  const t = await accountTexts();
  return (
    <Door>
      <h1>{t("newAccount.invitationTitle")}</h1>
      <noscript>{t("newAccount.noScript")}</noscript>
      <NewAccount kind="trainer" organisation={oidcSettings()?.name} />
    </Door>
  );
}
