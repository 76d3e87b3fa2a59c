"use client";
import { useCallback, useDeferredValue, useEffect, useRef, useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import styles from "@/components/editor/editor.module.css";
import { ActivityForm } from "@/components/editor/form/activity-form";
import { AgendasForm, SessionForm, WordsForm, WorkshopForm } from "@/components/editor/form/head-forms";
import { KindIcon } from "@/components/editor/outline/kind-icon";
import { Problems } from "@/components/editor/panels/problems";
import { Translate } from "@/components/editor/panels/translate";
import { useEditor } from "@/components/editor/use-editor";
import { Button } from "@/components/ui/button";
import { type DraftActivity, type DraftSession, whereIs } from "@/workshop/editor/draft";
import { versionOf } from "@/workshop/editor/version";

/** What stands in the middle: one form, or its translation. Only what is open is on the page. */
export function MainPane({ onAdd }: { onAdd: (session: string) => void }) {
  const t = useTranslations("editor");
  const { draft, place } = useEditor();
  switch (place.kind) {
    case "activity": {
      const found = whereIs(draft, place.id);
      return found && <OpenActivity key={place.id} session={found.session} activity={found.activity} />;
    }
    case "session": {
      const session = draft.sessions.find((s) => s.id === place.id);
      return session ? <OpenSession key={place.id} session={session} onAdd={onAdd} /> : null;
    }
    case "words":
      return (
        <section className={styles.pane} aria-labelledby="pane">
          <h2 id="pane">{t("words.title")}</h2>
          <WordsForm />
        </section>
      );
    case "agendas":
      return (
        <section className={styles.pane} aria-labelledby="pane">
          <h2 id="pane">{t("agendas.title")}</h2>
          <AgendasForm />
        </section>
      );
    case "problems":
      return <Problems />;
    case "workshop":
      return (
        <section className={styles.pane} aria-labelledby="pane">
          <h2 id="pane">{t("bar.settings")}</h2>
          <WorkshopForm />
        </section>
      );
  }
}

const tabs = ["write", "translate"] as const;

/** The tab that is open. Whoever writes reads the language in which they write. */
function useTab() {
  const { draft, read } = useEditor();
  const [tab, setTab] = useState<(typeof tabs)[number]>("write");
  useEffect(() => {
    if (tab === "write") read(draft.language);
  }, [tab, draft.language, read]);
  return [tab, setTab] as const;
}

function Tabs({ tab, onTab }: { tab: (typeof tabs)[number]; onTab: (tab: (typeof tabs)[number]) => void }) {
  const t = useTranslations("editor.activity");
  return (
    <div className="segments">
      {tabs.map((one) => (
        <button key={one} type="button" aria-pressed={tab === one} onClick={() => onTab(one)}>
          {t(one)}
        </button>
      ))}
    </div>
  );
}

function OpenSession({ session, onAdd }: { session: DraftSession; onAdd: (session: string) => void }) {
  const t = useTranslations("editor");
  const { canEdit } = useEditor();
  const [tab, setTab] = useTab();
  return (
    <section className={styles.pane} aria-labelledby="pane">
      <div className="row apart">
        <h2 id="pane">{t("session.title", { number: session.number })}</h2>
        <Tabs tab={tab} onTab={setTab} />
      </div>
      {tab === "translate" ? (
        <Translate session={session} activity={null} />
      ) : (
        <>
          <SessionForm session={session} />
          {canEdit && (
            <p>
              <Button look="primary" onClick={() => onAdd(session.id)}>
                ＋ {t("outline.addActivity")}
              </Button>
            </p>
          )}
        </>
      )}
    </section>
  );
}

function OpenActivity({ session, activity }: { session: DraftSession; activity: DraftActivity }) {
  const t = useTranslations("editor");
  const { draft, live, problems, target, asked, canEdit } = useEditor();
  const [tab, setTab] = useTab();
  // The form must answer each key at once; what only helps may come a moment later.
  const found = useDeferredValue(problems);
  const latest = useRef(activity);
  latest.current = activity;
  const onChange = useCallback(
    (value: DraftActivity, grows: boolean) =>
      void live.edit({ type: "set-activity", base: versionOf(latest.current), value }, grows),
    [live],
  );
  return (
    <section className={styles.pane} aria-labelledby="pane">
      <div className="row apart">
        <h2 id="pane" className="row muted">
          <KindIcon kind={activity.kind} /> {t(`kinds.${activity.kind}.name`)}
        </h2>
        <Tabs tab={tab} onTab={setTab} />
      </div>
      {tab === "translate" ? (
        <Translate session={session} activity={activity} />
      ) : (
        <ActivityForm
          activity={activity}
          workshop={draft}
          problems={found}
          target={target}
          asked={asked}
          readOnly={!canEdit}
          onChange={onChange}
        />
      )}
    </section>
  );
}
