// Made by `make script` from the modules in the folder `script` beside; do not edit.
function m({data:e}){document.mapFrame?.obey(e.command)}export{m as default};
