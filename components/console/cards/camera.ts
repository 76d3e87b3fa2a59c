/** Pictures of the camera, or a photo, given to the thread that reads cards. None leaves the device. */
import type { Pixels, SeenPicture } from "@/components/console/cards/worker";

/** Why there is no picture: what people can do about each stands in the messages. */
export type CameraProblem = "insecure" | "unsupported" | "refused" | "missing" | "busy" | "unreadable";

/** Null where the page may ask for a camera. */
export const whyNoCamera = (): CameraProblem | null =>
  "mediaDevices" in navigator ? null : window.isSecureContext ? "unsupported" : "insecure";

/** By the names that browsers give to what went wrong. */
const problems: Record<string, CameraProblem> = {
  NotAllowedError: "refused",
  NotFoundError: "missing",
  NotReadableError: "busy",
  AbortError: "busy",
};

export const problemOf = (error: unknown): CameraProblem =>
  (error instanceof DOMException && problems[error.name]) || "unreadable";

/** Reads what the camera sees, until `signal` stops it. */
export async function readCamera(
  video: HTMLVideoElement,
  signal: AbortSignal,
  onRead: (picture: SeenPicture) => void,
): Promise<void> {
  const stream = await navigator.mediaDevices.getUserMedia({
    // As large as it can be: a card ten metres away has few pixels.
    video: { facingMode: "environment", width: { ideal: 3_840 }, height: { ideal: 2_160 } },
  });
  const tracks = stream.getTracks();
  const stop = () => {
    for (const track of tracks) track.stop();
    video.srcObject = null;
  };
  if (signal.aborted) return stop();
  signal.addEventListener("abort", stop);
  try {
    video.srcObject = stream;
    await video.play();
    const canvas = document.createElement("canvas");
    const read = openReader(signal);
    while (tracks.some((track) => track.readyState === "live")) {
      await nextPicture(video, signal);
      onRead(await read(pixelsOf(video, video.videoWidth, video.videoHeight, canvas)));
    }
    if (!signal.aborted) throw new DOMException("the camera has ended", "NotReadableError");
  } finally {
    stop();
  }
}

/** Resolves when the video shows another picture. */
async function nextPicture(video: HTMLVideoElement, signal: AbortSignal): Promise<void> {
  const shown = video.currentTime;
  do await new Promise(requestAnimationFrame);
  while (video.currentTime === shown && !signal.aborted);
}

/** Reads a photo, and draws it on the page. */
export async function readPhoto(
  photo: Blob,
  canvas: HTMLCanvasElement,
  signal: AbortSignal,
  onRead: (picture: SeenPicture) => void,
): Promise<void> {
  const picture = new Image();
  picture.src = URL.createObjectURL(photo);
  try {
    await picture.decode();
    onRead(await openReader(signal)(pixelsOf(picture, picture.naturalWidth, picture.naturalHeight, canvas)));
  } finally {
    URL.revokeObjectURL(picture.src);
  }
}

/** Pixels along the longer side with which a larger picture is read. */
const LONGEST = 4_096;

/** What is drawn, for a browser draws a picture as people see it, however the camera was turned. */
function pixelsOf(picture: CanvasImageSource, wide: number, high: number, canvas: HTMLCanvasElement): Pixels {
  const scale = Math.min(1, LONGEST / Math.max(wide, high));
  const [width, height] = [Math.round(wide * scale), Math.round(high * scale)];
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  const context = canvas.getContext("2d", { alpha: false, willReadFrequently: true });
  if (!context) throw new Error("this browser reads no pictures");
  context.drawImage(picture, 0, 0, width, height);
  return { width, height, data: context.getImageData(0, 0, width, height).data };
}

/** A thread that reads one picture after another. */
function openReader(signal: AbortSignal): (picture: Pixels) => Promise<SeenPicture> {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
  signal.addEventListener("abort", () => worker.terminate());
  return (picture) =>
    new Promise((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<SeenPicture>) => resolve(data);
      worker.onerror = (event) => {
        event.preventDefault();
        reject(new Error(event.message));
      };
      worker.postMessage(picture, [picture.data.buffer]);
    });
}
