/** The page of a phone that is only looked at: the room's own markup, without script, bar and footer. */
import { SheetFormMarkup } from "@/activities/worksheet/sheet-form";
import { AssetsProvider } from "@/components/assets/assets";
import { phoneTranslator } from "@/components/phone/texts";
import { PhoneMain } from "@/components/phone/view";
import type { PhoneAssets } from "@/server/phone/assets";
import { type Page, page } from "@/server/phone/document";
import type { AssetSources } from "@/workshop/assets/asset";
import type { SheetForm } from "@/workshop/groups/shown";
import type { PhoneView } from "@/workshop/protocol/down";

/** @param sheet the sheet that a group's phone shows below; null: none */
export function previewPage(
  view: PhoneView,
  assets: PhoneAssets,
  sources: AssetSources,
  sheet: SheetForm | null = null,
): Page {
  const t = phoneTranslator(view.language);
  const body = (
    <body>
      <main id="view">
        <AssetsProvider sources={sources} size="phone">
          <PhoneMain view={view} now={Date.now()} mine={undefined} t={t} />
          {sheet && <SheetFormMarkup form={sheet} t={t} />}
        </AssetsProvider>
      </main>
    </body>
  );
  return page({ language: view.language, title: "Plenary", body }, assets);
}
