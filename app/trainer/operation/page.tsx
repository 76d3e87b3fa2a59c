import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { operationTexts } from "@/app/page-language";
import styles from "@/app/trainer/operation/operation.module.css";
import { Processes } from "@/app/trainer/operation/processes";
import { Stop } from "@/app/trainer/operation/stop";
import { Renewal } from "@/app/trainer/operation/renewal";
import { type Words, operationWords } from "@/app/trainer/operation/operation-words";
import { TrainerBar } from "@/app/trainer/trainer-bar";
import { requireAccount } from "@/server/accounts/page-guards";
import { type ServerStatus, currentStatus } from "@/server/health/status";
import { mayWatch } from "@/server/health/permissions";
import { problemsOf } from "@/server/health/problems";
import { typed } from "@/server/platform/settings/project-root";
import { stopOfServer } from "@/server/platform/stopping";

export const dynamic = "force-dynamic";
export const generateMetadata = async (): Promise<Metadata> => ({ title: (await operationTexts())("title") });

/** The state of the server, for its owner alone. */
export default async function OperationPage() {
  const account = await requireAccount();
  if (!mayWatch(account.role, "see-operation")) notFound();
  const all = await operationWords();
  const op = await currentStatus();
  const { t } = all;
  return (
    <>
      <TrainerBar account={account} here="operation" />
      <main className="page">
        <h1>{t("title")}</h1>
        <p className="muted">{t("lead")}</p>
        {op ? <Now op={op} all={all} /> : <p className="card">{t("nothing")}</p>}
        {stopOfServer() && <Stop words={stopWords(t, op?.phones ?? 0)} />}
      </main>
    </>
  );
}

const stopWords = (t: Words["t"], phones: number) => ({
  title: t("stop.title"),
  verb: t("stop.verb"),
  question: t("stop.question", { phones }),
  back: t("stop.back"),
  stopping: t("stop.stopping"),
  stopped: t("stop.stopped"),
  failed: t("stop.failed"),
});

function Now({ op, all }: { op: ServerStatus; all: Words }) {
  const { t } = all;
  const problems = problemsOf(op);
  return (
    <>
      <Renewal time={op.now} away={t("away")} />
      {problems.length === 0 && <p className="notice ok">{t("well")}</p>}
      {problems.map(({ kind, urgent, values }) => (
        <section key={`${kind} ${values.name ?? ""}`} className={urgent ? "notice danger" : "notice"}>
          <h2>{t(`problems.${kind}`, values)}</h2>
          <p>{t(`todo.${kind}`, { command: typed("npm run backup -- --to FILE") })}</p>
        </section>
      ))}
      {op.heard !== null && <Processes op={op} all={all} />}
      <div className={styles.grid}>
        <Facts
          title={t("now.title")}
          facts={(["rooms", "phones", "consoles", "stages"] as const).map((name) => [
            t(`now.${name}`),
            all.number(op[name]),
          ])}
        />
        <Facts
          title={t("speed.title")}
          facts={[
            [t("speed.write"), op.commits.writes > 0 ? all.ms(op.commits.p99) : t("speed.noWrites")],
            [t("speed.loop"), all.ms(op.loopP99)],
            [t("speed.queue"), all.number((op.queues.answers ?? 0) + (op.queues.sheets ?? 0))],
            [t("speed.heavy"), all.number((op.queues.heavy ?? 0) + (op.queues.exports ?? 0))],
            [
              t("speed.pool"),
              t("speed.poolOf", {
                busy: op.pool.total - op.pool.idle,
                total: op.pool.total,
                waiting: op.pool.waiting,
              }),
            ],
          ]}
        />
        <Facts
          title={t("data.title")}
          facts={[
            [t("data.database"), op.embedded ? t("data.embedded") : t("data.own")],
            [t("data.size"), all.bytes(op.databaseBytes)],
            [t("data.free"), all.bytes(op.diskFree)],
            [t("data.memory"), all.bytes(op.memory)],
            [t("data.backup"), op.backupAt === null ? t("data.none") : all.day(op.backupAt)],
          ]}
        />
        <Facts
          title={t("server.title")}
          facts={[
            [t("server.version"), op.version],
            [t("server.node"), op.node],
            [t("server.schema"), op.schema ?? t("data.unknown")],
            [t("server.up"), all.day(op.startedAt)],
          ]}
        />
        <Facts
          title={t("settings.title")}
          facts={(Object.entries(op.has) as [keyof ServerStatus["has"], boolean][]).map(([name, set]) => [
            t(`settings.${name}`),
            set
              ? t("settings.yes")
              : name === "signingKey" || name === "secretGiven"
                ? t("settings.made")
                : t("settings.no"),
          ])}
        />
        <Counts
          title={t("refused.title")}
          lead={t("refused.lead")}
          none={t("refused.none")}
          all={all}
          counts={op.refused.map((one) => ({ ...one, name: all.reason(one.name) }))}
        />
        <Counts title={t("failed.title")} none={t("failed.none")} all={all} counts={op.failedJobs} />
      </div>
    </>
  );
}

function Facts({ title, facts }: { title: string; facts: [string, string][] }) {
  return (
    <section className="card">
      <h2>{title}</h2>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

interface Props {
  title: string;
  lead?: string;
  none: string;
  counts: { name: string; times: number }[];
  all: Words;
}

function Counts({ title, lead, none, counts, all }: Props) {
  return (
    <section className="card">
      <h2>{title}</h2>
      {counts.length === 0 ? <p className="muted">{none}</p> : lead && <p className="muted">{lead}</p>}
      <dl className="facts">
        {counts.map(({ name, times }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{all.number(times)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
