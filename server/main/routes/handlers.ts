/** Handlers of our own routes, by their names in the table. */
import type { CertificateForms } from "@/server/certificates/routes";
import type { AssetServer } from "@/server/editor/content/assets/serve";
import type * as debrief from "@/server/debrief/routes";
import type { Chapters } from "@/server/debrief/chapters";
import type { OwnPages } from "@/server/debrief/own-pages";
import type { PublishedPages } from "@/server/debrief/published-pages";
import type * as downloads from "@/server/editor/downloads";
import type { WorkshopFiles } from "@/server/editor/routes";
import type { Handouts } from "@/server/exports/handouts";
import type { RoomFiles } from "@/server/exports/routes";
import type { Endpoints } from "@/server/health/endpoints";
import type { Pages } from "@/server/http/next-pages";
import type { Documentation } from "@/server/http/documentation";
import type { PdfjsFiles } from "@/server/http/pdfjs";
import type { EditorPreview } from "@/server/phone/editor-preview";
import type { StepPreview } from "@/server/phone/step-preview";
import type * as signIn from "@/server/accounts/sign-in-routes";
import type { JoinRoutes } from "@/server/phone/join-routes";
import type * as keepsakes from "@/server/phone/participant-files";
import type { OpenPages } from "@/server/phone/open-pages";
import type { PhonePages } from "@/server/phone/pages";
import type * as room from "@/server/phone/room";
import type * as forms from "@/server/phone/room-forms";
import type { ParticipantGate } from "@/server/phone/participant-gate";
import type { Turns } from "@/server/phone/turns";
import type { RetentionForms } from "@/server/retention/routes";
import type { EditorSockets } from "@/server/sockets/editor-sockets";
import type { RoomSockets } from "@/server/sockets/room-sockets";

/** Handlers that answer before the application has started. */
export interface MachineHandlers {
  endpoints: Endpoints;
}

export interface Handlers extends MachineHandlers {
  assets: AssetServer;
  certs: CertificateForms;
  chapters: Chapters;
  debrief: typeof debrief;
  downloads: typeof downloads;
  documentation: Documentation;
  doors: JoinRoutes;
  editors: EditorSockets;
  exports: RoomFiles;
  files: WorkshopFiles;
  forms: typeof forms;
  handouts: Handouts;
  keepsakes: typeof keepsakes;
  live: RoomSockets;
  open: OpenPages;
  ownPages: OwnPages;
  pages: Pages;
  pdfjs: PdfjsFiles;
  phone: PhonePages;
  preview: EditorPreview;
  published: PublishedPages;
  retention: RetentionForms;
  room: typeof room;
  signIn: typeof signIn;
  steps: StepPreview;
  turns: Turns;
  visits: ParticipantGate;
}
