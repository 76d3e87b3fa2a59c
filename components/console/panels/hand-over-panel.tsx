"use client";
import { useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { useConsoleContext } from "@/components/console/console-context";
import { HandedTo } from "@/components/console/people/handovers";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { SharedLink } from "@/components/links/shared-link";
import { useSharedOrigin } from "@/components/links/shared-origin";
import type { Linked } from "@/workshop/room/actor";
import { presenterName } from "@/workshop/room/presenter-name";
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

/** Makes links for helpers and observers, the newest first, and withdraws them. */
export function InvitedPanel({ onClose }: { onClose: () => void }) {
  const t = useTranslations("console");
  const { view, act } = useConsoleContext();
  const [name, setName] = useState("");
  const links = view.handovers.filter((h) => h.as !== "presenter").toReversed();
  async function invite(as: Linked) {
    if (await act({ type: "invite", as, name: presenterName(name) || null })) setName("");
  }
  return (
    <Dialog
      title={t("invited.title")}
      onClose={onClose}
      actions={<Button onClick={onClose}>{t("close")}</Button>}
    >
      <p>{t("invited.text")}</p>
      <label className="field">
        <span>{t("invited.name")}</span>
        <input value={name} maxLength={60} dir="auto" onChange={(e) => setName(e.target.value)} />
      </label>
      <div className="row">
        <Button onClick={() => invite("helper")}>{t("invited.makeHelper")}</Button>
        <Button onClick={() => invite("observer")}>{t("invited.makeObserver")}</Button>
        <Button onClick={() => invite("shared")}>{t("invited.makeShared")}</Button>
      </div>
      {links.map((link) => (
        <HandOver key={link.id} handover={link} />
      ))}
    </Dialog>
  );
}

const pages = { presenter: "present", helper: "helper", observer: "observer" } as const;

/** A shared phone's is no page of a script, so its key is part of the address, as that of the door. */
const pathOf = (room: string, { id, as, key }: ConsoleView["handovers"][number]): string =>
  as === "shared"
    ? `s/${encodeURIComponent(room)}/${id}.${key}`
    : `${pages[as]}/${encodeURIComponent(room)}#k=${id}.${key}`;

const labels = {
  presenter: "handOver.link",
  helper: "invited.makeHelper",
  observer: "invited.makeObserver",
  shared: "invited.makeShared",
} as const;

/** One link with its holder, and the way to take it back. */
function HandOver({ handover }: { handover: ConsoleView["handovers"][number] }) {
  const t = useTranslations("console");
  const { room, view, act } = useConsoleContext();
  const origin = useSharedOrigin(view.door?.url);
  const { id, as } = handover;
  const link = `${origin}/${pathOf(room, handover)}`;
  return (
    <section className="notice plain stack">
      <p>
        <b>
          <HandedTo handover={handover} />
        </b>
      </p>
      <SharedLink link={link} label={t(labels[as])} />
      <div className="row">
        <Button size="small" look="danger" onClick={() => act({ type: "take-back", handover: id })}>
          {t(as === "presenter" ? "handOver.takeBack" : "invited.withdraw")}
        </Button>
      </div>
    </section>
  );
}
