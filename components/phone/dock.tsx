/**
 * The foot of a phone: asking, support, and one menu for the rest. Each opens without script and without a
 * network, also while the screens are dimmed or the person takes a break.
 */
import type { ReactNode } from "react";
import { Ask } from "@/components/phone/box";
import { Contact } from "@/components/phone/contacts";
import { LanguageForm } from "@/components/phone/languages";
import type { Translate } from "@/components/phone/texts";
import { DIGITS } from "@/components/ui/contact-line";
import type { TranslateAfter } from "@/messages/language";
import type { PhoneView } from "@/workshop/protocol/views";
import type { HelpLines } from "@/workshop/room/settings";

interface Props {
  box: PhoneView["box"];
  ended: boolean;
  paused: boolean;
  language: string;
  /** The languages to choose from. */
  offered: readonly string[];
  certificates: boolean;
  /** The workshop has cards for the pocket. */
  cards: boolean;
  help: HelpLines;
  /** The person's resume code. */
  code: string;
  t: Translate;
  tAfter: TranslateAfter;
  /** The text of the link to erasing. */
  erase: string;
}

export function Dock(props: Props) {
  const { box, ended, paused, language, offered, certificates, cards, help, code, t, tAfter, erase } = props;
  return (
    <footer>
      {!ended && (
        <Tab id="ask" sign="?" name={t("dockAsk")}>
          <Ask box={box} t={t} />
        </Tab>
      )}
      <SupportTab help={help} pausable={!ended} t={t} />
      <Tab id="more" sign="≡" name={t("dockMore")}>
        {!ended && (
          <form method="post" action="pause" hidden={paused}>
            <button type="submit" name="on" value="1" id="take-break">
              {t("takeBreak")}
            </button>
          </form>
        )}
        <LanguageForm language={language} offered={offered} t={t} />
        <p className="keepsakes">
          <a href="take-away">{tAfter("takeTitle")}</a>
          {cards && <a href="cards">{tAfter("cardsTitle")}</a>}
          {certificates && <a href="certificate">{tAfter("certTitle")}</a>}
        </p>
        <Help t={t} />
        <details id="mine">
          <summary>{t("mineTitle")}</summary>
          <p>{t("mineText")}</p>
          <ol id="journal">
            <li>{t("mineNone")}</li>
          </ol>
        </details>
        <details id="resume">
          <summary>{t("resumeTitle")}</summary>
          <p>{t("resumeText", { code })}</p>
        </details>
        <details id="leave">
          <summary>{t("leave")}</summary>
          <form method="post" action="leave">
            <p>{t("leaveText", { code })}</p>
            <button type="submit">{t("leaveGo")}</button>
          </form>
          <p>
            <a href="erase">{erase}</a>
          </p>
        </details>
      </Tab>
    </footer>
  );
}

function Tab({ id, sign, name, children }: { id: string; sign: string; name: string; children: ReactNode }) {
  return (
    <details className="tab" id={id} name="dock">
      <summary>
        <i aria-hidden="true">{sign}</i>
        {name}
      </summary>
      <div className="panel">{children}</div>
    </details>
  );
}

function Help({ t }: { t: Translate }) {
  return (
    <details id="help">
      <summary>{t("helpTitle")}</summary>
      <ul>
        <li>{t("helpChange")}</li>
        <li>{t("doorPass")}</li>
        <li>{t("helpPhone", { where: t("resumeTitle") })}</li>
        <li className="needs-script">{t("helpOffline")}</li>
      </ul>
    </details>
  );
}

/** Sends nothing, so that its opening stays private. @param props `pausable`: the page has a break to take */
export function SupportTab({ help, pausable, t }: { help: HelpLines; pausable: boolean; t: Translate }) {
  return (
    <Tab id="support" sign="♡" name={t("dockSupport")}>
      <h2>{t("supportTitle")}</h2>
      <h3>{t("supportNow")}</h3>
      <p>{t("supportNowText")}</p>
      <h3>{t("supportPeople")}</h3>
      {help.support && <Contact text={help.support} least={DIGITS.person} t={t} />}
      <p>{t("supportPeopleText")}</p>
      {help.hotline && (
        <>
          <h3>{t("supportHotline")}</h3>
          <Contact text={help.hotline} least={DIGITS.office} t={t} />
        </>
      )}
      {help.referral && (
        <>
          <h3>{t("supportReferral")}</h3>
          <Contact text={help.referral} least={DIGITS.office} t={t} />
        </>
      )}
      {pausable && (
        <>
          <h3>{t("supportLeave")}</h3>
          <p>{t("supportLeaveText")}</p>
        </>
      )}
      <p className="private">{t("supportPrivate")}</p>
    </Tab>
  );
}
