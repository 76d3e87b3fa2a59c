"use client";
import { useTranslations } from "@/components/language/use-translations";
import { PasswordField } from "@/app/trainer/password-field";
import { ProblemLine } from "@/app/trainer/problem-line";
import { joinWithPassword } from "@/app/trainer/account-actions";
import { signInWith } from "@/app/trainer/sign-in-with";
import { useForm } from "@/app/trainer/use-form";
import { Button } from "@/components/ui/button";

/** Proves the password of the account, which is then joined, and signs in. */
export function JoinForm() {
  const [t, account] = [useTranslations("signin.join"), useTranslations("account.fields")];
  const { props, submit, problem, problemId, busy, fieldState } = useForm(async (form) => {
    const password = String(form.get("password") ?? "");
    if (!password) return { problem: "password-missing", field: "password" };
    const joined = await joinWithPassword(password);
    if ("problem" in joined) return joined;
    const stillOut = await signInWith(joined.email, password);
    window.location.replace(stillOut ? "/trainer/sign-in" : "/trainer");
    return "leaving";
  });
  return (
    <form {...props} className="stack">
      <ProblemLine problem={problem} id={problemId} />
      <PasswordField
        {...fieldState("password")}
        label={account("password")}
        autoComplete="current-password"
      />
      <Button {...submit} look="primary" size="big">
        {busy ? t("working") : t("submit")}
      </Button>
    </form>
  );
}
