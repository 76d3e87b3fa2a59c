"use client";
import { useCallback, useEffect, useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { ProblemLine } from "@/app/trainer/problem-line";
import { useForm } from "@/app/trainer/use-form";
import { acceptLink, readShareLink } from "@/app/trainer/workshops/workshop-actions";
import { Button } from "@/components/ui/button";

type Link = { state: "checking" | "dead" | "unreachable" } | { state: "good"; title: string; role: string };

/** Reads the secret after the #, says what it leads to, and uses it only when asked. */
export function AcceptShare() {
  const t = useTranslations("editor.accept");
  const [link, setLink] = useState<Link>({ state: "checking" });
  const { props, submit, problem, problemId } = useForm(async () => {
    const accepted = await acceptLink(window.location.hash.slice(1));
    if (!("workshop" in accepted)) return accepted;
    window.location.replace(`/editor/${accepted.workshop}`);
    return "leaving";
  });
  const check = useCallback(async () => {
    setLink({ state: "checking" });
    try {
      const found = await readShareLink(window.location.hash.slice(1));
      setLink(found ? { state: "good", ...found } : { state: "dead" });
    } catch {
      setLink({ state: "unreachable" });
    }
  }, []);
  useEffect(() => {
    void check();
    window.addEventListener("hashchange", check);
    return () => window.removeEventListener("hashchange", check);
  }, [check]);
  if (link.state === "good") {
    return (
      <form {...props} className="stack">
        <p className="muted">
          {t("lead", { title: link.title })} {t("role", { role: link.role })}
        </p>
        <ProblemLine problem={problem} id={problemId} />
        <Button {...submit} look="primary">
          {t("go")}
        </Button>
      </form>
    );
  }
  return (
    <div role="status">
      {link.state === "checking" && <p className="muted">{t("checking")}</p>}
      {link.state === "dead" && <p className="notice danger">{t("dead")}</p>}
      {link.state === "unreachable" && (
        <>
          <p className="notice danger">{t("unreachable")}</p>
          <Button onClick={check}>{t("again")}</Button>
        </>
      )}
    </div>
  );
}
