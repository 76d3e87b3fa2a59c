/** How answers look in the debrief: a colour, a pattern and a name, never a colour alone. */
import type { Tone } from "@/activities/case/content";
import styles from "@/components/debrief/tones.module.css";

/** A tone, or the quiet node of those who passed or gave nothing. */
export type Look = Tone | "none";

/** Pattern definitions for one drawing; `id` is unique in the page. */
export function Patterns({ id }: { id: string }) {
  return (
    <defs>
      <pattern
        id={`${id}-unsure`}
        width="7"
        height="7"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect width="7" height="7" className={styles.unsure} />
        <rect width="2" height="7" className={styles.unsureInk} />
      </pattern>
      <pattern id={`${id}-no`} width="8" height="8" patternUnits="userSpaceOnUse">
        <rect width="8" height="8" className={styles.no} />
        <circle cx="2" cy="2" r="1.1" className={styles.noInk} />
        <circle cx="6" cy="6" r="1.1" className={styles.noInk} />
      </pattern>
    </defs>
  );
}

/** The fill of a segment: class for the colour, `fill` for the pattern where there is one. */
export const fillOf = (look: Look, id: string): { className?: string; fill?: string } =>
  look === "yes" || look === "none" ? { className: styles[look] } : { fill: `url(#${id}-${look})` };

/** The class of the number on a segment. */
export const inkOn = (look: Look): string => `${styles.ink} ${styles[`${look}Number`]}`;

/** The class of a ribbon that leaves `look`; `moved`: it ends at another answer. */
export const ribbonOf = (look: Look, moved: boolean): string =>
  `${styles.ribbon} ${styles[`${look}Ribbon`]} ${moved ? styles.moved : ""}`;

export function Legend({ id, items }: { id: string; items: { look: Look; text: string }[] }) {
  return (
    <ul className={styles.legend}>
      {items.map(({ look, text }) => (
        <li key={look + text} dir="auto">
          <svg width="22" height="16" aria-hidden="true">
            <Patterns id={`${id}-legend-${look}`} />
            <rect x=".5" y=".5" width="21" height="15" rx="3" {...fillOf(look, `${id}-legend-${look}`)} />
          </svg>
          {text}
        </li>
      ))}
    </ul>
  );
}
