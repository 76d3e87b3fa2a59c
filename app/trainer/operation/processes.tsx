import type { ReactNode } from "react";
import styles from "@/app/trainer/operation/operation.module.css";
import type { Words } from "@/app/trainer/operation/operation-words";
import type { ProcessStatus, ServerStatus } from "@/server/health/status";

const columns = ["version", "since", "rooms", "phones", "loop", "write", "refused", "memory"] as const;
type Column = (typeof columns)[number];

/** All processes that serve the same rooms, and their totals: a table, or cards on narrow screens. */
export function Processes({ op, all }: { op: ServerStatus; all: Words }) {
  const { t } = all;
  const here = op.processes.filter(({ standing }) => standing === "here");
  const sum = (figure: (one: ProcessStatus) => number) => here.reduce((total, one) => total + figure(one), 0);
  const worst = (figure: (one: ProcessStatus) => number) => all.ms(Math.max(0, ...here.map(figure)));
  const total: Partial<Record<Column, string>> = {
    rooms: all.number(op.rooms),
    phones: all.number(op.phones),
    loop: worst(({ loopP99 }) => loopP99),
    write: here.some(({ writes }) => writes > 0) ? worst(({ writeP99 }) => writeP99) : t("speed.noWrites"),
    refused: all.number(sum(({ refused }) => refused)),
    memory: all.bytes(sum(({ memory }) => memory)),
  };
  const line = (key: string, head: ReactNode, cells: Partial<Record<Column, string>>, mark?: string) => (
    <tr key={key} className={mark} data-process={key}>
      <th scope="row">{head}</th>
      {columns.map((column) => (
        <td key={column} data-label={t(`processes.${column}`)} data-empty={cells[column] ? undefined : ""}>
          <span dir="auto">{cells[column] ?? ""}</span>
        </td>
      ))}
    </tr>
  );
  return (
    <section className="card" aria-labelledby="processes">
      <h2 id="processes">{t("processes.title")}</h2>
      <p className="muted">{t("processes.lead")}</p>
      <table className="table stacked">
        <thead>
          <tr>
            {(["name", ...columns] as const).map((column) => (
              <th scope="col" key={column}>
                {t(`processes.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {op.processes.map((one) =>
            line(
              one.id || "self",
              <>
                <bdi>{one.name}</bdi>
                <span className={styles.standing}>{standingOf(one, all)}</span>
                {one.self && <span className={styles.standing}>{t("processes.self")}</span>}
              </>,
              {
                version: one.version,
                since: all.day(one.startedAt),
                ...(one.standing === "here" && {
                  rooms: all.number(one.rooms),
                  phones: all.number(one.phones),
                  loop: all.ms(one.loopP99),
                  write: one.writes > 0 ? all.ms(one.writeP99) : t("speed.noWrites"),
                  refused: all.number(one.refused),
                  memory: all.bytes(one.memory),
                }),
              },
              one.standing === "lost" || (one.standing === "here" && !one.ready) ? styles.wrong : undefined,
            ),
          )}
          {line("all", t("processes.total"), total, styles.total)}
        </tbody>
      </table>
    </section>
  );
}

function standingOf({ standing, ready, heardAt }: ProcessStatus, { t, time }: Words): string {
  if (standing === "here") return ready ? t("processes.here") : t("processes.notReady");
  return standing === "unheard"
    ? t("processes.unheard")
    : t(`processes.${standing}`, { time: time(heardAt) });
}
