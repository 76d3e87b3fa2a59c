import type { ReactNode } from "react";
import { useTranslations } from "@/components/language/use-translations";
import styles from "@/components/stage/explained.module.css";
import { StageKey } from "@/components/stage/key";
import { Pages } from "@/components/ui/paged-text";
import type { Key, KeyItem } from "@/model/activity/key";

const sizes = [2.3, 2.1, 1.9, 1.75, 1.6, 1.5];

interface Props {
  items: Key;
  /** The accepted answers to an item in words of the form. */
  words?: (item: KeyItem) => string[];
  language: string;
  /** The question with the room's answers. */
  children: ReactNode;
}

/** The room's answer and the expert's, side by side on one screen. */
export function Explained({ items, words = () => [], language, children }: Props) {
  const t = useTranslations("stage");
  const mark = (page: number, pages: number) => t("page", { page, pages });
  return (
    <div className={styles.explained}>
      <Pages sizes={sizes} mark={mark}>
        {children}
      </Pages>
      <Pages sizes={sizes} mark={mark}>
        <StageKey items={items} words={words} language={language} />
      </Pages>
    </div>
  );
}
