// Made by `make script` from the modules in the folder `script` beside; do not edit.
var READY="dispute-map/ready";var STATE="dispute-map/state";var SET="dispute-map/set";var MIDDLE_GREY=382;function themeOf(element){const colour=getComputedStyle(
element).getPropertyValue("--st-background-color");const canvas=document.createElement("canvas").getContext("2d");if(!canvas)return"light";canvas.fillStyle=colour.
trim()||"#ffffff";const value=Number.parseInt(canvas.fillStyle.slice(1),16);const light=(value>>16)+(value>>8&255)+(value&255);return light>MIDDLE_GREY?"light":
"dark"}function pairs(value){return Object.entries(value||{}).map(pair=>pair.join(":")).join(",")}function unpairs(text){return Object.fromEntries(text.split(",").
filter(Boolean).map(part=>part.split(":")))}function fragment(state,theme,mode,panel){const parts=new URLSearchParams({scenario:state.scenario,date:state.date});
parts.set("layers",state.layers.join(","));if(state.select)parts.set("select",state.select);if(state.view)parts.set("view",[state.view.lon,state.view.lat,state.
view.zoom].join(","));parts.set("theme",theme);for(const key of["set","cut"])if(pairs(state[key]))parts.set(key,pairs(state[key]));for(const key of["rocks","nam\
e","perspective"])if(state[key])parts.set(key,state[key]);if(mode)parts.set("mode",mode);if(window.top===window)parts.set("wheel","zoom");parts.set("panel",panel);
return parts.toString()}function rewriteAddress(camera){const address=new URL(window.location.href);address.searchParams.delete("view");address.searchParams.append(
"view",[camera.lon.toFixed(3),camera.lat.toFixed(3),camera.zoom.toFixed(2)].join(","));window.history.replaceState(window.history.state,"",address)}var MapChannel=class{constructor(place,title,source){
this.ready=false;this.waiting=[];this.frame=document.createElement("iframe");Object.assign(this.frame,{className:"map-document",allow:"fullscreen",title,src:source});
place.append(this.frame);this.onMessage=event=>this.hear(event);window.addEventListener("message",this.onMessage)}changed(_cause,_state){}send(state,move){const message={
kind:SET,state,move};if(this.ready)this.post(message);else this.waiting.push(message)}post(message){this.frame.contentWindow?.postMessage(message,window.location.
origin)}hear(event){const isFromFrame=event.source===this.frame.contentWindow&&event.origin===window.location.origin;if(!isFromFrame||!event.data)return;if(event.
data.kind===READY){this.ready=true;for(const message of this.waiting.splice(0))this.post(message)}else if(event.data.kind===STATE)this.changed(event.data.cause,
event.data.state)}close(){window.removeEventListener("message",this.onMessage);this.frame.remove()}};var SLIDE_MS=250;function linkOf(event){return event.target instanceof Element?event.target.closest("[data-map]"):null}function rowOf(link){return link.closest(
"[data-given]")}function mark(row,link){for(const other of row.querySelectorAll("[data-map]")){if(other===link)other.setAttribute("aria-current","true");else other.
removeAttribute("aria-current")}}function changeOf(link){const units=rowOf(link)?.dataset.given?.split(" ");const given=units&&`?give=${units.map(unit=>`${unit}\
:${link.dataset.party}`)}`;return link.dataset.map||given||link.getAttribute("href")||""}function without(value,keys){return Object.fromEntries(Object.entries(value||
{}).filter(([key])=>!keys.includes(key)))}var MapFrame=class extends MapChannel{constructor(root,data){const theme=themeOf(root);const place=root.querySelector(
".map-frame")??root;super(place,data.title,`${data.source}#${fragment(data.state,theme,data.mode,data.panel)}`);this.theme=theme;this.shown={...data.state};this.
scenes=data.scenes;this.count=Date.now();this.obeyed=data.command?.id;this.sliding=void 0;document.mapFrame=this;if(data.bounds&&!data.state.view)this.send({bounds:data.
bounds},true);this.onClick=event=>this.follow(event);this.onCopy=event=>this.complete(linkOf(event));document.addEventListener("click",this.onClick);for(const name of[
"auxclick","contextmenu"])document.addEventListener(name,this.onCopy)}update({data,parentElement}){this.obey(data.command);const theme=themeOf(parentElement);if(theme===
this.theme)return;this.theme=theme;this.send({theme},false)}obey(command){if(!command||command.id===this.obeyed)return;this.obeyed=command.id;this.note(command.
state);this.send(command.state,command.move)}changed(cause,state){if(cause==="view")rewriteAddress(state.view);window.clearTimeout(this.sliding);const isSlide=cause===
"edit"&&JSON.stringify(state.cut)!==JSON.stringify(this.shown.cut);if(isSlide)this.sliding=window.setTimeout(()=>this.tell(cause,state),SLIDE_MS);else this.tell(
cause,state)}note(state){Object.assign(this.shown,state);document.dispatchEvent(new Event("map-told"))}follow(event){const link=linkOf(event);if(!link||event.defaultPrevented)
return;if(event.ctrlKey||event.metaKey||event.shiftKey){this.complete(link);return}event.preventDefault();const state=this.stateOf(new URLSearchParams(changeOf(
link)));const row=rowOf(link);if(row)mark(row,link);this.send(row?{...state,edit:true}:state,!row);this.tell("link",state)}complete(link){if(!link)return;const change=new URLSearchParams(
changeOf(link));if((change.get("select")||"").startsWith("passage:"))return;const address=new URLSearchParams(window.location.search);if(change.has("scenario"))
for(const key of["set","cut","name"])address.delete(key);if(change.has("give")){const state=this.stateOf(change);change.delete("give");for(const key of["set","c\
ut"]){address.delete(key);if(pairs(state[key]))change.set(key,pairs(state[key]))}}change.forEach((value,key)=>{address.set(key,value)});link.dataset.map=changeOf(
link);link.setAttribute("href",`?${address}`)}choose(address){const state=this.stateOf(new URLSearchParams(address));this.send(state,false);this.tell("link",state)}stateOf(parts){
const state={...this.scenes[parts.get("select")??""]};if(parts.has("scenario"))Object.assign(state,{set:{},cut:{},name:""});for(const[key,text]of parts){if(["sc\
enario","date","select","rocks","name","perspective"].includes(key))state[key]=text;if(key==="set"||key==="cut")state[key]=unpairs(text);if(key==="layers")state.
layers=text.split(",").filter(name=>name!=="none")}if(parts.has("give")){const given=unpairs(parts.get("give")??"");state.set={...this.shown.set,...given};state.
cut=without(this.shown.cut,Object.keys(given))}return state}tell(cause,state){this.count+=1;const changed=Object.keys(state).filter(key=>JSON.stringify(state[key])!==
JSON.stringify(this.shown[key]));this.note(state);const listeners=[...document.mapListeners?.values()??[]];const concerned=listeners.find(({parts})=>parts.some(
part=>changed.includes(part)));const listener=concerned??listeners.find(({parts})=>!parts.length);listener?.tell({count:this.count,cause,state})}close(){document.
removeEventListener("click",this.onClick);for(const name of["auxclick","contextmenu"])document.removeEventListener(name,this.onCopy);super.close()}};var frames=new WeakMap;
function map_frame_default(component){const{data,parentElement}=component;const frame=frames.get(parentElement)??new MapFrame(parentElement,data);frames.set(parentElement,
frame);frame.update(component);return()=>{frame.close();frames.delete(parentElement)}}export{map_frame_default as default};
