import type { Metadata } from "next";
import { Door } from "@/app/trainer/door";
import { NewAccount } from "@/app/trainer/new-account";
import { accountTexts as t } from "@/app/trainer/server-texts";

export const metadata: Metadata = { title: t("newAccount.setUpTitle") };

/** The link's token stands after the # of the address, so that it reaches no log on its way. */
export default function SetUpPage() {
  return (
    <Door>
      <h1>{t("newAccount.setUpTitle")}</h1>
      <noscript>{t("newAccount.noScript")}</noscript>
      <NewAccount kind="setup" />
    </Door>
  );
}
