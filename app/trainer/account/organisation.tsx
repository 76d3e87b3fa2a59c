"use client";
import { useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { disconnectOrganisation, allowConnecting } from "@/app/trainer/account/security-actions";
import { PasswordField } from "@/app/trainer/password-field";
import { ProblemLine } from "@/app/trainer/problem-line";
import { leaveForOrganisation } from "@/app/trainer/sign-in-with";
import { useForm } from "@/app/trainer/use-form";
import { Button } from "@/components/ui/button";

interface Props {
  name: string;
  connected: boolean;
  password: boolean;
}

export function Organisation({ name, connected, password }: Props) {
  const t = useTranslations("signin.account");
  const [news, setNews] = useState("");
  const { props, submit, problem, problemId, fieldState } = useForm(async (form) => {
    setNews("");
    if (!connected)
      return (
        (await allowConnecting(String(form.get("password") ?? ""))) ??
        leaveForOrganisation("/trainer/account", false)
      );
    const refused = await disconnectOrganisation();
    if (!refused) setNews(t("parted", { name }));
    return refused;
  });
  return (
    <form {...props} className="stack">
      <p className="muted">{t(connected ? "organisationConnected" : "organisationLead", { name })}</p>
      <ProblemLine problem={problem} id={problemId} />
      <p role="status" className="news">
        {news}
      </p>
      {!connected && password && (
        <PasswordField
          {...fieldState("password")}
          label={t("passkeyPassword")}
          autoComplete="current-password"
        />
      )}
      <Button {...submit}>{t(connected ? "part" : "connect", { name })}</Button>
    </form>
  );
}
