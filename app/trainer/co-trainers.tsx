"use client";
import { useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { FieldFrame } from "@/app/trainer/field";
import { ProblemLine } from "@/app/trainer/problem-line";
import { dismissCoTrainer, inviteCoTrainer } from "@/app/trainer/room-actions";
import { useForm } from "@/app/trainer/use-form";
import { Button } from "@/components/ui/button";

interface Person {
  id: string;
  name: string;
}

interface Props {
  room: { id: string; title: string };
  coTrainers: Person[];
  /** All other accounts. */
  others: Person[];
}

/** Adds co-trainers of a room by name, and removes them. */
export function CoTrainers({ room, coTrainers, others }: Props) {
  const t = useTranslations("account.coTrainers");
  const [news, setNews] = useState("");
  const free = others.filter(({ id }) => !coTrainers.some((trainer) => trainer.id === id));
  const nameOf = (id: string) => others.find((other) => other.id === id)?.name ?? "";
  const { props, submit, problem, problemId } = useForm(async (form) => {
    setNews("");
    const [added, removed] = [String(form.get("add") ?? ""), String(form.get("remove") ?? "")];
    const refused = removed
      ? await dismissCoTrainer(room.id, removed)
      : await inviteCoTrainer(room.id, added);
    if (!refused)
      setNews(removed ? t("removed", { name: nameOf(removed) }) : t("added", { name: nameOf(added) }));
    return refused;
  });
  return (
    <section className="card" aria-labelledby="co-trainers">
      <h2 id="co-trainers">{t("open")}</h2>
      <form {...props} className="stack">
        <p className="hint">{t("lead")}</p>
        <ProblemLine problem={problem} id={problemId} />
        <p role="status" className="news">
          {news}
        </p>
        {coTrainers.length > 0 && (
          <ul className="stack tight">
            {coTrainers.map(({ id, name }) => (
              <li key={id}>
                <bdi>{name}</bdi>
                <Button
                  {...submit}
                  name="remove"
                  value={id}
                  size="small"
                  aria-label={t("removeName", { name, title: room.title })}
                >
                  {t("remove")}
                </Button>
              </li>
            ))}
          </ul>
        )}
        {free.length > 0 ? (
          <FieldFrame label={t("choose")}>
            {(ties) => (
              <div className="row">
                <select {...ties} name="add">
                  {free.map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
                </select>
                <Button {...submit} aria-label={t("addTo", { title: room.title })}>
                  {t("add")}
                </Button>
              </div>
            )}
          </FieldFrame>
        ) : (
          <p className="hint">{others.length === 0 ? t("nobody") : t("all")}</p>
        )}
      </form>
    </section>
  );
}
