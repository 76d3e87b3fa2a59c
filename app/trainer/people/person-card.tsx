"use client";
import { useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import type { Problem } from "@/server/main/routes/action";
import {
  blockPerson,
  changeRole,
  removePerson,
  resetLinkFor,
  unblockPerson,
} from "@/app/trainer/people/people-actions";
import { BlockQuestion, RemoveQuestion } from "@/app/trainer/people/questions";
import { ProblemLine } from "@/app/trainer/problem-line";
import { useForm } from "@/app/trainer/use-form";
import { Button } from "@/components/ui/button";
import { SharedLink } from "@/components/links/shared-link";
import { useSharedOrigin } from "@/components/links/shared-origin";

interface ShownPerson {
  id: string;
  name: string;
  email: string;
  role: "owner" | "trainer";
  /** The reader's own account. */
  own: boolean;
  /** Time of the blocking, in the reader's language. */
  blocked: string | null;
  ways: string;
}

type Action = "owner" | "trainer" | "link" | "unblock" | "block" | "remove";

/** One account, and an owner's actions on it. */
export function PersonCard({ person }: { person: ShownPerson }) {
  const t = useTranslations("people");
  const origin = useSharedOrigin();
  const { id, name, email, role, own, blocked, ways } = person;
  const [news, setNews] = useState("");
  const [link, setLink] = useState<string | null>(null);
  const [asking, setAsking] = useState<"block" | "remove" | null>(null);

  async function act(action: Action): Promise<Problem | null> {
    setNews("");
    setLink(null);
    setAsking(null);
    if (action === "link") {
      const reset = await resetLinkFor(id);
      if ("problem" in reset) return reset;
      setLink(`${origin}/trainer/reset#${reset.token}`);
      return null;
    }
    const acts = {
      owner: () => changeRole(id, "owner"),
      trainer: () => changeRole(id, "trainer"),
      unblock: () => unblockPerson(id),
      block: () => blockPerson(id),
      remove: () => removePerson(id),
    };
    const refused = await acts[action]();
    const done = {
      owner: "said.owner",
      trainer: "said.trainer",
      unblock: "said.unblocked",
      block: "said.blocked",
      remove: "said.removed",
    } as const;
    if (!refused) setNews(t(done[action], { name }));
    return refused;
  }

  const { props, submit, problem, problemId } = useForm((form) => act(String(form.get("deed")) as Action));
  const deed = (action: Action, text: "resetLink" | "makeTrainer" | "makeOwner" | "unblock") => (
    <Button {...submit} name="deed" value={action} size="small" aria-label={t(`${text}Name`, { name })}>
      {t(text)}
    </Button>
  );
  const question = (action: "block" | "remove") => (
    <Button size="small" onClick={() => setAsking(action)} aria-label={t(`${action}Name`, { name })}>
      {t(action)}
    </Button>
  );
  const formId = `${id}-deeds`;
  const confirmed = (action: Action) => ({
    ...submit,
    name: "deed",
    value: action,
    form: formId,
    look: "danger" as const,
  });
  return (
    <article className="card" aria-labelledby={id}>
      <p className="row muted">
        <span className={role === "owner" ? "chip sea" : "chip"}>{t(role)}</span>
        {own && <span>{t("you")}</span>}
        {blocked && <span className="chip danger">{t("blocked", { when: blocked })}</span>}
      </p>
      <h2 id={id} dir="auto">
        {name}
      </h2>
      <p className="hint">
        <bdi>{email}</bdi>
        <br />
        {t("ways", { ways })}
      </p>
      <form {...props} id={formId} className="stack">
        <ProblemLine problem={problem} id={problemId} />
        <p role="status" className="news">
          {news}
        </p>
        {link && (
          <SharedLink
            key={link}
            link={link}
            label={t("linkFor", { name })}
            hint={t("linkHint")}
            lasting
            once
          />
        )}
        <div className="row">
          {!blocked && deed("link", "resetLink")}
          {role === "owner" ? deed("trainer", "makeTrainer") : deed("owner", "makeOwner")}
          {blocked && deed("unblock", "unblock")}
          {!own && !blocked && question("block")}
          {!own && question("remove")}
        </div>
      </form>
      {asking === "block" && (
        <BlockQuestion name={name} onClose={() => setAsking(null)} go={confirmed("block")} />
      )}
      {asking === "remove" && (
        <RemoveQuestion id={id} name={name} onClose={() => setAsking(null)} go={confirmed("remove")} />
      )}
    </article>
  );
}
