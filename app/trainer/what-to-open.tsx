"use client";
import { useEffect, useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { FieldFrame } from "@/app/trainer/field";
import { HowLong } from "@/app/trainer/how-long";
import { type Offer, offerOf } from "@/app/trainer/room-actions";
import type { Parts } from "@/workshop/editor/runnable-parts";

interface Props {
  workshop: string;
  /** Loaded by the page for its first workshop. */
  initial: Offer | null;
  /** The part of an unfinished workshop that is chosen at first. */
  first: string | undefined;
  /** Ties the choice of a part to the sentence about it. */
  partState: { "aria-invalid"?: true; "aria-describedby"?: string };
}

/** The choice of a part, for an unfinished workshop, and of the room's length. */
export function WhatToOpen({ workshop, initial, first, partState }: Props) {
  const t = useTranslations("account.openRoom");
  const [offer, setOffer] = useState(initial);
  const [chosen, setChosen] = useState<string | null>(null);
  useEffect(() => {
    if (initial) return;
    let here = true;
    void offerOf(workshop).then(
      (found) => here && setOffer(found),
      () => undefined,
    );
    return () => {
      here = false;
    };
  }, [workshop, initial]);
  if (!offer) return null;
  const { unfinished, agendas, sessions } = offer;
  const parts = unfinished?.parts ?? null;
  const part = chosen ?? (parts && first && canOpen(parts, first) ? first : "ready");
  return (
    <>
      {unfinished && <Blocking workshop={workshop} unfinished={unfinished} />}
      {parts && (
        <FieldFrame label={t("part")} describedBy={partState["aria-describedby"]}>
          {(ties) => (
            <select
              {...ties}
              aria-invalid={partState["aria-invalid"]}
              name="part"
              value={part}
              onChange={(e) => setChosen(e.target.value)}
            >
              <option value="ready">{t("partReady", { ready: parts.ready, all: parts.all })}</option>
              {parts.sessions.map(({ id, part: session, number, title, ready, activities }) => (
                <optgroup key={id} label={`${number} · ${title}`}>
                  {ready && <option value={session}>{t("partSession", { number })}</option>}
                  {activities.map((a) =>
                    a.ready ? (
                      <option key={a.id} value={a.id}>
                        {a.title}
                      </option>
                    ) : null,
                  )}
                </optgroup>
              ))}
            </select>
          )}
        </FieldFrame>
      )}
      {sessions.length > 0 && (!parts || part === "ready") && (
        <HowLong agendas={agendas} sessions={sessions} />
      )}
    </>
  );
}

const canOpen = ({ sessions }: Parts, part: string): boolean =>
  sessions.some((s) => (s.ready && s.part === part) || s.activities.some((a) => a.ready && a.id === part));

interface BlockingProps {
  workshop: string;
  unfinished: NonNullable<Offer["unfinished"]>;
}

/** The problems that keep the whole from being opened. */
function Blocking({ workshop, unfinished }: BlockingProps) {
  const t = useTranslations("account.openRoom");
  return (
    <div className="notice sea" role="status">
      <p>{t("blocked")}</p>
      <ul>
        {unfinished.blocking.map(({ owner, title, things }) => (
          <li key={owner}>
            <span dir="auto">{title}</span>: {t("things", { count: things })}
          </li>
        ))}
      </ul>
      <p>
        {t(unfinished.parts ? "canOpen" : "cannotOpen")}{" "}
        <a href={`/editor/${workshop}#problems`}>{t("toThings")}</a>
      </p>
    </div>
  );
}
