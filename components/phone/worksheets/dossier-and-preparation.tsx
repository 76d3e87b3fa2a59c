/** The part between task and sheet: the person's papers, and the speaker's preparation. */
import type { Translate } from "@/components/phone/texts";
import type { GroupView } from "@/workshop/protocol/worksheets";
import { Markdown } from "@/components/ui/markdown";
import type { ReactNode } from "react";
import { Authored, AuthoredIn } from "@/components/ui/authored";
import { CommandForm, Toggle, cardTitle, SaidBefore } from "@/components/phone/worksheets/parts";
import type { Seat } from "@/components/phone/worksheets/clicker";
import { OWN } from "@/model/worksheets/cells";

export function GroupBetween({ view, t }: { view: GroupView; t: Translate }) {
  const { seatView, at } = view;
  const speaks = seatView !== null && (at === "work" || at === "present");
  return (
    <>
      <Dossier view={view} t={t} />
      {view.relay && view.at === "work" && <Relay view={view} relay={view.relay} t={t} />}
      {speaks && <Prepare view={view} seat={seatView} t={t} />}
      {speaks && <Volunteer view={view} seat={seatView} t={t} />}
    </>
  );
}

/** The person's papers of a split dossier; the group's others have the rest. */
function Dossier({ view, t }: { view: GroupView; t: Translate }) {
  const { documents, dossier } = view;
  if (dossier === 0) return null;
  return (
    <section className="dossier" aria-labelledby="dossier">
      <h2 id="dossier">{t("groupPapers", { count: dossier })}</h2>
      <p className="hint">
        {t(documents.length < dossier ? "groupPapersYours" : "groupPapersAll", { count: documents.length })}
      </p>
      {documents.map((paper, i) => (
        <details key={paper.title} id={`paper-${i}`}>
          <AuthoredIn as="summary" text={paper.title} />
          <AuthoredIn as="div" text={paper.text}>
            <Markdown text={paper.text} top={3} />
          </AuthoredIn>
        </details>
      ))}
    </section>
  );
}

type RelayView = NonNullable<GroupView["relay"]>;

/** The papers of a group's teams, each with the other teams to tell; and what it may ask the person. */
function Relay({ view, relay, t }: { view: GroupView; relay: RelayView; t: Translate }) {
  const { papers, asks } = relay;
  const open = view.phase === "open";
  return (
    <section className="dossier" aria-labelledby="dossier">
      <h2 id="dossier">{t("groupPapers", { count: papers.length })}</h2>
      <p className="hint">{t("relayTeams", { teams: relay.teams.join(" · ") })}</p>
      {papers.map((paper) => (
        <details key={paper.id} id={`paper-${paper.id}`}>
          <summary>
            <Authored text={paper.title} />
            <small className="hint">
              {paper.from !== null
                ? t("relayFrom", { team: paper.from })
                : paper.hour !== null && t("relayHour", { hour: paper.hour })}
            </small>
          </summary>
          <AuthoredIn as="div" text={paper.text}>
            <Markdown text={paper.text} top={3} />
          </AuthoredIn>
          <h3>{t("relayTell")}</h3>
          {paper.teams.map((team) => (
            <Tell key={team.id} view={view} paper={paper.id} team={team} open={open} t={t} />
          ))}
        </details>
      ))}
      {open && asks.length > 0 && (
        <details id="ask-person">
          <summary>{t("relayAsk")}</summary>
          <p className="hint">{t("relayAskHint")}</p>
          {asks.map(({ id, title }) => (
            <Move key={id} view={view} path={`${OWN.ask}${id}`}>
              <button type="submit" name={`${OWN.ask}${id}`} value="1">
                <Authored text={title} />
              </button>
            </Move>
          ))}
        </details>
      )}
    </section>
  );
}

interface TellProps {
  view: GroupView;
  paper: string;
  team: RelayView["papers"][number]["teams"][number];
  open: boolean;
  t: Translate;
}

/** One team to tell, or what it was told. What is told stays told. */
function Tell({ view, paper, team, open, t }: TellProps) {
  const path = `${OWN.tell}${paper}/${team.id}`;
  const consents = { agreed: t("relayAgreed"), unasked: t("relayUnasked") };
  if (team.said !== null)
    return (
      <p>
        ✓ <Authored text={team.text} /> <small>{consents[team.said]}</small>
      </p>
    );
  if (!open) return null;
  return (
    <Move view={view} path={path}>
      <div className="acts">
        <p>
          <Authored text={team.text} />
        </p>
        {Object.entries(consents).map(([value, text]) => (
          <button
            key={value}
            type="submit"
            name={path}
            value={value}
            className="plain"
            aria-label={`${text}: ${team.text}`}
          >
            {text}
          </button>
        ))}
      </div>
    </Move>
  );
}

/** A form that writes one cell of the group's document. */
function Move({ view, path, children }: { view: GroupView; path: string; children: ReactNode }) {
  return (
    <form method="post" action="sheet" data-own={path}>
      <input type="hidden" name="activity" value={view.activity ?? ""} />
      <input type="hidden" name="group" value={view.group?.id ?? ""} />
      {children}
    </form>
  );
}

/** Asks to be called next; the trainer decides. */
function Volunteer({ view, seat, t }: { view: GroupView; seat: Seat; t: Translate }) {
  if (!view.activity || seat.speaking) return null;
  return (
    <CommandForm type="volunteer" fields={{ activity: view.activity }}>
      <Toggle on={seat.volunteered}>{t("groupVolunteer")}</Toggle>
    </CommandForm>
  );
}

/** Prepares to speak: chooses the cards to show, and marks entries that others have said before. */
function Prepare({ view, seat, t }: { view: GroupView; seat: Seat; t: Translate }) {
  if (!view.group || !view.activity || seat.speaking) return null;
  const { activity, group } = { activity: view.activity, group: view.group.id };
  return (
    <details id="prepare">
      <summary>{t("prepareCards", { count: seat.cards.filter((card) => card.shown).length })}</summary>
      <p className="hint">{t(seat.cards.length === 0 ? "prepareEmpty" : "prepareHow")}</p>
      {seat.cards.map((card) => (
        <article key={card.id} className={card.shown ? "card" : "card left-out"}>
          <AuthoredIn as="h3" text={cardTitle(card, t)} />
          <SaidBefore card={card} activity={activity} t={t} />
          <form method="post" action="sheet" data-own={`${OWN.off}${card.id}`}>
            <input type="hidden" name="activity" value={activity} />
            <input type="hidden" name="group" value={group} />
            <input type="hidden" name={`before.${OWN.off}${card.id}`} value={card.chosen} />
            <button
              type="submit"
              name={`${OWN.off}${card.id}`}
              value={card.shown ? "1" : "0"}
              className="plain"
            >
              {t(card.shown ? "prepareOut" : "prepareIn")}
            </button>
          </form>
        </article>
      ))}
    </details>
  );
}
