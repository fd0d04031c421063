// Owns the one iframe that shows the map document, for as long as the page is open. Streamlit
// calls the function again on every run; the frame hangs on the element and is never reloaded.

const SLIDE_MS = 250;

// Which of the links of a row is the one that holds.
const point = (row, holds) => {
  for (const link of row.querySelectorAll("[data-map]")) {
    if (holds(link)) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
};

// A short address says only what a link changes; whoever copies it wants all of the state.
const own = (link) => link.dataset.map || given(link) || link.getAttribute("href");

// A link in a row of units gives them all to its party; the row names them once for all its links.
const given = (link) => {
  const row = link.closest("[data-given]");
  return row && `?give=${row.dataset.given.split(" ").map((unit) => `${unit}:${link.dataset.party}`)}`;
};

const complete = (link) => {
  const change = new URLSearchParams(own(link));
  if ((change.get("select") || "").startsWith("passage:")) return;
  const all = new URLSearchParams(window.location.search);
  if (change.has("scenario")) ["set", "cut", "name"].forEach((key) => all.delete(key));
  if (change.has("give")) {
    const state = document.mapFrame.stateOf(change);
    change.delete("give");
    for (const key of ["set", "cut"]) {
      all.delete(key);
      if (pairs(state[key])) change.set(key, pairs(state[key]));
    }
  }
  change.forEach((value, key) => all.set(key, value));
  link.dataset.map = own(link);
  link.setAttribute("href", `?${all}`);
};

const copied = (event) => {
  const link = event.target.closest && event.target.closest("[data-map]");
  if (link) complete(link);
};

class MapFrame extends MapChannel {
  constructor(root, data) {
    const shade = theme(root);
    super(root.querySelector(".map-frame"), data.title, `${data.source}&theme=${shade}`);
    this.shade = shade;
    this.told = { ...data.state };
    this.scenes = data.scenes;
    this.count = Date.now();
    this.done = data.command ? data.command.id : null;
    document.mapFrame = this;
    if (data.bounds && !data.state.camera) this.send({ bounds: data.bounds }, true);
    this.onClick = (event) => this.follow(event);
    document.addEventListener("click", this.onClick);
    document.addEventListener("auxclick", copied);
    document.addEventListener("contextmenu", copied);
  }

  update(component, root) {
    this.obey(component.data.command);
    const shade = theme(root);
    if (shade !== this.shade) {
      this.shade = shade;
      this.send({ theme: shade }, false);
    }
  }

  obey(command) {
    if (!command || command.id === this.done) return;
    this.done = command.id;
    this.note(command.state);
    this.send(command.state, command.move);
  }

  changed(cause, state) {
    if (cause === "camera") rewriteAddress(state.camera);
    this.pass(cause, state);
  }

  // What the map shows by now; parts of the page that Python does not run again listen.
  note(state) {
    Object.assign(this.told, state);
    document.dispatchEvent(new Event("map-told"));
  }

  // While a cut is being dragged only where it comes to rest is worth an entry in the history.
  pass(cause, state) {
    clearTimeout(this.sliding);
    const isSlide = cause === "edit" && JSON.stringify(state.cut) !== JSON.stringify(this.told.cut);
    if (isSlide) this.sliding = setTimeout(() => this.tell(cause, state), SLIDE_MS);
    else this.tell(cause, state);
  }

  // A link in a panel that carries a state of the map moves it at once; Python follows.
  follow(event) {
    const link = event.target.closest && event.target.closest("[data-map]");
    if (!link || event.defaultPrevented) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey) {
      complete(link);
      return;
    }
    event.preventDefault();
    const state = this.stateOf(new URLSearchParams(own(link)));
    const row = link.closest("[data-given]");
    if (row) point(row, (one) => one === link);
    this.send(row ? { ...state, edit: true } : state, !row);
    this.tell("link", state);
  }

  // A choice made beside the map, as a link would say it; what is looked at stays.
  choose(address) {
    const state = this.stateOf(new URLSearchParams(address));
    this.send(state, false);
    this.tell("link", state);
  }

  // What the address of a link says of the state; a passage brings its scene.
  stateOf(parts) {
    const state = { ...this.scenes[parts.get("select")] };
    if (parts.has("scenario")) Object.assign(state, { set: {}, cut: {}, name: "" });
    for (const key of ["scenario", "date", "select", "rocks", "name", "perspective"]) {
      if (parts.has(key)) state[key] = parts.get(key);
    }
    for (const key of ["set", "cut"]) if (parts.has(key)) state[key] = unpairs(parts.get(key));
    if (parts.has("give")) {
      const given = unpairs(parts.get("give"));
      state.set = { ...this.told.set, ...given };
      state.cut = without(this.told.cut, Object.keys(given));
    }
    if (parts.has("layers")) state.layers = parts.get("layers").split(",").filter((name) => name !== "none");
    return state;
  }

  tell(cause, state) {
    this.count += 1;
    const changed = Object.keys(state).filter((key) => JSON.stringify(state[key]) !== JSON.stringify(this.told[key]));
    this.note(state);
    const listeners = [...(document.mapListeners || new Map()).values()];
    const concerned = listeners.find(({ parts }) => parts.some((part) => changed.includes(part)));
    const one = concerned || listeners.find(({ parts }) => !parts.length);
    if (one) one.tell({ count: this.count, cause, state });
  }

  close() {
    document.removeEventListener("click", this.onClick);
    super.close();
  }
}

export default function (component) {
  const root = component.parentElement;
  root.mapFrame = root.mapFrame || new MapFrame(root, component.data);
  root.mapFrame.update(component, root);
  return () => {
    root.mapFrame.close();
    root.mapFrame = null;
  };
}
