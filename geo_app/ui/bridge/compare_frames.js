// Two maps side by side that look at the same place on the same day. What one of them tells goes
// through the document, and the other follows; a map never answers to what it was told.

const SHARED = "dispute-map/shared";
const TOGETHER = ["date", "layers", "perspective", "rocks"];
const OWN = ["scenario", "set", "cut", "name"];
const NEAR_DEG = 0.02;
const NEAR_ZOOM = 0.06;

const pick = (state, keys) => Object.fromEntries(keys.filter((key) => key in state).map((key) => [key, state[key]]));

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

const isNear = (one, other) => Boolean(one && other)
  && Math.abs(one.lon - other.lon) < NEAR_DEG && Math.abs(one.lat - other.lat) < NEAR_DEG && Math.abs(one.zoom - other.zoom) < NEAR_ZOOM;

class ComparedMap extends MapChannel {
  constructor(root, side, data, tell) {
    super(root, data.title, `${data.source}&theme=${data.shade}`);
    this.side = side;
    this.tell = tell;
    this.own = pick(data.state, OWN);
    this.together = pick(data.state, TOGETHER);
    this.camera = data.state.camera;
    this.onShared = (event) => this.follow(event.detail);
    document.addEventListener(SHARED, this.onShared);
  }

  changed(cause, state) {
    if (cause === "camera") this.moved(state.camera);
    const together = pick(state, TOGETHER);
    if (!same(together, this.together)) {
      this.together = together;
      this.share({ together });
    }
    const own = pick(state, OWN);
    if (cause === "camera" || cause === "select") return;
    this.own = own;
    this.tell({ side: this.side, cause, state: { ...together, ...own } });
  }

  moved(camera) {
    const isEcho = isNear(camera, this.camera);
    this.camera = camera;
    if (isEcho) return;
    rewriteAddress(camera);
    this.share({ camera });
  }

  share(what) {
    document.dispatchEvent(new CustomEvent(SHARED, { detail: { from: this, ...what } }));
  }

  follow({ from, camera, together }) {
    if (from === this) return;
    if (camera && !isNear(camera, this.camera)) {
      this.camera = camera;
      this.send({ camera }, false);
    }
    if (together) {
      this.together = together;
      this.send(together, false);
    }
  }

  /** What the page shows on this side by now, perhaps after a step back in the history. */
  update(state) {
    const [own, together] = [pick(state, OWN), pick(state, TOGETHER)];
    if (same(own, this.own) && same(together, this.together)) return;
    Object.assign(this, { own, together });
    this.send({ ...own, ...together }, false);
  }

  close() {
    document.removeEventListener(SHARED, this.onShared);
    super.close();
  }
}

export default function (component) {
  const root = component.parentElement;
  const { data } = component;
  const shade = theme(root);
  let count = Date.now();
  const tell = (value) => component.setStateValue("heard", { ...value, count: (count += 1) });
  if (!root.compared) {
    root.compared = data.sides.map((state, side) => {
      const place = root.querySelector(`[data-side="${side}"]`);
      return new ComparedMap(place, side, { state, shade, source: data.sources[side], title: data.titles[side] }, tell);
    });
  }
  root.compared.forEach((map, side) => {
    map.tell = tell;
    map.frame.title = data.titles[side];
    map.update(data.sides[side]);
    if (root.shade && root.shade !== shade) map.send({ theme: shade }, false);
  });
  root.shade = shade;
  return () => {
    root.compared.forEach((map) => map.close());
    root.compared = null;
  };
}
