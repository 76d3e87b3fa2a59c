"use client";
import { useCallback, useEffect, useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { carryInvitation, isLinkGood } from "@/app/trainer/account-actions";
import { NewAccountForm } from "@/app/trainer/new-account-form";
import { OrganisationButton } from "@/app/trainer/sign-in/organisation-button";
import { Button } from "@/components/ui/button";

type Link = { state: "checking" | "dead" | "unreachable" } | { state: "good"; token: string };

/**
 * Reads the token after the # and shows the form, when the link can be used.
 * @param organisation by which one can come in too
 */
export function NewAccount({
  kind,
  organisation = null,
}: {
  kind: "setup" | "trainer";
  organisation?: string | null;
}) {
  const t = useTranslations("account.newAccount");
  const [link, setLink] = useState<Link>({ state: "checking" });

  const check = useCallback(async () => {
    const token = window.location.hash.slice(1);
    setLink({ state: "checking" });
    const good = await isLinkGood(kind, token).catch(() => null);
    if (good === null) setLink({ state: "unreachable" });
    else setLink(good ? { state: "good", token } : { state: "dead" });
  }, [kind]);

  useEffect(() => {
    check();
    window.addEventListener("hashchange", check);
    return () => window.removeEventListener("hashchange", check);
  }, [check]);

  if (link.state === "good")
    return (
      <>
        <p className="muted">{t(kind === "setup" ? "setUpLead" : "invitationLead")}</p>
        <NewAccountForm kind={kind} token={link.token} />
        {organisation && (
          <>
            <p className="hint">{t("organisation")}</p>
            <OrganisationButton
              name={organisation}
              next="/trainer"
              before={() => carryInvitation(link.token)}
            />
          </>
        )}
      </>
    );
  return (
    <div role="status">
      {link.state === "checking" && <p className="muted">{t("checking")}</p>}
      {link.state === "unreachable" && (
        <>
          <p className="notice danger">{t("unreachable")}</p>
          <Button onClick={check}>{t("again")}</Button>
        </>
      )}
      {link.state === "dead" && (
        <>
          <p className="notice danger">
            <strong>{t("deadTitle")}.</strong> {t(kind === "setup" ? "deadSetUp" : "deadInvitation")}
          </p>
          <p>
            <a href="/trainer/sign-in">{t("toSignIn")}</a>
          </p>
        </>
      )}
    </div>
  );
}
