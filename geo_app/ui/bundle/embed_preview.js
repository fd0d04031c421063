// Made by `make script` from the modules in the folder `script` beside; do not edit.
function embed_preview_default({data:{source,title},parentElement}){const place=parentElement.querySelector(".embed-frame")??parentElement;const frame=place.querySelector(
"iframe")??place.appendChild(document.createElement("iframe"));frame.className="embed-preview";frame.title=title;frame.setAttribute("allow","fullscreen");if(frame.
getAttribute("src")!==source)frame.setAttribute("src",source)}export{embed_preview_default as default};
