"use client";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { Button } from "@/components/ui/button";
import { isSheetCode, type PaperEntry, type PaperItem, readTyped } from "@/model/activity/paper-entry";
import { direction } from "@/model/text/language";
import { codeFromLine, type LinkCode } from "@/workshop/learning/code";
import type { CommandOf } from "@/workshop/commands/all";
import type { Ack, Papers } from "@/workshop/protocol/acks";

type Sheet = CommandOf<"type-papers">["sheets"][number];

interface Props {
  activity: string;
  /** Sends sheets; null where no answer came. */
  send: (sheets: Sheet[]) => Promise<Ack | null>;
}

/** A sheet whose second entry differs from the first. */
interface Slip {
  sheet: Sheet;
  /** Numbers of the items that differ. */
  items: readonly number[];
  link: boolean;
}

/** Sheets that wait for others, by activity, as long as the page is open. Nothing is kept on the device. */
const waitingOn = new Map<string, Sheet[]>();

function keepWaiting(activity: string, sheets: Sheet[]): void {
  waitingOn.set(activity, sheets);
  const some = [...waitingOn.values()].some(({ length }) => length > 0);
  window[some ? "addEventListener" : "removeEventListener"]("beforeunload", warnOfLoss);
}

const warnOfLoss = (event: BeforeUnloadEvent) => event.preventDefault();

/** Types sheets in by keyboard alone: each field takes digits, Enter leads on, the last one stores. */
export function PaperTyping({ activity, send }: Props) {
  const t = useTranslations("console.paper");
  const reason = useTranslations("reasons");
  const [papers, setPapers] = useState<Papers | null>(null);
  const [waiting, setWaiting] = useState<Sheet[]>(() => waitingOn.get(activity) ?? []);
  const [slip, setSlip] = useState<Slip | null>(null);
  const [said, setSaid] = useState("");
  const [problem, setProblem] = useState("");
  const asking = useRef(send);
  asking.current = send;

  useEffect(() => {
    void asking.current([]).then((ack) => {
      if (ack?.ok && ack.papers) setPapers(ack.papers);
      else setProblem(ack && !ack.ok ? reason(ack.reason) : reason("not-stored"));
    });
  }, [reason]);

  /** @returns true where the next sheet may come */
  async function store(sheet: Sheet): Promise<boolean> {
    const sheets = [...waiting.filter(({ code }) => code !== sheet.code), sheet];
    const ack = await send(sheets);
    const outcomes = (ack?.ok && ack.papers?.outcomes) || [];
    const outcome = outcomes.at(-1);
    if (!ack?.ok || !ack.papers || !outcome) {
      setProblem(reason(ack && !ack.ok ? ack.reason : "not-stored"));
      return false;
    }
    setPapers(ack.papers);
    const still = sheets.filter((_, i) => outcomes[i]?.is === "waits");
    keepWaiting(activity, still);
    setWaiting(still);
    const refusals = outcomes.flatMap((one, i) =>
      one.is === "refused" ? [`${sheets[i]!.code}: ${reason(one.reason, one.values)}`] : [],
    );
    setProblem(refusals.join(" "));
    const slips = outcomes.flatMap((one, i) => (one.is === "differs" ? [{ ...one, sheet: sheets[i]! }] : []));
    setSlip(slips.at(-1) ?? null);
    const isDone = outcome.is !== "differs" && outcome.is !== "refused";
    setSaid(isDone ? t(`did.${outcome.is}`, { code: sheet.code }) : "");
    return outcome.is !== "refused";
  }

  const alert = problem && (
    <p role="alert" className="problem">
      {problem}
    </p>
  );
  if (!papers) return <>{alert}</>;
  if (papers.items.length === 0) return <p role="status">{t("notYet")}</p>;
  return (
    <>
      <p className="hint">
        {t("counted", {
          typed: papers.typed,
          checked: papers.checked,
          left: papers.typed - papers.checked,
          waiting: waiting.length,
        })}
      </p>
      <p role="status">{said}</p>
      {alert}
      {slip ? (
        <Settle key={slip.sheet.code} papers={papers} slip={slip} store={store} />
      ) : (
        <Blank papers={papers} store={store} />
      )}
    </>
  );
}

interface Field {
  name: string;
  label: string;
  /** Of the sheet's language; omitted: words of the interface. */
  lang?: string;
  hint?: string;
  problem: string;
  words?: boolean;
  fits: (typed: string) => boolean;
}

/** Fields one below the other; Enter leads to the next, and from the last on. */
function Fields({
  fields,
  store,
}: {
  fields: Field[];
  store: (typed: Record<string, string>) => Promise<boolean>;
}) {
  const t = useTranslations("console.paper");
  const [typed, setTyped] = useState<Record<string, string>>({});
  const [wrong, setWrong] = useState<Record<string, boolean>>({});
  const form = useRef<HTMLFormElement>(null);
  const busy = useRef(false);
  const focus = (name: string) =>
    form.current?.querySelector<HTMLInputElement>(`[name="${CSS.escape(name)}"]`)?.focus();
  const isWrong = ({ name, fits }: Field) => !fits(typed[name] ?? "");
  const [first] = fields;

  async function submit() {
    const unfit = fields.filter(isWrong);
    setWrong(Object.fromEntries(unfit.map(({ name }) => [name, true])));
    if (unfit[0]) return focus(unfit[0].name);
    if (busy.current) return;
    busy.current = true;
    const done = await store(typed);
    busy.current = false;
    if (done) setTyped({});
    if (first) focus(first.name);
  }
  function lead(event: KeyboardEvent, i: number) {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    const next = fields[i + 1];
    if (!next) return void submit();
    if (isWrong(fields[i]!)) return setWrong({ ...wrong, [fields[i]!.name]: true });
    focus(next.name);
  }
  return (
    <form
      ref={form}
      className="stack"
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {fields.map((field, i) => (
        <label key={field.name} className="field">
          <span lang={field.lang} dir={field.lang && direction(field.lang)}>
            {field.label}
          </span>
          <input
            name={field.name}
            // biome-ignore lint/a11y/noAutofocus: what is typed first, on a panel opened for typing.
            autoFocus={i === 0}
            inputMode={field.words ? "text" : "numeric"}
            dir={field.words ? "auto" : "ltr"}
            aria-invalid={wrong[field.name] || undefined}
            value={typed[field.name] ?? ""}
            onChange={(event) => setTyped({ ...typed, [field.name]: event.target.value })}
            onBlur={() => setWrong({ ...wrong, [field.name]: isWrong(field) && Boolean(typed[field.name]) })}
            onKeyDown={(event) => lead(event, i)}
          />
          {wrong[field.name] ? (
            <small role="alert" className="problem">
              {field.problem}
            </small>
          ) : (
            field.hint && (
              <small lang={field.lang} dir={field.lang && direction(field.lang)}>
                {field.hint}
              </small>
            )
          )}
        </label>
      ))}
      <Button look="primary" onClick={() => void submit()}>
        {t("store")}
      </Button>
    </form>
  );
}

/** An empty sheet: its code, its items, and the code for linked tests. */
function Blank({ papers, store }: { papers: Papers; store: (sheet: Sheet) => Promise<boolean> }) {
  const t = useTranslations("console.paper");
  const words = useItemWords();
  const { items, language, linked } = papers;
  const fields: Field[] = [
    { name: "code", label: t("code"), problem: t("wrong.code"), fits: isSheetCode },
    ...items.map((item) => words.field(item, language)),
    ...(linked ? [linkField(t)] : []),
  ];
  return (
    <Fields
      fields={fields}
      store={(typed) =>
        store({
          code: (typed.code ?? "").replace(/[\s-]/g, ""),
          entry: entryOf(items, typed),
          link: linkOf(typed),
          settled: false,
        })
      }
    />
  );
}

/** Asks for the items again in which two entries differ. */
function Settle({
  papers,
  slip,
  store,
}: {
  papers: Papers;
  slip: Slip;
  store: (sheet: Sheet) => Promise<boolean>;
}) {
  const t = useTranslations("console.paper");
  const words = useItemWords();
  const { sheet, link } = slip;
  const items = papers.items.filter(({ number }) => slip.items.includes(number));
  const fields: Field[] = [
    ...items.map((item) => words.field(item, papers.language)),
    ...(link ? [linkField(t)] : []),
  ];
  return (
    <>
      <h3>{t("differs", { code: sheet.code })}</h3>
      {items.length > 0 && <p>{t("again")}</p>}
      {link && <p>{t("linkDiffers")}</p>}
      <Fields
        fields={fields}
        store={(typed) =>
          store({
            ...sheet,
            settled: true,
            link: link ? linkOf(typed) : sheet.link,
            entry: { ...sheet.entry, ...entryOf(items, typed) },
          })
        }
      />
    </>
  );
}

const linkField = (t: ReturnType<typeof useTranslations<"console.paper">>): Field => ({
  name: "link",
  label: t("link"),
  hint: t("linkHint"),
  problem: t("wrong.link"),
  words: true,
  fits: (typed) => typed.trim() === "" || codeFromLine(typed) !== null,
});

const linkOf = ({ link = "" }: Record<string, string>): LinkCode | null => codeFromLine(link);

/** What was typed at each item that was shown; none: left blank. */
const entryOf = (items: readonly PaperItem[], typed: Record<string, string>): PaperEntry =>
  Object.fromEntries(items.map((item) => [item.number, readTyped(item, typed[item.number] ?? "") ?? []]));

/** Items as fields, in words. */
function useItemWords() {
  const t = useTranslations("console");
  const wordOf = ({ id, text }: { id: string; text: string | null }) =>
    text ?? t(`marks.${id as "present" | "absent" | "unknown"}`);
  const labelOf = ({ number, named, text, asked }: PaperItem, lang: string) =>
    named ? { label: `${number}. ${t(`paper.${named}`)}` } : { label: `${number}. ${text ?? asked}`, lang };
  const hintOf = ({ options, several, words, range }: PaperItem): string =>
    options
      ? options.map((o, i) => `${i + 1} ${wordOf(o)}`).join(" · ")
      : range
        ? `${range.min}–${range.max}`
        : words !== undefined && several
          ? t("paper.parted")
          : "";
  return {
    field: (item: PaperItem, lang: string): Field => ({
      name: String(item.number),
      ...labelOf(item, lang),
      hint: hintOf(item),
      problem: t(`paper.wrong.${item.words !== undefined ? "words" : item.range ? "range" : "option"}`, {
        from: item.range?.min ?? 1,
        to: item.range?.max ?? item.options?.length ?? 0,
        most: item.words ?? 0,
      }),
      words: item.words !== undefined,
      fits: (typed: string) => readTyped(item, typed) !== null,
    }),
  };
}
