"use client";
import { useTranslations } from "@/components/language/use-translations";
import { Button } from "@/components/ui/button";

/** How far something is, and the way out of it. @param part from 0 to 1; null while nobody knows */
export function Progress({
  text,
  part,
  onCancel,
}: {
  text: string;
  part: number | null;
  onCancel: () => void;
}) {
  const t = useTranslations("editor");
  return (
    <div className="notice sea stack">
      <p role="status">{text}</p>
      <progress value={part ?? undefined} max={1} aria-label={text} />
      <Button size="small" onClick={onCancel}>
        {t("cancel")}
      </Button>
    </div>
  );
}
