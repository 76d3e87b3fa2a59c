"use client";
import { useCallback, useEffect, useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { PasswordField } from "@/app/trainer/password-field";
import { ProblemLine } from "@/app/trainer/problem-line";
import { readResetLink, setPassword } from "@/app/trainer/account-actions";
import { signInWith } from "@/app/trainer/sign-in-with";
import { useForm } from "@/app/trainer/use-form";
import { tellSignedOut } from "@/components/live/signed-out";
import { Button } from "@/components/ui/button";
import { MIN_PASSWORD_LENGTH } from "@/server/accounts/password-length";

type Link = { state: "checking" | "dead" | "unreachable" } | { state: "good"; token: string; email: string };

/** Reads the token after the # and asks for a new password, when the link can be used. */
export function Reset() {
  const t = useTranslations("signin.reset");
  const [link, setLink] = useState<Link>({ state: "checking" });
  const check = useCallback(async () => {
    const token = window.location.hash.slice(1);
    setLink({ state: "checking" });
    const found = await readResetLink(token).catch(() => undefined);
    if (found === undefined) setLink({ state: "unreachable" });
    else setLink(found ? { state: "good", token, email: found.email } : { state: "dead" });
  }, []);
  useEffect(() => {
    void check();
    window.addEventListener("hashchange", check);
    return () => window.removeEventListener("hashchange", check);
  }, [check]);
  if (link.state === "good") return <ResetForm token={link.token} email={link.email} />;
  return (
    <div role="status" className="stack">
      {link.state === "checking" && <p className="muted">{t("checking")}</p>}
      {link.state === "unreachable" && (
        <>
          <p className="notice danger">{t("unreachable")}</p>
          <Button onClick={check}>{t("again")}</Button>
        </>
      )}
      {link.state === "dead" && <p className="notice danger">{t("dead")}</p>}
    </div>
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
