/** A presentation as PowerPoint writes it, with just the parts that matter. */
import { strToU8, zipSync } from "fflate";

interface TestSlide {
  title?: string;
  /** Paragraphs of the body, with their level. */
  body?: [level: number, text: string][];
  notes?: string;
  hidden?: boolean;
  /** Further XML inside the shape tree. */
  more?: string;
  timing?: boolean;
  pictures?: { bytes: Uint8Array; name: string; alt: string }[];
}

const NS =
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"';
const REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const rels = (list: [id: string, type: string, target: string, external?: boolean][]) =>
  `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.map(([id, type, target, external]) => `<Relationship Id="${id}" Type="${REL}/${type}" Target="${target}"${external ? ' TargetMode="External"' : ""}/>`).join("")}</Relationships>`;
const tree = (inside: string) =>
  `<p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>${inside}</p:spTree></p:cSld>`;
const box = (y: number, h: number) =>
  `<p:spPr><a:xfrm><a:off x="500000" y="${y}"/><a:ext cx="8000000" cy="${h}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>`;
const shape = (ph: string, paragraphs: [number, string][], y: number, h: number) =>
  `<p:sp><p:nvSpPr><p:cNvPr id="${y + 2}" name="s"/><p:cNvSpPr/><p:nvPr><p:ph ${ph}/></p:nvPr></p:nvSpPr>${box(y, h)}<p:txBody><a:bodyPr/>${paragraphs.map(([level, text]) => `<a:p><a:pPr lvl="${level}"/><a:r><a:rPr lang="en"/><a:t>${escaped(text)}</a:t></a:r></a:p>`).join("")}</p:txBody></p:sp>`;

export function pptx(
  slides: TestSlide[],
  options: { external?: string; raw?: Record<string, string> } = {},
): Uint8Array {
  const files: Record<string, Uint8Array> = {};
  const write = (name: string, text: string) => {
    files[name] = strToU8(text);
  };
  const types = [
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    '<Default Extension="png" ContentType="image/png"/>',
  ];
  const type = (part: string, content: string) =>
    types.push(
      `<Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.presentationml.${content}+xml"/>`,
    );
  type("ppt/presentation.xml", "presentation.main");
  type("ppt/slideMasters/slideMaster1.xml", "slideMaster");
  type("ppt/slideLayouts/slideLayout1.xml", "slideLayout");
  write("_rels/.rels", rels([["rId1", "officeDocument", "ppt/presentation.xml"]]));
  write(
    "ppt/presentation.xml",
    `${head}<p:presentation ${NS}><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rIdM"/></p:sldMasterIdLst><p:sldIdLst>${slides.map((_, i) => `<p:sldId id="${256 + i}" r:id="rId${i + 1}"/>`).join("")}</p:sldIdLst><p:sldSz cx="9144000" cy="5143500"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>`,
  );
  write(
    "ppt/_rels/presentation.xml.rels",
    rels([
      ["rIdM", "slideMaster", "slideMasters/slideMaster1.xml"],
      ...slides.map(
        (_, i) => [`rId${i + 1}`, "slide", `slides/slide${i + 1}.xml`] as [string, string, string],
      ),
    ]),
  );
  write(
    "ppt/slideMasters/slideMaster1.xml",
    `${head}<p:sldMaster ${NS}>${tree("")}<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/><p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/></p:sldLayoutIdLst></p:sldMaster>`,
  );
  write(
    "ppt/slideMasters/_rels/slideMaster1.xml.rels",
    rels([["rId1", "slideLayout", "../slideLayouts/slideLayout1.xml"]]),
  );
  write("ppt/slideLayouts/slideLayout1.xml", `${head}<p:sldLayout ${NS}>${tree("")}</p:sldLayout>`);
  write(
    "ppt/slideLayouts/_rels/slideLayout1.xml.rels",
    rels([["rId1", "slideMaster", "../slideMasters/slideMaster1.xml"]]),
  );
  for (const [i, slide] of slides.entries()) {
    const n = i + 1;
    type(`ppt/slides/slide${n}.xml`, "slide");
    const links: [string, string, string, boolean?][] = [
      ["rIdL", "slideLayout", "../slideLayouts/slideLayout1.xml"],
    ];
    const shapes = [
      ...(slide.title ? [shape('type="title"', [[0, slide.title]], 300_000, 800_000)] : []),
      ...(slide.body ? [shape('idx="1"', slide.body, 1_300_000, 3_000_000)] : []),
      ...(slide.pictures ?? []).map((picture, k) => {
        links.push([`rIdP${k}`, "image", `../media/${picture.name}`]);
        files[`ppt/media/${picture.name}`] = picture.bytes;
        return `<p:pic><p:nvPicPr><p:cNvPr id="${900 + k}" name="p" descr="${escaped(picture.alt)}"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed="rIdP${k}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>${box(3_000_000, 900_000)}</p:pic>`;
      }),
      slide.more ?? "",
    ];
    if (options.external && i === 0) links.push(["rIdX", "image", options.external, true]);
    const timing = slide.timing
      ? '<p:timing><p:tnLst><p:par><p:cTn id="1"><p:childTnLst><p:par><p:cTn id="2"/></p:par></p:childTnLst></p:cTn></p:par></p:tnLst></p:timing>'
      : "";
    write(
      `ppt/slides/slide${n}.xml`,
      `${head}<p:sld ${NS}${slide.hidden ? ' show="0"' : ""}>${tree(shapes.join(""))}${timing}</p:sld>`,
    );
    if (slide.notes !== undefined) {
      links.push(["rIdN", "notesSlide", `../notesSlides/notesSlide${n}.xml`]);
      write(
        `ppt/notesSlides/notesSlide${n}.xml`,
        `${head}<p:notes ${NS}>${tree(
          `${shape('type="sldNum"', [[0, String(n)]], 10, 10)}${shape(
            'type="body"',
            slide.notes.split("\n").map((l) => [0, l]),
            100,
            100,
          )}`,
        )}</p:notes>`,
      );
      write(
        `ppt/notesSlides/_rels/notesSlide${n}.xml.rels`,
        rels([["rId1", "slide", `../slides/slide${n}.xml`]]),
      );
      type(`ppt/notesSlides/notesSlide${n}.xml`, "notesSlide");
    }
    write(`ppt/slides/_rels/slide${n}.xml.rels`, rels(links));
  }
  write(
    "[Content_Types].xml",
    `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${types.join("")}</Types>`,
  );
  for (const [name, text] of Object.entries(options.raw ?? {})) write(name, text);
  return zipSync(files, { level: 6 });
}
