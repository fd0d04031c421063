// Times what a person waits for, from the input event to the frame in which the answer is painted.
// Injected into the page; looks into iframes of the same origin. All times are ms since the epoch.
window.bench = {
  started: null,
  finished: null,

  now: () => performance.timeOrigin + performance.now(),

  windows: () => [window, ...[...document.querySelectorAll("iframe")].map((frame) => frame.contentWindow)],

  // A message posted inside a frame's callback arrives after that frame is painted.
  painted() {
    return new Promise((resolve) => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => resolve(window.bench.now());
      requestAnimationFrame(() => channel.port2.postMessage(null));
    });
  },

  // Starts at the next click or choice anywhere; ends with the first frame in which `value` has changed.
  arm(value) {
    const before = value();
    this.started = null;
    for (const target of this.windows()) {
      const origin = target.performance.timeOrigin;
      const start = (event) => (this.started ??= origin + event.timeStamp);
      for (const kind of ["click", "change"]) {
        target.addEventListener(kind, start, { capture: true, once: true });
      }
    }
    const channel = new MessageChannel();
    this.finished = new Promise((resolve) => {
      channel.port1.onmessage = () => resolve(this.now());
      const look = () => {
        const seen = this.started === null ? before : value();
        if (seen !== null && seen !== before) channel.port2.postMessage(null);
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
  },

  elapsed() {
    return this.inTime(this.finished.then((end) => end - this.started));
  },

  inTime(promise) {
    const late = new Promise((_, reject) => setTimeout(() => reject(new Error("nothing happened")), 20000));
    return Promise.race([promise, late]);
  },

  // The same for a control inside one document: work alone, begun with a frame, and wall clock.
  inside(act) {
    const channel = new MessageChannel();
    return new Promise((resolve) =>
      requestAnimationFrame(() => {
        const start = performance.now();
        channel.port1.onmessage = () => resolve(performance.now() - start);
        act();
        channel.port2.postMessage(null);
      }),
    );
  },

  insideTwoFrames(act) {
    const start = performance.now();
    act();
    return new Promise((resolve) =>
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - start))),
    );
  },

  map: () => document.querySelector("iframe[src*='/map/']")?.contentWindow ?? null,
  mapState: () => window.bench.map()?.disputeMap?.state() ?? null,
  mapPaint: () => {
    const paths = window.bench.map()?.document.querySelectorAll("path[data-unit]") ?? [];
    return paths.length ? [...paths].map((path) => path.dataset.party).join() : null;
  },
  mapView: () => JSON.stringify(window.bench.mapState()?.camera ?? null),

  folium: () => [...document.querySelectorAll("iframe")].find((frame) => /folium/.test(frame.title + frame.src))
    ?.contentWindow ?? null,
  foliumPaint: () => {
    const paths = window.bench.folium()?.document.querySelectorAll("path.leaflet-interactive") ?? [];
    return paths.length ? [...paths].map((path) => path.getAttribute("fill")).join() : null;
  },
  foliumView: () => {
    const map = window.bench.folium()?.map;
    if (!map) return null;
    const { lat, lng } = map.getCenter();
    return [lat.toFixed(3), lng.toFixed(3), map.getZoom()].join();
  },
};
