/** What the library that writes Word files cannot say of a right-to-left document: its sections, and its contents. */
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

/** What stands after `w:bidi` in a section (ECMA-376-1, 17.6, CT_SectPr). */
const afterInSection = /(<w:(?:rtlGutter|docGrid|printerSettings|sectPrChange)\b|<\/w:sectPr>)/;
/** What stands after it in a paragraph's properties (CT_PPr). */
const afterInParagraph =
  /(<w:(?:adjustRightInd|snapToGrid|spacing|ind|contextualSpacing|mirrorIndents|suppressOverlap|jc|textDirection|textAlignment|textboxTightWrap|outlineLvl|divId|cnfStyle|rPr|sectPr|pPrChange)\b|<\/w:pPr>)/;

export function markRightToLeft(file: Buffer): Buffer {
  const parts = unzipSync(file);
  const name = "word/document.xml";
  const xml = strFromU8(parts[name]!)
    .replace(/<w:sectPr\b[\s\S]*?<\/w:sectPr>/g, (section) => section.replace(afterInSection, "<w:bidi/>$1"))
    .replace(/<w:pPr><w:pStyle w:val="TOC\d"\/>(?:(?!<w:bidi\/>)[\s\S])*?<\/w:pPr>/g, (properties) =>
      properties.replace(afterInParagraph, "<w:bidi/>$1"),
    );
  return Buffer.from(zipSync({ ...parts, [name]: strToU8(xml) }, { level: 6 }));
}
