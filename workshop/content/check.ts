/**
 * What a schema cannot see: whether the ids inside a workshop point at something.
 * Pure. The same checks serve the loader, the editor and the tests.
 */
import type { Case, CaseKey } from "@/activities/case/content";
import type { Agenda, Session, Slot, Word, Workshop } from "@/workshop/content/workshop";

/** The problems of a workshop, one sentence each, opening with the field; empty when all is well. */
export function checkWorkshop(workshop: Workshop): string[] {
  const { sessions, agendas, words } = workshop;
  return [
    ...checkSessions(sessions, words),
    ...checkWords(words),
    ...checkAgendas(agendas, sessions),
  ];
}

/** The problems of sessions, whose texts may link to `words`. */
export function checkSessions(sessions: Session[], words: Word[]): string[] {
  return [
    ...twice(sessions.map((s) => s.id)).map(
      (id) => `sessions: the id "${id}" is used by more than one session.`,
    ),
    ...twice(sessions.map((s) => String(s.number))).map(
      (n) => `sessions: the number ${n} is used by more than one session.`,
    ),
    ...twice(sessions.flatMap((s) => s.activities.map((a) => a.id))).map(
      (id) => `activities: the id "${id}" is used by more than one activity.`,
    ),
    ...sessions.flatMap((s) => s.activities.flatMap((a) => (a.kind === "case" ? checkCase(a) : []))),
    ...sessions.flatMap((s) =>
      s.activities.flatMap((a) => checkLinks(`activities.${a.id}`, a, words)),
    ),
  ];
}

/** The problems of a glossary. */
export function checkWords(words: Word[]): string[] {
  return [
    ...twice(words.map((w) => w.id)).map((id) => `words: the id "${id}" is used by more than one word.`),
    ...words.flatMap((w) => checkLinks(`words.${w.id}`, w, words)),
  ];
}

/** The problems of agendas that run `sessions`. */
export function checkAgendas(agendas: Agenda[], sessions: Session[]): string[] {
  return [
    ...twice(agendas.map((a) => a.id)).map(
      (id) => `agendas: the id "${id}" is used by more than one agenda.`,
    ),
    ...agendas.flatMap((agenda) => {
      const at = `agendas.${agenda.id}`;
      const slots = agenda.days.flatMap((d) => d.slots);
      return [
        ...repeated(
          at,
          "day",
          agenda.days.map((d) => d.id),
        ),
        ...repeated(
          at,
          "slot",
          slots.map((s) => s.id),
        ),
        ...slots.flatMap((slot) => checkSlot(`${at}.${slot.id}`, slot, sessions)),
      ];
    }),
  ];
}

function checkSlot(at: string, slot: Slot, sessions: Session[]): string[] {
  if (slot.session === undefined) {
    if (slot.activities) return [`${at}.activities: name the session that they belong to.`];
    return slot.title ? [] : [`${at}: give it a session or a title.`];
  }
  const session = sessions.find((s) => s.id === slot.session);
  if (!session) return [`${at}.session: "${slot.session}" is not a session of this workshop.`];
  const own = new Set(session.activities.map((a) => a.id));
  return [
    ...repeated(`${at}.activities`, "activity", slot.activities ?? []),
    ...(slot.activities ?? [])
      .filter((id) => !own.has(id))
      .map((id) => `${at}.activities: "${id}" is not an activity of the session "${session.id}".`),
  ];
}

/** Links such as `[debt bondage](word:debt-bondage)`, anywhere in the texts below `at`, that lead to no word. */
function checkLinks(at: string, text: unknown, words: Word[]): string[] {
  const known = new Set(words.map((w) => w.id));
  const found = [...JSON.stringify(text).matchAll(/\]\(word:([^)\s]*)\)/g)].map((link) => link[1]!);
  return [...new Set(found)]
    .filter((id) => !known.has(id))
    .map((id) => `${at}: the link "word:${id}" leads to no word of the glossary.`);
}

function checkCase(story: Case): string[] {
  const at = `activities.${story.id}`;
  const parts = story.parts.map((p) => p.id);
  const whatIfs = story.parts.flatMap((p) => p.whatIfs);
  return [
    ...repeated(
      `${at}.answers`,
      "answer",
      story.answers.map((a) => a.id),
    ),
    ...twice(story.answers.map((a) => a.tone)).map(
      (tone) => `${at}.answers: the tone "${tone}" is used by more than one answer.`,
    ),
    ...repeated(
      `${at}.elements`,
      "element",
      story.elements.map((e) => e.id),
    ),
    ...repeated(`${at}.parts`, "part", parts),
    ...repeated(
      `${at}.parts`,
      "clause",
      story.parts.flatMap((p) => p.clauses.map((c) => c.id)),
    ),
    ...repeated(
      `${at}.parts`,
      "what-if",
      whatIfs.map((w) => w.id),
    ),
    ...story.parts.flatMap((p) => [
      ...checkKey(`${at}.parts.${p.id}.key`, p.key, story),
      ...p.whatIfs.flatMap((w) => checkKey(`${at}.parts.${p.id}.whatIfs.${w.id}.key`, w.key, story)),
    ]),
    ...checkBand(`${at}.band`, story.band, parts),
  ];
}

function checkKey(at: string, key: CaseKey, story: Case): string[] {
  const answers = new Set(story.answers.map((a) => a.id));
  const elements = new Set(story.elements.map((e) => e.id));
  return [
    ...repeated(`${at}.accepted`, "answer", key.accepted),
    ...key.accepted
      .filter((id) => !answers.has(id))
      .map((id) => `${at}.accepted: "${id}" is not an answer of this case.`),
    ...Object.keys(key.elements ?? {})
      .filter((id) => !elements.has(id))
      .map((id) => `${at}.elements: "${id}" is not an element of this case.`),
  ];
}

function checkBand(at: string, band: Case["band"], parts: string[]): string[] {
  const strangers = (["from", "to"] as const).filter((end) => !parts.includes(band[end]));
  if (strangers.length > 0)
    return strangers.map((end) => `${at}.${end}: "${band[end]}" is not a part of this case.`);
  if (parts.indexOf(band.from) <= parts.indexOf(band.to)) return [];
  return [`${at}: part "${band.from}" comes after part "${band.to}", so the band has no parts.`];
}

const repeated = (at: string, what: string, ids: string[]) =>
  twice(ids).map((id) => `${at}: the ${what} id "${id}" is used more than once.`);

/** Each value that occurs more than once, named once. */
function twice(values: string[]): string[] {
  return [...new Set(values.filter((value, i) => values.indexOf(value) !== i))];
}
