/** The page where a participant creates the code that links their two tests: a plain form. */
import { phoneTranslator, type Translate } from "@/components/phone/texts";
import type { PageParts } from "@/server/phone/document";
import { doorFrame, type PageRoom } from "@/server/phone/page-layout";
import type { RoomExchange } from "@/server/phone/participant-gate";
import type { LinkFound } from "@/workshop/protocol/acks";
import { type LinkCode, type CodeFields, codeFrom, fieldsOfCode, spoken } from "@/workshop/learning/code";

/** Longer than any word that the code takes letters of. */
const MAX_FIELD_LENGTH = 60;

export const codeFormPage = async ({ room, person, language, pageRoom }: RoomExchange): Promise<PageParts> =>
  formPage(language, pageRoom, { has: await room.answers.codes.has(person), typed: null });

/** @returns `code`: null where the fields give none */
export function codeOfForm(form: URLSearchParams): {
  typed: CodeFields;
  none: boolean;
  code: LinkCode | null;
} {
  const field = (name: string) => (form.get(name) ?? "").slice(0, MAX_FIELD_LENGTH);
  const typed: CodeFields = { name: field("name"), day: field("day"), place: field("place") };
  const none = form.get("none") === "1";
  return { typed, none, code: none ? null : codeFrom(typed) };
}

export const codeUnfitPage = (language: string, room: PageRoom, typed: CodeFields): PageParts =>
  formPage(language, room, { has: false, typed });

/** @param code null: the person has none */
export function codeDonePage(
  language: string,
  room: PageRoom,
  code: LinkCode | null,
  link: LinkFound,
): PageParts {
  const t = phoneTranslator(language);
  return doorFrame(
    language,
    t(code === null ? "codeNone" : "codeYours"),
    <>
      {code !== null && <Outcome t={t} code={code} given={link} />}
      <p>
        <a href="./">{t("codeBack")}</a>
      </p>
    </>,
    { room },
  );
}

interface FormState {
  /** Given before. */
  has: boolean;
  /** Fields that do not fit, to be mended; null for an empty form. */
  typed: CodeFields | null;
}

function formPage(language: string, room: PageRoom, state: FormState): PageParts {
  const t = phoneTranslator(language);
  return doorFrame(language, t("codeDoor"), <CodeForm t={t} {...state} />, { room });
}

function CodeForm({ t, has, typed }: FormState & { t: Translate }) {
  const field = {
    required: true,
    autoComplete: "off",
    autoCorrect: "off",
    autoCapitalize: "off",
    spellCheck: false,
    maxLength: MAX_FIELD_LENGTH,
    dir: "auto",
  } as const;
  return (
    <>
      <p>{t("codeHow")}</p>
      {has && <p className="promise">{t("codeHas")}</p>}
      <form method="post" action="code">
        <label className="text">
          {t("codeName")}
          <input name="name" defaultValue={typed?.name} {...field} />
        </label>
        <label className="text">
          {t("codeDay")}
          <input name="day" inputMode="numeric" defaultValue={typed?.day} {...field} />
          <small>{t("codeDayHint")}</small>
        </label>
        <label className="text">
          {t("codePlace")}
          <input name="place" defaultValue={typed?.place} {...field} />
        </label>
        {typed && (
          <p className="problem" role="alert">
            {t("codeUnfit")}
          </p>
        )}
        <p className="acts">
          <button type="submit" className="send">
            {t("codeKeep")}
          </button>
          <button type="submit" name="none" value="1" className="pass" formNoValidate>
            {t("codeNone")}
          </button>
        </p>
      </form>
    </>
  );
}

function Outcome({ t, code, given }: { t: Translate; code: LinkCode; given: LinkFound }) {
  return (
    <>
      <p className="own-code">
        <bdi>{spoken(code)}</bdi>
      </p>
      <p>
        {t(given.found === "stored" ? "codeStored" : given.found === "yes" ? "codeFound" : "codeMissing")}
      </p>
      {given.found === "no" && given.candidates.length > 0 && (
        <>
          <p>{t("codeLike")}</p>
          {given.candidates.map((candidate) => (
            <form key={candidate} method="post" action="code">
              {Object.entries(fieldsOfCode(candidate)).map(([name, value]) => (
                <input key={name} type="hidden" name={name} value={value} />
              ))}
              <button type="submit" className="pass">
                {t("codeIsMine", { code: spoken(candidate) })}
              </button>
            </form>
          ))}
        </>
      )}
      {given.found === "no" && (
        <p>
          <a href="code">{t("codeAgain")}</a>
        </p>
      )}
    </>
  );
}
