"use client";
import { useCallback, useEffect, useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { type EditorServices, useEditorServices } from "@/components/editor/services";
import { useEditor } from "@/components/editor/use-editor";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { SharedLink } from "@/components/links/shared-link";
import { useSharedOrigin } from "@/components/links/shared-origin";
import { type MemberRole, memberRoles } from "@/workshop/editor/permissions";

type Sharing = NonNullable<Awaited<ReturnType<EditorServices["readSharing"]>>>;

/** The workshop's members, and one-time links for more, whose secret stands after the #. */
export function Share({ onClose }: { onClose: () => void }) {
  const t = useTranslations("editor");
  const { id } = useEditor();
  const origin = useSharedOrigin();
  const { readSharing, makeShareLink, dismissMember } = useEditorServices();
  const [sharing, setSharing] = useState<Sharing | null>(null);
  const [role, setRole] = useState<MemberRole>("edit");
  const [link, setLink] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  const load = useCallback(() => {
    readSharing(id).then(setSharing, () => setFailed(true));
  }, [id, readSharing]);
  useEffect(load, [load]);

  const tried = async (act: () => Promise<unknown>) => {
    setFailed(false);
    const done = await act().catch(() => null);
    setFailed(!done);
    load();
  };
  const owner = sharing?.role === "owner";
  return (
    <Dialog
      title={t("share.title")}
      onClose={onClose}
      actions={<Button onClick={onClose}>{t("close")}</Button>}
      wide
    >
      {failed && <p role="alert">{t("share.failed")}</p>}
      {sharing && !owner && <p>{t("share.onlyOwner", { name: sharing.owner })}</p>}
      {owner && (
        <>
          <p>{t("share.lead")}</p>
          <fieldset className="stack tight">
            <legend>{t("share.role")}</legend>
            {memberRoles.toReversed().map((one) => (
              <label key={one} className="tick">
                <input type="radio" name="role" checked={role === one} onChange={() => setRole(one)} />
                {t(`share.${one}`)}
              </label>
            ))}
          </fieldset>
          <Button
            onClick={() =>
              void tried(async () => {
                const secret = await makeShareLink(id, role);
                setLink(secret && `${origin}/trainer/workshops/shared#${secret}`);
                return secret;
              })
            }
          >
            {t("share.make")}
          </Button>
          {link && (
            <SharedLink key={link} link={link} label={t("share.link")} hint={t("share.once")} lasting once />
          )}
        </>
      )}
      {sharing && (
        <>
          <h3>{t("share.members")}</h3>
          <ul className="lines">
            <li>
              <span>{sharing.owner}</span>
              <span className="hint">{t("share.roles.owner")}</span>
            </li>
            {sharing.members.map((m) => (
              <li key={m.id}>
                <span>{m.name}</span>
                <span className="hint">{t(`share.roles.${m.role}`)}</span>
                {owner && (
                  <Button
                    size="small"
                    aria-label={t("share.removeName", { name: m.name })}
                    onClick={() => void tried(() => dismissMember(id, m.id))}
                  >
                    {t("share.remove")}
                  </Button>
                )}
              </li>
            ))}
          </ul>
          {sharing.members.length === 0 && <p className="hint">{t("share.nobody")}</p>}
        </>
      )}
    </Dialog>
  );
}
