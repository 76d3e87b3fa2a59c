"use client";
import { useState } from "react";
import { stopServer } from "@/app/trainer/operation/stop-action";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

interface Props {
  words: Record<"title" | "verb" | "question" | "back" | "stopping" | "stopped" | "failed", string>;
}

/** Stops a server that was started on a desktop. Its dialog stays open, to say that the server has stopped. */
export function Stop({ words }: Props) {
  const [shown, setShown] = useState<"question" | "stopping" | "stopped" | "failed" | null>(null);
  const stop = () => {
    setShown("stopping");
    stopServer().then(
      (problem) => setShown(problem ? "failed" : "stopped"),
      () => setShown("failed"),
    );
  };
  const asks = shown === "question" || shown === "failed";
  const close = () => asks && setShown(null);
  return (
    <section className="card">
      <h2>{words.title}</h2>
      <p className="row">
        <Button onClick={() => setShown("question")}>{words.verb}</Button>
      </p>
      {shown && (
        <Dialog
          title={words.title}
          onClose={close}
          actions={
            asks && (
              <>
                <Button onClick={close}>{words.back}</Button>
                <Button look="danger" onClick={stop}>
                  {words.verb}
                </Button>
              </>
            )
          }
        >
          <p role="status">{words[shown]}</p>
        </Dialog>
      )}
    </section>
  );
}
