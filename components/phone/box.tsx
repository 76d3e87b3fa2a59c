/** The question box on the phone: questions of others, and the form to ask without a name. */
import type { Translate } from "@/components/phone/texts";
import type { PhoneView } from "@/workshop/protocol/views";
import { POST_LENGTH } from "@/model/room/limits";
import type { SeenPost } from "@/model/room/question-box";

interface Props {
  box: PhoneView["box"];
  supports: readonly string[];
  t: Translate;
}

/** The open questions; each can be supported. */
export function BoxList({ box, supports, t }: Props) {
  if (box.posts.length === 0) return null;
  return (
    <details className="told" id="box">
      <summary>{t("boxList", { count: box.posts.length + (box.more ?? 0) })}</summary>
      {box.posts.map((post) => (
        <Asked key={post.id} post={post} on={supports.includes(post.id)} t={t} />
      ))}
      <NotListed count={box.more} t={t} />
    </details>
  );
}

/** The number of those that a phone does not list. */
export function NotListed({ count = 0, t }: { count?: number; t: Translate }) {
  return count > 0 ? <p className="hint">{t("notListed", { count })}</p> : null;
}

function Asked({ post, on, t }: { post: SeenPost; on: boolean; t: Translate }) {
  return (
    <form className="said" method="post" action="support" data-command="support">
      <bdi dir="auto">{post.text}</bdi>
      <small>
        {post.state !== "shown" && `${t(post.state === "answered" ? "boxAnswered" : "boxLater")} · `}
        {t("supported", { count: post.support })}
      </small>
      <input type="hidden" name="post" value={post.id} />
      {post.state !== "answered" && (
        <button type="submit" name="on" value={on ? "0" : "1"} className="plain" aria-pressed={on}>
          {t("boxMeToo")}
        </button>
      )}
    </form>
  );
}

export function Ask({ box, t }: { box: PhoneView["box"]; t: Translate }) {
  return (
    <>
      <h2>{t("boxAsk")}</h2>
      <p>{t("boxPromise")}</p>
      <p>{t(box.moderated ? "boxRule" : "boxRuleOpen")}</p>
      <form method="post" action="post" data-command="post" id="ask-form">
        <label className="text">
          {t("boxField")}
          <textarea name="text" rows={3} maxLength={POST_LENGTH} dir="auto" required />
        </label>
        <button type="submit">{t("boxSend")}</button>
        <p id="asked" role="status" />
      </form>
    </>
  );
}
