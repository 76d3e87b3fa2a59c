"use client";
import { useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { dropPasskey, keepPasskey, newPasskey } from "@/app/trainer/account/security-actions";
import { Field } from "@/app/trainer/field";
import { PasswordField } from "@/app/trainer/password-field";
import { ProblemLine } from "@/app/trainer/problem-line";
import { useForm } from "@/app/trainer/use-form";
import { Button } from "@/components/ui/button";

interface Passkey {
  id: string;
  name: string;
  /** Times in the reader's language. */
  added: string;
  used: string | null;
}

interface Props {
  passkeys: Passkey[];
  possible: boolean;
  password: boolean;
}

/**
 * @param possible the browser has passkeys at this address
 * @param password the account has one, to be typed first
 */
export function Passkeys({ passkeys, possible, password }: Props) {
  const t = useTranslations("signin.account");
  const [news, setNews] = useState("");
  return (
    <>
      {passkeys.length === 0 ? (
        <p className="hint">{t("passkeysNone")}</p>
      ) : (
        <PasskeyList passkeys={passkeys} say={setNews} />
      )}
      <p role="status" className="news">
        {news}
      </p>
      {possible ? (
        <AddPasskey password={password} say={setNews} />
      ) : (
        <p className="notice sea">{t("passkeysNowhere")}</p>
      )}
    </>
  );
}

function PasskeyList({ passkeys, say }: { passkeys: Passkey[]; say: (news: string) => void }) {
  const t = useTranslations("signin.account");
  const { props, submit, problem, problemId } = useForm(async (form) => {
    say("");
    const refused = await dropPasskey(String(form.get("remove") ?? ""));
    if (!refused) say(t("passkeyGone"));
    return refused;
  });
  return (
    <form {...props} className="stack">
      <ProblemLine problem={problem} id={problemId} />
      <ul className="stack tight">
        {passkeys.map(({ id, name, added, used }) => (
          <li key={id}>
            <span>
              <strong>
                <bdi>{name}</bdi>
              </strong>
              <br />
              <small className="muted">
                {t("passkeyAdded", { when: added })},{" "}
                {used ? t("passkeyUsed", { when: used }) : t("passkeyUnused")}
              </small>
            </span>
            <Button
              {...submit}
              name="remove"
              value={id}
              size="small"
              aria-label={t("removePasskeyName", { name })}
            >
              {t("removePasskey")}
            </Button>
          </li>
        ))}
      </ul>
    </form>
  );
}

function AddPasskey({ password, say }: { password: boolean; say: (news: string) => void }) {
  const t = useTranslations("signin.account");
  const { props, submit, problem, problemId, busy, fieldState } = useForm(async (form) => {
    say("");
    const name = String(form.get("name") ?? "").trim();
    if (!name || name.length > 60) return { problem: "passkey-name", field: "name" };
    const { startRegistration } = await import("@simplewebauthn/browser");
    const challenge = await newPasskey(String(form.get("password") ?? ""));
    if ("problem" in challenge) return challenge;
    const created = await startRegistration({ optionsJSON: challenge.options }).catch(() => null);
    if (!created) return { problem: "passkey-failed" };
    const refused = await keepPasskey(name, created);
    if (refused) return refused;
    props.ref.current?.reset();
    say(t("passkeyKept"));
    return null;
  });
  return (
    <form {...props} className="stack">
      <ProblemLine problem={problem} id={problemId} />
      <Field
        {...fieldState("name")}
        label={t("passkeyName")}
        hint={t("passkeyNameHint")}
        name="name"
        maxLength={60}
        autoComplete="off"
        required
      />
      {password && (
        <PasswordField
          {...fieldState("password")}
          label={t("passkeyPassword")}
          autoComplete="current-password"
        />
      )}
      <Button {...submit}>{busy ? t("addingPasskey") : t("addPasskey")}</Button>
    </form>
  );
}
