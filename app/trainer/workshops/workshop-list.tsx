"use client";
import { useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { ProblemLine } from "@/app/trainer/problem-line";
import type { Problem } from "@/server/main/routes/action";
import { Confirm, type PendingConfirmation } from "@/app/trainer/workshops/confirm";
import {
  duplicateWorkshop,
  leaveWorkshop,
  putAway,
  deleteWorkshop,
} from "@/app/trainer/workshops/workshop-actions";
import { Button } from "@/components/ui/button";
import type { AuthorRole } from "@/workshop/editor/permissions";

interface ShippedWorkshop {
  id: string;
  title: string;
  language: string;
}
interface OwnWorkshop extends ShippedWorkshop {
  role: AuthorRole;
  changed: string;
  away: boolean;
  owner: string;
  /** Members besides the owner. */
  others: number;
}

/** One's own workshops, shared ones and shipped ones, found by their title. */
export function WorkshopList({ shipped, written }: { shipped: ShippedWorkshop[]; written: OwnWorkshop[] }) {
  const t = useTranslations("editor.list");
  const [search, setSearch] = useState("");
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const [pending, setPending] = useState<PendingConfirmation | null>(null);
  const wanted = search.trim().toLowerCase();
  const fits = ({ title }: ShippedWorkshop) => title.toLowerCase().includes(wanted);

  async function act(work: () => Promise<Problem | null | { workshop: string }>): Promise<void> {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    const result = await work().catch((): Problem => ({ problem: "failed" }));
    if (result && "workshop" in result) window.location.assign(`/editor/${result.workshop}`);
    else {
      setProblem(result);
      setBusy(false);
    }
  }
  const acts = {
    copy: (id: string) => void act(() => duplicateWorkshop(id)),
    away: (id: string, away: boolean) => void act(() => putAway(id, away)),
    consider: setPending,
  };
  const groups = [
    { name: "mine", list: written.filter((w) => w.role === "owner" && !w.away), none: t("none") },
    { name: "shared", list: written.filter((w) => w.role !== "owner" && !w.away), none: null },
    { name: "archived", list: written.filter((w) => w.away), none: null },
  ] as const;
  const nothing = wanted !== "" && ![...shipped, ...written].some(fits);
  return (
    <>
      <input
        type="search"
        placeholder={t("search")}
        aria-label={t("search")}
        value={search}
        onChange={(e) => setSearch(e.target.value)}
      />
      <ProblemLine problem={problem} id="list-problem" />
      <p role="status" className="hint">
        {nothing ? t("noneFound", { search: search.trim() }) : ""}
      </p>
      {groups.map(({ name, list, none }) => {
        const shown = list.filter(fits);
        if (shown.length === 0 && (none === null || wanted)) return null;
        return (
          <section key={name} aria-labelledby={`list-${name}`} className="stack">
            <h2 id={`list-${name}`}>{t(name)}</h2>
            {shown.length === 0 && none && <p className="notice sea">{none}</p>}
            <ul className="stack">
              {shown.map((w) => (
                <li key={w.id}>
                  <OwnWorkshopCard workshop={w} acts={acts} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
      {shipped.some(fits) && (
        <section aria-labelledby="list-guide" className="stack">
          <h2 id="list-guide">{t("guide")}</h2>
          <ul className="stack">
            {shipped.filter(fits).map(({ id, title, language }) => (
              <li key={id}>
                <article className="card">
                  <h3 lang={language}>{title}</h3>
                  <p className="row">
                    <Button
                      look="primary"
                      onClick={() => acts.copy(id)}
                      aria-label={t("copyGuideName", { title })}
                    >
                      {t("copyGuide")}
                    </Button>
                    <RunLink id={id} title={title} />
                  </p>
                </article>
              </li>
            ))}
          </ul>
        </section>
      )}
      {pending && (
        <Confirm
          pending={pending}
          onClose={() => setPending(null)}
          onGo={() => {
            setPending(null);
            void act(() =>
              pending.kind === "delete" ? deleteWorkshop(pending.id) : leaveWorkshop(pending.id),
            );
          }}
        />
      )}
    </>
  );
}

interface CardProps {
  workshop: OwnWorkshop;
  acts: {
    copy: (id: string) => void;
    away: (id: string, away: boolean) => void;
    consider: (pending: PendingConfirmation) => void;
  };
}

function OwnWorkshopCard({ workshop, acts }: CardProps) {
  const t = useTranslations("editor.list");
  const untitled = useTranslations("editor")("untitled");
  const { id, role, away, language, changed, owner, others } = workshop;
  const title = workshop.title || untitled;
  const owned = role === "owner";
  const removal = owned ? "delete" : "leave";
  const deed = (name: "copy" | "takeOut" | "archive" | "delete" | "leave", act: () => void) => (
    <Button look="bare" onClick={act} aria-label={t(`${name}Name`, { title })}>
      {t(name)}
    </Button>
  );
  return (
    <article className="card">
      <p className="row muted">
        {t("changed", { when: changed })}
        {owned ? (
          others > 0 && <> · {t("sharedWith", { count: others })}</>
        ) : (
          <>
            {" "}
            · {t("by", { name: owner })} · {t("role", { role })}
          </>
        )}
      </p>
      <h3 lang={language}>{title}</h3>
      <p className="row">
        <a
          href={`/editor/${id}`}
          className="button primary"
          aria-label={t(role === "view" ? "lookName" : "editName", { title })}
        >
          {t(role === "view" ? "look" : "edit")}
        </a>
        {!away && <RunLink id={id} title={title} />}
        {deed("copy", () => acts.copy(id))}
        {owned && deed(away ? "takeOut" : "archive", () => acts.away(id, !away))}
        {deed(removal, () => acts.consider({ kind: removal, id, title }))}
      </p>
    </article>
  );
}

function RunLink({ id, title }: { id: string; title: string }) {
  const t = useTranslations("editor.list");
  return (
    <>
      <a href={`/trainer?workshop=${id}#open-room`} className="button" aria-label={t("runName", { title })}>
        {t("run")}
      </a>
      <a href={`/trainer/rehearse/${id}`} className="button" aria-label={t("rehearseName", { title })}>
        {t("rehearse")}
      </a>
      <a href={`/handouts/${id}`} className="button" aria-label={t("handoutsName", { title })}>
        {t("handouts")}
      </a>
    </>
  );
}
