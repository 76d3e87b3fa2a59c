"use client";
import { type SyntheticEvent, useEffect, useRef, useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import type { ConsoleFaceProps } from "@/components/console/face";
import styles from "@/activities/kinds/media/console.module.css";
import type { MediaFace } from "@/activities/kinds/media/view";
import { useAsset } from "@/components/assets/assets";
import { useConsoleContext } from "@/components/console/console-context";
import { createLatest } from "@/activities/kinds/media/latest";
import { Button } from "@/components/ui/button";
import { Markdown } from "@/components/ui/markdown";
import { clock, useClock } from "@/components/ui/use-clock";
import { addressOf } from "@/model/activity/asset";
import { positionOf } from "@/model/room/playback";

/** Seconds of one step back or on. */
const SKIP_SECONDS = 10;
/** Further than any film goes. */
const MAX_POSITION = 1e7;

export function MediaConsole({ face }: ConsoleFaceProps) {
  const t = useTranslations("console");
  const file = useAsset(face.kind === "media" ? face.file : null);
  if (face.kind !== "media") return null;
  return (
    <>
      <h2>{face.title}</h2>
      {file ? (
        <Lead face={face} src={addressOf(file, "file")} />
      ) : (
        <p className={styles.missing}>{face.file ? t("media.gone", { file: face.file }) : t("media.none")}</p>
      )}
      {face.transcript && (
        <details>
          <summary>{t("media.transcript")}</summary>
          <Markdown text={face.transcript} top={3} />
        </details>
      )}
    </>
  );
}

/** State of the film; fields left out stay as they are. */
interface PlayChange {
  on?: boolean;
  at?: number;
}

function Lead({ face, src }: { face: MediaFace; src: string }) {
  const t = useTranslations("console");
  const { view, act, offset } = useConsoleContext();
  const { play } = view;
  const now = useClock(offset, play?.on ?? false);
  const [length, setLength] = useState<number | null>(null);
  /** The held thumb's place: the stage follows when it is let go, and the thumb stays until the room does. */
  const [dragged, setDragged] = useState<number | null>(null);
  const letGoAt = useRef<number | null>(null);
  /** Presses during a command go after it, so that the film ends where the trainer wanted it last. */
  const [lead] = useState(() => createLatest((change: PlayChange) => act({ type: "play", ...change })));
  useEffect(() => {
    if (dragged !== null && letGoAt.current === dragged && play?.at === dragged) setDragged(null);
  }, [dragged, play?.at]);
  const most = length ?? Number.POSITIVE_INFINITY;
  const position = Math.min(most, play ? positionOf(play, Math.max(now, play.since)) : 0);
  const on = (play?.on ?? false) && position < most;
  /** A place within the film. One that has run to its end does not run on when it is moved. */
  const to = (place: number): PlayChange => ({
    at: Math.max(0, Math.min(most, Math.round(place * 10) / 10)),
    ...(position >= most ? { on: false } : {}),
  });
  const press = (change: PlayChange) => {
    setDragged(null);
    void lead(change);
  };
  const letGo = async () => {
    if (dragged === null) return;
    letGoAt.current = dragged;
    if (!(await lead(to(dragged)))) setDragged(null);
  };
  const measure = ({ currentTarget: media }: SyntheticEvent<HTMLVideoElement>) => {
    if (Number.isFinite(media.duration)) setLength(media.duration);
    // A recording of a browser tells its length only at its end.
    else media.currentTime = MAX_POSITION;
  };
  return (
    <div className={`row ${styles.lead}`}>
      {/* Only measures the length: nothing is heard here. */}
      <video
        src={src}
        preload="metadata"
        muted
        hidden
        onLoadedMetadata={measure}
        onDurationChange={measure}
      />
      <Button
        look={on ? undefined : "primary"}
        onClick={() => press(on ? { on: false } : { on: true, ...(position >= most ? { at: 0 } : {}) })}
      >
        {t(on ? "media.pause" : "media.play")}
      </Button>
      <Button onClick={() => press(to(position - SKIP_SECONDS))}>
        {t("media.back", { seconds: SKIP_SECONDS })}
      </Button>
      <Button onClick={() => press(to(position + SKIP_SECONDS))}>
        {t("media.on", { seconds: SKIP_SECONDS })}
      </Button>
      <Button onClick={() => press({ on: false, at: 0 })}>{t("media.restart")}</Button>
      <span className={styles.time}>
        {clock(Math.floor(position))}
        {length !== null && ` / ${clock(Math.floor(length))}`}
      </span>
      {length !== null && (
        <input
          type="range"
          min={0}
          max={Math.floor(length)}
          value={dragged ?? Math.floor(position)}
          aria-label={t("media.seek", { title: face.title })}
          aria-valuetext={clock(dragged ?? Math.floor(position))}
          onChange={(e) => setDragged(Number(e.currentTarget.value))}
          onPointerUp={() => void letGo()}
          onKeyUp={() => void letGo()}
        />
      )}
      {view.stages === 0 && <p className={styles.missing}>{t("media.noStage")}</p>}
    </div>
  );
}
