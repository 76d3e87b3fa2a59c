"use client";
import { useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { changePassword } from "@/app/trainer/account/security-actions";
import { Field } from "@/app/trainer/field";
import { PasswordField } from "@/app/trainer/password-field";
import { ProblemLine } from "@/app/trainer/problem-line";
import { signInWith } from "@/app/trainer/sign-in-with";
import { useForm } from "@/app/trainer/use-form";
import { Button } from "@/components/ui/button";
import { MIN_PASSWORD_LENGTH } from "@/server/accounts/password-length";

/** Changes the password. All sessions end with it, so this browser signs in again at once. */
export function ChangePassword({ email }: { email: string }) {
  const [t, fields] = [useTranslations("signin.account"), useTranslations("account.fields")];
  const [news, setNews] = useState("");
  const { props, submit, problem, problemId, busy, fieldState } = useForm(async (form) => {
    setNews("");
    const password = String(form.get("password") ?? "");
    const refused = await changePassword(String(form.get("old") ?? ""), password);
    if (refused) return refused;
    const stillOut = await signInWith(email, password);
    if (stillOut) {
      window.location.assign("/trainer/sign-in?next=/trainer/account");
      return "leaving";
    }
    (props.ref.current as HTMLFormElement | null)?.reset();
    setNews(t("changed"));
    return null;
  });
  return (
    <form {...props} className="stack">
      <p className="muted">{t("passwordLead")}</p>
      <ProblemLine problem={problem} id={problemId} />
      <p role="status" className="news">
        {news}
      </p>
      <input type="hidden" name="email" autoComplete="username" value={email} readOnly />
      <Field
        {...fieldState("old")}
        label={t("oldPassword")}
        name="old"
        type="password"
        autoComplete="current-password"
        required
      />
      <PasswordField
        {...fieldState("password")}
        label={fields("newPassword")}
        hint={fields("passwordHint", { count: MIN_PASSWORD_LENGTH })}
        autoComplete="new-password"
      />
      <Button {...submit}>{busy ? t("changing") : t("change")}</Button>
    </form>
  );
}
