// Made by `make script` from the modules in the folder `script` beside; do not edit.
function give_marks_default({data}){for(const row of document.querySelectorAll("[data-given]")){const units=(row.dataset.given??"").split(" ");const held=new Set(
units.map(unit=>data.parties[unit]));for(const link of row.querySelectorAll("a[data-party]")){if(held.size===1&&held.has(link.dataset.party??""))link.setAttribute(
"aria-current","true");else link.removeAttribute("aria-current")}}}export{give_marks_default as default};
