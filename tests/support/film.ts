/**
 * A short film with sound as a real browser records it: WebM, without an index and without its length written
 * in it.
 */
import type { Browser } from "playwright";

/** Records a moving picture and a quiet tone. @param seconds as long as the film is to be, and as it takes. */
export async function recordFilm(browser: Browser, seconds: number): Promise<Buffer> {
  const page = await browser.newPage();
  try {
    const encoded = await page.evaluate(async (length) => {
      const canvas = Object.assign(document.createElement("canvas"), { width: 320, height: 180 });
      document.body.append(canvas);
      const draw = canvas.getContext("2d")!;
      let frame = 0;
      const painter = setInterval(() => {
        frame += 1;
        draw.fillStyle = `hsl(${(frame * 5) % 360} 60% 40%)`;
        draw.fillRect(0, 0, 320, 180);
        draw.fillStyle = "#fff";
        draw.fillRect((frame * 4) % 320, 60, 40, 60);
      }, 50);
      const audio = new AudioContext();
      const tone = audio.createOscillator();
      const quiet = audio.createGain();
      const heard = audio.createMediaStreamDestination();
      quiet.gain.value = 0.05;
      tone.connect(quiet).connect(heard);
      tone.start();
      // Without a gesture the context waits; a recording has only as much sound as it runs.
      await Promise.race([audio.resume(), new Promise((go) => setTimeout(go, 500))]);
      const stream = new MediaStream([...canvas.captureStream(20).getTracks(), ...heard.stream.getTracks()]);
      const recorder = new MediaRecorder(stream, { mimeType: "video/webm;codecs=vp8,opus" });
      const parts: Blob[] = [];
      recorder.ondataavailable = ({ data }) => parts.push(data);
      const done = new Promise((go) => (recorder.onstop = go));
      recorder.start(500);
      await new Promise((go) => setTimeout(go, length * 1_000));
      recorder.stop();
      await done;
      clearInterval(painter);
      const reader = new FileReader();
      const read = new Promise((go) => (reader.onload = go));
      reader.readAsDataURL(new Blob(parts));
      await read;
      return String(reader.result).replace(/^.*?,/, "");
    }, seconds);
    return Buffer.from(encoded, "base64");
  } finally {
    await page.close();
  }
}
