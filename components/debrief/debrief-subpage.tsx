import type { ReactNode } from "react";
import styles from "@/components/debrief/debrief-subpage.module.css";

interface Props {
  room: { id: string; title: string };
  title: string;
  lead?: string;
  wide?: boolean;
  children: ReactNode;
}

/** The frame of every page that belongs to a room's debrief. */
export function DebriefSubpage({ room, title, lead, wide = false, children }: Props) {
  return (
    <main className={wide ? styles.wide : styles.page}>
      <h1>{title}</h1>
      <p className={styles.room}>
        <bdi>{room.title}</bdi>
      </p>
      {lead && <p className={styles.lead}>{lead}</p>}
      {children}
    </main>
  );
}
