"use client";
import { type ReactNode, useEffect, useRef, useState } from "react";
import {
  type CameraProblem,
  problemOf,
  readCamera,
  readPhoto,
  whyNoCamera,
} from "@/components/console/cards/camera";
import styles from "@/components/console/cards/card-dialog.module.css";
import type { SeenPicture } from "@/components/console/cards/worker";
import { useOptionWord } from "@/components/console/panels/hand-count";
import { useTranslations } from "@/components/language/use-translations";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { NumberInput } from "@/components/ui/number-input";
import { type HandCounts, handsFor, type HandItem, MAX_COUNTED } from "@/model/activity/show-of-hands";
import {
  cardCounts,
  cardsTwice,
  changedCards,
  type CollectedCards,
  readByCards,
  readCards,
  summedCards,
  withPicture,
} from "@/model/room/cards/collected";
import { MIN_ANSWERS } from "@/model/room/limits";
import { direction } from "@/model/text/language";
import { letter } from "@/model/text/wording";

interface CardCounting {
  /** What tells this round from others. */
  round: string;
  items: readonly HandItem[];
  /** The language in which it is read aloud. */
  spoken: string;
  /** Read from cards by this counter, as it was sent. */
  mine: HandCounts;
  /** Sends all that this counter has read. @returns why it was not stored; null: it was */
  store: (counts: HandCounts) => Promise<string | null>;
}

interface Props {
  /** Null where nothing is counted. */
  counting: CardCounting | null;
  onClose: () => void;
  /** What others have read. */
  children?: ReactNode;
}

/** Reads answer cards by the device's camera, or on a photo, and sends their sums (H-27 to H-29). */
export default function CardDialog({ counting, onClose, children }: Props) {
  const t = useTranslations("console");
  const [field, setField] = useState<string | null>(null);
  const items = counting?.items.filter(readByCards) ?? [];
  const item = items.find((one) => one.field === field) ?? items[0];
  return (
    <Dialog
      title={t("cards.title")}
      onClose={onClose}
      wide
      actions={<Button onClick={onClose}>{t("count.done")}</Button>}
    >
      {!counting && <p>{t("count.over")}</p>}
      {counting && !item && <p>{t("cards.cannot")}</p>}
      {items.length > 1 && (
        <label className="field">
          <span>{t("cards.item")}</span>
          <select lang={counting?.spoken} value={item?.field} onChange={(e) => setField(e.target.value)}>
            {items.map((one) => (
              <option key={one.field} value={one.field}>
                {one.text}
              </option>
            ))}
          </select>
        </label>
      )}
      {counting && item && (
        <Reading key={`${counting.round} ${item.field}`} item={item} counting={counting} />
      )}
      {children}
    </Dialog>
  );
}

interface ReadingProps {
  item: HandItem;
  counting: CardCounting;
}

function Reading({ item, counting: { spoken, mine, store } }: ReadingProps) {
  const t = useTranslations("console");
  const reason = useTranslations("reasons");
  const wordOf = useOptionWord();
  const video = useRef<HTMLVideoElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const [source, setSource] = useState<"camera" | File | null>(null);
  const [seen, setSeen] = useState<SeenPicture | null>(null);
  const [cards, setCards] = useState<CollectedCards>(new Map());
  const [summed, setSummed] = useState<CollectedCards>(new Map());
  /** By option, what people added to what was read. */
  const [corrections, setCorrections] = useState<Record<string, number>>({});
  const [problem, setProblem] = useState<CameraProblem | null>(whyNoCamera);
  const [refused, setRefused] = useState<string | null>(null);
  const unavailable = problem === "insecure" || problem === "unsupported";

  useEffect(() => {
    if (!source) return;
    const end = new AbortController();
    const { signal } = end;
    const photo = source !== "camera";
    const add = (picture: SeenPicture) => {
      if (signal.aborted) return;
      setSeen(picture);
      setCards((before) => withPicture(before, readingsOn(picture), photo));
    };
    const reading = photo
      ? readPhoto(source, canvas.current!, signal, add)
      : readCamera(video.current!, signal, add);
    reading.catch((error) => {
      if (signal.aborted) return;
      setProblem(problemOf(error));
      setSource(null);
    });
    const stop = () => document.hidden && !photo && setSource(null);
    document.addEventListener("visibilitychange", stop);
    return () => {
      document.removeEventListener("visibilitychange", stop);
      end.abort();
    };
  }, [source]);

  const on = source === "camera";
  useEffect(() => {
    if (!on && cards.size > 0) setSummed((before) => summedCards(before, cards));
  }, [on, cards]);

  function begin(from: typeof source) {
    setSeen(null);
    setRefused(null);
    if (!unavailable) setProblem(null);
    setSource(from);
  }
  const { counts, beside } = cardCounts(item, summed);
  const corrected = Object.fromEntries(
    item.options.map(({ id }) => [id, Math.max(0, counts[id]! + (corrections[id] ?? 0))]),
  );
  const read = readCards(cards);
  const waiting = changedCards(summed, cards);
  const enough = readCards(summed) - beside >= MIN_ANSWERS;
  const sent = handsFor(item, mine);
  return (
    <>
      {!source && read === 0 && <p>{t("cards.lead")}</p>}
      <p className="row">
        {!unavailable && (
          <Button look={read === 0 || on ? "primary" : undefined} onClick={() => begin(on ? null : "camera")}>
            {t(on ? "cards.stop" : "cards.start")}
          </Button>
        )}
        <Button
          look={unavailable && read === 0 ? "primary" : undefined}
          onClick={() => chooser.current?.click()}
        >
          {t("cards.photo")}
        </Button>
        <input
          ref={chooser}
          type="file"
          accept="image/*"
          capture="environment"
          hidden
          onChange={(e) => {
            const [photo] = e.target.files ?? [];
            e.target.value = "";
            if (photo) begin(photo);
          }}
        />
      </p>
      {problem && !(unavailable && read > 0) && (
        <p role="alert" className="notice tangerine">
          {t(`cards.problem.${problem}`)}
        </p>
      )}
      {source && (
        <div className={`stack ${styles.picture}`}>
          {on ? (
            <video ref={video} muted playsInline aria-label={t("cards.picture")} />
          ) : (
            <canvas ref={canvas} role="img" aria-label={t("cards.picture")} />
          )}
          {seen && <Dots seen={seen} cards={cards} />}
        </div>
      )}
      <div role="status">
        <p>
          <b>{t("cards.read", { count: read })}</b> {on && t("cards.whileOn")}
        </p>
        {seen && <Unread seen={seen} />}
        {!on && beside > 0 && <p>{t("cards.beside", { count: beside })}</p>}
        {!on && read > 0 && !enough && <p>{reason("few-cards")}</p>}
        {!on && enough && waiting > 0 && <p>{t("cards.waits", { count: waiting })}</p>}
        {sent > 0 && <p>{t("cards.sent", { count: sent })}</p>}
      </div>
      {!on && read > 0 && enough ? (
        <form
          className="stack"
          onSubmit={(e) => {
            e.preventDefault();
            void store({ ...mine, [item.field]: corrected }).then(setRefused);
          }}
        >
          <div className="fitted" lang={spoken} dir={direction(spoken)}>
            {item.options.map((option, i) => (
              <NumberInput
                key={option.id}
                label={`${letter(i)} · ${wordOf(option)}`}
                min={0}
                max={MAX_COUNTED}
                value={corrected[option.id]}
                onChange={(e) =>
                  setCorrections({ ...corrections, [option.id]: Number(e.target.value) - counts[option.id]! })
                }
              />
            ))}
          </div>
          <p className="row">
            <Button type="submit" look="primary">
              {t("cards.send")}
            </Button>
            <Button
              onClick={() => {
                setCards(new Map());
                setCorrections({});
                begin(null);
              }}
            >
              {t("cards.again")}
            </Button>
          </p>
        </form>
      ) : (
        <ul className="row" lang={spoken} dir={direction(spoken)}>
          {item.options.map((option, i) => (
            <li key={option.id}>
              <b>{letter(i)}</b> {wordOf(option)}
            </li>
          ))}
        </ul>
      )}
      {sent > 0 && (
        <p>
          <Button size="small" onClick={() => void store({ ...mine, [item.field]: {} }).then(setRefused)}>
            {t("cards.takeBack")}
          </Button>
        </p>
      )}
      {refused && <p role="alert">{refused}</p>}
    </>
  );
}

const readingsOn = ({ cards }: SeenPicture) =>
  cards.flatMap(({ reading }) => (reading === "unclear" ? [] : [reading]));

/** What could not be read, by number; no card is named. */
function Unread({ seen }: { seen: SeenPicture }) {
  const t = useTranslations("console");
  const unclear = seen.cards.filter(({ reading }) => reading === "unclear").length;
  const twice = cardsTwice(readingsOn(seen)).size;
  return (
    <>
      {unclear > 0 && <p>{t("cards.unclear", { count: unclear })}</p>}
      {twice > 0 && <p>{t("cards.twice", { count: twice })}</p>}
    </>
  );
}

/** A dot over each card, filled once it is counted. All are alike, so that no dot tells an answer. */
function Dots({
  seen: { width, height, cards: onPicture },
  cards,
}: {
  seen: SeenPicture;
  cards: CollectedCards;
}) {
  return (
    <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {onPicture.map(({ x, y, reach, reading }) => {
        const unclear = reading === "unclear";
        const counted = !unclear && cards.get(reading.card)?.answer;
        return (
          <circle
            key={`${x} ${y}`}
            cx={x}
            cy={y}
            r={Math.max(reach / 2, width / 64)}
            fill={counted ? "var(--sea)" : "none"}
            stroke={unclear ? "var(--tangerine)" : counted ? "var(--on-fill)" : "var(--sea)"}
            strokeDasharray={unclear ? "4 4" : undefined}
            strokeWidth="2"
            vectorEffect="non-scaling-stroke"
          />
        );
      })}
    </svg>
  );
}
