"use client";
/** Sends the choice of a picture, and says so while the page is made again. */
import { useFormStatus } from "react-dom";
import { useTranslations } from "@/components/language/use-translations";

interface Props {
  choice: "add" | "remove";
}

export function ChoiceButton({ choice }: Props) {
  const t = useTranslations("front");
  const { pending } = useFormStatus();
  return (
    <button
      type="submit"
      name="do"
      value={choice}
      className={choice === "add" ? "button" : "link"}
      aria-disabled={pending}
    >
      {pending ? t("edit.saving") : t(choice === "add" ? "pictures.add" : "pictures.off")}
    </button>
  );
}
