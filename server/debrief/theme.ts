/** How the debrief of a room looks: its workshop's accent, and the logo with its address. */
import type { RoomId } from "@/model/ids";
import { sourcesOf } from "@/server/store/assets/address";
import { assetsOf } from "@/server/store/assets/assets";
import { addressOf } from "@/model/activity/asset";
import type { Theme } from "@/workshop/content/workshop";

interface Branding {
  accent: string | undefined;
  logo: { src: string; alt: string } | null;
}

/** Null for a workshop without a look. */
export async function brandingOf(room: RoomId, theme: Theme | undefined): Promise<Branding | null> {
  if (!theme) return null;
  const { accent, logo } = theme;
  const sources = logo ? sourcesOf(room, await assetsOf(room)) : {};
  const source = logo && Object.hasOwn(sources, logo.file) ? sources[logo.file] : undefined;
  return { accent, logo: logo && source ? { src: addressOf(source, "phone"), alt: logo.alt } : null };
}
