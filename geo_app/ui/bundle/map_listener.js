// Made by `make script` from the modules in the folder `script` beside; do not edit.
function map_listener_default({data,setStateValue}){const listener={page:data.page,isBusy:false,tell(news){listener.isBusy=true;setStateValue("heard",news)}};document.mapListener=listener;return()=>{if(document.mapListener===listener)document.mapListener=void 0}}export{map_listener_default as default};
