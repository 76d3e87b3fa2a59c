/**
 * Keeps one room in step with the other processes that serve it: applies what they send, and reloads from the database
 * what their messages point at. After a lost message everything is reloaded. All of it is idempotent.
 */
import { unreachable } from "@/model/unreachable";
import { log } from "@/server/platform/log";
import type { Answers } from "@/server/rooms/answers";
import type { RoomNotifier } from "@/server/rooms/broadcaster";
import type { Control } from "@/server/rooms/control";
import type { Participants } from "@/server/rooms/participants";
import type { PeerListener, PeerMessage, PeerSnapshot } from "@/server/platform/cluster/peers";
import type { QuestionBox } from "@/server/rooms/question-box";
import type { AnswerPlace, RoomStore } from "@/server/platform/room-store";
import type { UsageCounter } from "@/server/rooms/usage-counter";
import type { Worksheets } from "@/server/rooms/worksheets/worksheets";
import type { RoomId } from "@/model/ids";

/** Milliseconds for which pointers to answers gather before they are read. */
const READ_DELAY_MS = 40;
const RETRY_DELAY_MS = 1_000;

/** A message that says where to read. */
type Pointer = Exclude<PeerMessage, { is: "answers" | "presence" | "writers" | "gate" | "usage" }>;

interface Dependencies {
  roomId: RoomId;
  store: { sheets: Pick<RoomStore["sheets"], "changes"> };
  control: Pick<Control, "state" | "catchUp">;
  answers: Pick<Answers, "giversAmong" | "isSealed" | "readAll" | "readPlaces" | "readSealed"> & {
    gates: Pick<Answers["gates"], "shownElsewhere" | "snapshot">;
    keys: Pick<Answers["keys"], "has">;
  };
  participants: Pick<Participants, "read" | "readWaiting"> & {
    entrance: Pick<Participants["entrance"], "read">;
    presence: Pick<Participants["presence"], "connected" | "onMessage" | "onPeerLost" | "snapshot">;
    recent: Pick<Participants["recent"], "noteAnswers">;
  };
  worksheets: Pick<Worksheets, "absorb" | "refresh"> & {
    awareness: Pick<Worksheets["awareness"], "writersHere" | "writersThere">;
    remarks: Pick<Worksheets["remarks"], "refresh">;
  };
  box: Pick<QuestionBox, "refresh">;
  usage: Pick<UsageCounter, "onMessage" | "onSnapshot" | "snapshot">;
  broadcaster: Pick<RoomNotifier, "answered">;
  /** Asks for new views of counts; "control" where phones show them too. */
  countsChanged(what: "control" | "counts"): void;
}

export class PeerSync implements PeerListener {
  private places: AnswerPlace[] = [];
  private gathering: NodeJS.Timeout | undefined;
  private refreshing: Promise<void> | undefined;
  private once: Promise<void> | undefined;
  private closed = false;

  constructor(private readonly deps: Dependencies) {}

  revision(): number {
    return this.deps.control.state.revision;
  }

  snapshot(): PeerSnapshot {
    const { participants, worksheets, answers, usage } = this.deps;
    return {
      presence: participants.presence.snapshot(true),
      writers: worksheets.awareness.writersHere(),
      gates: answers.gates.snapshot(),
      usage: usage.snapshot(),
    };
  }

  onSnapshot(from: string, { presence, writers, gates, usage: used }: PeerSnapshot): void {
    const { participants, worksheets, answers, usage, countsChanged } = this.deps;
    participants.presence.onMessage(from, presence, true);
    worksheets.awareness.writersThere(from, writers);
    for (const gate of gates) answers.gates.shownElsewhere(gate);
    usage.onSnapshot(from, used);
    countsChanged("control");
  }

  onMessage(from: string, message: PeerMessage): void {
    const { participants, worksheets, answers, usage, countsChanged } = this.deps;
    switch (message.is) {
      case "answers":
        this.places.push(
          ...message.rows.map(([question, round, pseudonym]) => ({ question, round, pseudonym })),
        );
        this.gathering ??= setTimeout(() => this.later(() => this.readPlaces()), READ_DELAY_MS);
        break;
      case "presence":
        participants.presence.onMessage(from, message.part, false);
        countsChanged("counts");
        break;
      case "writers":
        worksheets.awareness.writersThere(from, message.writers);
        break;
      case "gate":
        answers.gates.shownElsewhere(message.gate);
        countsChanged("counts");
        break;
      case "usage":
        usage.onMessage(from, message.what, message.who);
        break;
      default:
        this.later(() => this.read(message));
    }
  }

  onNewerState(): void {
    this.later(async () => void (await this.deps.control.catchUp()));
  }

  onPeerLost(from: string): void {
    this.deps.participants.presence.onPeerLost(from);
    this.deps.worksheets.awareness.writersThere(from, []);
    this.deps.countsChanged("control");
  }

  /** A call during a reading waits for one more: what it is about may have come after that began. */
  refresh(): Promise<void> {
    if (!this.refreshing) {
      this.refreshing = this.readEverything().finally(() => {
        this.refreshing = undefined;
      });
      return this.refreshing;
    }
    this.once ??= this.refreshing
      .catch(() => undefined)
      .then(() => {
        this.once = undefined;
        return this.refresh();
      });
    return this.once;
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.gathering);
  }

  private async read(pointer: Pointer): Promise<void> {
    const { participants, box, worksheets, countsChanged } = this.deps;
    switch (pointer.is) {
      case "log":
        return;
      case "people":
        return participants.read(pointer.ids);
      case "admissionRequests":
        return participants.readWaiting(pointer.ids);
      case "door":
        return participants.entrance.read();
      case "box":
        await box.refresh();
        return countsChanged("control");
      case "remarks":
        await worksheets.remarks.refresh();
        return countsChanged("control");
      case "sealed":
        return this.sealed(pointer.activity);
      case "sheets":
        return this.readSheets(pointer.rows);
      case "everything":
        return this.refresh();
      default:
        unreachable(pointer);
    }
  }

  private async readEverything(): Promise<void> {
    const { control, answers, participants, box, worksheets, countsChanged } = this.deps;
    const { finished: before } = control.state;
    await control.catchUp();
    await answers.readAll();
    for (const activity of control.state.finished)
      if (answers.keys.has(activity) || !before.includes(activity)) await this.sealed(activity);
    await participants.read();
    await participants.readWaiting();
    await participants.entrance.read();
    await box.refresh();
    await worksheets.refresh();
    countsChanged("control");
  }

  /** Reads answers that others stored, and tells phones connected here what their person gave elsewhere. */
  private async readPlaces(): Promise<void> {
    const { answers, participants, broadcaster, countsChanged } = this.deps;
    const places = this.places.splice(0);
    this.gathering = undefined;
    const stored = await answers.readPlaces(places);
    countsChanged("counts");
    for (const person of await answers.giversAmong(participants.presence.connected(), stored))
      broadcaster.answered(person, "form");
  }

  private async sealed(activity: string): Promise<void> {
    const { participants, answers, countsChanged } = this.deps;
    if (await answers.isSealed(activity)) {
      await participants.recent.noteAnswers(activity);
      await answers.readSealed(activity);
      countsChanged("control");
    }
  }

  private async readSheets(rows: readonly [string, string, number | null][]): Promise<void> {
    const { roomId, store, worksheets } = this.deps;
    const seqs = rows.flatMap(([, , seq]) => (seq === null ? [] : [seq]));
    const again = rows.flatMap(([activity, group, seq]) => (seq === null ? [{ activity, group }] : []));
    const changes = seqs.length > 0 ? await store.sheets.changes(roomId, seqs) : [];
    const updates = changes.reduce((sum, c) => sum + c.updates.length, 0);
    // Some were merged meanwhile, and stand under another number.
    const whole = updates < seqs.length ? rows.map(([activity, group]) => ({ activity, group })) : again;
    worksheets.absorb(changes, whole);
  }

  /** Works now; while the database is away, everything is read when it is back. */
  private later(work: () => Promise<void>): void {
    if (this.closed) return;
    work().catch((error: unknown) => {
      if (this.closed) return;
      log.warn("room-read-again", "A room could not be read; it is read again.", error);
      setTimeout(() => this.later(() => this.refresh()), RETRY_DELAY_MS).unref();
    });
  }
}
