import { BothLanguages } from "@/components/stage/both-languages";
import styles from "@/components/stage/rows.module.css";

interface Props {
  items: readonly { id: string; text: string }[];
  language: string;
}

/** The items of a question before results, a line each; many stand in two columns. */
export function Items({ items, language }: Props) {
  return (
    <ul className={styles.items} data-many={items.length > 6 || undefined} lang={language}>
      {items.map((item) => (
        <li key={item.id}>
          <BothLanguages text={item.text} />
        </li>
      ))}
    </ul>
  );
}
