import type { ReactNode } from "react";
import styles from "@/components/worksheets/measure.module.css";
import { Written } from "@/components/worksheets/written";
import { type CompareText, groupName } from "@/model/worksheets/wording";
import type { Group } from "@/model/room/groups";
import type { ComparedMeasure } from "@/model/worksheets/comparisons/comparison";

/** A number of groups, from two on. */
export function Times({ times, t }: { times: number; t: CompareText }) {
  if (times < 2) return null;
  return (
    <>
      {" "}
      <b className={styles.times} aria-hidden="true">{`×${times}`}</b>
      <span className="quiet">{t("timesSaid", { count: times })}</span>
    </>
  );
}

interface Props {
  measure: ComparedMeasure;
  groups?: readonly Group[];
  t: CompareText;
  flag?: string | undefined;
}

/** A measure of groups, with the groups, its owner and its date. */
export function MeasureCard({ measure, groups = [], t, flag }: Props) {
  const { text, times, owner, when, missing } = measure;
  return (
    <div className={styles.measure} data-flag={flag ? true : undefined}>
      <p className={styles.text}>
        <Written text={text} black={t("black")} />
        <Times times={times} t={t} />
      </p>
      {flag && <p className={styles.flag}>{flag}</p>}
      {groups.length + owner.length + when.length + missing.length > 0 && (
        <ul className={styles.chips}>
          {groups.map((group) => (
            <li key={group.id} data-group="">
              <bdi>{groupName(group, t)}</bdi>
            </li>
          ))}
          {owner.map((who) => (
            <Chip
              key={`o${who}`}
              label={<span className="quiet">{t("board.owner")}</span>}
              text={who}
              black={t("black")}
            />
          ))}
          {missing.includes("owner") && <Missing said={t("board.noOwner")} />}
          {when.map((day) => (
            <Chip key={`w${day}`} label={<small>{t("board.when")}</small>} text={day} black={t("black")} />
          ))}
          {missing.includes("when") && <Missing said={t("board.noWhen")} />}
        </ul>
      )}
    </div>
  );
}

/** A dash; screen readers get the words. */
function Missing({ said }: { said: string }) {
  return (
    <li data-missing="" title={said}>
      <span aria-hidden="true">–</span>
      <span className="quiet">{said}</span>
    </li>
  );
}

function Chip({ label, text, black }: { label: ReactNode; text: string; black: string }) {
  return (
    <li>
      {label} <Written text={text} black={black} />
    </li>
  );
}
