"use client";
import { type ReactNode, useCallback, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";

type HashLink<T> =
  | { state: "checking" | "dead" | "unreachable" }
  | { state: "good"; token: string; subject: T };

/**
 * Checks the link whose token stands after the # of the address.
 * @param read gives null for a dead link
 */
export function useHashLink<T>(read: (token: string) => Promise<T | null>) {
  const [link, setLink] = useState<HashLink<T>>({ state: "checking" });
  const check = useCallback(async () => {
    const token = window.location.hash.slice(1);
    setLink({ state: "checking" });
    try {
      const subject = await read(token);
      setLink(subject === null ? { state: "dead" } : { state: "good", token, subject });
    } catch {
      setLink({ state: "unreachable" });
    }
  }, [read]);
  useEffect(() => {
    void check();
    window.addEventListener("hashchange", check);
    return () => window.removeEventListener("hashchange", check);
  }, [check]);
  return { link, check };
}

interface Props {
  state: HashLink<unknown>["state"];
  check: () => void;
  t: (key: "checking" | "unreachable" | "again") => string;
  className?: string;
  /** Shown for a dead link. */
  children: ReactNode;
}

export const LinkState = ({ state, check, t, className, children }: Props) => (
  <div role="status" className={className}>
    {state === "checking" && <p className="muted">{t("checking")}</p>}
    {state === "dead" && children}
    {state === "unreachable" && (
      <>
        <p className="notice danger">{t("unreachable")}</p>
        <Button onClick={check}>{t("again")}</Button>
      </>
    )}
  </div>
);
