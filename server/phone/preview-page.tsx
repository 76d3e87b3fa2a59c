/**
 * The phone of the editor's preview: an empty page with the phone's own look and islands, and what is shown
 * in it.
 */
import { renderToStaticMarkup } from "react-dom/server";
import { SheetFormMarkup } from "@/components/phone/worksheets/sheet-form";
import { phoneTranslator } from "@/components/phone/texts";
import { interfaceLanguage } from "@/messages/languages";
import { islandsOf, type PhoneAssets } from "@/server/phone/assets";
import { type Page, page } from "@/server/phone/document";
import { renderPhone } from "@/server/phone/render";
import { PhoneLogo } from "@/server/phone/logo";
import { phoneAccent } from "@/components/ui/accent-variables";
import type { Theme } from "@/workshop/content/workshop";
import type { AssetSources } from "@/model/activity/asset";
import type { PreviewMessage } from "@/workshop/rehearsal/preview";
import { direction } from "@/model/text/language";
import type { SheetForm } from "@/model/worksheets/shown";
import type { PhoneView } from "@/workshop/protocol/views";

export function previewPage(assets: PhoneAssets): Page {
  const body = (
    <body>
      <p id="announce" className="sr" role="status" />
      <header id="head" hidden />
      <main className="room">
        <div id="view" />
        <section id="sheet" />
      </main>
    </body>
  );
  return page({ language: "en", title: "Plenary", body, island: "preview" }, assets);
}

/** @param sheet shown below as on a group's phone; null: none */
export function previewMessage(
  view: PhoneView,
  theme: Theme | undefined,
  sources: AssetSources,
  sheet: SheetForm | null,
  assets: PhoneAssets,
): PreviewMessage {
  // Islands of a group need the connection of a room.
  const { sheet: _shared, group: _group, ...islands } = islandsOf(assets);
  const language = interfaceLanguage(view.language);
  return {
    type: "phone-preview",
    language,
    direction: direction(language),
    islands,
    accent: { ...phoneAccent(theme?.accent) } as Record<string, string>,
    logo: renderToStaticMarkup(<PhoneLogo theme={theme} sources={sources} />),
    view: renderPhone(view, { now: Date.now(), assets: sources }),
    sheet: sheet
      ? renderToStaticMarkup(<SheetFormMarkup form={sheet} t={phoneTranslator(view.language)} />)
      : "",
  };
}
