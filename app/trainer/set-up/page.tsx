import type { Metadata } from "next";
import { accountTexts } from "@/app/page-language";
import { Door } from "@/app/trainer/sign-in-layout";
import { NewAccount } from "@/app/trainer/new-account";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await accountTexts())("newAccount.setUpTitle"),
});

/** The link's token stands after the # of the address, so that it reaches no log on its way. */
export default async function SetUpPage() {
  const t = await accountTexts();
  return (
    <Door>
      <h1>{t("newAccount.setUpTitle")}</h1>
      <noscript>{t("newAccount.noScript")}</noscript>
      <NewAccount kind="setup" />
    </Door>
  );
}
