/** The phone's view as HTML: React on the server only, nothing of it on the phone. */
import { renderToStaticMarkup } from "react-dom/server";
import { phoneFaces } from "@/activities/faces/phone";
import type { MyAnswer } from "@/components/phone/question";
import { phoneTranslator } from "@/components/phone/texts";
import { NotDrawn, PhoneMain } from "@/components/phone/view";
import { AssetsProvider } from "@/components/assets/assets";
import { log } from "@/server/platform/log";
import type { AssetSources } from "@/model/activity/asset";
import type { PhoneView } from "@/workshop/protocol/views";

/**
 * The content of the phone's `main` element: with `mine` for one person, else for every phone of the room. A
 * part that cannot be drawn is replaced by a sentence, so that the room does not stop.
 */
export function renderPhone(
  view: PhoneView,
  page: { now: number; mine?: MyAnswer; before?: MyAnswer; assets?: AssetSources },
): string {
  const t = phoneTranslator(view.language);
  try {
    return renderToStaticMarkup(
      <AssetsProvider sources={page.assets ?? {}} size="phone">
        <PhoneMain
          faces={phoneFaces}
          view={view}
          now={page.now}
          mine={page.mine}
          before={page.before}
          t={t}
        />
      </AssetsProvider>,
    );
  } catch (error) {
    log.error("view-not-drawn", "A phone's view could not be drawn; a sentence stands in its place.", error);
    return renderToStaticMarkup(<NotDrawn t={t} />);
  }
}
