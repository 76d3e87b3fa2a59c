"use client";
import { useCallback } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { carryInvitation, isLinkGood } from "@/app/trainer/account-actions";
import { LinkState, useHashLink } from "@/app/trainer/hash-link";
import { NewAccountForm } from "@/app/trainer/new-account-form";
import { OrganisationButton } from "@/app/trainer/sign-in/organisation-button";

interface Props {
  kind: "setup" | "trainer";
  /** Name of the organisation that also lets people in. */
  organisation?: string;
}

/** Shows the form, when the link can be used. */
export function NewAccount({ kind, organisation }: Props) {
  const t = useTranslations("account.newAccount");
  const read = useCallback(
    async (token: string) => {
      const isGood = await isLinkGood(kind, token);
      if (isGood === null) throw new Error("no answer about the link");
      return isGood || null;
    },
    [kind],
  );
  const { link, check } = useHashLink(read);
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
    <LinkState state={link.state} check={check} t={t}>
      <p className="notice danger">
        <strong>{t("deadTitle")}.</strong> {t(kind === "setup" ? "deadSetUp" : "deadInvitation")}
      </p>
      <p>
        <a href="/trainer/sign-in">{t("toSignIn")}</a>
      </p>
    </LinkState>
  );
}
