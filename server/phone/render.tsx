/** The phone's view as HTML: React on the server only, nothing of it on the phone. */
import { renderToStaticMarkup } from "react-dom/server";
import type { MyAnswer } from "@/components/phone/question";
import { phoneTranslator } from "@/components/phone/texts";
import { PhoneMain } from "@/components/phone/view";
import { AssetsProvider } from "@/components/assets/assets";
import type { AssetSources } from "@/workshop/assets/asset";
import type { PhoneView } from "@/workshop/protocol/down";

/** The inside of the phone's main. With `mine` it is for one person only; without, for every phone of the room. */
export function renderPhone(view: PhoneView, at: { now: number; mine?: MyAnswer; assets?: AssetSources }): string {
  return renderToStaticMarkup(
    <AssetsProvider sources={at.assets ?? {}} size="phone">
      <PhoneMain view={view} now={at.now} mine={at.mine} t={phoneTranslator(view.language)} />
    </AssetsProvider>,
  );
}
