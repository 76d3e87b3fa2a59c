"use client";
import { useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { Field } from "@/app/trainer/field";

interface Props {
  label: string;
  hint?: string;
  autoComplete: "current-password" | "new-password";
  "aria-invalid"?: true;
  "aria-describedby"?: string;
}

/** A password, hidden until its owner wants to see it. */
export function PasswordField(props: Props) {
  const t = useTranslations("account.fields");
  const [shown, setShown] = useState(false);
  return (
    <div className="stack tight">
      <Field
        {...props}
        name="password"
        type={shown ? "text" : "password"}
        required
        spellCheck={false}
        autoCapitalize="none"
      />
      <label className="tick">
        <input type="checkbox" checked={shown} onChange={(e) => setShown(e.target.checked)} />
        {t("showPassword")}
      </label>
    </div>
  );
}
