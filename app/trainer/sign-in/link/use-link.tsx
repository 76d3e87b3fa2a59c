"use client";
import { useTranslations } from "@/components/language/use-translations";
import { ProblemLine } from "@/app/trainer/problem-line";
import { signInBy } from "@/app/trainer/sign-in-with";
import { useForm } from "@/app/trainer/use-form";
import { Button } from "@/components/ui/button";

export function UseLink() {
  const t = useTranslations("signin.link");
  const { props, submit, problem, problemId, busy } = useForm(async () => {
    const refused = await signInBy("link", { token: window.location.hash.slice(1) });
    if (refused) return refused;
    // The spent token leaves the history.
    window.location.replace("/trainer");
    return "leaving";
  });
  return (
    <form {...props} className="stack">
      <ProblemLine problem={problem} id={problemId} />
      <Button {...submit} look="primary" size="big">
        {busy ? t("working") : t("submit")}
      </Button>
    </form>
  );
}
