"use client";
import { type ReactNode, useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { Button } from "@/components/ui/button";

interface Props {
  /** The question; null: none. */
  ask: string | null;
  /** The words of the second button. */
  go: string;
  look?: "primary" | "danger";
  why?: string | null;
  onGo: () => void;
  children: ReactNode;
}

/** A button that asks in its own place before it acts. */
export function ConfirmButton({ ask, go, look = "primary", why = null, onGo, children }: Props) {
  const t = useTranslations("console");
  const [asking, setAsking] = useState(false);
  if (asking && ask !== null) {
    return (
      <div className="notice stack" role="alert">
        <p>{ask}</p>
        <div className="row">
          <Button autoFocus onClick={() => setAsking(false)}>
            {t("confirm.cancel")}
          </Button>
          <Button
            look={look}
            onClick={() => {
              setAsking(false);
              onGo();
            }}
          >
            {go}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <Button look={look} why={why} onClick={() => !why && (ask === null ? onGo() : setAsking(true))}>
      {children}
    </Button>
  );
}
