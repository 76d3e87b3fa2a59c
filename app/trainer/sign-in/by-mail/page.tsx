import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { signInTexts } from "@/app/page-language";
import { Door } from "@/app/trainer/sign-in-layout";
import { AskLink } from "@/app/trainer/sign-in/ask-link";
import { mailSettings } from "@/server/accounts/sign-in-methods";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await signInTexts())("ask.mailTitle"),
});

/** Only where this server sends mail. */
export default async function ByMailPage() {
  if (!mailSettings()) redirect("/trainer/sign-in");
  const t = await signInTexts();
  return (
    <Door>
      <h1>{t("ask.mailTitle")}</h1>
      <p className="muted">{t("ask.mailLead")}</p>
      <AskLink kind="mail" />
      <p>
        <a href="/trainer/sign-in">{t("back")}</a>
      </p>
    </Door>
  );
}
