"use client";
import { useTranslations } from "@/components/language/use-translations";
import { makeAccount } from "@/app/trainer/account-actions";
import { EmailField } from "@/app/trainer/email-field";
import { Field } from "@/app/trainer/field";
import { PasswordField } from "@/app/trainer/password-field";
import { ProblemLine } from "@/app/trainer/problem-line";
import { signInWith } from "@/app/trainer/sign-in-with";
import { useForm } from "@/app/trainer/use-form";
import { Button } from "@/components/ui/button";
import { MIN_PASSWORD_LENGTH } from "@/server/accounts/password-length";

/** Makes an account with a link, signs in and goes to the trainer's home. */
export function NewAccountForm({ kind, token }: { kind: "setup" | "trainer"; token: string }) {
  const t = useTranslations("account");
  const { props, submit, problem, problemId, busy, fieldState } = useForm(async (form) => {
    const refused = await makeAccount(kind, token, form);
    if (refused) return refused;
    const stillOut = await signInWith(String(form.get("email")), String(form.get("password")));
    // The spent token leaves the history. Where signing in has to wait, its own page says so.
    window.location.replace(stillOut ? "/trainer/sign-in" : "/trainer");
    return "leaving";
  });
  return (
    <form {...props} className="stack">
      <ProblemLine problem={problem} id={problemId} />
      <Field
        {...fieldState("name")}
        label={t("fields.name")}
        hint={t("fields.nameHint")}
        name="name"
        autoComplete="name"
        maxLength={80}
        required
      />
      <EmailField {...fieldState("email")} label={t("fields.email")} />
      <PasswordField
        {...fieldState("password")}
        label={t("fields.newPassword")}
        hint={t("fields.passwordHint", { count: MIN_PASSWORD_LENGTH })}
        autoComplete="new-password"
      />
      <Button {...submit} look="primary" size="big">
        {busy ? t("newAccount.working") : t("newAccount.submit")}
      </Button>
    </form>
  );
}
