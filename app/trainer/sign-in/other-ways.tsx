"use client";
import { useTranslations } from "@/components/language/use-translations";
import { ProblemLine } from "@/app/trainer/problem-line";
import { OrganisationButton } from "@/app/trainer/sign-in/organisation-button";
import { passkeyChallenge } from "@/app/trainer/account-actions";
import { signInBy } from "@/app/trainer/sign-in-with";
import styles from "@/app/trainer/trainer.module.css";
import { useForm } from "@/app/trainer/use-form";
import { Button } from "@/components/ui/button";

interface Props {
  /** Path of the next page, checked by the sign-in page. */
  next: string;
  /** The name on its button; null where there is none. */
  organisation: string | null;
  /** The organisation asks for the sign-in although it knows the browser. */
  again: boolean;
  mail: boolean;
  passkeys: boolean;
}

/** Ways of signing in besides a password. */
export function OtherWays({ next, organisation, again, mail, passkeys }: Props) {
  const t = useTranslations("signin");
  if (!organisation && !mail && !passkeys) return null;
  return (
    <div className="stack">
      <p className={styles.or}>{t("or")}</p>
      {organisation && <OrganisationButton name={organisation} next={next} again={again} />}
      {passkeys && <PasskeyButton next={next} />}
      {mail && (
        <a className="button" href="/trainer/sign-in/by-mail">
          {t("byMail")}
        </a>
      )}
    </div>
  );
}

function PasskeyButton({ next }: { next: string }) {
  const t = useTranslations("signin");
  const { props, submit, problem, problemId } = useForm(async () => {
    const { startAuthentication } = await import("@simplewebauthn/browser");
    const challenge = await passkeyChallenge();
    if ("problem" in challenge) return challenge;
    const answer = await startAuthentication({ optionsJSON: challenge.options }).catch(() => null);
    if (!answer) return { problem: "passkey-failed" };
    const refused = await signInBy("passkey", { response: JSON.stringify(answer) });
    if (refused) return refused;
    window.location.assign(next);
    return "leaving";
  });
  return (
    <form {...props} className="stack">
      <ProblemLine problem={problem} id={problemId} />
      <Button {...submit}>{t("passkey")}</Button>
    </form>
  );
}
