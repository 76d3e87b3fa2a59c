"use client";
import { useTranslations } from "@/components/language/use-translations";
import { Button } from "@/components/ui/button";

interface Props {
  text: string;
  /** From 0 to 1; null while unknown. */
  part: number | null;
  onCancel: () => void;
}

export function Progress({ text, part, onCancel }: Props) {
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
