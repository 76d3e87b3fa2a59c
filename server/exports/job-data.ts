/**
 * Data of an order's files, read once when first needed: files of the report do without the answers. Runs in
 * the child.
 */
import { randomInt } from "node:crypto";
import { closeSync, openSync, readFileSync, readSync } from "node:fs";
import path from "node:path";
import { StringDecoder } from "node:string_decoder";
import { allowedInXml } from "@/workshop/exports/xml";
import type { PaperData } from "@/server/exports/paper-writer";
import {
  FILE,
  HANDOUTS,
  type InputHead,
  type Order,
  PASSED_ON,
  reportFile,
} from "@/server/exports/job-messages";
import type { GroupWork } from "@/server/debrief/load-group-work";
import { inLanguage } from "@/workshop/content/texts";
import { type Debrief, debriefOf } from "@/workshop/debrief/debrief";
import type { DebriefInput, RoundInput } from "@/workshop/debrief/input";
import { type LabelledRow, labelled } from "@/workshop/exports/labelled-answers";
import { fromPlain } from "@/workshop/exports/json-with-maps";
import type { Report } from "@/workshop/debrief/report/report";
import type { QuestionId } from "@/model/activity/question";

export class Materials {
  private loadedDebrief: Debrief | undefined;
  /** Labels are drawn once for an order: its files can be put side by side. */
  private readonly drawn = new Map<unknown, unknown[]>();

  private taken: DebriefInput | undefined;

  constructor(readonly order: Order) {}

  get input(): DebriefInput {
    this.taken ??= {
      ...fromPlain<InputHead>(readFileSync(path.join(this.order.folder, FILE.input), "utf8")),
      rounds: [...linesOf(path.join(this.order.folder, FILE.rounds))].map((line) =>
        fromPlain<RoundInput>(line),
      ),
    };
    return this.taken;
  }

  get debrief(): Debrief {
    this.loadedDebrief ??= debriefOf(this.input);
    return this.loadedDebrief;
  }

  /**
   * With authored texts in this language where the workshop has them; for programs `input` keeps to its
   * first.
   */
  inputIn(language: string): DebriefInput {
    const workshop = inLanguage(this.input.workshop, language);
    return workshop === this.input.workshop ? this.input : { ...this.input, workshop };
  }

  /** Asked questions whose results may be shown. */
  get asked(): ReadonlySet<QuestionId> {
    return new Set(this.input.rounds.map((r) => r.question));
  }

  /** Answers activity by activity; none of a room that runs. */
  answers(): Iterable<LabelledRow[]> {
    return this.input.ended ? labelled(this.input, (items) => this.once(items)) : [];
  }

  get answerCount(): number {
    return this.input.ended ? this.input.rounds.reduce((sum, r) => sum + r.answers.length, 0) : 0;
  }

  report(language: string): Report {
    return this.reportIn(reportFile(language));
  }

  /** @throws where it was not ordered */
  groupWork(language: string): GroupWork {
    const work = this.order.groups?.[language];
    if (!work) throw new Error("the groups' work is not there");
    return work;
  }

  /** What may be passed on. */
  passedOnReport(): Report {
    return this.reportIn(PASSED_ON);
  }

  handouts(): PaperData {
    return JSON.parse(readFileSync(path.join(this.order.folder, HANDOUTS), "utf8")) as PaperData;
  }

  /** Without the signs that no XML holds: one of them, and an office suite does not open the file. */
  private reportIn(file: string): Report {
    const text = readFileSync(path.join(this.order.folder, file), "utf8");
    return JSON.parse(text, (_key, value: unknown) =>
      typeof value === "string" ? allowedInXml(value) : value,
    ) as Report;
  }

  /** People have labels of their own in each activity, so the first one names the list. */
  private once<T>(items: readonly T[]): T[] {
    const earlier = this.drawn.get(items[0]) as T[] | undefined;
    if (earlier) return earlier;
    const out = [...items];
    for (let i = out.length - 1; i > 0; i--) {
      const j = randomInt(i + 1);
      [out[i], out[j]] = [out[j]!, out[i]!];
    }
    this.drawn.set(items[0], out);
    return out;
  }
}

/**
 * Lines of a file without their end, empty ones left out; memory holds one piece of it.
 * @throws when it cannot be read
 */
function* linesOf(file: string): Generator<string> {
  const from = openSync(file, "r");
  try {
    const piece = Buffer.alloc(64 * 1_024);
    const decoder = new StringDecoder("utf8");
    let open = "";
    for (let read = readSync(from, piece); read > 0; read = readSync(from, piece)) {
      const lines = (open + decoder.write(piece.subarray(0, read))).split("\n");
      open = lines.pop()!;
      for (const line of lines) if (line) yield line;
    }
    if (open) yield open;
  } finally {
    closeSync(from);
  }
}
