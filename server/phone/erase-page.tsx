/**
 * "Erase what I gave": what is erased, what cannot be found, and the button that does it. Plain pages with a
 * form.
 */
import { type EndingText, endingTranslator } from "@/messages/language";
import type { PageParts } from "@/server/phone/document";
import { doorFrame, type PageRoom } from "@/server/phone/page-layout";

/** @param attendance whether the room keeps attendance and gives certificates */
export function erasePage(language: string, room: PageRoom, attendance: boolean): PageParts {
  const t = endingTranslator(language);
  const items: EndingText[] = [
    "eraseName",
    "eraseOpen",
    "eraseSeen",
    "erasePromise",
    ...(attendance ? (["eraseAttendance"] as const) : []),
  ];
  return doorFrame(
    language,
    t("erase"),
    <>
      <p>{t("eraseLead")}</p>
      <ul>
        {items.map((item) => (
          <li key={item}>{t(item)}</li>
        ))}
      </ul>
      <p>{t("eraseNot")}</p>
      <p className="promise">{t("eraseNoWay")}</p>
      <form method="post" action="erase">
        <button type="submit" className="send">
          {t("eraseGo")}
        </button>
      </form>
      <p>
        <a href="./">{t("eraseStay")}</a>
      </p>
    </>,
    { room },
  );
}

/** Also takes off the phone what it keeps of the room by itself. */
export function erasedPage(language: string, room: PageRoom, roomId: string): PageParts {
  const t = endingTranslator(language);
  return doorFrame(language, t("erasedTitle"), <p>{t("erasedText")}</p>, {
    room,
    island: "forget",
    roomId,
  });
}
