import { NotListed } from "@/components/phone/box";
import type { PhoneFaceProps } from "@/components/phone/face";
import type { Wall, WallText } from "@/model/activity/curation";
import { fieldValues, Question } from "@/components/phone/question";
import { AuthoredIn } from "@/components/ui/authored";
import type { Translate } from "@/components/phone/texts";

export function OpenPhone({ view, now, mine, t }: PhoneFaceProps) {
  const { asked, wall } = view;
  if (asked?.form.kind !== "open") return null;
  const { form } = asked;
  if (form.asks === "support") {
    const chosen = fieldValues(mine, "support");
    const open = asked.phase === "open";
    return (
      <>
        <Question asked={asked} now={now} mine={mine} t={t}>
          <p className="hint">{t("supportHow")}</p>
          {wall && (
            <Texts
              wall={wall}
              t={t}
              each={(text) => <Supported key={text.id} text={text} on={chosen.includes(text.id)} />}
            />
          )}
        </Question>
        {!open && wall && <Written wall={wall} t={t} />}
      </>
    );
  }
  const written = fieldValues(mine, "texts");
  return (
    <>
      <Question
        asked={asked}
        now={now}
        mine={mine}
        t={t}
        written={["texts"]}
        promise={form.moderated ? "promiseWall" : "promiseOpenWall"}
      >
        {form.hint && <AuthoredIn as="p" className="hint" text={form.hint} />}
        {Array.from({ length: form.most }, (_, i) => (
          <label key={i} className="text">
            {t(form.most === 1 ? "writeHere" : "writeNumber", { number: i + 1 })}
            <textarea
              name="texts"
              rows={form.length > 100 ? 3 : 2}
              maxLength={form.length}
              dir="auto"
              defaultValue={written[i]}
            />
          </label>
        ))}
        <small>{t("otherHint")}</small>
      </Question>
      {wall && <Written wall={wall} t={t} />}
    </>
  );
}

function Written({ wall, t }: { wall: Wall; t: Translate }) {
  const empty = wall.texts.length === 0 && wall.groups.length === 0;
  return (
    <section className="results" aria-labelledby="wall">
      <h2 id="wall">{t("wall")}</h2>
      {empty && <p>{t("wallEmpty")}</p>}
      <Texts wall={wall} t={t} each={(text) => <Line key={text.id} text={text} t={t} />} />
    </section>
  );
}

function Texts({ wall, t, each }: { wall: Wall; t: Translate; each: (text: WallText) => React.ReactNode }) {
  return (
    <>
      {wall.groups.map((group) => (
        <section key={group.id} aria-label={group.label}>
          <h3 dir="auto">{group.label}</h3>
          {group.texts.map(each)}
        </section>
      ))}
      {wall.groups.length > 0 && wall.texts.length > 0 && <h3>{t("wallRest")}</h3>}
      {wall.texts.map(each)}
      <NotListed count={wall.more} t={t} />
    </>
  );
}

function Line({ text, t }: { text: WallText; t: Translate }) {
  return (
    <p className="said">
      <bdi dir="auto">{text.text}</bdi>
      {text.times > 1 && <small>{t("saidTimes", { count: text.times })}</small>}
      {text.support > 0 && <small>{t("supported", { count: text.support })}</small>}
    </p>
  );
}

function Supported({ text, on }: { text: WallText; on: boolean }) {
  return (
    <label className="opt">
      <input type="checkbox" name="support" value={text.id} defaultChecked={on} />
      <span dir="auto">{text.text}</span>
    </label>
  );
}
