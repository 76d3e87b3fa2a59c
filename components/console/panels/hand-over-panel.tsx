"use client";
import { useTranslations } from "@/components/language/use-translations";
import { useConsoleContext } from "@/components/console/console-context";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { SharedLink } from "@/components/links/shared-link";
import { useSharedOrigin } from "@/components/links/shared-origin";
import type { ConsoleView } from "@/workshop/protocol/console";

/** The link that opens this console on a phone, behind the usual signing in. */
export function RemotePanel({ onClose }: { onClose: () => void }) {
  const t = useTranslations("console.remote");
  const close = useTranslations("console")("close");
  const { room, view } = useConsoleContext();
  const origin = useSharedOrigin(view.door?.url);
  return (
    <Dialog title={t("title")} onClose={onClose} actions={<Button onClick={onClose}>{close}</Button>}>
      <p>{t("text")}</p>
      <SharedLink link={`${origin}/console/${encodeURIComponent(room)}`} label={t("link")} />
    </Dialog>
  );
}

/** Gives one session to a presenter by a link, and takes it back. */
export function HandOverPanel({ session, onClose }: { session: string; onClose: () => void }) {
  const t = useTranslations("console");
  const { plan, view, act } = useConsoleContext();
  const title = plan.sessions.find((s) => s.id === session)?.title ?? "";
  const handed = view.handovers.filter((h) => h.session === session);
  return (
    <Dialog
      title={t("handOver.title", { session: title })}
      onClose={onClose}
      actions={<Button onClick={onClose}>{t("close")}</Button>}
    >
      <p>{t("handOver.text")}</p>
      {handed.map((h) => (
        <HandOver key={h.id} handover={h} />
      ))}
      <div>
        <Button
          look={handed.length ? undefined : "primary"}
          onClick={() => act({ type: "hand-over", session })}
        >
          {t(handed.length ? "handOver.another" : "handOver.make")}
        </Button>
      </div>
    </Dialog>
  );
}

/** One link with its presenter, and the way to take the session back. */
function HandOver({ handover }: { handover: ConsoleView["handovers"][number] }) {
  const t = useTranslations("console");
  const { room, view, act } = useConsoleContext();
  const origin = useSharedOrigin(view.door?.url);
  const { id, name, here, key } = handover;
  const link = `${origin}/present/${encodeURIComponent(room)}#k=${id}.${key}`;
  return (
    <section className="notice plain stack">
      <p>
        <b>{name === null ? t("handOver.waiting") : t("handOver.with", { name })}</b>
        {name !== null && ` · ${t(here ? "handOver.here" : "handOver.away")}`}
      </p>
      <SharedLink link={link} label={t("handOver.link")} />
      <div className="row">
        <Button size="small" look="danger" onClick={() => act({ type: "take-back", handover: id })}>
          {t("handOver.takeBack")}
        </Button>
      </div>
    </section>
  );
}
