// For pages that show Onrecord in a frame: it makes each frame of this server as high as what it shows. Messages are taken
// from these frames alone, and sent to this server alone.
const server = new URL(import.meta.url).origin;

const frames = () => [...document.querySelectorAll("iframe")].filter((f) => {
  try {
    const u = new URL(f.src);
    return u.origin === server && u.pathname.startsWith("/embed/");
  } catch {
    return false;
  }
});

const greet = (frame) => frame.contentWindow?.postMessage({ onrecord: "hello" }, server);

addEventListener("message", (e) => {
  if (e.origin !== server) return;
  const frame = frames().find((f) => f.contentWindow === e.source);
  if (!frame) return;
  if (e.data?.onrecord === "ready") greet(frame);
  if (e.data?.onrecord === "height" && Number.isFinite(e.data.height)) {
    frame.style.height = Math.min(Math.max(Math.ceil(e.data.height), 40), 20000) + "px";
  }
});

frames().forEach(greet); // those that were ready before this script
