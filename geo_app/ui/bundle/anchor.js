// Made by `make script` from the modules in the folder `script` beside; do not edit.
var TRIES=50;var PAUSE_MS=100;function arrive(){const id=window.location.hash.slice(1);const place=id?document.getElementById(id):null;for(const before of document.
querySelectorAll(".arrived"))before.classList.remove("arrived");if(!place)return!id;place.closest("details")?.setAttribute("open","");place.classList.add("arriv\
ed");place.scrollIntoView({block:"start"});return true}function look(triesLeft){if(!arrive()&&triesLeft)setTimeout(()=>look(triesLeft-1),PAUSE_MS)}function anchor_default(){
look(TRIES);window.addEventListener("hashchange",arrive);return()=>window.removeEventListener("hashchange",arrive)}export{anchor_default as default};
