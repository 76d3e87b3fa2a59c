import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { signInTexts } from "@/app/page-language";
import { AskLink } from "@/app/trainer/sign-in/ask-link";
import { Door } from "@/app/trainer/sign-in-layout";
import { mailSettings } from "@/server/accounts/sign-in-methods";

type Kind = "mail" | "reset";

export const askLinkMetadata = async (kind: Kind): Promise<Metadata> => ({
  title: (await signInTexts())(`ask.${kind}Title`),
});

/** Only where this server sends mail. */
export async function AskLinkPage({ kind }: { kind: Kind }) {
  if (!mailSettings()) redirect("/trainer/sign-in");
  const t = await signInTexts();
  return (
    <Door>
      <h1>{t(`ask.${kind}Title`)}</h1>
      <p className="muted">{t(`ask.${kind}Lead`)}</p>
      <AskLink kind={kind} />
      <p>
        <a href="/trainer/sign-in">{t("back")}</a>
      </p>
    </Door>
  );
}
