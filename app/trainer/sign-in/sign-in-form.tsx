"use client";
import { useTranslations } from "@/components/language/use-translations";
import { EmailField } from "@/app/trainer/email-field";
import { PasswordField } from "@/app/trainer/password-field";
import { ProblemLine } from "@/app/trainer/problem-line";
import { signInWith } from "@/app/trainer/sign-in-with";
import { useForm } from "@/app/trainer/use-form";
import { Button } from "@/components/ui/button";

/** @param next path of the next page, checked by the sign-in page */
export function SignInForm({ next }: { next: string }) {
  const t = useTranslations("account");
  const { props, submit, problem, problemId, busy, fieldState } = useForm(async (form) => {
    const email = String(form.get("email") ?? "");
    const password = String(form.get("password") ?? "");
    if (!email.trim()) return { problem: "email", field: "email" };
    if (!password) return { problem: "password-missing", field: "password" };
    const refused = await signInWith(email, password);
    if (refused) return refused;
    window.location.assign(next);
    return "leaving";
  });
  return (
    <form {...props} className="stack">
      <ProblemLine problem={problem} id={problemId} />
      <EmailField {...fieldState("email")} label={t("fields.email")} />
      <PasswordField
        {...fieldState("password")}
        label={t("fields.password")}
        autoComplete="current-password"
      />
      <Button {...submit} look="primary" size="big">
        {busy ? t("signIn.working") : t("signIn.submit")}
      </Button>
    </form>
  );
}
