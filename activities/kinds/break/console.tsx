"use client";
import { useTranslations } from "@/components/language/use-translations";
import type { ConsoleFaceProps } from "@/components/console/face";
import { Markdown } from "@/components/ui/markdown";

export function BreakConsole({ face }: ConsoleFaceProps) {
  const t = useTranslations("console");
  if (face.kind !== "break") return null;
  const time =
    face.until === null
      ? null
      : new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" }).format(face.until);
  return (
    <>
      <h2>{face.title}</h2>
      {time !== null && <p>{t("live.breakUntil", { time })}</p>}
      {face.mode === "breathing" && <p>{t("live.breathing")}</p>}
      {face.text && <Markdown text={face.text} top={3} />}
    </>
  );
}
