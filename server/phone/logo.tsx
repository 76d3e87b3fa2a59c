/** The logo of a workshop in the head of a phone's page; nothing where there is none, or its file is gone. */
import { type AssetSources, addressOf } from "@/model/activity/asset";
import type { Theme } from "@/workshop/content/workshop";

export function PhoneLogo({ theme, sources }: { theme: Theme | undefined; sources: AssetSources }) {
  const logo = theme?.logo;
  const source = logo && Object.hasOwn(sources, logo.file) && sources[logo.file];
  return source ? (
    // biome-ignore lint/performance/noImgElement: phones get this markup without Next.
    <img className="logo" src={addressOf(source, "phone")} alt={logo.alt} decoding="async" />
  ) : null;
}
