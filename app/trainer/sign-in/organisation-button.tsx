"use client";
import { useTranslations } from "@/components/language/use-translations";
import { ProblemLine } from "@/app/trainer/problem-line";
import { leaveForOrganisation } from "@/app/trainer/sign-in-with";
import { useForm } from "@/app/trainer/use-form";
import { Button } from "@/components/ui/button";

interface Props {
  name: string;
  next: string;
  again?: boolean;
  /** Done before the browser leaves. */
  before?: () => Promise<void>;
}

export function OrganisationButton({ name, next, again = false, before }: Props) {
  const t = useTranslations("signin");
  const { props, submit, problem, problemId } = useForm(async () => {
    await before?.();
    return leaveForOrganisation(next, again);
  });
  return (
    <form {...props} className="stack">
      <ProblemLine problem={problem} id={problemId} />
      <Button {...submit}>{t("organisation", { name })}</Button>
      {again && <p className="hint">{t("organisationAgain", { name })}</p>}
    </form>
  );
}
