"use client";
/** Sends a choice, such as that of a picture, and says so while the page is made again. */
import { useFormStatus } from "react-dom";
import { useTranslations } from "@/components/language/use-translations";

const WORDS = { add: "pictures.add", remove: "pictures.off", save: "edit.save" } as const;

interface Props {
  choice: "add" | "remove" | "save";
}

export function ChoiceButton({ choice }: Props) {
  const t = useTranslations("front");
  const { pending } = useFormStatus();
  return (
    <button
      type="submit"
      name="do"
      value={choice}
      className={choice === "remove" ? "link" : "button"}
      aria-disabled={pending}
    >
      {t(pending ? "edit.saving" : WORDS[choice])}
    </button>
  );
}
