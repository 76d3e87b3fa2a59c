"use client";
import type { ReactNode } from "react";
import { IntlProvider } from "use-intl";
import account from "@/messages/en/account.json";

/** The words of these pages, for the parts that run in the browser. */
export function AccountTexts({ children }: { children: ReactNode }) {
  return (
    <IntlProvider locale="en" messages={{ account }} timeZone="UTC">
      {children}
    </IntlProvider>
  );
}
