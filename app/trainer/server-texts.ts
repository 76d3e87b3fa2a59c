/** The words of these pages, for the parts that run on the server. */
import { createTranslator } from "use-intl/core";
import account from "@/messages/en/account.json";

export const accountTexts = createTranslator({ locale: "en", messages: { account }, namespace: "account" });
