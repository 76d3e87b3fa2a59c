import type { Metadata } from "next";
import { Door } from "@/app/trainer/door";
import { NewAccount } from "@/app/trainer/new-account";
import { accountTexts as t } from "@/app/trainer/server-texts";

export const metadata: Metadata = { title: t("newAccount.invitationTitle") };

/** The link's token stands after the # of the address, so that it reaches no log on its way. */
export default function InvitationPage() {
  return (
    <Door>
      <h1>{t("newAccount.invitationTitle")}</h1>
      <noscript>{t("newAccount.noScript")}</noscript>
      <NewAccount kind="trainer" />
    </Door>
  );
}
