/**
 * Connects parts outside rooms with the same parts of other processes: sessions, drafts, exports, guesses at
 * codes.
 */
import type { RoomId } from "@/model/ids";
import { signInLimits } from "@/server/accounts/sign-in-limit";
import { onSessionsEnded, sessionsEnded } from "@/server/accounts/signed-in";
import type { Cluster } from "@/server/platform/cluster/cluster";
import type { ClusterMessage } from "@/server/platform/cluster/wire";
import type { ExportJobs } from "@/server/exports/jobs";
import type { EditorSockets } from "@/server/sockets/editor-sockets";
import { emitAuthoredEvent, onAuthoredEvent } from "@/server/store/editor/authored-events";
import { unreachable } from "@/model/unreachable";

const isSignInLimit = (name: string): name is keyof typeof signInLimits => Object.hasOwn(signInLimits, name);

interface LocalServices {
  /** By the kind of code. */
  guards: Record<string, { heard(): void; failed: (() => void) | undefined }>;
  exports: ExportJobs;
  editors: EditorSockets;
  forgetRoom(roomId: RoomId): void;
}

/** @returns a function that disconnects them */
export function joinProcesses(cluster: Cluster, here: LocalServices): () => void {
  // A message from another process must not be sent on.
  let hearing = false;
  const tell = (word: ClusterMessage) => {
    if (!hearing) cluster.broadcast(word);
  };
  for (const [name, guard] of Object.entries(here.guards))
    guard.failed = () => tell({ is: "guess", at: name });
  for (const [name, limit] of Object.entries(signInLimits))
    limit.told = (key, succeeded) => tell({ is: "tried", at: name, key, succeeded });
  here.exports.tell = (job) => tell({ is: "job", job });
  here.exports.elsewhere.asked = (id, drop) => tell({ is: "job-asked", id, drop });
  here.editors.tell = {
    people: (workshop, people) => tell({ is: "editors", workshop, people }),
    edited: (workshop) => tell({ is: "authored", workshop, news: "document" }),
  };
  const hear = (word: ClusterMessage, from: string) => {
    switch (word.is) {
      case "account":
        return sessionsEnded(word.id);
      case "authored":
        return emitAuthoredEvent(word.workshop, word.news);
      case "forget-room":
        return here.forgetRoom(word.room);
      case "guess":
        return here.guards[word.at]?.heard();
      case "tried":
        return isSignInLimit(word.at) ? signInLimits[word.at].heard(word.key, word.succeeded) : undefined;
      case "job":
        return here.exports.elsewhere.heard(word.job);
      case "job-asked":
        return here.exports.askedElsewhere(word.id, word.drop);
      case "editors":
        return here.editors.peopleElsewhere(from, word.workshop, word.people);
      case "figures":
        // Handled in server/health/share-figures.ts.
        return undefined;
      default:
        return unreachable(word);
    }
  };
  const stops = [
    onSessionsEnded((id) => tell({ is: "account", id })),
    onAuthoredEvent((workshop, news) => tell({ is: "authored", workshop, news })),
    cluster.onMessage((word, from) => {
      hearing = true;
      try {
        hear(word, from);
      } finally {
        hearing = false;
      }
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
