/** The page of a phone that is only looked at: the room's own markup, without script, bar and footer. */
import { AssetsProvider } from "@/components/assets/assets";
import { phoneTranslator } from "@/components/phone/texts";
import { PhoneMain } from "@/components/phone/view";
import type { PhoneAssets } from "@/server/phone/assets";
import { type Page, page } from "@/server/phone/document";
import type { AssetSources } from "@/workshop/assets/asset";
import type { PhoneView } from "@/workshop/protocol/down";

export function previewPage(view: PhoneView, assets: PhoneAssets, sources: AssetSources): Page {
  const body = (
    <body>
      <main id="view">
        <AssetsProvider sources={sources} size="phone">
          <PhoneMain view={view} now={Date.now()} mine={undefined} t={phoneTranslator(view.language)} />
        </AssetsProvider>
      </main>
    </body>
  );
  return page({ language: view.language, title: "Plenary", body }, assets);
}
