/** The words of the list of workshops, for the parts that run on the server. */
import { createTranslator } from "use-intl/core";
import editor from "@/messages/en/editor.json";

export const editorTexts = createTranslator({ locale: "en", messages: { editor }, namespace: "editor" });
