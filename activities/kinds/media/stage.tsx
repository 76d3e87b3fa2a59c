import { useCallback, useEffect, useRef, useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import styles from "@/activities/kinds/media/stage.module.css";
import type { MediaFace } from "@/activities/kinds/media/view";
import type { StageFaceProps } from "@/components/stage/face";
import { useAsset } from "@/components/assets/assets";
import { BothLanguages } from "@/components/stage/both-languages";
import { addressOf } from "@/model/activity/asset";
import { type Playback, positionOf } from "@/model/room/playback";

/** Seconds by which picture and server may differ before the picture jumps. */
const MAX_DRIFT_SECONDS = 1;

/** A film or a sound: the console says where it stands; a stage that is opened again goes on from there. */
export function MediaStage({ view, offset = 0 }: StageFaceProps) {
  const t = useTranslations("stage");
  const { face, language } = view;
  const file = useAsset(face.kind === "media" ? face.file : null);
  if (face.kind !== "media") return null;
  return (
    <section className={styles.media} data-type={file ? face.type : "none"}>
      <h1 lang={language} className={face.type === "video" && file ? "quiet" : undefined}>
        <BothLanguages text={face.title} />
      </h1>
      {file ? (
        <Player
          face={face}
          src={addressOf(file, "file")}
          play={view.play}
          offset={offset}
          language={language}
        />
      ) : (
        <p className={styles.missing}>{face.file ? t("media.gone", { file: face.file }) : t("media.none")}</p>
      )}
      {face.credit && (
        <p className={styles.credit} lang={language}>
          {face.credit}
        </p>
      )}
    </section>
  );
}

interface PlayerProps {
  face: MediaFace;
  src: string;
  play: Playback | null;
  offset: number;
  language: string;
}

function Player({ face, src, play, offset, language }: PlayerProps) {
  const t = useTranslations("stage");
  const element = useRef<HTMLVideoElement>(null);
  const captions = useAsset(face.captions);
  const [trouble, setTrouble] = useState<"blocked" | "broken" | null>(null);

  const follow = useCallback(() => {
    const media = element.current;
    if (!media || media.readyState < HTMLMediaElement.HAVE_METADATA) return;
    const position = play ? positionOf(play, Date.now() + offset) : 0;
    if (Math.abs(media.currentTime - position) > MAX_DRIFT_SECONDS || !play?.on)
      media.currentTime = Math.min(position, media.duration || position);
    if (!play?.on) return media.pause();
    if (position >= media.duration) return;
    media.play().then(
      () => setTrouble(null),
      // A browser plays no sound before the first click.
      (error: DOMException) => error.name === "NotAllowedError" && setTrouble("blocked"),
    );
  }, [play, offset]);
  useEffect(follow, [follow]);
  /** Counts for later too, so that nothing is asked for where the film has stopped or ended meanwhile. */
  const click = () => {
    setTrouble(null);
    follow();
  };

  const shared = {
    ref: element,
    src,
    onLoadedMetadata: follow,
    onDurationChange: follow,
    onError: () => setTrouble("broken"),
    preload: "auto" as const,
  };
  return (
    <div className={styles.screen}>
      <video {...shared} playsInline className={styles.film} aria-label={face.title}>
        {captions && (
          <track
            kind="captions"
            src={addressOf(captions, "file")}
            srcLang={language}
            label={t("media.captions")}
            default
          />
        )}
      </video>
      {face.type === "audio" && (
        <span className={styles.sound} data-on={play?.on || undefined} aria-hidden="true" />
      )}
      {trouble === "broken" && (
        <p className={styles.missing}>{t("media.broken", { file: face.file ?? "" })}</p>
      )}
      {trouble === "blocked" && (
        <button type="button" className={styles.click} onClick={click}>
          {t("media.click")}
        </button>
      )}
      {!play && !trouble && <p className={styles.waiting}>{t("media.waiting")}</p>}
    </div>
  );
}
