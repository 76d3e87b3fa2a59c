"use client";
import { useTranslations } from "@/components/language/use-translations";
import { signOut, signOutEverywhere } from "@/app/trainer/account-actions";
import { ProblemLine } from "@/app/trainer/problem-line";
import { useForm } from "@/app/trainer/use-form";
import { tellSignedOut } from "@/components/live/signed-out";
import { Button } from "@/components/ui/button";

const useLeaving = (leave: () => Promise<void>) =>
  useForm(async () => {
    await leave();
    tellSignedOut();
    // A whole new page: nothing of the last one stays in memory.
    window.location.assign("/trainer/sign-in?left=1");
    return "leaving";
  });

export function SignOut() {
  const t = useTranslations("account.leave");
  const { props, submit, problem, problemId } = useLeaving(signOut);
  return (
    <form {...props}>
      <ProblemLine problem={problem} id={problemId} />
      <Button {...submit} size="small">
        {t("signOut")}
      </Button>
    </form>
  );
}

export function SignOutEverywhere() {
  const t = useTranslations("account.leave");
  const { props, submit, problem, problemId } = useLeaving(signOutEverywhere);
  return (
    <form {...props} className="stack">
      <ProblemLine problem={problem} id={problemId} />
      <Button {...submit} aria-describedby="everywhere">
        {t("everywhere")}
      </Button>
      <p id="everywhere" className="hint">
        {t("everywhereHint")}
      </p>
    </form>
  );
}
