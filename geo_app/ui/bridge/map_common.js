// What every frame on the map document uses: its messages, its address, the address of the page.

const READY = "dispute-map/ready";
const STATE = "dispute-map/state";
const SET = "dispute-map/set";

const theme = (element) => {
  const colour = getComputedStyle(element).getPropertyValue("--st-background-color");
  const canvas = document.createElement("canvas").getContext("2d");
  canvas.fillStyle = colour.trim() || "#ffffff";
  const value = parseInt(canvas.fillStyle.slice(1), 16);
  const light = (value >> 16) + ((value >> 8) & 255) + (value & 255) > 382;
  return light ? "light" : "dark";
};

// What a reader has changed in a scenario stands in an address as unit:value,unit:value.
const pairs = (value) => Object.entries(value || {}).map((pair) => pair.join(":")).join(",");

const unpairs = (text) => Object.fromEntries(text.split(",").filter(Boolean).map((part) => part.split(":")));

const without = (value, keys) => Object.fromEntries(Object.entries(value || {}).filter(([key]) => !keys.includes(key)));

// An iframe on the map document: what it is told waits until it listens; what it tells goes to
// `changed(cause, state)` of the class that extends this one.
class MapChannel {
  constructor(place, title, source) {
    this.ready = false;
    this.waiting = [];
    this.frame = document.createElement("iframe");
    Object.assign(this.frame, { className: "map-document", allow: "fullscreen", title, src: source });
    place.append(this.frame);
    this.onMessage = (event) => this.hear(event);
    window.addEventListener("message", this.onMessage);
  }

  send(state, move) {
    const message = { kind: SET, state, move };
    if (!this.ready) this.waiting.push(message);
    else this.frame.contentWindow.postMessage(message, window.location.origin);
  }

  hear(event) {
    const mine = event.source === this.frame.contentWindow;
    if (!mine || event.origin !== window.location.origin || !event.data) return;
    if (event.data.kind === READY) {
      this.ready = true;
      this.waiting.splice(0).forEach((message) => this.send(message.state, message.move));
    } else if (event.data.kind === STATE) this.changed(event.data.cause, event.data.state);
  }

  close() {
    window.removeEventListener("message", this.onMessage);
    this.frame.remove();
  }
}

// A moved camera replaces the address in place, so that Back steps through choices, not through
// every nudge of the map.
const rewriteAddress = (camera) => {
  const address = new URL(window.location.href);
  const text = [camera.lon.toFixed(3), camera.lat.toFixed(3), camera.zoom.toFixed(2)].join(",");
  address.searchParams.delete("view");
  address.searchParams.set("camera", text);
  window.history.replaceState(window.history.state, "", address);
};
