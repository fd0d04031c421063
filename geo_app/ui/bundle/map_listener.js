// Made by `make script` from the modules in the folder `script` beside; do not edit.
function map_listener_default({data,setStateValue}){document.mapListeners??=new Map;const listeners=document.mapListeners;const listener={parts:data.parts,tell:value=>setStateValue(
"heard",value)};listeners.set(data.key,listener);return()=>{if(listeners.get(data.key)===listener)listeners.delete(data.key)}}export{map_listener_default as default};
