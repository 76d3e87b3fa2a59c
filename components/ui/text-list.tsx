import styles from "@/components/ui/text-list.module.css";

/** Texts under their titles, each in its own direction. */
export function TextList({ groups }: { groups: readonly { title: string; texts: readonly string[] }[] }) {
  return groups.map((group, i) => (
    <div key={`${i}`} className={styles.group}>
      {group.title && <h4 dir="auto">{group.title}</h4>}
      <ul className={styles.texts}>
        {group.texts.map((text, index) => (
          <li key={`${index}`}>
            <bdi>{text}</bdi>
          </li>
        ))}
      </ul>
    </div>
  ));
}
