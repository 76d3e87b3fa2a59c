"use client";
/** The editor of one workshop: opens its connection, and puts outline, form and preview side by side. */
import { useEffect, useState, useSyncExternalStore } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { Desk } from "@/components/editor/editor-layout";
import { type EditorFaces, EditorFacesProvider } from "@/components/editor/face";
import { FilesProvider } from "@/components/editor/files/use-files";
import { createLiveDraft } from "@/components/editor/live-draft";
import { Notices, useNotices } from "@/components/editor/notices";
import { type EditorServices, EditorServicesProvider } from "@/components/editor/services";
import { onSignedOut } from "@/components/live/signed-out";

interface Props {
  id: string;
  title: string;
  services: EditorServices;
  faces: EditorFaces;
}

export function Editor({ services, faces, ...props }: Props) {
  return (
    <EditorServicesProvider value={services}>
      <EditorFacesProvider value={faces}>
        <Connected {...props} />
      </EditorFacesProvider>
    </EditorServicesProvider>
  );
}

function Connected({ id, title }: Pick<Props, "id" | "title">) {
  const t = useTranslations("editor");
  const { notices, say, drop } = useNotices();
  const [live] = useState(() => createLiveDraft(id, (reason) => say(t(`reasons.${reason}`))));
  const state = useSyncExternalStore(live.subscribe, live.state, live.state);
  useEffect(() => live.open(), [live]);
  useEffect(() => onSignedOut(() => window.location.assign("/trainer/sign-in")), []);
  useEffect(() => {
    if (state.waiting === 0) return;
    const warn = (e: BeforeUnloadEvent) => {
      live.flush();
      e.preventDefault();
    };
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [state.waiting, live]);

  const { draft } = state;
  if (state.refusal || !draft) {
    return (
      <main className="sentence">
        <h1 dir="auto">{title}</h1>
        <p role="status">{t(state.refusal ?? (state.status === "lost" ? "lost" : "connecting"))}</p>
        {state.refusal && (
          <a
            href={
              state.refusal === "signed-out" ? `/trainer/sign-in?next=/editor/${id}` : "/trainer/workshops"
            }
          >
            {t(state.refusal === "signed-out" ? "toSignIn" : "toWorkshops")}
          </a>
        )}
      </main>
    );
  }
  return (
    <>
      <FilesProvider workshop={id}>
        <Desk
          id={id}
          live={live}
          state={{ ...state, draft }}
          say={(text, undo) => say(text, undo ? live.undo : undefined)}
        />
      </FilesProvider>
      <Notices notices={notices} onClose={drop} />
    </>
  );
}
