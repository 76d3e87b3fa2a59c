"use client";
import { useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { EmailField } from "@/app/trainer/email-field";
import { ProblemLine } from "@/app/trainer/problem-line";
import { mailLink } from "@/app/trainer/account-actions";
import { useForm } from "@/app/trainer/use-form";
import { Button } from "@/components/ui/button";

/** Asks for a link by mail. The answer is the same for every address. */
export function AskLink({ kind }: { kind: "mail" | "reset" }) {
  const [t, account] = [useTranslations("signin.ask"), useTranslations("account.fields")];
  const [sent, setSent] = useState(false);
  const { props, submit, problem, problemId, busy, fieldState } = useForm(async (form) => {
    setSent(false);
    const refused = await mailLink(kind, String(form.get("email") ?? ""));
    setSent(refused === null);
    return refused;
  });
  return (
    <form {...props} className="stack">
      <ProblemLine problem={problem} id={problemId} />
      <EmailField {...fieldState("email")} label={account("email")} />
      <p role="status" className="news">
        {sent && t("sent")}
      </p>
      <Button {...submit} look="primary" size="big">
        {busy ? t("working") : t("submit")}
      </Button>
    </form>
  );
}
