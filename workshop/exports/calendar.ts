/**
 * Calendars as iCalendar (RFC 5545): UTC, stable event names, lines folded at 75 octets between characters
 * (libraries count characters, which take up to four octets in Thai or emoji). Pure.
 */

export interface CalendarEvent {
  /** The same whenever the calendar is made again, so that it changes an event and adds none. */
  uid: string;
  title: string;
  /** Plain text; empty where there is nothing to say. */
  about: string;
  /** Two moments in milliseconds since the epoch, or a whole day such as "2026-11-24". */
  when: { from: number; to: number } | { day: string };
  /** Where it leads to. */
  url?: string;
}

/**
 * @param name of the calendar; null: to be added to one's own @param now the time of making, in milliseconds
 * since the epoch
 */
export function calendarText(name: string | null, events: readonly CalendarEvent[], now: number): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Plenary//Plenary//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    ...(name === null ? [] : [`X-WR-CALNAME:${escaped(name)}`]),
    ...events.flatMap((e) => [
      "BEGIN:VEVENT",
      `UID:${escaped(e.uid)}`,
      `DTSTAMP:${stamp(now)}`,
      ...("day" in e.when
        ? [`DTSTART;VALUE=DATE:${e.when.day.replaceAll("-", "")}`]
        : [`DTSTART:${stamp(e.when.from)}`, `DTEND:${stamp(e.when.to)}`]),
      `SUMMARY:${escaped(e.title)}`,
      ...(e.about ? [`DESCRIPTION:${escaped(e.about)}`] : []),
      ...(e.url ? [`URL:${e.url.replace(/\s/g, "")}`] : []),
      // Leaves its time free for other appointments.
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
    ]),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

/** "20261124T090000Z" */
const stamp = (time: number): string =>
  new Date(time).toISOString().replace(/\.\d+/, "").replace(/[-:]/g, "");

const escaped = (text: string): string =>
  text
    .replace(/\p{Cc}/gu, (sign) => ("\r\n".includes(sign) ? sign : " "))
    .replace(/[\\;,]/g, "\\$&")
    .replace(/\r\n?|\n/g, "\\n");

const MAX_OCTETS = 75;
const encoder = new TextEncoder();

function folded(line: string): string {
  let out = "";
  let octets = 0;
  for (const sign of line) {
    const size = encoder.encode(sign).length;
    if (octets + size > MAX_OCTETS) {
      out += "\r\n ";
      octets = 1;
    }
    out += sign;
    octets += size;
  }
  return out;
}
