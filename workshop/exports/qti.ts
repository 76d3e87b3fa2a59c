/**
 * Questions as QTI 3.0 items (1EdTech, "Question and Test Interoperability", final of 2022) in a content
 * package: choice, match, order, text entry. Several right answers are scored by a mapping. Pure.
 */
import type { Option } from "@/model/text/text-schemas";
import type { Workshop } from "@/workshop/content/workshop";
import type { KeyedItem } from "@/model/exports/keyed-item";
import { keyedItems } from "@/workshop/exports/quizzes";
import { xmlText } from "@/workshop/exports/xml";
import type { QuestionId } from "@/model/activity/question";
import { unreachable } from "@/model/unreachable";

export const QTI = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0";
const PACKAGE = "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1";
const TEMPLATE = "https://purl.imsglobal.org/spec/qti/v3p0/rptemplates";
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** The files of the package, the manifest first. @param questions those to include; default: all */
export function qtiFiles(
  workshop: Workshop,
  questions?: ReadonlySet<QuestionId>,
): { name: string; text: string }[] {
  const items = keyedItems(workshop, questions).map((item) => ({
    id: name(item.id),
    name: `items/${item.id}.xml`,
    text: itemXml(item, workshop.language),
  }));
  return [{ name: "imsmanifest.xml", text: manifestXml(workshop, items) }, ...items];
}

function manifestXml(workshop: Workshop, items: readonly { id: string; name: string }[]): string {
  const resources = items.map(
    (i) =>
      `<resource identifier="${i.id}" type="imsqti_item_xmlv3p0" href="${i.name}">` +
      `<file href="${i.name}"/></resource>`,
  );
  return (
    `${HEAD}<manifest xmlns="${PACKAGE}" identifier="${name(workshop.id)}">` +
    "<metadata><schema>QTI Package</schema><schemaversion>3.0.0</schemaversion></metadata>" +
    `<organizations/><resources>${resources.join("")}</resources></manifest>\n`
  );
}

const name = (id: string): string => `i-${id}`;

const itemXml = (item: KeyedItem, language: string): string =>
  [
    `${HEAD}<qti-assessment-item xmlns="${QTI}" identifier="${name(item.id)}" title="${xmlText(item.title)}"`,
    ` adaptive="false" time-dependent="false" xml:lang="${xmlText(language)}">`,
    declaration(item),
    '<qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float">',
    "<qti-default-value><qti-value>0</qti-value></qti-default-value></qti-outcome-declaration>",
    `<qti-item-body>${body(item)}</qti-item-body>${processing(item)}</qti-assessment-item>\n`,
  ].join("");

function declaration(item: KeyedItem): string {
  switch (item.type) {
    case "choice":
      return declared("single", "identifier", [name(item.accepted[0]!)], mapping(item.accepted.map(name), 1));
    case "match": {
      const right = item.rows.map((r) =>
        item.accepted[r.id]!.map((c) => `${name(r.id)} ${columnIdentifier(c)}`),
      );
      const correct = item.one ? right.map((pairs) => pairs[0]!) : right.flat();
      return declared(
        "multiple",
        "directedPair",
        correct,
        mapping(right.flat(), item.one ? item.rows.length : right.flat().length),
      );
    }
    case "order":
      return declared("ordered", "identifier", [], "");
    case "number":
      return declared("single", "float", [String(item.value)], "");
    default:
      return unreachable(item);
  }
}

function declared(cardinality: string, type: string, correct: readonly string[], behind: string): string {
  const values = correct.map((v) => `<qti-value>${v}</qti-value>`).join("");
  const response = values && `<qti-correct-response>${values}</qti-correct-response>`;
  return (
    `<qti-response-declaration identifier="RESPONSE" cardinality="${cardinality}" base-type="${type}">` +
    `${response}${behind}</qti-response-declaration>`
  );
}

function mapping(right: readonly string[], most: number): string {
  const entries = right.map((key) => `<qti-map-entry map-key="${key}" mapped-value="1"/>`).join("");
  return `<qti-mapping default-value="0" lower-bound="0" upper-bound="${most}">${entries}</qti-mapping>`;
}

/** Columns of a match have names of their own: a row may have the same id. */
const columnIdentifier = (column: string): string => `to-${column}`;

function body(item: KeyedItem): string {
  const prompt = `<qti-prompt>${xmlText(item.text)}</qti-prompt>`;
  switch (item.type) {
    case "choice": {
      const rubric = rubricBlock([item.reason, item.law, item.error]);
      return interaction("choice", ' max-choices="1"', prompt + simpleChoices(item.options)) + rubric;
    }
    case "match": {
      const rows = item.rows.map((r) => associable(r, name(r.id), item.one ? 1 : 0));
      const columns = item.columns.map((c) => associable(c, columnIdentifier(c.id), 0));
      const sets = [rows, columns].map(
        (set) => `<qti-simple-match-set>${set.join("")}</qti-simple-match-set>`,
      );
      const most = item.one ? item.rows.length : 0;
      return interaction("match", ` max-associations="${most}"`, prompt + sets.join(""));
    }
    case "order":
      return interaction("order", "", prompt + simpleChoices(item.options));
    case "number": {
      const entry = '<qti-text-entry-interaction response-identifier="RESPONSE"/>';
      return `<p>${xmlText(item.text)} ${entry} ${xmlText(item.unit)}</p>${rubricBlock([item.source])}`;
    }
    default:
      return unreachable(item);
  }
}

const interaction = (type: string, attributes: string, inside: string): string =>
  `<qti-${type}-interaction response-identifier="RESPONSE" shuffle="false"${attributes}>` +
  `${inside}</qti-${type}-interaction>`;

const simpleChoices = (options: readonly Option[]): string =>
  options
    .map((o) => `<qti-simple-choice identifier="${name(o.id)}">${xmlText(o.text)}</qti-simple-choice>`)
    .join("");

/** @param most 0: as often as one likes */
const associable = (option: Option, id: string, most: number): string =>
  `<qti-simple-associable-choice identifier="${id}" match-max="${most}">` +
  `${xmlText(option.text)}</qti-simple-associable-choice>`;

/** Reason and law, for those who mark and teach. */
function rubricBlock(texts: readonly string[]): string {
  const paragraphs = texts.filter(Boolean).map((text) => `<p>${xmlText(text)}</p>`);
  return paragraphs.length === 0
    ? ""
    : '<qti-rubric-block use="scoring" view="scorer tutor">' +
        `<qti-content-body>${paragraphs.join("")}</qti-content-body></qti-rubric-block>`;
}

function processing(item: KeyedItem): string {
  switch (item.type) {
    case "order":
      return "";
    case "number":
      return `<qti-response-processing template="${TEMPLATE}/match_correct"/>`;
    case "choice":
    case "match":
      return `<qti-response-processing template="${TEMPLATE}/map_response"/>`;
    default:
      return unreachable(item);
  }
}
