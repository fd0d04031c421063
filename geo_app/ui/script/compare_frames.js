// Two maps that look at the same place, side by side or one over the other with a line between. What
// one of them tells goes through the document, and the other follows; a map never answers to what it
// was told.

import { DateField } from "../../map_document/script/panels/date_field.js";
import { parseDay } from "../../map_document/script/rules/days.js";
import { Words } from "../../map_document/script/rules/words.js";
import { replaceState, rewriteAddress, SUBJECT, stateSaid } from "./shared/address.js";
import { keeping } from "./shared/keep.js";
import { framed, MapChannel, themeOf } from "./shared/map_channel.js";
import { isAwaited, isHeard } from "./shared/open_page.js";

/** @import { Camera, Corners, ViewMessage } from "../../map_document/script/types.d.ts" */
/** @import { Component } from "./shared/types.d.ts" */
/** @typedef {{ title: string, options: { value: string, label: string }[] }[]} Choices */
/** @typedef {{ page: string, choices: Choices, chosen: string[], days: string[], bounds: Corners | null, layout: string, locale: string, words: Record<string, string>, sources: string[], titles: string[], sides: ViewMessage[], count: number, isStill?: boolean }} Data */
/** @typedef {(value: { side: number, cause: string, state: ViewMessage, chosen?: string }) => void} Tell */
/** @typedef {{ from: ComparedMap, camera?: Camera, together?: ViewMessage }} Shared */

const SHARED = "dispute-map/shared";
const TOGETHER = ["layers", "perspective", "rocks"];
const SWIPE = "swipe";
const LISTEN_MS = 50;
const PHONE = "(max-width: 640px)";
/** What each map goes without where one lies over the other; the buttons stand on the right once. */
const WITHOUT = [
  ["panel", "axis", "controls"],
  ["panel", "axis"],
];
/** And where a panel would cover most of a small map. */
const WITHOUT_ON_PHONE = ["panel"];
const NEAR_PX = 1;
const WORLD_PX = 256;
const NEAR_ZOOM = 0.06;

function isPhone() {
  return window.matchMedia(PHONE).matches;
}

/** @param {ViewMessage} state @param {string[]} keys @returns {ViewMessage} */
function pick(state, keys) {
  return Object.fromEntries(keys.filter((key) => key in state).map((key) => [key, state[key]]));
}

/** @param {unknown} a @param {unknown} b */
function isSame(a, b) {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** @param {Camera} a @param {Camera | null} b */
function isNear(a, b) {
  if (!b) return false;
  const nearDeg = (NEAR_PX * 360) / (WORLD_PX * 2 ** a.zoom);
  return Math.abs(a.lon - b.lon) < nearDeg && Math.abs(a.lat - b.lat) < nearDeg && Math.abs(a.zoom - b.zoom) < NEAR_ZOOM;
}

class ComparedMap extends MapChannel {
  /** @param {Element} place @param {number} side @param {Data} data @param {string} theme @param {Tell} tell */
  constructor(place, side, data, theme, tell) {
    const state = data.sides[side];
    super(place, data.titles[side], framed(data.sources[side], theme));
    this.side = side;
    this.tell = tell;
    this.subject = pick(state, SUBJECT);
    this.together = pick(state, TOGETHER);
    /** @type {Camera | null} */
    this.camera = state.camera || null;
    /** @param {Event} event */
    this.onShared = (event) => this.follow(/** @type {CustomEvent<Shared>} */ (event).detail);
    document.addEventListener(SHARED, this.onShared);
  }

  /** @override @param {string} cause @param {ViewMessage} state */
  changed(cause, state) {
    if (cause === "camera") this.moved(state.camera);
    const together = pick(state, TOGETHER);
    if (!isSame(together, this.together)) {
      this.together = together;
      this.share({ from: this, together });
    }
    if (cause === "camera" || cause === "select") return;
    this.subject = pick(state, SUBJECT);
    this.tell({ side: this.side, cause, state: { ...together, ...this.subject } });
  }

  /** @param {Camera} camera */
  moved(camera) {
    const isEcho = isNear(camera, this.camera);
    this.camera = camera;
    if (isEcho) return;
    rewriteAddress("camera", camera);
    this.share({ from: this, camera });
  }

  /** @param {Shared} detail */
  share(detail) {
    document.dispatchEvent(new CustomEvent(SHARED, { detail }));
  }

  /** @param {Shared} shared */
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

  /** What the page shows on this side by now, perhaps after a step back in the history. @param {ViewMessage} state */
  update(state) {
    const [subject, together] = [pick(state, SUBJECT), pick(state, TOGETHER)];
    if (isSame(subject, this.subject) && isSame(together, this.together)) return;
    Object.assign(this, { subject, together });
    this.send({ ...subject, ...together }, false);
  }

  /** @param {boolean} isSwipe */
  dress(isSwipe) {
    this.send({}, false, isSwipe ? WITHOUT[this.side] : isPhone() ? WITHOUT_ON_PHONE : []);
  }

  /** @override */
  close() {
    document.removeEventListener(SHARED, this.onShared);
    super.close();
  }
}

/** The head over both maps: what each shows, how they lie, and the line between them. */
class Head {
  /** @param {HTMLElement} parent @param {(isSwipe: boolean) => void} laid */
  constructor(parent, laid) {
    this.laid = laid;
    this.asked = "";
    this.maps = /** @type {HTMLElement} */ (parent.querySelector(".compare-maps"));
    this.buttons = /** @type {HTMLButtonElement[]} */ ([...parent.querySelectorAll("button[data-lay]")]);
    this.selects = [...parent.querySelectorAll("select")];
    this.line = /** @type {HTMLInputElement} */ (parent.querySelector("input[type=range]"));
    /** @type {(side: number, chosen: string) => void} */
    this.choose = () => {};
    this.days = [...parent.querySelectorAll(".compare-what")].map((what, side) => {
      const [input, problem] = ["input", "p"].map((name) => what.querySelector(name));
      return new DateField(/** @type {any} */ (input), /** @type {any} */ (problem), (iso) => this.choose(side, iso));
    });
    this.line.addEventListener("input", () => this.maps.style.setProperty("--at", String(this.line.valueAsNumber / 100)));
    for (const button of this.buttons)
      button.addEventListener("click", () => {
        const layout = button.dataset.lay || "";
        const said = stateSaid();
        said.set("layout", layout);
        replaceState(said);
        this.lay(layout);
      });
  }

  /** Two maps do not fit beside each other on a phone. @param {string} layout */
  lay(layout) {
    const isSwipe = layout ? layout === SWIPE : isPhone();
    this.maps.dataset.layout = isSwipe ? SWIPE : "beside";
    for (const button of this.buttons) button.setAttribute("aria-pressed", String(button.dataset.lay === this.maps.dataset.layout));
    this.laid(isSwipe);
  }

  /** @param {Data} data @param {(side: number, chosen: string) => void} choose */
  show({ choices, chosen, days, layout, locale, words }, choose) {
    this.choose = choose;
    for (const button of this.buttons) button.textContent = words[button.dataset.lay || ""];
    this.line.ariaLabel = words.line;
    /** @type {HTMLElement} */ (this.buttons[0].parentElement).ariaLabel = words.layout;
    this.selects.forEach((select, side) => {
      const groups = choices.map(({ title, options }) => {
        const group = document.createElement("optgroup");
        group.label = title;
        group.append(...options.map(({ value, label }) => new Option(label, value)));
        return group;
      });
      select.replaceChildren(...groups);
      select.ariaLabel = [words.left, words.right][side];
      select.value = chosen[side];
      select.onchange = () => choose(side, select.value);
    });
    const dateWords = new Words({ "map.time.bad_date": words.bad_date }, locale);
    this.days.forEach((field, side) => {
      const [firstDay, asOf] = days;
      field.input.hidden = !days.length;
      field.input.placeholder = words.day;
      field.input.ariaLabel = [words.left_day, words.right_day][side];
      field.show(parseDay(chosen[side]) === null ? "" : chosen[side], dateWords, { firstDay, asOf });
    });
    if (!this.maps.dataset.layout || layout !== this.asked) this.lay(layout);
    this.asked = layout;
  }
}

/** Both maps, each in its place. @param {HTMLElement} parent @param {Data} data @param {string} theme @param {Tell} tell */
function placed(parent, data, theme, tell) {
  const isBare = parent.dataset.layout === SWIPE || isPhone();
  // What they show first is fitted beside no panel.
  const sources = data.sources.map((source) => `${source}${isBare ? "&no-panel=1" : ""}`);
  const maps = [...parent.querySelectorAll("[data-side]")].map(
    (place, side) => new ComparedMap(place, side, { ...data, sources }, theme, tell),
  );
  if (isBare) for (const map of maps) map.dress(parent.dataset.layout === SWIPE);
  // The other map follows.
  if (data.bounds) maps[0].send({ bounds: data.bounds }, true);
  return maps;
}

/** Both maps and their head, as long as the page is open. */
class Comparison {
  /** @param {HTMLElement} parent @param {Data} data */
  constructor(parent, data) {
    this.theme = themeOf(parent);
    /** Number of the last change by the reader; what Python knew before it is out of date. */
    this.count = data.count;
    /** @type {ComparedMap[]} */
    this.maps = [];
    this.head = new Head(parent, (isSwipe) => {
      for (const map of this.maps) map.dress(isSwipe);
    });
  }

  /** @param {Component<Data>} component */
  update({ data, parentElement, setStateValue }) {
    /** @type {Tell} */
    const tell = (value) => {
      if (isAwaited()) setTimeout(() => tell(value), LISTEN_MS);
      if (!isHeard(data.page)) return;
      this.count = Math.max(this.count + 1, Date.now());
      setStateValue("heard", { ...value, count: this.count });
    };
    this.head.show(data, (side, chosen) => tell({ side, chosen, cause: "chosen", state: {} }));
    if (!this.maps.length && !data.isStill) this.maps = placed(this.head.maps, data, this.theme, tell);
    const theme = themeOf(parentElement);
    this.maps.forEach((map, side) => {
      map.tell = tell;
      map.frame.title = data.titles[side];
      if (data.count === this.count) map.update(data.sides[side]);
      if (theme !== this.theme) map.send({ theme }, false);
    });
    this.theme = theme;
  }

  close() {
    for (const map of this.maps) map.close();
  }
}

export default keeping((place, /** @type {Data} */ data) => new Comparison(place, data));
