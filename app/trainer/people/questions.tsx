"use client";
import { type ButtonHTMLAttributes, useEffect, useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { belongingsOf } from "@/app/trainer/people/people-actions";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

interface Props {
  name: string;
  onClose: () => void;
  /** Props of the button that does it. */
  go: ButtonHTMLAttributes<HTMLButtonElement> & { look: "danger" };
}

export function BlockQuestion({ name, onClose, go }: Props) {
  const t = useTranslations("people");
  const actions = (
    <>
      <Button onClick={onClose}>{t("cancel")}</Button>
      <Button {...go}>{t("blockGo")}</Button>
    </>
  );
  return (
    <Dialog title={t("blockTitle", { name })} onClose={onClose} actions={actions}>
      <p>{t("blockText")}</p>
    </Dialog>
  );
}

/** Names the belongings that pass to the owner who removes the account. */
export function RemoveQuestion({ id, name, onClose, go }: Props & { id: string }) {
  const t = useTranslations("people");
  const [theirs, setTheirs] = useState({ rooms: 0, workshops: 0 });
  useEffect(() => {
    void belongingsOf(id).then(
      (found) => "rooms" in found && setTheirs(found),
      () => undefined,
    );
  }, [id]);
  const actions = (
    <>
      <Button onClick={onClose}>{t("cancel")}</Button>
      <Button {...go}>{t("removeGo")}</Button>
    </>
  );
  return (
    <Dialog title={t("removeTitle", { name })} onClose={onClose} actions={actions}>
      <p>{t("removeText")}</p>
      {theirs.rooms + theirs.workshops > 0 && <p>{t("removeBelongings", theirs)}</p>}
    </Dialog>
  );
}
