"use client";
import type { ReactNode } from "react";
import { IntlProvider } from "use-intl";
import account from "@/messages/en/account.json";
import editor from "@/messages/en/editor.json";

const { list, accept, untitled } = editor;

/** The words of these pages, for the parts that run in the browser. */
export function WorkshopTexts({ children }: { children: ReactNode }) {
  return (
    <IntlProvider locale="en" messages={{ account, editor: { list, accept, untitled } }} timeZone="UTC">
      {children}
    </IntlProvider>
  );
}
