"use client";
import { type FormEvent, useState } from "react";
import { useLocale } from "use-intl";
import { useTranslations } from "@/components/language/use-translations";
import { AssetsProvider } from "@/components/assets/assets";
import { Sentence } from "@/components/console/sentence";
import { ConsoleLayout } from "@/components/console/console-layout";
import type { ConsoleFaces } from "@/components/console/face";
import styles from "@/components/console/panels.module.css";
import type { Live } from "@/components/live/connect";
import { createSender } from "@/components/live/send";
import { useNamedTitle } from "@/components/live/use-named-title";
import { useKeyInHash, useLive, useView } from "@/components/live/use-view";
import { Button } from "@/components/ui/button";
import { presenterName } from "@/workshop/room/presenter-name";

interface Props {
  room: string;
  faces: ConsoleFaces;
  /** The key of the hand-over. */
  secret: string;
  language: string;
}

/** The page behind a presenter's link: asks for a name, then gives the console of the session. */
export function PresenterConsole({ room, faces }: Pick<Props, "room" | "faces">) {
  const t = useTranslations("console");
  const key = useKeyInHash();
  const locale = useLocale();
  if (key === null) return null;
  if (key === "") return <Sentence text={t("handOver.noKey")} title={t("brand")} />;
  return <Connected key={`${key} ${locale}`} room={room} faces={faces} secret={key} language={locale} />;
}

function Connected({ room, faces, secret, language }: Props) {
  const t = useTranslations("console");
  const live = useLive({ as: "presenter", room, key: secret, language });
  const { status, refusal, version, plan, agenda, console: view, look, offset } = useView(live);
  useNamedTitle(plan?.sessions[0]?.title ?? plan?.title);
  if (refusal)
    return (
      <Sentence
        text={t(refusal === "not-allowed" ? "handOver.over" : refusal)}
        title={plan?.title ?? t("brand")}
      />
    );
  if (!plan || !agenda || !view?.presenter)
    return <Sentence text={t(status === "lost" ? "lost" : "connecting")} title={t("brand")} />;
  if (view.presenter.name === null) return <Name live={live} session={plan.sessions[0]?.title ?? ""} />;
  return (
    <AssetsProvider sources={view.assets} size="phone">
      <ConsoleLayout
        live={live}
        room={room}
        title={plan.sessions[0]?.title ?? plan.title}
        me={view.presenter.name}
        faces={faces}
        plan={plan}
        agenda={agenda}
        view={view}
        look={look}
        offset={offset}
        lost={status === "lost"}
        version={version}
      />
    </AssetsProvider>
  );
}

/** Asks for the name that trainers see beside the session. */
function Name({ live, session }: { live: Live; session: string }) {
  const t = useTranslations("console");
  const reason = useTranslations("reasons");
  const [send] = useState(() => createSender(live.socket));
  const [name, setName] = useState("");
  const [problem, setProblem] = useState<string | null>(null);

  async function submit(e: FormEvent) {
    e.preventDefault();
    const cleaned = presenterName(name);
    if (!cleaned) return setProblem(reason("name-first"));
    const sent = await send({ type: "introduce", name: cleaned });
    if (sent.kind === "silence") setProblem(t("noAnswer"));
    if (sent.kind === "ack" && !sent.ack.ok) setProblem(reason(sent.ack.reason));
  }

  return (
    <main className={styles.door}>
      <form onSubmit={submit}>
        <h1>{t("handOver.welcome", { session })}</h1>
        <p>{t("handOver.welcomeText")}</p>
        {problem && (
          <p role="alert" className="notice tangerine">
            {problem}
          </p>
        )}
        <label className="field">
          <span>{t("handOver.name")}</span>
          <input
            value={name}
            maxLength={60}
            autoComplete="name"
            dir="auto"
            onChange={(e) => setName(e.target.value)}
          />
        </label>
        <Button look="primary" size="big" type="submit">
          {t("handOver.open")}
        </Button>
      </form>
    </main>
  );
}
