"use client";
import { useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { inviteTrainer } from "@/app/trainer/people/people-actions";
import { ProblemLine } from "@/app/trainer/problem-line";
import { useForm } from "@/app/trainer/use-form";
import { Button } from "@/components/ui/button";
import { SharedLink } from "@/components/links/shared-link";
import { useSharedOrigin } from "@/components/links/shared-origin";

/** Makes a link for another trainer and shows it once. */
export function InviteTrainer() {
  const t = useTranslations("account.invite");
  const origin = useSharedOrigin();
  const [link, setLink] = useState<string | null>(null);
  const { props, submit, problem, problemId, busy } = useForm(async () => {
    const invitation = await inviteTrainer();
    if ("problem" in invitation) return invitation;
    setLink(`${origin}/trainer/invitation#${invitation.token}`);
    return null;
  });
  return (
    <section className="card" aria-labelledby="invite">
      <h2 id="invite">{t("title")}</h2>
      <p className="muted">{t("lead")}</p>
      <form {...props} className="stack">
        <ProblemLine problem={problem} id={problemId} />
        {link && <SharedLink key={link} link={link} label={t("link")} hint={t("once")} lasting once />}
        <Button {...submit}>{busy ? t("working") : t(link ? "another" : "submit")}</Button>
      </form>
    </section>
  );
}
