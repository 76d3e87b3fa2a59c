/** Contacts for help, each with a button that calls; without script and without a network. */
import type { Translate } from "@/components/phone/texts";
import { ContactLine, DIGITS } from "@/components/ui/contact-line";
import { telephoneParts } from "@/model/text/telephone";
import type { HelpLines } from "@/workshop/room/settings";

export function Contact({ text, least, t }: { text: string; least: number; t: Translate }) {
  return (
    <div className="contact">
      <p dir="auto">
        <ContactLine text={text} least={least} />
      </p>
      {telephoneParts(text, least).map(
        ({ text, dial }, i) =>
          dial !== undefined && (
            <a key={i} className="call" href={`tel:${dial}`}>
              {t("call")} <bdi dir="ltr">{text}</bdi>
            </a>
          ),
      )}
    </div>
  );
}

/** The person and the hotline, at the end of a room and in a break. */
export function WhomToTurnTo({ help, t }: { help: HelpLines; t: Translate }) {
  if (!help.support && !help.hotline) return null;
  return (
    <div className="whom">
      <b>{t("ifHeavy")}</b>
      {help.support && <Contact text={help.support} least={DIGITS.person} t={t} />}
      {help.hotline && <Contact text={help.hotline} least={DIGITS.office} t={t} />}
    </div>
  );
}
