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
  /** Sends sheets; null where no answer came. */
  send: (sheets: Sheet[]) => Promise<Ack | null>;
}

/** A sheet whose second entry differs from the first. */
interface Slip {
  sheet: Sheet;
  first: PaperEntry;
  link: boolean;
}

/** Types sheets in by keyboard alone: each field takes digits, Enter leads on, the last one stores. */
export function PaperTyping({ send }: Props) {
  const t = useTranslations("console.paper");
  const reason = useTranslations("reasons");
  const [papers, setPapers] = useState<Papers | null>(null);
  const [waiting, setWaiting] = useState<Sheet[]>([]);
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
  useEffect(() => {
    if (waiting.length === 0) return;
    // Nothing of a sheet is kept on this device.
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [waiting.length]);

  /** @returns true where the next sheet may come */
  async function store(sheet: Sheet): Promise<boolean> {
    const others = waiting.filter(({ code }) => code !== sheet.code);
    const ack = await send([...others, sheet]);
    const outcome = ack?.ok ? ack.papers?.outcomes.at(-1) : undefined;
    if (!ack?.ok || !ack.papers || !outcome) {
      setProblem(reason(ack && !ack.ok ? ack.reason : "not-stored"));
      return false;
    }
    setPapers(ack.papers);
    setWaiting([...others, sheet].filter((_, i) => ack.papers?.outcomes[i]?.is === "waits"));
    setProblem(outcome.is === "refused" ? reason(outcome.reason, outcome.values) : "");
    if (outcome.is === "refused") return false;
    setSlip(outcome.is === "differs" ? { sheet, first: outcome.first, link: outcome.link } : null);
    setSaid(outcome.is === "differs" ? "" : t(`did.${outcome.is}`, { code: sheet.code }));
    return true;
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
    ...items.map((item) => ({
      name: String(item.number),
      ...words.label(item, language),
      hint: words.hint(item),
      problem: t(`wrong.${item.words !== undefined ? "words" : item.range ? "range" : "option"}`, {
        from: item.range?.min ?? 1,
        to: item.range?.max ?? item.options?.length ?? 0,
        most: item.words ?? 0,
      }),
      words: item.words !== undefined,
      fits: (typed: string) => readTyped(item, typed) !== null,
    })),
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

/** Asks which of two entries stands on the sheet, item by item. */
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
  const { sheet, first, link } = slip;
  const items = papers.items.filter(({ number }) => Object.hasOwn(first, number));
  const fields: Field[] = [
    ...items.map((item) => ({
      name: String(item.number),
      ...words.label(item, papers.language),
      hint: t("choose", {
        first: words.said(item, first[item.number]),
        second: words.said(item, sheet.entry[item.number]),
      }),
      problem: t("wrong.option", { from: 1, to: 2 }),
      fits: (typed: string) => readTyped(choice, typed)?.length === 1,
    })),
    ...(link ? [linkField(t)] : []),
  ];
  return (
    <>
      <h3>{t("differs", { code: sheet.code })}</h3>
      {link && <p>{t("linkDiffers")}</p>}
      <Fields
        fields={fields}
        store={(typed) =>
          store({
            ...sheet,
            settled: true,
            link: link ? linkOf(typed) : sheet.link,
            entry: {
              ...sheet.entry,
              ...Object.fromEntries(
                items.flatMap(({ number }) =>
                  readTyped(choice, typed[number] ?? "")?.[0] === "first" ? [[number, first[number]!]] : [],
                ),
              ),
            },
          })
        }
      />
    </>
  );
}

const choice = {
  field: "",
  text: null,
  options: [
    { id: "first", text: null },
    { id: "second", text: null },
  ],
};

const linkField = (t: ReturnType<typeof useTranslations<"console.paper">>): Field => ({
  name: "link",
  label: t("link"),
  hint: t("linkHint"),
  problem: t("wrong.link"),
  words: true,
  fits: (typed) => typed.trim() === "" || codeFromLine(typed) !== null,
});

const linkOf = ({ link = "" }: Record<string, string>): LinkCode | null => codeFromLine(link);

const entryOf = (items: readonly PaperItem[], typed: Record<string, string>): PaperEntry =>
  Object.fromEntries(
    items.flatMap((item) => {
      const values = readTyped(item, typed[item.number] ?? "") ?? [];
      return values.length > 0 ? [[item.number, values]] : [];
    }),
  );

/** Words of an item, its options, and what was given. */
function useItemWords() {
  const t = useTranslations("console");
  const wordOf = ({ id, text }: { id: string; text: string | null }) =>
    text ?? t(`marks.${id as "present" | "absent" | "unknown"}`);
  return {
    label: ({ number, named, text, asked }: PaperItem, lang: string) =>
      named ? { label: `${number}. ${t(`paper.${named}`)}` } : { label: `${number}. ${text ?? asked}`, lang },
    hint: ({ options, several, words, range }: PaperItem): string =>
      options
        ? options.map((o, i) => `${i + 1} ${wordOf(o)}`).join(" · ")
        : range
          ? `${range.min}–${range.max}`
          : words !== undefined && several
            ? t("paper.parted")
            : "",
    said: ({ options }: PaperItem, values: readonly string[] = []): string =>
      values
        .map((value) => {
          const i = options?.findIndex(({ id }) => id === value) ?? -1;
          return i < 0 ? value : `${i + 1} ${wordOf(options![i]!)}`;
        })
        .join(", ") || t("paper.nothing"),
  };
}
