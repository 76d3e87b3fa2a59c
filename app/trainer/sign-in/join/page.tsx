import type { Metadata } from "next";
import { signInTexts } from "@/app/page-language";
import { Door } from "@/app/trainer/sign-in-layout";
import { JoinForm } from "@/app/trainer/sign-in/join/join-form";
import { lookAtPassing } from "@/server/accounts/sign-in-flow-cookie";
import { oidcSettings } from "@/server/accounts/sign-in-methods";
import { peekOneTimeToken } from "@/server/store/accounts/one-time-tokens";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await signInTexts())("join.title"),
});

/** For an arrival from the organisation with the address of an account: its password is proved once. */
export default async function JoinPage() {
  const t = await signInTexts();
  const token = await lookAtPassing("arrival");
  const waiting = token ? await peekOneTimeToken("arrival", token) : null;
  const email = String((waiting?.data as { email?: unknown } | undefined)?.email ?? "");
  const name = oidcSettings()?.name;
  return (
    <Door>
      <h1>{t("join.title")}</h1>
      {email && name ? (
        <>
          <p className="muted">{t("join.lead", { email, name })}</p>
          <JoinForm />
          <p className="hint">{t("join.other", { name })}</p>
        </>
      ) : (
        <p className="notice danger">{t("join.dead")}</p>
      )}
      <p>
        <a href="/trainer/sign-in">{t("back")}</a>
      </p>
    </Door>
  );
}
