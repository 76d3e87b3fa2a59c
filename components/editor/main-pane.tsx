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

/** The middle of the editor: one form, or its translation. */
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
    case "problems":
      return <Problems />;
    default: {
      const [title, Form] = headForms[place.kind];
      return (
        <section className={styles.pane} aria-labelledby="pane">
          <h2 id="pane">{t(title)}</h2>
          <Form />
        </section>
      );
    }
  }
}

const headForms = {
  words: ["words.title", WordsForm],
  agendas: ["agendas.title", AgendasForm],
  workshop: ["bar.settings", WorkshopForm],
} as const;

const tabs = ["write", "translate"] as const;

/** The open tab. The preview reads in the language of writing. */
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
  // Problems may come a moment later than the answer to a key.
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
