// Made by `make script` from the modules in the folder `script` beside; do not edit.
function map_messenger_default({data}){document.mapFrame?.obey(data.command)}export{map_messenger_default as default};
