// Made by `make script` from the modules in the folder `script` beside; do not edit.
function i(t){return document.visit?.page===t&&document.visit.goal===void 0}function f({data:t,setStateValue:o}){document.mapListeners??=new Map;let e=document.mapListeners,n={parts:t.parts,tell:r=>{i(t.page)&&o("heard",r)}};return e.set(t.key,n),()=>{e.get(t.key)===n&&e.delete(t.key)}}export{f as default};
