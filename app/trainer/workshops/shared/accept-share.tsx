"use client";
import { useTranslations } from "@/components/language/use-translations";
import { LinkState, useHashLink } from "@/app/trainer/hash-link";
import { ProblemLine } from "@/app/trainer/problem-line";
import { useForm } from "@/app/trainer/use-form";
import { acceptLink, readShareLink } from "@/app/trainer/workshops/workshop-actions";
import { Button } from "@/components/ui/button";

/** Names the workshop of the secret after the #; a button uses it. */
export function AcceptShare() {
  const t = useTranslations("editor.accept");
  const { link, check } = useHashLink(readShareLink);
  const { props, submit, problem, problemId } = useForm(async () => {
    const accepted = await acceptLink(window.location.hash.slice(1));
    if (!("workshop" in accepted)) return accepted;
    window.location.replace(`/editor/${accepted.workshop}`);
    return "leaving";
  });
  if (link.state !== "good")
    return (
      <LinkState state={link.state} check={check} t={t}>
        <p className="notice danger">{t("dead")}</p>
      </LinkState>
    );
  const { title, role } = link.subject;
  return (
    <form {...props} className="stack">
      <p className="muted">
        {t("lead", { title })} {t("role", { role })}
      </p>
      <ProblemLine problem={problem} id={problemId} />
      <Button {...submit} look="primary">
        {t("go")}
      </Button>
    </form>
  );
}
