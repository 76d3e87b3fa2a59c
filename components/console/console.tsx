"use client";
import { useEffect } from "react";
import { useLocale } from "use-intl";
import { useTranslations } from "@/components/language/use-translations";
import { ConsoleLayout } from "@/components/console/console-layout";
import { Sentence } from "@/components/console/sentence";
import type { ConsoleFaces } from "@/components/console/face";
import type { ReadFinish } from "@/components/console/finish/finish-facts";
import { onSignedOut } from "@/components/live/signed-out";
import { useLive, useView } from "@/components/live/use-view";
import { AssetsProvider } from "@/components/assets/assets";

interface Props {
  room: string;
  title: string;
  me: string;
  support: string | null;
  /** The workshop with which the room was opened; null: not known. */
  workshop: string | null;
  faces: ConsoleFaces;
  readFinish: ReadFinish;
}

/** The trainer's page: reconnects in each language, and gives what arrives to the desk. */
export function Console(props: Props) {
  return <Connected key={useLocale()} {...props} />;
}

function Connected({ workshop, ...props }: Props) {
  const { title } = props;
  const t = useTranslations("console");
  const live = useLive({ as: "console", room: props.room, language: useLocale() });
  const {
    status,
    refusal,
    version,
    plan,
    agenda,
    present,
    console: view,
    look,
    stage,
    offset,
  } = useView(live);
  useEffect(() => onSignedOut(() => window.location.assign("/trainer/sign-in")), []);
  // A rehearsal is wiped as soon as it ends, so that its console loses the room.
  if (view?.rehearsal && (view.ended || refusal === "unknown-room"))
    return (
      <Sentence text={t("rehearsal-ended")} title={title} home={t("toRooms")}>
        {workshop && <a href={`/editor/${workshop}`}>{t("toWorkshop")}</a>}
      </Sentence>
    );
  if (refusal && !(refusal === "room-ended" && view?.ended))
    return <Sentence text={t(refusal)} title={title} home={t("toRooms")} />;
  if (!plan || !agenda || !view)
    return <Sentence text={t(status === "lost" ? "lost" : "connecting")} title={title} />;
  return (
    <AssetsProvider sources={view.assets} size="phone">
      <ConsoleLayout
        {...props}
        live={live}
        plan={plan}
        agenda={agenda}
        present={present}
        view={view}
        look={look}
        stage={stage}
        offset={offset}
        lost={status === "lost"}
        version={version}
      />
    </AssetsProvider>
  );
}
