"use client";
import { useTranslations } from "@/components/language/use-translations";
import { LinkState, useHashLink } from "@/app/trainer/hash-link";
import { PasswordField } from "@/app/trainer/password-field";
import { ProblemLine } from "@/app/trainer/problem-line";
import { readResetLink, setPassword } from "@/app/trainer/account-actions";
import { signInWith } from "@/app/trainer/sign-in-with";
import { useForm } from "@/app/trainer/use-form";
import { tellSignedOut } from "@/components/live/signed-out";
import { Button } from "@/components/ui/button";
import { MIN_PASSWORD_LENGTH } from "@/server/accounts/password-length";

/** Asks for a new password, when the link can be used. */
export function Reset() {
  const t = useTranslations("signin.reset");
  const { link, check } = useHashLink(readResetLink);
  if (link.state === "good") return <ResetForm token={link.token} email={link.subject.email} />;
  return (
    <LinkState state={link.state} check={check} t={t} className="stack">
      <p className="notice danger">{t("dead")}</p>
    </LinkState>
  );
}

function ResetForm({ token, email }: { token: string; email: string }) {
  const [t, account] = [useTranslations("signin.reset"), useTranslations("account.fields")];
  const { props, submit, problem, problemId, busy, fieldState } = useForm(async (form) => {
    const password = String(form.get("password") ?? "");
    const refused = await setPassword(token, password);
    if (refused) return refused;
    tellSignedOut();
    const stillOut = await signInWith(email, password);
    window.location.replace(stillOut ? "/trainer/sign-in" : "/trainer");
    return "leaving";
  });
  return (
    <form {...props} className="stack">
      <p className="muted">{t("lead", { email })}</p>
      <ProblemLine problem={problem} id={problemId} />
      <input type="hidden" name="email" autoComplete="username" value={email} readOnly />
      <PasswordField
        {...fieldState("password")}
        label={account("newPassword")}
        hint={account("passwordHint", { count: MIN_PASSWORD_LENGTH })}
        autoComplete="new-password"
      />
      <Button {...submit} look="primary" size="big">
        {busy ? t("working") : t("submit")}
      </Button>
    </form>
  );
}
