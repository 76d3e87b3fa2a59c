/** The cards for the pocket on a phone: one page without script, and without a request for anything else. */
import { Contact } from "@/components/phone/contacts";
import { phoneTranslator } from "@/components/phone/texts";
import { AuthoredIn, AuthoredLanguagesProvider } from "@/components/ui/authored";
import { DIGITS } from "@/components/ui/contact-line";
import { Markdown } from "@/components/ui/markdown";
import { afterTranslator, handoutTranslator } from "@/messages/language";
import { interfaceLanguage } from "@/messages/languages";
import { direction } from "@/model/text/language";
import { selfContainedPage } from "@/server/http/self-contained-page";
import type { Page } from "@/server/phone/document";
import type { Visit } from "@/server/phone/participant-gate";
import { inLanguage, lackedTexts } from "@/workshop/content/texts";
import { type Handout, handoutsOf } from "@/workshop/handouts/handouts";

const STYLE = `:root{color-scheme:light dark}*{box-sizing:border-box}
body{max-width:38rem;margin:0 auto;padding:min(1rem,4vw);font:1rem/1.6 system-ui,sans-serif;overflow-wrap:anywhere}
h1{font-size:1.4rem}h2{margin:0;font-size:1.15rem}h1,h2{line-height:1.3}
section,footer{margin:1rem 0;padding:.8rem 0 0;border-top:2px solid}
ol,ul{margin:.6rem 0;padding-inline-start:1.6rem}li{margin:.3rem 0}nav ul{padding:0;list-style:none}
li p{margin:0}nav a,.call,.save{display:inline-block;padding:.6rem 0}`;

type Shown = Pick<Visit, "language"> & {
  room: { state: Pick<Visit["room"]["state"], "workshop" | "settings"> };
};

/** @param saved on a phone, from where no way leads back into the room */
export function cardsPage({ room, language }: Shown, saved: boolean): Page {
  const { workshop, settings } = room.state;
  const [t, say] = [afterTranslator(language), phoneTranslator(language)];
  const named = handoutTranslator(language);
  const page = interfaceLanguage(language);
  const cards = handoutsOf(inLanguage(workshop, language)).filter(({ size }) => size !== undefined);
  const lacking = [...lackedTexts(workshop, language)];
  return selfContainedPage({
    language,
    title: t("cardsTitle"),
    css: STYLE,
    styledElements: true,
    body: (
      <AuthoredLanguagesProvider
        page={page}
        written={{ language, original: workshop.language, lacking }}
        direction={direction}
      >
        <main>
          <h1>{t("cardsTitle")}</h1>
          {!saved && (
            <p>
              <a className="save" href="cards.html" download="">
                {t("cardsSave")}
              </a>
              <br />
              {t("cardsHint")}
            </p>
          )}
          <nav aria-label={t("cardsTitle")}>
            <ul>
              {cards.map(({ id, title }) => (
                <li key={id}>
                  <a href={`#${id}`}>
                    <AuthoredIn as="span" text={title} />
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          {cards.map((card) => (
            <section key={card.id} id={card.id}>
              <AuthoredIn as="h2" text={card.title} />
              {card.blocks.map((block, i) => (
                <Block key={i} block={block} />
              ))}
            </section>
          ))}
          {!saved && <a href="./">{t("back")}</a>}
        </main>
        {(settings.hotline || settings.referral) && (
          <footer>
            {(["hotline", "referral"] as const).map(
              (line) =>
                settings[line] && (
                  <div key={line}>
                    <b>{named(line)}</b>
                    <Contact text={settings[line]} least={DIGITS.office} t={say} />
                  </div>
                ),
            )}
          </footer>
        )}
      </AuthoredLanguagesProvider>
    ),
  });
}

/** What a card can hold without a picture and without blanks to write in. */
function Block({ block }: { block: Handout["blocks"][number] }) {
  switch (block.type) {
    case "prose":
      return <Markdown text={block.text} top={3} />;
    case "list":
      return (
        <ol>
          {block.items.map((item) => (
            <AuthoredIn key={item} as="li" text={item} />
          ))}
        </ol>
      );
    case "heading":
      return <AuthoredIn as="h3" text={block.text} />;
    case "question":
      return <AuthoredIn as="p" text={block.text} />;
    case "paragraph":
      return <AuthoredIn as="p" text={block.texts.join(" ")} />;
    default:
      return null;
  }
}
