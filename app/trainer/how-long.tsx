"use client";
import { useEffect, useId, useState } from "react";
import { useLocale } from "use-intl";
import { useTranslations } from "@/components/language/use-translations";
import { FieldFrame } from "@/app/trainer/field";
import styles from "@/app/trainer/how-long.module.css";
import { ONE_SESSION, sessionAgenda } from "@/workshop/room/agenda/agenda";
import { type Lengths, proposedAgenda } from "@/workshop/room/agenda/lengths";

/** The length of a room: one session, an agenda, or all sessions; with the time of its end. */
export function HowLong({ agendas, sessions }: Lengths) {
  const t = useTranslations("account.openRoom");
  const locale = useLocale();
  const name = useId();
  const [length, setLength] = useState(proposedAgenda({ agendas }));
  const [session, setSession] = useState(sessions[0]?.id ?? "");
  const all = sessions.reduce((sum, { minutes }) => sum + minutes, 0);
  const chosen = agendas.find(({ id }) => id === length);
  const single = sessions.find(({ id }) => id === session);
  const minutes = chosen?.days[0] ?? (length === ONE_SESSION ? (single?.minutes ?? 0) : all);
  const cards = [
    ...(sessions.length > 1
      ? [{ id: ONE_SESSION, title: t("oneSession"), text: duration(single?.minutes ?? 0, locale) }]
      : []),
    ...agendas.map(({ id, title, days }) => ({
      id,
      title,
      text: days.length > 1 ? t("dayCount", { count: days.length }) : duration(days[0] ?? 0, locale),
    })),
    { id: "", title: t("allSessions"), text: duration(all, locale) },
  ];
  return (
    <fieldset className={styles.lengths}>
      <legend>{t("howLong")}</legend>
      <input type="hidden" name="agenda" value={length === ONE_SESSION ? sessionAgenda(session) : length} />
      <div className={styles.cards}>
        {cards.map(({ id, title, text }) => (
          <label key={id} className="pick">
            <input type="radio" name={name} checked={length === id} onChange={() => setLength(id)} />
            <span>
              <b dir="auto">{title}</b>
              <small>{text}</small>
            </span>
          </label>
        ))}
      </div>
      {length === ONE_SESSION && (
        <FieldFrame label={t("whichSession")}>
          {(ties) => (
            <select {...ties} value={session} onChange={(e) => setSession(e.target.value)}>
              {sessions.map(({ id, number, title }) => (
                <option key={id} value={id}>
                  {number} · {title}
                </option>
              ))}
            </select>
          )}
        </FieldFrame>
      )}
      <End minutes={minutes} several={(chosen?.days.length ?? 1) > 1} />
    </fieldset>
  );
}

/** The end of a room that begins now, by this browser's clock. */
function End({ minutes, several }: { minutes: number; several: boolean }) {
  const t = useTranslations("account.openRoom");
  const locale = useLocale();
  const [now, setNow] = useState<Date | null>(null);
  useEffect(() => {
    const look = () => setNow(new Date());
    look();
    const timer = setInterval(look, 20_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <p className="hint">
      {now && t(several ? "dayEndsAt" : "endsAt", { time: endOf(now, minutes, locale) })}
    </p>
  );
}

/** The clock at the end, with the weekday unless it is today's. */
function endOf(now: Date, minutes: number, locale: string): string {
  const end = new Date(now.getTime() + minutes * 60_000);
  return new Intl.DateTimeFormat(locale, {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    ...(end.toDateString() === now.toDateString() ? {} : { weekday: "long" }),
  }).format(end);
}

/** Such as "6 h 30 min". */
const duration = (minutes: number, locale: string): string =>
  [
    { unit: "hour", amount: Math.floor(minutes / 60) },
    { unit: "minute", amount: minutes % 60 },
  ]
    .filter(({ amount }) => amount > 0)
    .map(({ unit, amount }) =>
      new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "short" }).format(amount),
    )
    .join(" ");
