// Made by `make script` from the modules in the folder `script` beside; do not edit.
function scenario_choice_default({data,parentElement}){const label=parentElement.querySelector(".choice span");const select=parentElement.querySelector(".choice\
 select");if(!label||!select)return void 0;label.textContent=data.label;select.replaceChildren(...data.choices.map(([value,title])=>new Option(title,value)));const agree=()=>{
select.value=document.mapFrame?document.mapFrame.shown.scenario:data.value};agree();select.onchange=()=>document.mapFrame?.choose(`scenario=${select.value}`);document.
addEventListener("map-told",agree);return()=>document.removeEventListener("map-told",agree)}export{scenario_choice_default as default};
