/** The page of a phone that is only looked at: the room's own markup, without script, bar and footer. */
import { phoneTranslator } from "@/components/phone/texts";
import { PhoneMain } from "@/components/phone/view";
import type { PhoneAssets } from "@/server/phone/assets";
import { type Page, page } from "@/server/phone/document";
import type { PhoneView } from "@/workshop/protocol/down";

export function previewPage(view: PhoneView, assets: PhoneAssets): Page {
  const body = (
    <body>
      <main id="view">
        <PhoneMain view={view} now={Date.now()} mine={undefined} t={phoneTranslator(view.language)} />
      </main>
    </body>
  );
  return page({ language: view.language, title: "Plenary", body }, assets);
}
