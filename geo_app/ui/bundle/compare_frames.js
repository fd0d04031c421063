// Made by `make script` from the modules in the folder `script` beside; do not edit.
var READY="dispute-map/ready";var STATE="dispute-map/state";var SET="dispute-map/set";var MIDDLE_GREY=382;function themeOf(element){const colour=getComputedStyle(
element).getPropertyValue("--st-background-color");const canvas=document.createElement("canvas").getContext("2d");if(!canvas)return"light";canvas.fillStyle=colour.
trim()||"#ffffff";const value=Number.parseInt(canvas.fillStyle.slice(1),16);const light=(value>>16)+(value>>8&255)+(value&255);return light>MIDDLE_GREY?"light":
"dark"}function pairs(value){return Object.entries(value||{}).map(pair=>pair.join(":")).join(",")}function fragment(state,theme,mode,panel){const parts=new URLSearchParams({scenario:state.scenario,date:state.date});parts.set("layers",state.layers.join(","));
if(state.select)parts.set("select",state.select);if(state.view)parts.set("view",[state.view.lon,state.view.lat,state.view.zoom].join(","));parts.set("theme",theme);
for(const key of["set","cut"])if(pairs(state[key]))parts.set(key,pairs(state[key]));for(const key of["rocks","name","perspective"])if(state[key])parts.set(key,state[key]);
if(mode)parts.set("mode",mode);if(window.top===window)parts.set("wheel","zoom");parts.set("panel",panel);return parts.toString()}function rewriteAddress(camera){
const address=new URL(window.location.href);address.searchParams.delete("view");address.searchParams.append("view",[camera.lon.toFixed(3),camera.lat.toFixed(3),
camera.zoom.toFixed(2)].join(","));window.history.replaceState(window.history.state,"",address)}var MapChannel=class{constructor(place,title,source){this.ready=
false;this.waiting=[];this.frame=document.createElement("iframe");Object.assign(this.frame,{className:"map-document",allow:"fullscreen",title,src:source});place.
append(this.frame);this.onMessage=event=>this.hear(event);window.addEventListener("message",this.onMessage)}changed(_cause,_state){}send(state,move){const message={
kind:SET,state,move};if(this.ready)this.post(message);else this.waiting.push(message)}post(message){this.frame.contentWindow?.postMessage(message,window.location.
origin)}hear(event){const isFromFrame=event.source===this.frame.contentWindow&&event.origin===window.location.origin;if(!isFromFrame||!event.data)return;if(event.
data.kind===READY){this.ready=true;for(const message of this.waiting.splice(0))this.post(message)}else if(event.data.kind===STATE)this.changed(event.data.cause,
event.data.state)}close(){window.removeEventListener("message",this.onMessage);this.frame.remove()}};var SHARED="dispute-map/shared";var TOGETHER=["date","layers","perspective","rocks"];var APART=["scenario","set","cut","name"];var NEAR_DEG=.02;var NEAR_ZOOM=.06;
function pick(state,keys){return Object.fromEntries(keys.filter(key=>key in state).map(key=>[key,state[key]]))}function isSame(a,b){return JSON.stringify(a)===JSON.
stringify(b)}function isNear(a,b){if(!b)return false;return Math.abs(a.lon-b.lon)<NEAR_DEG&&Math.abs(a.lat-b.lat)<NEAR_DEG&&Math.abs(a.zoom-b.zoom)<NEAR_ZOOM}var ComparedMap=class extends MapChannel{constructor(place,side,data,theme,tell){
const state=data.sides[side];super(place,data.titles[side],`${data.source}#${fragment(state,theme,"","0")}`);this.side=side;this.tell=tell;this.apart=pick(state,
APART);this.together=pick(state,TOGETHER);this.camera=state.view||null;this.onShared=event=>this.follow(event.detail);document.addEventListener(SHARED,this.onShared)}changed(cause,state){
if(cause==="view")this.moved(state.view);const together=pick(state,TOGETHER);if(!isSame(together,this.together)){this.together=together;this.share({from:this,together})}
if(cause==="view"||cause==="select")return;this.apart=pick(state,APART);this.tell({side:this.side,cause,state:{...together,...this.apart}})}moved(camera){const isEcho=isNear(
camera,this.camera);this.camera=camera;if(isEcho)return;rewriteAddress(camera);this.share({from:this,camera})}share(detail){document.dispatchEvent(new CustomEvent(
SHARED,{detail}))}follow({from,camera,together}){if(from===this)return;if(camera&&!isNear(camera,this.camera)){this.camera=camera;this.send({view:camera},false)}
if(together){this.together=together;this.send(together,false)}}update(state){const[apart,together]=[pick(state,APART),pick(state,TOGETHER)];if(isSame(apart,this.
apart)&&isSame(together,this.together))return;Object.assign(this,{apart,together});this.send({...apart,...together},false)}close(){document.removeEventListener(
SHARED,this.onShared);super.close()}};var compared=new WeakMap;function compare_frames_default(component){const{data,parentElement}=component;const theme=themeOf(
parentElement);let count=Date.now();const tell=value=>{count+=1;component.setStateValue("heard",{...value,count})};const before=compared.get(parentElement);const maps=before?
before.maps:[...parentElement.querySelectorAll("[data-side]")].map((place,side)=>new ComparedMap(place,side,data,theme,tell));maps.forEach((map,side)=>{map.tell=
tell;map.frame.title=data.titles[side];map.update(data.sides[side]);if(before&&before.theme!==theme)map.send({theme},false)});compared.set(parentElement,{maps,theme});
return()=>{for(const map of maps)map.close();compared.delete(parentElement)}}export{compare_frames_default as default};
