/**
 * Presentations as the common programs write them into their default templates: a master with styles for
 * titles and lists, layouts that inherit from it, and slides that say only what differs.
 */
import { strToU8, zipSync } from "fflate";
import sharp from "sharp";

interface Template {
  /** Theme colours: dark, light, dark, light, six accents, link, followed link. */
  colours: string[];
  fonts: [major: string, minor: string];
  size: [width: number, height: number];
  titleSize: number;
  bodySizes: number[];
  titleAlign?: "l" | "ctr";
  dark?: boolean;
  bar?: boolean;
}

export const TEMPLATES: Record<string, Template> = {
  "PowerPoint 2007": {
    colours: [
      "000000",
      "FFFFFF",
      "1F497D",
      "EEECE1",
      "4F81BD",
      "C0504D",
      "9BBB59",
      "8064A2",
      "4BACC6",
      "F79646",
      "0000FF",
      "800080",
    ],
    fonts: ["Calibri", "Calibri"],
    size: [9_144_000, 6_858_000],
    titleSize: 44,
    bodySizes: [32, 28, 24, 20, 20],
    titleAlign: "ctr",
  },
  "PowerPoint 2013": {
    colours: [
      "000000",
      "FFFFFF",
      "44546A",
      "E7E6E6",
      "5B9BD5",
      "ED7D31",
      "A5A5A5",
      "FFC000",
      "4472C4",
      "70AD47",
      "0563C1",
      "954F72",
    ],
    fonts: ["Calibri Light", "Calibri"],
    size: [12_192_000, 6_858_000],
    titleSize: 44,
    bodySizes: [28, 24, 20, 18, 18],
  },
  "PowerPoint 2023": {
    colours: [
      "000000",
      "FFFFFF",
      "0E2841",
      "E8E8E8",
      "156082",
      "E97132",
      "196B24",
      "0F9ED5",
      "A02B93",
      "4EA72E",
      "467886",
      "96607D",
    ],
    fonts: ["Aptos Display", "Aptos"],
    size: [12_192_000, 6_858_000],
    titleSize: 44,
    bodySizes: [28, 24, 20, 18, 18],
  },
  "Google Slides": {
    colours: [
      "000000",
      "FFFFFF",
      "595959",
      "EEEEEE",
      "4285F4",
      "212121",
      "78909C",
      "FFAB40",
      "0097A7",
      "EEFF41",
      "0097A7",
      "0097A7",
    ],
    fonts: ["Arial", "Arial"],
    size: [9_144_000, 5_143_500],
    titleSize: 28,
    bodySizes: [18, 14, 14, 14, 14],
    bar: true,
  },
  "Keynote, dark": {
    colours: [
      "FFFFFF",
      "000000",
      "A6AAA9",
      "53585F",
      "0365C0",
      "00882B",
      "DCBD23",
      "DE6A10",
      "C82506",
      "773F9B",
      "6699FF",
      "9966CC",
    ],
    fonts: ["Helvetica Light", "Helvetica Light"],
    size: [13_004_800, 9_753_600],
    titleSize: 60,
    bodySizes: [36, 36, 32, 32, 32],
    titleAlign: "ctr",
    dark: true,
  },
};

const NS =
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"';
const REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const SCHEME = [
  "dk1",
  "lt1",
  "dk2",
  "lt2",
  "accent1",
  "accent2",
  "accent3",
  "accent4",
  "accent5",
  "accent6",
  "hlink",
  "folHlink",
];

const rels = (list: [id: string, type: string, target: string][]) =>
  `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.map(([id, type, target]) => `<Relationship Id="${id}" Type="${type.startsWith("http") ? type : `${REL}/${type}`}" Target="${target}"/>`).join("")}</Relationships>`;
const tree = (shapes: string, background = "") =>
  `<p:cSld>${background}<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>${shapes}</p:spTree></p:cSld>`;
const xfrm = (x: number, y: number, w: number, h: number, more = "") =>
  `<a:xfrm${more}><a:off x="${Math.round(x)}" y="${Math.round(y)}"/><a:ext cx="${Math.round(w)}" cy="${Math.round(h)}"/></a:xfrm>`;
const run = (text: string, more = "") =>
  `<a:r><a:rPr lang="en-US"${more ? "" : "/"}>${more ? `${more}</a:rPr>` : ""}<a:t>${text}</a:t></a:r>`;
const para = (text: string, level = 0, more = "") =>
  `<a:p><a:pPr${level ? ` lvl="${level}"` : ""}${more}/>${run(text)}</a:p>`;
let ids = 10;
const ph = (about: string, place: string, body: string, box = "<a:bodyPr/>") =>
  `<p:sp><p:nvSpPr><p:cNvPr id="${++ids}" name="Placeholder"/><p:cNvSpPr/><p:nvPr><p:ph ${about}/></p:nvPr></p:nvSpPr><p:spPr>${place}</p:spPr><p:txBody>${box}<a:lstStyle/>${body}</p:txBody></p:sp>`;
const STYLE = (accent: string) =>
  `<p:style><a:lnRef idx="2"><a:schemeClr val="${accent}"><a:shade val="50000"/></a:schemeClr></a:lnRef><a:fillRef idx="1"><a:schemeClr val="${accent}"/></a:fillRef><a:effectRef idx="0"><a:schemeClr val="${accent}"/></a:effectRef><a:fontRef idx="minor"><a:schemeClr val="lt1"/></a:fontRef></p:style>`;
const shape = (preset: string, place: string, text: string, accent = "accent1", properties = "") =>
  `<p:sp><p:nvSpPr><p:cNvPr id="${++ids}" name="Shape"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>${place}<a:prstGeom prst="${preset}"><a:avLst/></a:prstGeom>${properties}</p:spPr>${STYLE(accent)}<p:txBody><a:bodyPr anchor="ctr"/><a:lstStyle/><a:p><a:pPr algn="ctr"/>${text ? run(text) : ""}</a:p></p:txBody></p:sp>`;
const connector = (place: string, preset = "straightConnector1") =>
  `<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="${++ids}" name="Connector"/><p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr><p:spPr>${place}<a:prstGeom prst="${preset}"><a:avLst/></a:prstGeom><a:ln w="28575"><a:prstDash val="dash"/><a:tailEnd type="triangle"/></a:ln></p:spPr><p:style><a:lnRef idx="1"><a:schemeClr val="accent2"/></a:lnRef><a:fillRef idx="0"><a:schemeClr val="accent2"/></a:fillRef><a:effectRef idx="0"/><a:fontRef idx="minor"/></p:style></p:cxnSp>`;
const box = (place: string, paragraphs: string, properties = "") =>
  `<p:sp><p:nvSpPr><p:cNvPr id="${++ids}" name="Text"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr>${place}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody><a:bodyPr wrap="square"${properties}/><a:lstStyle/>${paragraphs}</p:txBody></p:sp>`;
const frame = (place: string, uri: string, inside: string, name = "Chart 3") =>
  `<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="${++ids}" name="${name}"/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr>${place.replaceAll("a:xfrm", "p:xfrm")}<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/${uri}">${inside}</a:graphicData></a:graphic></p:graphicFrame>`;
const cell = (text: string, more = "", properties = "") =>
  `<a:tc${more}><a:txBody><a:bodyPr/><a:lstStyle/><a:p>${text ? run(text) : ""}</a:p></a:txBody><a:tcPr${properties ? `>${properties}</a:tcPr>` : "/>"}</a:tc>`;

function theme({ colours, fonts }: Template): string {
  const scheme = SCHEME.map((name, i) => `<a:${name}><a:srgbClr val="${colours[i]}"/></a:${name}>`).join("");
  const solid = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>';
  const gradient =
    '<a:gradFill rotWithShape="1"><a:gsLst><a:gs pos="0"><a:schemeClr val="phClr"><a:lumMod val="110000"/><a:tint val="67000"/></a:schemeClr></a:gs><a:gs pos="100000"><a:schemeClr val="phClr"><a:lumMod val="105000"/><a:shade val="78000"/></a:schemeClr></a:gs></a:gsLst><a:lin ang="5400000" scaled="0"/></a:gradFill>';
  const line = (w: number) =>
    `<a:ln w="${w}">${solid}<a:prstDash val="solid"/><a:miter lim="800000"/></a:ln>`;
  return `${HEAD}<a:theme ${NS} name="T"><a:themeElements><a:clrScheme name="C">${scheme}</a:clrScheme><a:fontScheme name="F"><a:majorFont><a:latin typeface="${fonts[0]}"/><a:ea typeface=""/><a:cs typeface=""/></a:majorFont><a:minorFont><a:latin typeface="${fonts[1]}"/><a:ea typeface=""/><a:cs typeface=""/></a:minorFont></a:fontScheme><a:fmtScheme name="S"><a:fillStyleLst>${solid}${gradient}${gradient}</a:fillStyleLst><a:lnStyleLst>${line(6_350)}${line(12_700)}${line(19_050)}</a:lnStyleLst><a:effectStyleLst><a:effectStyle><a:effectLst/></a:effectStyle><a:effectStyle><a:effectLst/></a:effectStyle><a:effectStyle><a:effectLst/></a:effectStyle></a:effectStyleLst><a:bgFillStyleLst>${solid}${solid}${gradient}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>`;
}

/** A deck of six slides in a template. */
export async function templateDeck(template: Template): Promise<Uint8Array> {
  const [w, h] = template.size;
  const files: Record<string, Uint8Array> = {};
  const write = (name: string, text: string) => {
    files[name] = strToU8(text);
  };
  files["ppt/media/image1.png"] = await sharp({
    create: { width: 320, height: 200, channels: 3, background: "#2a7f62" },
  })
    .composite([
      {
        input: Buffer.from(
          '<svg width="320" height="200"><circle cx="90" cy="100" r="70" fill="#fc0"/><path d="M160 200L240 60L320 200Z" fill="#246"/></svg>',
        ),
      },
    ])
    .png()
    .toBuffer();
  const title = xfrm(w * 0.07, h * 0.055, w * 0.86, h * 0.19);
  const content = xfrm(w * 0.07, h * 0.27, w * 0.86, h * 0.63);
  const level = (size: number, i: number) =>
    `<a:lvl${i + 1}pPr marL="${228_600 + i * 457_200}" indent="-228600" algn="l" rtl="0"><a:lnSpc><a:spcPct val="90000"/></a:lnSpc><a:spcBef><a:spcPts val="${i === 0 ? 1_000 : 500}"/></a:spcBef><a:buFont typeface="Arial"/><a:buChar char="•"/><a:defRPr sz="${size * 100}"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/></a:defRPr></a:lvl${i + 1}pPr>`;
  const other =
    '<a:lvl1pPr marL="0" algn="l"><a:defRPr sz="1800"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/></a:defRPr></a:lvl1pPr>';
  const bar = template.bar ? shape("rect", xfrm(0, h * 0.97, w, h * 0.03), "", "accent1") : "";
  const footer = ph(
    'type="sldNum" sz="quarter" idx="12"',
    xfrm(w * 0.7, h * 0.92, w * 0.23, h * 0.055),
    '<a:p><a:fld id="{1}" type="slidenum"><a:rPr lang="en-US"/><a:t>‹#›</a:t></a:fld></a:p>',
    '<a:bodyPr anchor="ctr"/>',
  ).replace(
    "<a:lstStyle/>",
    '<a:lstStyle><a:lvl1pPr algn="r"><a:defRPr sz="1200"><a:solidFill><a:schemeClr val="tx1"><a:tint val="75000"/></a:schemeClr></a:solidFill></a:defRPr></a:lvl1pPr></a:lstStyle>',
  );
  write(
    "ppt/slideMasters/slideMaster1.xml",
    `${HEAD}<p:sldMaster ${NS}>${tree(
      ph(
        'type="title"',
        title,
        para("Click to edit Master title style"),
        '<a:bodyPr anchor="ctr"><a:normAutofit/></a:bodyPr>',
      ) +
        ph('type="body" idx="1"', content, para("Click to edit"), "<a:bodyPr><a:normAutofit/></a:bodyPr>") +
        footer +
        bar,
      '<p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef></p:bg>',
    )}<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/><p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/><p:sldLayoutId id="2147483650" r:id="rId2"/></p:sldLayoutIdLst><p:txStyles><p:titleStyle><a:lvl1pPr algn="${template.titleAlign ?? "l"}"><a:lnSpc><a:spcPct val="90000"/></a:lnSpc><a:buNone/><a:defRPr sz="${template.titleSize * 100}"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mj-lt"/></a:defRPr></a:lvl1pPr></p:titleStyle><p:bodyStyle>${template.bodySizes.map(level).join("")}</p:bodyStyle><p:otherStyle>${other}</p:otherStyle></p:txStyles></p:sldMaster>`,
  );
  write(
    "ppt/slideMasters/_rels/slideMaster1.xml.rels",
    rels([
      ["rId1", "slideLayout", "../slideLayouts/slideLayout1.xml"],
      ["rId2", "slideLayout", "../slideLayouts/slideLayout2.xml"],
      ["rId3", "theme", "../theme/theme1.xml"],
    ]),
  );
  write("ppt/theme/theme1.xml", theme(template));
  const layout = (type: string, shapes: string) =>
    `${HEAD}<p:sldLayout ${NS} type="${type}">${tree(shapes)}<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>`;
  write(
    "ppt/slideLayouts/slideLayout1.xml",
    layout(
      "title",
      ph(
        'type="ctrTitle"',
        xfrm(w / 8, h * 0.16, w * 0.75, h * 0.35),
        para("Title"),
        '<a:bodyPr anchor="b"/>',
      ).replace(
        "<a:lstStyle/>",
        `<a:lstStyle><a:lvl1pPr algn="ctr"><a:defRPr sz="${(template.titleSize + 12) * 100}"/></a:lvl1pPr></a:lstStyle>`,
      ) +
        ph('type="subTitle" idx="1"', xfrm(w / 8, h * 0.525, w * 0.75, h * 0.24), para("Subtitle")).replace(
          "<a:lstStyle/>",
          '<a:lstStyle><a:lvl1pPr marL="0" indent="0" algn="ctr"><a:buNone/><a:defRPr sz="2400"/></a:lvl1pPr></a:lstStyle>',
        ),
    ),
  );
  write(
    "ppt/slideLayouts/slideLayout2.xml",
    layout(
      "obj",
      ph('type="title"', "", para("Title")) +
        ph('idx="1"', "", para("Text")) +
        ph('type="sldNum" sz="quarter" idx="12"', "", "<a:p/>"),
    ),
  );
  for (const i of [1, 2])
    write(
      `ppt/slideLayouts/_rels/slideLayout${i}.xml.rels`,
      rels([["rId1", "slideMaster", "../slideMasters/slideMaster1.xml"]]),
    );
  const number = (n: number) =>
    ph(
      'type="sldNum" sz="quarter" idx="12"',
      "",
      `<a:p><a:fld id="{1}" type="slidenum"><a:rPr lang="en-US"/><a:t>${n}</a:t></a:fld></a:p>`,
    );
  const heading = (text: string) => ph('type="title"', "", para(text));
  const part = (x: number, y: number, a: number, b: number, more = "") =>
    xfrm(w * x, h * y, w * a, h * b, more);
  const presets = [
    "roundRect",
    "ellipse",
    "triangle",
    "rightArrow",
    "chevron",
    "hexagon",
    "star5",
    "wedgeRoundRectCallout",
    "parallelogram",
    "cube",
    "can",
    "homePlate",
    "donut",
    "plus",
    "leftRightArrow",
    "flowChartDocument",
  ];
  const shapes = presets
    .map((preset, i) =>
      shape(
        preset,
        part(0.05 + (i % 8) * 0.115, 0.27 + Math.floor(i / 8) * 0.2, 0.1, 0.16),
        i < 3 ? `${i + 1}` : "",
        `accent${(i % 6) + 1}`,
      ),
    )
    .join("");
  const group = `<p:grpSp><p:nvGrpSpPr><p:cNvPr id="${++ids}" name="Group"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm rot="900000"><a:off x="${Math.round(w * 0.1)}" y="${Math.round(h * 0.7)}"/><a:ext cx="${Math.round(w * 0.2)}" cy="${Math.round(h * 0.15)}"/><a:chOff x="0" y="0"/><a:chExt cx="1000000" cy="500000"/></a:xfrm></p:grpSpPr>${shape("rect", xfrm(0, 0, 1_000_000, 250_000), "In a group", "accent3")}${shape("rect", xfrm(200_000, 250_000, 800_000, 250_000), "", "accent4", '<a:gradFill><a:gsLst><a:gs pos="0"><a:schemeClr val="accent4"/></a:gs><a:gs pos="100000"><a:schemeClr val="accent2"><a:lumMod val="60000"/><a:lumOff val="40000"/></a:schemeClr></a:gs></a:gsLst><a:lin ang="0"/></a:gradFill>')}</p:grpSp>`;
  const picture = (cut: string, place: string, preset = "rect") =>
    `<p:pic><p:nvPicPr><p:cNvPr id="${++ids}" name="Picture" descr="A hill and the sun"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed="rIdP"/>${cut}<a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>${place}<a:prstGeom prst="${preset}"><a:avLst/></a:prstGeom></p:spPr></p:pic>`;
  const grid = `<a:tbl><a:tblPr firstRow="1" bandRow="1"><a:tableStyleId>{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}</a:tableStyleId></a:tblPr><a:tblGrid>${[0.3, 0.26, 0.3].map((share) => `<a:gridCol w="${Math.round(w * share)}"/>`).join("")}</a:tblGrid>${[
    cell("Element") + cell("Asked") + cell("Answered"),
    cell("Act") +
      cell("12") +
      cell("merged", ' gridSpan="1" rowSpan="2"', '<a:solidFill><a:schemeClr val="accent6"/></a:solidFill>'),
    cell("Means") + cell("9") + cell("", ' vMerge="1"'),
    cell("Purpose, over two columns", ' gridSpan="2"') + cell("", ' hMerge="1"') + cell("7"),
  ]
    .map((cells) => `<a:tr h="${Math.round(h * 0.09)}">${cells}</a:tr>`)
    .join("")}</a:tbl>`;
  const slides = [
    [
      "1",
      ph('type="ctrTitle"', "", para("Sheltering people who were trafficked")) +
        ph('type="subTitle" idx="1"', "", para("A workshop for first responders, Jeju")),
    ],
    [
      "2",
      heading("What to look for") +
        ph(
          'idx="1"',
          "",
          para("The act: recruitment, transport, harbouring") +
            para("Who brought them, and how", 1) +
            para("Where they sleep", 2) +
            para("The means: threat, force, deception, abuse of power or of a position of vulnerability") +
            `<a:p><a:r><a:rPr lang="en" b="1"/><a:t>Bold, </a:t></a:r><a:r><a:rPr lang="en" i="1"/><a:t>italic, </a:t></a:r><a:r><a:rPr lang="en" u="sng"><a:solidFill><a:schemeClr val="accent2"/></a:solidFill></a:rPr><a:t>underlined</a:t></a:r></a:p>`,
        ) +
        number(2),
    ],
    [
      "2",
      heading("Shapes") +
        shapes +
        group +
        connector(part(0.4, 0.72, 0.2, 0.1)) +
        connector(part(0.65, 0.72, 0.2, 0.12, ' flipV="1"'), "bentConnector3") +
        shape("rect", part(0.4, 0.86, 0.12, 0.08, ' rot="1800000"'), "Turned", "accent5") +
        number(3),
    ],
    ["2", heading("Table") + frame(part(0.07, 0.3, 0.86, 0.4), "table", grid, "Table 1") + number(4)],
    [
      "2",
      heading("Pictures") +
        picture("", part(0.07, 0.3, 0.3, 0.4)) +
        picture('<a:srcRect l="50000"/>', part(0.42, 0.3, 0.2, 0.4), "ellipse") +
        box(
          part(0.66, 0.3, 0.28, 0.4),
          `<a:p><a:pPr marL="342900" indent="-342900"><a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod"/></a:pPr>${run("First")}</a:p><a:p><a:pPr marL="342900" indent="-342900"><a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod"/></a:pPr>${run("Second, which is long enough to need another line")}</a:p>`,
        ) +
        number(5),
    ],
    [
      "2",
      heading("Languages") +
        box(
          part(0.07, 0.28, 0.4, 0.5),
          `<a:p><a:pPr algn="r" rtl="1"/>${run("ما الذي يجب ملاحظته عند وصول شخص إلى المأوى؟")}</a:p>${para("สิ่งที่ต้องสังเกตเมื่อมีคนมาถึงที่พักพิงในเวลากลางคืนและไม่มีเอกสาร")}${para("쉼터에 도착한 사람에게서 살펴볼 점")}${para("人身取引の被害者が避難所に到着したときに注意すること")}`,
        ) +
        frame(part(0.52, 0.28, 0.4, 0.5), "chart", "") +
        number(6),
    ],
  ] as const;
  write(
    "ppt/presentation.xml",
    `${HEAD}<p:presentation ${NS}><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rIdM"/></p:sldMasterIdLst><p:sldIdLst>${slides.map((_, i) => `<p:sldId id="${256 + i}" r:id="rId${i + 1}"/>`).join("")}</p:sldIdLst><p:sldSz cx="${w}" cy="${h}"/><p:notesSz cx="6858000" cy="9144000"/><p:defaultTextStyle>${other}</p:defaultTextStyle></p:presentation>`,
  );
  write(
    "ppt/_rels/presentation.xml.rels",
    rels([
      ["rIdM", "slideMaster", "slideMasters/slideMaster1.xml"],
      ["rIdT", "theme", "theme/theme1.xml"],
      ...slides.map(
        (_, i) => [`rId${i + 1}`, "slide", `slides/slide${i + 1}.xml`] as [string, string, string],
      ),
    ]),
  );
  write("_rels/.rels", rels([["rId1", "officeDocument", "ppt/presentation.xml"]]));
  for (const [i, [from, inside]] of slides.entries()) {
    write(
      `ppt/slides/slide${i + 1}.xml`,
      `${HEAD}<p:sld ${NS}>${tree(inside)}<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>`,
    );
    write(
      `ppt/slides/_rels/slide${i + 1}.xml.rels`,
      rels([
        ["rIdL", "slideLayout", `../slideLayouts/slideLayout${from}.xml`],
        ["rIdP", "image", "../media/image1.png"],
      ]),
    );
  }
  const type = (part: string, kind: string) =>
    `<Override PartName="/ppt/${part}" ContentType="application/vnd.openxmlformats-officedocument.${kind}+xml"/>`;
  write(
    "[Content_Types].xml",
    `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>${type("presentation.xml", "presentationml.presentation.main")}${type("slideMasters/slideMaster1.xml", "presentationml.slideMaster")}${type("theme/theme1.xml", "theme")}${[1, 2].map((i) => type(`slideLayouts/slideLayout${i}.xml`, "presentationml.slideLayout")).join("")}${slides.map((_, i) => type(`slides/slide${i + 1}.xml`, "presentationml.slide")).join("")}</Types>`,
  );
  return zipSync(files, { level: 6 });
}
