// The preview of an embedded map: one frame, loaded anew only when its address changes.

export default function (component) {
  const root = component.parentElement.querySelector(".embed-frame");
  const { source, title } = component.data;
  const frame = root.querySelector("iframe") || root.appendChild(document.createElement("iframe"));
  frame.className = "embed-preview";
  frame.title = title;
  frame.setAttribute("allow", "fullscreen");
  if (frame.getAttribute("src") !== source) frame.setAttribute("src", source);
}
