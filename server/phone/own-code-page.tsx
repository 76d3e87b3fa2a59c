/** The page on which somebody makes the code that links their two tests: a plain form, for that person alone (L-8). */
import { phoneTranslator, type Translate } from "@/components/phone/texts";
import type { PageParts } from "@/server/phone/document";
import { doorFrame } from "@/server/phone/door-frame";
import type { LiveRoom } from "@/server/rooms/live-room";
import type { Given } from "@/server/rooms/test-codes";
import { type Code, type CodeFields, codeFrom, fieldsOfCode, spoken } from "@/workshop/learning/code";
import type { Reason } from "@/model/reasons";

/** Whole words are understood, and no more than words is needed. */
const MOST = 60;

/** The empty form. */
export async function codeFormPage(room: LiveRoom, participant: string): Promise<PageParts> {
  const language = room.languageOf(participant);
  const t = phoneTranslator(language);
  return doorFrame(language, <CodeForm t={t} has={await room.codes.has(participant)} typed={null} />);
}

/** Keeps what was posted, and says to this person what came of it. */
export async function giveCode(
  room: LiveRoom,
  participant: string,
  form: URLSearchParams,
): Promise<{ status: number; parts: PageParts } | { reason: Reason }> {
  const language = room.languageOf(participant);
  const t = phoneTranslator(language);
  const field = (name: string) => (form.get(name) ?? "").slice(0, MOST);
  const typed: CodeFields = { name: field("name"), day: field("day"), place: field("place") };
  const none = form.get("none") === "1";
  const code = none ? null : codeFrom(typed);
  if (!none && code === null)
    return { status: 422, parts: doorFrame(language, <CodeForm t={t} has={false} typed={typed} />) };
  const told = await room.codes.give(participant, code);
  if (!told.ok) return { reason: told.reason };
  return {
    status: 200,
    parts: doorFrame(
      language,
      code === null ? <GoOn t={t} title={t("codeNone")} /> : <Outcome t={t} code={code} given={told} />,
    ),
  };
}

/** @param typed what does not fit, to be mended; null for an empty form */
function CodeForm({ t, has, typed }: { t: Translate; has: boolean; typed: CodeFields | null }) {
  const field = {
    required: true,
    autoComplete: "off",
    autoCorrect: "off",
    autoCapitalize: "off",
    spellCheck: false,
    maxLength: MOST,
    dir: "auto",
  } as const;
  return (
    <>
      <h1>{t("codeDoor")}</h1>
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

function Outcome({ t, code, given }: { t: Translate; code: Code; given: Given }) {
  return (
    <>
      <h1>{t("codeYours")}</h1>
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
      <p>
        <a href="./">{t("codeBack")}</a>
      </p>
    </>
  );
}

const GoOn = ({ t, title }: { t: Translate; title: string }) => (
  <>
    <h1>{title}</h1>
    <p>
      <a href="./">{t("codeBack")}</a>
    </p>
  </>
);
