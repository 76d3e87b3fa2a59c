import "@fontsource-variable/noto-sans/wght.css";
import "@fontsource-variable/noto-sans/wght-italic.css";
import "@fontsource-variable/noto-serif/wght.css";
import "@fontsource-variable/noto-serif/wght-italic.css";
import "@/components/ui/tokens.css";
import "@/components/ui/base.css";
import "@/components/ui/parts.css";
import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { pageLanguage } from "@/app/page-language";
import { Texts } from "@/components/language/texts";
import { RightAddress } from "@/components/links/right-address";
import { SharedOrigin } from "@/components/links/shared-origin";
import { LostParts } from "@/components/live/lost-parts";
import { wordsIn } from "@/messages/words";
import { sharedOrigin } from "@/server/http/shared-origin";
import { direction } from "@/model/text/language";

/** One voice and the room. Inline in the head, as Next may send metadata later: no page asks for a file. */
const icon = `data:image/svg+xml,${encodeURIComponent(
  [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">',
    '<rect width="32" height="32" rx="8" fill="#0b6477"/>',
    '<circle cx="16" cy="16" r="9" fill="none" stroke="#fff" stroke-width="2.5"/>',
    '<circle cx="16" cy="16" r="3.5" fill="#f2c53d"/></svg>',
  ].join(""),
)}`;

export const metadata: Metadata = {
  title: { default: "Plenary", template: "%s · Plenary" },
  robots: { index: false, follow: false },
  referrer: "no-referrer",
};

export const viewport: Viewport = { width: "device-width", initialScale: 1, themeColor: "#fbf9f4" };

/** The frame of every page that Next serves: fonts, tokens, base styles, and the reader's language. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const language = await pageLanguage();
  return (
    <html lang={language} dir={direction(language)}>
      <head>
        <link rel="icon" href={icon} />
      </head>
      <body>
        <Texts language={language} words={await wordsIn(language, ["account"])}>
          <LostParts />
          <RightAddress origin={process.env.PLENARY_PUBLIC_URL} />
          <SharedOrigin origin={await sharedOrigin()}>{children}</SharedOrigin>
        </Texts>
      </body>
    </html>
  );
}
