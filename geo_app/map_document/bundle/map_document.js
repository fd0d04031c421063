// Made by `make script` from the modules in the folder `script` beside; do not edit.
"use strict";(()=>{var DAY_MS=864e5;function parseDay(iso){if(typeof iso!=="string"||!/^\d{4}-\d{2}-\d{2}$/.test(iso))return null;const ms=Date.parse(`${iso}T00:00:00Z`);if(Number.
isNaN(ms)||isoOf(ms/DAY_MS)!==iso)return null;return ms/DAY_MS}function dayOf(iso){const day=parseDay(iso);if(day===null)throw new Error(`no such day: ${iso}`);
return day}function isoOf(day){return instantOf(day).toISOString().slice(0,10)}function yearOf(day){return instantOf(day).getUTCFullYear()}function instantOf(day){
return new Date(day*DAY_MS)}var Words=class{constructor(texts,locale){this.texts=texts;const UTC={timeZone:"UTC"};this.dateFormat=new Intl.DateTimeFormat(locale,{...UTC,year:"numeric",month:"\
long",day:"numeric"});this.shortDateFormat=new Intl.DateTimeFormat(locale,{...UTC,day:"numeric",month:"short"});this.listFormat=new Intl.ListFormat(locale,{type:"\
conjunction"});this.numberFormats=[0,1].map(digits=>new Intl.NumberFormat(locale,{maximumFractionDigits:digits}));this.percentFormats=[0,1].map(digits=>new Intl.
NumberFormat(locale,{style:"percent",maximumFractionDigits:digits}));this.signedFormat=new Intl.NumberFormat(locale,{signDisplay:"exceptZero",maximumFractionDigits:0})}t(key,slots={}){
const text=this.texts[key];if(text===void 0)throw new Error(`no text for ${key}`);return text.replace(/\{(\w+)\}/g,(slot,name)=>name in slots?String(slots[name]):
slot)}date(day){return this.dateFormat.format(instantOf(day))}shortDate(day){return this.shortDateFormat.format(instantOf(day))}number(value,digits=0){return this.
numberFormats[digits].format(value)}percent(share){return this.percentFormats[share>0&&share<.995?1:0].format(share)}list(items){return this.listFormat.format(items)}signedArea(km2){
return this.t("map.lab.km2",{area:this.signedFormat.format(rounded(km2)).replace("-","−")})}area(km2){return this.t("map.lab.km2",{area:this.number(rounded(km2))})}coordinates({
lat,lng}){const part=(value,positive,negative)=>{const minutes=Math.round(Math.abs(value)*60);return`${Math.floor(minutes/60)}° ${String(minutes%60).padStart(2,
"0")}′ ${this.t(value<0?negative:positive)}`};return`${part(lat,"map.north","map.south")}, ${part(lng,"map.east","map.west")}`}};function rounded(area){const unit=10**
Math.max(0,Math.floor(Math.log10(Math.abs(area)||1))-3);return Math.round(area/unit)*unit}function disputeOf(data2){const leaves=data2.units.filter(unit=>unit.leaf);return{data:data2,words:new Words(data2.text,data2.locale),unitById:byId(data2.units),
scenarioById:byId(data2.scenarios),partyById:byId(data2.parties),perspectiveById:byId(data2.perspectives),leaves,allocatable:leaves.filter(unit=>unit.allocatable)}}
function recordOf(records,id){const record=records.get(id);if(record===void 0)throw new Error(`no record ${id}`);return record}function byId(records){return new Map(
records.map(record=>[record.id,record]))}var root=document.documentElement;var reducedMotion=window.matchMedia("(prefers-reduced-motion: reduce)");var file=readJson("dispute-map-view");var dispute=disputeOf(
readPayload());var{data,words}=dispute;var t=words.t.bind(words);function readPayload(){const payload=readJson("dispute-map-data");const layers=file?.state.layers;
return layers?{...payload,baseMaps:payload.baseMaps.filter(({id})=>layers.includes(id))}:payload}function readJson(id){return JSON.parse(document.getElementById(
id)?.textContent??"null")}function allocationOf(dispute2,view){const scenario=recordOf(dispute2.scenarioById,view.scenario);const parties={...scenario.allocation,...view.set};const cuts={};
for(const[unit,cut]of Object.entries(scenario.cuts))if(!(unit in view.set))cuts[unit]=cut;for(const[unit,share]of Object.entries(view.cut))cuts[unit]=readersCut(
dispute2,unit,share,parties[unit],cuts[unit]);return{parties,cuts}}function allocationNow(dispute2){return allocationOf(dispute2,{scenario:dispute2.data.statusQuo,
set:{},cut:{}})}function readersCut(dispute2,unit,share,party,before){const rest=before?before.rest:party;const other=dispute2.data.parties.find(({id})=>id!==rest);
const to=before?before.to:other?other.id:rest;return{share,to,rest,line:cutLine(recordOf(dispute2.unitById,unit),share)}}function cutLine(unit,share){const table=unit.
cutTable;if(!table)throw new Error(`${unit.id} cannot be cut`);const at=Math.min(1,Math.max(0,share))*(table.length-1);const[low,high]=[table[Math.floor(at)],table[Math.
ceil(at)]];const f=at-Math.floor(at);const between=end=>[low[end][0]+f*(high[end][0]-low[end][0]),low[end][1]+f*(high[end][1]-low[end][1])];return[between(0),between(
1)]}function isCustom(view){return Object.keys(view.set).length>0||Object.keys(view.cut).length>0}function isAsHeld(dispute2,view){return view.scenario===dispute2.
data.statusQuo&&!isCustom(view)}function scenarioTitle(dispute2,view){const scenario=recordOf(dispute2.scenarioById,view.scenario);if(!isCustom(view))return scenario.
title;return view.name||dispute2.words.t("map.lab.changed",{scenario:scenario.title})}function shareOf(allocation,unit,party){const cut=allocation.cuts[unit];if(!cut)
return allocation.parties[unit]===party?1:0;return(cut.to===party?cut.share:0)+(cut.rest===party?1-cut.share:0)}function partiesOf(allocation,unit){const cut=allocation.
cuts[unit];return cut?[cut.to,cut.rest]:[allocation.parties[unit]]}function landFigures(dispute2,allocation){const{allocatable}=dispute2;const whole=allocatable.
filter(unit=>!allocation.cuts[unit.id]);const reference=allocatable.filter(unit=>unit.reference);return Object.fromEntries(dispute2.data.parties.map(({id})=>{const sum=(units,figure)=>units.
reduce((total,unit)=>total+unit[figure]*shareOf(allocation,unit.id,id),0);return[id,{land:sum(allocatable,"land"),share:sum(reference,"land")/dispute2.data.referenceLand,
people:sum(whole,"people")}]}))}var LEAST_GAIN_KM2=.005;function gains(dispute2,allocation){const now=landFigures(dispute2,allocationNow(dispute2));return Object.
entries(landFigures(dispute2,allocation)).map(([party,figures])=>({party,figures,gain:figures.land-now[party].land})).filter(entry=>entry.gain>LEAST_GAIN_KM2).sort(
(a,b)=>b.gain-a.gain)}function leavesOf(unit){return unit.members.length?unit.members:[unit.id]}function defaultView({data:data2}){return{scenario:data2.defaultScenario,date:data2.asOf,select:"",layers:data2.defaultLayers,camera:null,set:{},cut:{},rocks:"f\
ull",name:"",perspective:data2.perspectives[0].id}}function knownChange(dispute2,message){const change={};if(dispute2.scenarioById.has(message.scenario))change.
scenario=message.scenario;if(isShownDay(dispute2,message.date))change.date=message.date;if(typeof message.select==="string"&&isSelectable(dispute2,message.select))
change.select=message.select;if(isRecord(message.set))change.set=knownSet(dispute2,message.set);if(isRecord(message.cut))change.cut=knownCut(dispute2,message.cut);
if(message.rocks==="full"||message.rocks==="no-eez")change.rocks=message.rocks;if(dispute2.perspectiveById.has(message.perspective))change.perspective=message.perspective;
if(typeof message.name==="string")change.name=message.name;if(Array.isArray(message.layers))change.layers=knownLayers(dispute2,message.layers);return change}function isShownDay({
data:data2},iso){const day=parseDay(iso);return day!==null&&day>=dayOf(data2.firstDay)&&day<=dayOf(data2.asOf)}function isRecord(value){return typeof value==="o\
bject"&&value!==null}function knownSet(dispute2,changes){const known={};for(const[id,party]of Object.entries(changes)){const unit=dispute2.unitById.get(id);if(!unit?.
allocatable||typeof party!=="string"||!dispute2.partyById.has(party))continue;for(const leaf of leavesOf(unit))known[leaf]=party}return known}function knownCut(dispute2,changes){
const known={};for(const[id,share]of Object.entries(changes)){const value=Number(share);if(dispute2.unitById.get(id)?.cutTable&&value>=0&&value<=1)known[id]=value}
return known}function knownLayers({data:data2},layers){const known=[...data2.layers,...data2.baseMaps.map(base=>base.id)];return[...new Set(layers)].flatMap(layer=>typeof layer===
"string"&&known.includes(layer)?[layer]:[])}function partsOf(select){const[kind,id=""]=select.split(/:(.*)/s);return{kind,id}}function isSelectable(dispute2,select){
const{kind,id}=partsOf(select);if(kind==="unit")return dispute2.unitById.has(id);if(kind==="line")return dispute2.data.lines.some(line=>line.id===id);if(kind===
"event")return dispute2.data.events.some(event=>event.id===id);if(kind==="sea")return id.split(",").map(Number).filter(Number.isFinite).length===2;return select===
""||kind==="passage"}function readFragment(hash){const values=Object.fromEntries(new URLSearchParams(hash.replace(/^#/,"")));if(values.layers!==void 0)values.layers=
values.layers.split(",").filter(Boolean);for(const name of["set","cut"])if(values[name]!==void 0)values[name]=pairs(values[name]);if(values.view){const[lon,lat,
zoom]=values.view.split(",").map(Number);values.view={lon,lat,zoom}}return values}function pairs(text){return Object.fromEntries(text.split(",").filter(Boolean).
map(part=>part.split(":")))}function frameOptions(address){const has=part=>address[`no-${part}`]!=="1";return{locked:address.locked==="1",panel:has("panel"),controls:has(
"controls"),figures:has("figures"),data:address.data}}function isCamera(camera){return Boolean(camera)&&[camera.lon,camera.lat,camera.zoom].every(Number.isFinite)}
function cameraOf(message){const camera=message.camera??message.view;return isCamera(camera)?camera:null}function messageOf(view,camera){const{camera:_,...parts}=view;
return{...parts,view:camera}}var FLY_SECONDS=.9;var MIN_STAGE_PX=330;var LARGEST_PANEL_SHARE=.45;var LEAST_SIZE_PX=80;function toBounds([[west,south],[east,north]]){return L.latLngBounds([south,
west],[north,east])}var Camera=class{constructor(map2,panel){this.map=map2;this.panel=panel;this.waiting=null}place(){const{lat,lng}=this.map.getCenter();return{
lon:Number(lng.toFixed(3)),lat:Number(lat.toFixed(3)),zoom:Number(this.map.getZoom().toFixed(2))}}moveTo({lat,lon,zoom}){this.map.setView([lat,lon],zoom,{animate:false})}showFirst(place){
if(isCamera(place))this.moveTo(place);else this.fit(data.home,false)}resized(){this.map.invalidateSize({animate:false});if(this.waiting)this.fitLatLng(this.waiting,
false)}listenToPrint(painted){const stage2=this.map.getContainer();const corner=this.panel.parentElement;const mark=document.createComment("");let before=this.place();
window.addEventListener("beforeprint",()=>{const{lat,lng}=this.map.getCenter();before={lat,lon:lng,zoom:this.map.getZoom()};const corners=[L.point(this.clearance().
paddingTopLeft),this.map.getSize()].map(point=>this.map.containerPointToLatLng(point));corner.replaceWith(mark);stage2.after(corner);stage2.classList.add("is-on\
-paper");this.map.invalidateSize({animate:false}).fitBounds(L.latLngBounds(corners),{animate:false});painted()});window.addEventListener("afterprint",()=>{mark.
replaceWith(corner);stage2.classList.remove("is-on-paper");this.map.invalidateSize({animate:false});this.moveTo(before)})}fit(bounds,animate){this.fitLatLng(toBounds(
bounds),animate)}fitLatLng(bounds,animate=!reducedMotion.matches){const{x,y}=this.map.getSize();this.waiting=Math.min(x,y)<LEAST_SIZE_PX?bounds:null;if(this.waiting)
return;if(animate)this.map.flyToBounds(bounds,{...this.clearance(),duration:FLY_SECONDS});else this.map.fitBounds(bounds,{...this.clearance(),animate:false})}clearance(){
const{x,y}=this.map.getSize();const panel=this.panel.getBoundingClientRect();if(x-panel.width>MIN_STAGE_PX)return{paddingTopLeft:[panel.width+16,8],paddingBottomRight:[
50,24]};return{paddingTopLeft:[8,Math.min(panel.height+16,y*LARGEST_PANEL_SHARE)],paddingBottomRight:[8,y>x?64:24]}}};var NAUTICAL_MILE_M=1852;var WGS84_A_M=6378137;var WGS84_E2=.00669437999014;var MEAN_RADIUS_M=6378e3;function isUncut(ring){const[coast]=coastsOf(ring);return coast!==
void 0&&coast.length===ring.length+1}function coastsOf(ring){const coasts=[];let coast=[];[...ring,ring[0]].forEach((point,i,points)=>{const before=points[i-1];
if(before&&(before[0]===point[0]||before[1]===point[1])){coasts.push(coast);coast=[]}coast.push(point)});return[...coasts,coast].filter(points=>points.length>1)}
function clipLeft(polygons,[a,b]){const side=p=>(b[1]-a[1])*(p[0]-a[0])-(b[0]-a[0])*(p[1]-a[1]);const cross=(p,q)=>{const f=side(p)/(side(p)-side(q));return[p[0]+
f*(q[0]-p[0]),p[1]+f*(q[1]-p[1])]};const clipRing=ring=>ring.flatMap((point,i)=>{const before=ring[(i+ring.length-1)%ring.length];const isLeft=side(point)>=0;const points=isLeft!==
side(before)>=0?[cross(before,point)]:[];return isLeft?[...points,point]:points});return polygons.map(rings=>rings.map(clipRing).filter(ring=>ring.length>2)).filter(
rings=>rings.length)}function slopeOf(points){const[lat,lon]=[0,1].map(axis=>points.reduce((sum,point)=>sum+point[axis],0)/points.length);return points.reduce((sum,point)=>sum+
(point[0]-lat)*(point[1]-lon),0)<0?-1:1}function isInside([lat,lon],rings){const crossings=ring=>ring.filter(([lat1,lon1],i)=>{const[lat2,lon2]=ring[(i+1)%ring.
length];return lon1>lon!==lon2>lon&&lat1+(lon-lon1)/(lon2-lon1)*(lat2-lat1)>lat}).length;return rings.reduce((count,ring)=>count+crossings(ring),0)%2===1}function coastDistance(point,polygons,place){
const p=ecef(point);const rings=polygons.flat().map(ring=>ring.map(ecef));const chord=rings.length?Math.min(...rings.map(ring=>ring.reduce((best,a,i)=>Math.min(
best,segmentDistance(p,a,ring[(i+1)%ring.length])),Infinity))):Math.hypot(...ecef(place).map((v,i)=>v-p[i]));return 2*MEAN_RADIUS_M*Math.asin(chord/(2*MEAN_RADIUS_M))}
function ecef([lat,lon]){const[phi,lambda]=[lat*(Math.PI/180),lon*(Math.PI/180)];const n=WGS84_A_M/Math.sqrt(1-WGS84_E2*Math.sin(phi)**2);return[n*Math.cos(phi)*
Math.cos(lambda),n*Math.cos(phi)*Math.sin(lambda),n*(1-WGS84_E2)*Math.sin(phi)]}function segmentDistance(p,a,b){const ab=b.map((v,i)=>v-a[i]);const ap=p.map((v,i)=>v-
a[i]);const length2=ab.reduce((sum,v)=>sum+v*v,0);const f=length2?Math.min(1,Math.max(0,ap.reduce((sum,v,i)=>sum+v*ab[i],0)/length2)):0;return Math.hypot(...ap.
map((v,i)=>v-f*ab[i]))}function decode(encoded,precision=5){const scale=10**precision;const points=[];let index=0;const last=[0,0];while(index<encoded.length){for(const axis of[0,1]){
let shift=0;let value=0;let byte;do{byte=encoded.charCodeAt(index++)-63;value|=(byte&31)<<shift;shift+=5}while(byte>=32);last[axis]+=value&1?~(value>>1):value>>
1}points.push([last[0]/scale,last[1]/scale])}return points}function decodeShape(polygons){return polygons.map(rings=>rings.map(ring=>decode(ring)))}var Z_INDEX={floor:203,sea:205,context:210,unit:400,hatch:410,line:420,event:430};var DEAF=["context","hatch","floor"];function addPanes(map2){for(const[name,z]of Object.
entries(Z_INDEX)){const pane=map2.createPane(name);pane.style.zIndex=String(z);if(DEAF.includes(name))pane.style.pointerEvents="none"}}function rendererFor(pane){
return L.svg({pane,padding:.6})}function drawContext(map2){const renderer=rendererFor("context");drawLand(map2,data.context,renderer);const near=toBounds(data.nearFrame);const drawFar=()=>{if(near.
contains(map2.getBounds()))return;map2.off("move",drawFar);drawLand(map2,data.farContext,renderer)};map2.on("move",drawFar);drawFar()}function drawLand(map2,shapes,renderer){
const options={renderer,pane:"context",interactive:false};const layers=[true,false].flatMap(isWhole=>{const polygons=shapes.flatMap(decodeShape).filter(rings=>rings.
every(isUncut)===isWhole);const area=L.polygon(polygons,{...options,className:`land ${isWhole?"":"land--area"}`});if(isWhole)return[area];return[area,L.polyline(
polygons.flat().flatMap(coastsOf),{...options,className:"land land--coast"})]});return L.layerGroup(layers).addTo(map2)}var SVG="http://www.w3.org/2000/svg";function el(tag,{on={},style={},...attributes}={},...children){const node=document.createElement(tag);for(const[name,value]of Object.
entries(attributes)){if(value===null||value===void 0||value===false)continue;node.setAttribute(name,value===true?"":String(value))}for(const[event,handler]of Object.
entries(on))node.addEventListener(event,handler);for(const[property,text]of Object.entries(style))node.style.setProperty(property,text);node.append(...children.
flat().filter(child=>child!==null&&child!==void 0));return node}function svg(tag,attributes,...children){const node=document.createElementNS(SVG,tag);for(const[
name,value]of Object.entries(attributes))node.setAttribute(name,String(value));node.append(...children);return node}function write(node,text){if(node.textContent!==
text)node.textContent=text}function pathOf(layer){return layer.getElement()}var GAP_PX=3;var LONG_ISLAND_PX=14;var ISLET_PX=56;var EDGE_PX=2;function unitLabels(dispute2){return dispute2.data.units.filter(unit=>unit.allocatable).map(unit=>({
unit,rank:rankOf(unit),...zoomsOf(unit)}))}function rankOf(unit){return 10+(unit.reference?0:100)+(unit.parent?200:0)-Math.min(90,Math.sqrt(unit.area||0))}function zoomsOf(unit){
return{minZoom:unit.parent?8.6:unit.reference?4.4:5,maxZoom:unit.members.length?9.4:99}}function offsets(extent,width,height){if(!extent){return[[0,0],[0,-24],[
0,24],[-45,0],[45,0],[0,-60],[60,-45],[0,60]]}const{reach,rise,slope}=extent;const x=reach+width/2+4;const y=rise+height/2+4;const diagonals=[[x*.75,y*.8],[-x*.75,
-y*.8],[-x*.75,y*.8],[x*.75,-y*.8]];const around=[[0,y],[x,0],[-x,0],[0,-y],...diagonals];if(Math.min(reach,rise)<LONG_ISLAND_PX)return around;const beside=[width/
2+12,slope*(height/2+Math.min(rise,reach)*.18)];const higher=[width/2+14+height,0];return[beside,higher,beside.map(value=>-value),...around]}function freeBox(anchor,steps2,{
width,height},taken,map2){for(const[dx,dy]of steps2){const[x,y]=[anchor.x+dx,anchor.y+dy];const box=[x-width/2,y-height/2,x+width/2,y+height/2];const isOnMap=box[0]>=
EDGE_PX&&box[1]>=EDGE_PX&&box[2]<=map2.x-EDGE_PX&&box[3]<=map2.y-EDGE_PX;if(isOnMap&&!taken.some(other=>overlap(box,other)))return box}return null}function isIslet([
left,top,right,bottom]){return right-left<ISLET_PX&&bottom-top<ISLET_PX}function overlap(a,b){return a[0]<b[2]+GAP_PX&&a[2]>b[0]-GAP_PX&&a[1]<b[3]+GAP_PX&&a[3]>
b[1]-GAP_PX}var ISLET_EDGE_PX=1;var UNMEASURED={node:null,size:{width:0,height:0}};var Labels=class{constructor(map2,shapes){this.map=map2;this.shapes=shapes;this.perspective=
"";this.layer=el("div",{class:"labels","aria-hidden":"true"});map2.getContainer().append(this.layer);this.entries=[...this.landEntries(),...this.unitEntries()].
sort((a,b)=>a.rank-b.rank)}landEntries(){return data.labels.map(({name,kind,rank,minZoom,location})=>({...UNMEASURED,text:name,kind,rank,minZoom:minZoom||0,maxZoom:99,
unit:null,anchor:()=>({point:this.toPoint(location),extent:null})}))}unitEntries(){return unitLabels(dispute).map(({unit,...place})=>({...UNMEASURED,...place,text:"",
kind:unit.reference?"unit-reference":"unit",unit,anchor:this.unitAnchor(unit)}))}unitAnchor(unit){const ids=this.shapes.has(unit.id)?[unit.id]:unit.members;const parts=ids.
flatMap(id=>this.shapes.get(id)??[]);const bounds=parts.reduce((all,part)=>all.extend(part.bounds),L.latLngBounds([]));const slope=slopeOf(parts.flatMap(part=>part.
polygons.flat(2)));return()=>{const{ne,sw}=this.cornersOf(bounds);const extent={reach:Math.max(4,(ne.x-sw.x)/2),rise:Math.max(4,(sw.y-ne.y)/2),slope};return{point:ne.
add(sw).divideBy(2),extent}}}cornersOf(bounds){const[ne,sw]=[bounds.getNorthEast(),bounds.getSouthWest()].map(corner=>this.map.latLngToContainerPoint(corner));return{
ne,sw}}toPoint([lon,lat]){return this.map.latLngToContainerPoint([lat,lon])}name(perspective){if(perspective===this.perspective)return;this.perspective=perspective;
for(const entry of this.entries){if(!entry.unit)continue;entry.text=entry.unit.labels[perspective];entry.node?.remove();entry.node=null}}place(visible){const zoom=this.
map.getZoom();const wanted=new Set(this.entries.filter(entry=>visible&&zoom>=entry.minZoom&&zoom<=entry.maxZoom));this.measure([...wanted].filter(entry=>!entry.
node));const taken=[...this.obstacles(),...this.islets()];const placed=new Set;for(const entry of this.entries){const box=wanted.has(entry)&&!placed.has(entry.text)?
this.findRoom(entry,taken):null;if(box)taken.push(box);if(box)placed.add(entry.text);show(entry,box)}}islets(){return[...this.shapes.values()].map(shape=>this.screenBox(
shape.bounds)).filter(isIslet)}screenBox(bounds){const{ne,sw}=this.cornersOf(bounds);return[sw.x-ISLET_EDGE_PX,ne.y-ISLET_EDGE_PX,ne.x+ISLET_EDGE_PX,sw.y+ISLET_EDGE_PX]}obstacles(){
const origin=this.map.getContainer().getBoundingClientRect();return[...document.querySelectorAll("[data-obstacle]")].filter(node=>node.checkVisibility({contentVisibilityAuto:true})).
map(node=>node.getBoundingClientRect()).map(rect=>[rect.left-origin.left,rect.top-origin.top,rect.right-origin.left,rect.bottom-origin.top])}findRoom(entry,taken){
const{width,height}=entry.size;const{point,extent}=entry.anchor();return freeBox(point,offsets(extent,width,height),entry.size,taken,this.map.getSize())}measure(entries){
const nodes=entries.map(entry=>el("div",{class:`label label--${entry.kind}`},entry.text));this.layer.append(...nodes);entries.forEach((entry,i)=>{entry.node=nodes[i];
entry.size={width:nodes[i].offsetWidth,height:nodes[i].offsetHeight}})}};function show({node},box){if(!node)return;node.classList.toggle("is-hidden",!box);if(box)
node.style.transform=`translate(${Math.round(box[0])}px, ${Math.round(box[1])}px)`}function isOn(event,day){return event.from<=day&&day<=event.to}function eventsOn(dispute2,day){return dispute2.data.events.filter(event=>isOn(event,day)).sort((a,b)=>b.
from-a.from)}function eventToName(dispute2,day){return eventsOn(dispute2,day)[0]??dispute2.data.events.filter(event=>event.to<day).at(-1)}function turningDays(dispute2,first,last){
const days=new Set([...dispute2.data.events.map(event=>event.from),...dispute2.data.controlChanges]);return[...days].filter(day=>day>=first&&day<=last).sort((a,b)=>a-
b)}function lineState(dispute2,line,view){const day=dayOf(view.date);const solid=recordOf(dispute2.perspectiveById,view.perspective).solidLines.includes(line.id);const hasEnded=line.
to!==null&&line.to<day;return{shown:view.layers.includes("lines")&&line.from<=day&&(solid||!hasEnded),solid}}var LineMarks=class{constructor(map2,onSelect){const renderer=rendererFor("line");this.drawn=data.lines.map(line=>{const path=line.path.map(([lon,lat])=>[lat,lon]);
const casing=L.polyline(path,{renderer,pane:"line",interactive:false,className:"line-casing"}).addTo(map2);const layer=L.polyline(path,{renderer,pane:"line",className:`\
line line--${line.kind}`}).addTo(map2);listen(layer,line,onSelect);return{line,casing:pathOf(casing),element:pathOf(layer)}})}paint({view}){for(const{line,casing,
element}of this.drawn){const{shown,solid}=lineState(dispute,line,view);element.classList.toggle("is-hidden",!shown);casing.classList.toggle("is-hidden",!shown);
element.setAttribute("tabindex",shown?"0":"-1");element.toggleAttribute("data-selected",view.select===`line:${line.id}`);element.toggleAttribute("data-solid",solid)}}};
function listen(layer,line,onSelect){const element=pathOf(layer);element.setAttribute("role","button");element.setAttribute("aria-label",`${line.title}. ${line.
article}`);layer.on("click",event=>{L.DomEvent.stopPropagation(event);onSelect(`line:${line.id}`)});element.addEventListener("keydown",event=>{if(event.key!=="E\
nter"&&event.key!==" ")return;event.preventDefault();onSelect(`line:${line.id}`)})}var EventMarks=class{constructor(map2,onSelect){this.onSelect=onSelect;this.group=
L.layerGroup().addTo(map2);this.shown=""}paint({view}){const events=view.layers.includes("events")?eventsOn(dispute,dayOf(view.date)):[];const key=events.map(event=>event.
id).join()+view.select;if(key===this.shown)return;this.shown=key;this.group.clearLayers();for(const event of events)this.add(event,view.select===`event:${event.
id}`)}add(event,selected){const icon=L.divIcon({className:`event-mark${selected?" is-selected":""}`,html:"",iconSize:[18,18]});const marker=L.marker([event.location[1],
event.location[0]],{icon,pane:"event",keyboard:true});marker.addTo(this.group);const element=marker.getElement();element?.setAttribute("aria-label",`${event.dateText}\
: ${event.title}`);element?.setAttribute("title",`${event.dateText}: ${event.title}`);element?.setAttribute("role","button");const select=()=>this.onSelect(`eve\
nt:${event.id}`);marker.on("click",select);element?.addEventListener("keydown",key=>{if(key.key==="Enter"||key.key===" ")select()})}};var BAND_PX=10;var SOLID=["plain","dots"];function addHatches(root2){const lines=svg("pattern",{id:"hatch-claimed",width:6,height:6,patternUnits:"userSpaceOnUse",
patternTransform:"rotate(45)"},svg("line",{x1:0,y1:0,x2:0,y2:6,"stroke-width":2.2,class:"pattern-claimed"}));const dots=svg("pattern",{id:"hatch-open",width:7,height:7,
patternUnits:"userSpaceOnUse"},svg("circle",{cx:2,cy:2,r:1.1,class:"pattern-open"}));root2.prepend(svg("defs",{},lines,dots))}function addBands(root2){const parties=data.
parties.filter(party=>SOLID.includes(party.pattern));const side=BAND_PX*parties.length;const bands=parties.map((party,i)=>svg("rect",{x:i*BAND_PX,y:0,width:BAND_PX,
height:side,fill:`var(--party-${party.id})`}));const size={width:side,height:side,patternUnits:"userSpaceOnUse",patternTransform:"rotate(-45)"};root2.prepend(svg(
"defs",{},svg("pattern",{id:"bands",...size},...bands)))}var QuietLayer=class{constructor(map2,id,draw){this.map=map2;this.id=id;this.draw=draw;this.group=L.layerGroup()}paint({view}){const isShown=view.layers.includes(
this.id);if(isShown===this.map.hasLayer(this.group))return;if(!isShown){this.group.remove();return}if(!this.group.getLayers().length)this.draw(this.group);this.
group.addTo(this.map)}};function seaFloor(map2){return new QuietLayer(map2,"sea_floor",group2=>{const options={renderer:rendererFor("floor"),pane:"floor",interactive:false,
className:"floor"};for(const{shape}of data.seaFloor)L.polygon(decodeShape(shape),options).addTo(group2)})}function graticule(map2){return new QuietLayer(map2,"g\
raticule",group2=>{const options={renderer:rendererFor("context"),pane:"context",interactive:false,className:"graticule"};for(let lon=20;lon<=200;lon+=5)L.polyline(
[[0,lon],[80,lon]],options).addTo(group2);for(let lat=0;lat<=80;lat+=5)L.polyline([[lat,20],[lat,200]],options).addTo(group2)})}var BaseMap=class{constructor(map2){
this.map=map2;this.id="";this.layer=null}paint({view}){const base=data.baseMaps.find(({id:id2})=>view.layers.includes(id2));const id=base?base.id:"";if(id===this.
id)return;this.id=id;this.layer?.remove();this.layer=null;if(base){const options={attribution:base.attribution,maxNativeZoom:base.maxZoom,maxZoom:12};this.layer=
L.tileLayer(base.url,options).addTo(this.map)}root.toggleAttribute("data-base",Boolean(base))}};var BEYOND="beyond";var NO_SEA={precision:4,sets:[],zones:[],arcs:[],atoms:[],sides:[],parties:{}};var AtomSet=class{constructor(dispute2,sea,arcs,name){this.sea=
sea;this.arcs=arcs;this.number=sea.sets.indexOf(name);const atoms=sea.atoms.map((atom,number)=>({...atom,number,zone:sea.zones[atom.zone]})).filter(atom=>atom.set===
void 0||atom.set===this.number);this.byNumber=new Map(atoms.map(atom=>[atom.number,atom]));this.zoned=atoms.filter(atom=>atom.zone!==BEYOND);const counted=new Set(
Object.keys(allocationNow(dispute2).parties));this.counted=this.zoned.filter(atom=>counted.has(atom.unit??""));this.reference=this.zoned.filter(atom=>dispute2.unitById.
get(atom.unit??"")?.reference);this.referenceArea=this.reference.reduce((sum,atom)=>sum+atom.area,0)}shape(atom){return atom.rings.map(ring=>this.ring(ring))}ring(indices){
return indices.flatMap((index,i)=>{const points=index<0?[...this.arcs[~index]].reverse():this.arcs[index];return i?points.slice(1):points})}sidesOf(arc){const numbers=this.
sea.sides[arc];const pair=this.number>0&&numbers.length>2?numbers.slice(2):numbers.slice(0,2);const[left,right]=pair.map(number=>this.byNumber.get(number));return left&&
right?[left,right]:null}};var Sea=class{constructor(dispute2){this.dispute=dispute2;this.data=dispute2.data.sea||NO_SEA;this.sets={};this.now={};this.arcs=null}set(rocks){
this.arcs??=this.data.arcs.map(arc=>decode(arc,this.data.precision));this.sets[rocks]??=new AtomSet(this.dispute,this.data,this.arcs,rocks);return this.sets[rocks]}figures(allocation,rocks){
const totals=this.byParty(()=>({territorial_sea:0,contiguous_zone:0,eez:0,sea:0}));for(const atom of this.set(rocks).counted){for(const[party,share]of atomShares(
atom,allocation)){const area=atom.area*share;totals[party][atom.zone]+=area;totals[party].sea+=area;if(atom.zone==="contiguous_zone")totals[party].eez+=area}}return totals}figuresNow(rocks){
this.now[rocks]??=this.figures(allocationNow(this.dispute),rocks);return this.now[rocks]}referenceShares(allocation,rocks){const{reference,referenceArea}=this.set(
rocks);const totals=this.byParty(()=>0);for(const atom of reference){for(const[party,share]of atomShares(atom,allocation))totals[party]+=atom.area*share/referenceArea}
return totals}at(point,rocks){const set=this.set(rocks);return set.zoned.find(atom=>isInside(point,set.shape(atom)))||null}partyOf({unit,strip},allocation){if(!unit)
return"none";const cut=allocation.cuts[unit];if(!cut||!strip)return allocation.parties[unit]||this.data.parties[unit]||"none";return cut.share>=(strip[0]+strip[1])/
2?cut.to:cut.rest}byParty(initial){return Object.fromEntries(this.dispute.data.parties.map(({id})=>[id,initial()]))}};function isSameCell(a,b){return a.unit===b.
unit&&String(a.strip)===String(b.strip)}function atomShares({unit="",strip},allocation){const cut=allocation.cuts[unit];if(!cut||!strip)return[[allocation.parties[unit],
1]];const[from,to]=strip;const behind=Math.min(1,Math.max(0,(cut.share-from)/(to-from)));return[[cut.to,behind],[cut.rest,1-behind]]}var SeaLayer=class{constructor(map2,sea,onClick){this.map=map2;this.sea=sea;this.onClick=onClick;this.renderer=rendererFor("sea");this.drawn=null}paint({view,allocation}){
const isShown=view.layers.includes("zones");if(this.drawn&&(!isShown||this.drawn.rocks!==view.rocks)){this.drawn.group.remove();this.drawn=null}if(!isShown)return;
this.drawn??=this.draw(view.rocks);for(const{path,atom}of this.drawn.areas){const party=this.sea.partyOf(atom,allocation);if(path.dataset.party!==party)path.dataset.
party=party}for(const{element,sides}of this.drawn.lines){const[left,right]=sides.map(atom=>this.sea.partyOf(atom,allocation));element.classList.toggle("is-invis\
ible",left===right||left==="none"||right==="none")}}draw(rocks){const set=this.sea.set(rocks);const group2=L.layerGroup().addTo(this.map);const options={renderer:this.
renderer,pane:"sea",smoothFactor:0};const areas=set.zoned.map(atom=>{const layer=L.polygon(set.shape(atom),{...options,className:`zone zone--${atom.zone}`}).addTo(
group2);layer.on("click",this.onClick);return{path:pathOf(layer),atom}});const lines=set.arcs.flatMap((arc,i)=>{const sides=set.sidesOf(i);if(!sides||isSameCell(
sides[0],sides[1]))return[];const layer=L.polyline(arc,{...options,interactive:false,className:"equidistance"}).addTo(group2);return[{element:pathOf(layer),sides}]});
return{rocks,group:group2,areas,lines}}};var SMALL_PX=9;var UnitShape=class{constructor(unit,renderers,handlers){this.unit=unit;this.handlers=handlers;this.isSmall=false;this.look="";this.cutKey="";this.
polygons=decodeShape(unit.shape);this.point=L.latLng(unit.location[1],unit.location[0]);this.bounds=this.polygons.length?L.latLngBounds(this.polygons.flat(2)):L.
latLngBounds(this.point,this.point);const base={pane:"unit",renderer:renderers.unit,className:"unit"};this.land=this.polygons.length?L.polygon(this.polygons,base):
null;this.dot=null;this.newDot=()=>L.circleMarker(this.point,{...base,radius:4,className:"unit unit--dot"});this.hatch=L.polygon(this.polygons,{pane:"hatch",renderer:renderers.
hatch,interactive:false,className:"hatch"});this.share=unit.cutTable?L.polygon([],{...base,className:"unit unit--share"}):null}addTo(map2){for(const layer of[this.
land,this.share])if(layer)this.show(layer.addTo(map2));this.hatch.addTo(map2);return this}show(layer){const path=pathOf(layer);path.dataset.unit=this.unit.id;path.
toggleAttribute("data-context",!this.unit.allocatable);this.listen(layer)}paths(){return[this.land,this.share,this.dot].flatMap(layer=>layer?.getElement()?[pathOf(
layer)]:[])}listen(layer){const path=pathOf(layer);layer.on("click",event=>{L.DomEvent.stopPropagation(event);this.handlers.select(this.unit)});layer.on("mouseo\
ver",event=>this.handlers.hover(this.unit,event));layer.on("mouseout",()=>this.handlers.hover(null));path.addEventListener("keydown",event=>this.handlers.key(this.
unit,event));path.addEventListener("focus",()=>this.handlers.hover(this.unit))}get handle(){const layer=this.land&&!this.isSmall?this.land:this.dot;return layer?
pathOf(layer):null}fitZoom(map2){const size=map2.latLngToLayerPoint(this.bounds.getNorthEast()).subtract(map2.latLngToLayerPoint(this.bounds.getSouthWest()));this.
isSmall=Math.max(Math.abs(size.x),Math.abs(size.y))<SMALL_PX;if(this.isSmall&&!this.dot){this.dot=this.newDot().addTo(map2);this.show(this.dot)}this.dot?.getElement()?.
classList.toggle("is-hidden",!this.isSmall);this.land?.getElement()?.classList.toggle("is-hidden",this.isSmall);this.hatch.getElement()?.classList.toggle("is-hi\
dden",this.isSmall)}paint(state,selected,label){const look=JSON.stringify([state.party,state.changed,state.title,state.cut,selected,label,this.isSmall]);if(look===
this.look)return;this.look=look;for(const path of this.paths()){const cut=path.classList.contains("unit--share")?state.cut:null;path.dataset.party=cut?cut.to:state.
party;path.toggleAttribute("data-changed",state.changed||cut!==null);path.toggleAttribute("data-selected",selected);path.dataset.title=state.title||""}this.paintCut(
state.cut);const hatch=this.hatch.getElement();if(hatch)hatch.dataset.title=state.title||"";this.name(label)}paintCut(cut){if(!this.share)return;const key=cut?JSON.
stringify(cut.line):"";if(key!==this.cutKey)this.share.setLatLngs(cut?clipLeft(this.polygons,cut.line):[]);this.cutKey=key}name(label){for(const path of this.paths()){
path.removeAttribute("role");path.removeAttribute("aria-label");path.setAttribute("aria-hidden","true")}this.handle?.setAttribute("role","button");this.handle?.
setAttribute("aria-label",label);this.handle?.removeAttribute("aria-hidden")}};function grouped(items,keyOf){const groups=new Map;for(const item of items){const key=keyOf(item);if(!groups.has(key))groups.set(key,[]);groups.get(key).push(item)}
return groups}function isInForce(status,day){return(status.from===null||status.from<=day)&&(status.to===null||day<=status.to)}function statusesOn(dispute2,unit,day,layer){const statuses=unit.
statuses.filter(status=>status.layer===layer&&isInForce(status,day));const group2=unit.parent?dispute2.unitById.get(unit.parent):void 0;return statuses.length||
!group2?statuses:statusesOn(dispute2,group2,day,layer)}function controlOn(dispute2,unit,day){return statusesOn(dispute2,unit,day,"effective_control")[0]||null}function partyOf(dispute2,status){
return status?dispute2.data.holders[status.holder].party:null}function titleOn(dispute2,unit,day){const controller=partyOf(dispute2,controlOn(dispute2,unit,day));
const claims=statusesOn(dispute2,unit,day,"claim").map(status=>partyOf(dispute2,status));if(claims.some(party=>party&&party!==controller))return"claimed";const titles=statusesOn(
dispute2,unit,day,"treaty_title");return titles.length&&titles.every(status=>!partyOf(dispute2,status))?"open":null}function claimantsOn(dispute2,units,day){const claims=units.
flatMap(unit=>statusesOn(dispute2,unit,day,"claim")).filter(status=>partyOf(dispute2,status));return[...new Set(claims.map(status=>dispute2.data.holders[status.
holder].name))]}function holdersOn(dispute2,units,day){const held=units.flatMap(unit=>{const status=controlOn(dispute2,unit,day);return status?[{unit,status}]:[]});
return[...grouped(held,({status})=>status.holder)].map(([holder,entries])=>({holder:dispute2.data.holders[holder],status:entries[0].status,units:entries.map(entry=>entry.
unit)}))}function unitState(dispute2,unit,view,allocation){const day=dayOf(view.date);const control=controlOn(dispute2,unit,day);const held=partyOf(dispute2,control);const asHeld=isAsHeld(
dispute2,view)||!unit.allocatable;const party=asHeld?held:allocation.parties[unit.id];const cut=asHeld?null:allocation.cuts[unit.id]||null;return{control,party:(cut?
cut.rest:party)||"none",changed:!asHeld&&party!==held,title:titleOn(dispute2,unit,day),cut}}function unitStates(dispute2,view,allocation=allocationOf(dispute2,view)){
return new Map(dispute2.leaves.map(unit=>[unit.id,unitState(dispute2,unit,view,allocation)]))}function partyName(dispute2,party){return dispute2.partyById.get(party??
"")?.name??dispute2.words.t("map.legend.no_party")}function unitDescription(dispute2,unit,state,perspective){const{words:words2}=dispute2;const facts=[unit.fullNames[perspective]];
if(state.control)facts.push(words2.t("map.unit.held",{holder:dispute2.data.holders[state.control.holder].name}));if(state.changed)facts.push(words2.t("map.unit.\
would_be",{party:recordOf(dispute2.partyById,state.party).name}));if(state.title)facts.push(words2.t(`map.unit.${state.title}`));return facts.join(". ")}function namesOf(dispute2,units,perspective){
const ids=new Set(units.map(unit=>unit.id));const named=units.map(unit=>{const group2=unit.parent?dispute2.unitById.get(unit.parent):void 0;return group2?.members.
every(member=>ids.has(member))?group2:unit});return[...new Set(named)].map(unit=>unit.labels[perspective])}function unitsText(dispute2,units,perspective){const{
words:words2,allocatable}=dispute2;if(units.length===allocatable.length)return words2.t("map.units.all");const names=namesOf(dispute2,units,perspective);if(names.
length<=4)return words2.list(names);const places=units.map(unit=>allocatable.indexOf(unit));const isStretch=Math.max(...places)-Math.min(...places)+1===units.length;
if(isStretch)return words2.t("map.units.stretch",{first:names[0],last:names[names.length-1]});const bySize=[...units].sort((a,b)=>b.land-a.land);const largest=namesOf(
dispute2,bySize,perspective).slice(0,2);return words2.t("map.units.some",{names:largest.join(", "),count:names.length-largest.length})}var FAR_ZOOM=4.5;var TOOLTIP_PX={width:250,height:60,gap:14};var STEP_OF_KEY={ArrowRight:1,ArrowUp:1,ArrowLeft:-1,ArrowDown:-1};var Drawing=class{constructor(map2,sea,handlers){
this.map=map2;this.handlers=handlers;this.roving=dispute.allocatable[0]?.id;this.shown=null;this.tooltip=el("div",{class:"tooltip","aria-hidden":"true",hidden:true});
map2.getContainer().append(this.tooltip);addPanes(map2);const below=[new BaseMap(map2),seaFloor(map2),graticule(map2)];drawContext(map2);this.shapes=this.drawUnits();
const marks=[new LineMarks(map2,handlers.select),new EventMarks(map2,handlers.select)];this.layers=[...below,new SeaLayer(map2,sea,event=>this.waterChosen(event)),
...marks];this.labels=new Labels(map2,this.shapes)}drawUnits(){const renderers={unit:rendererFor("unit"),hatch:rendererFor("hatch")};const handlers={select:this.
handlers.choose,hover:this.hover.bind(this),key:this.key.bind(this)};const shapes=dispute.leaves.map(unit=>new UnitShape(unit,renderers,handlers).addTo(this.map));
for(const[pane,add]of Object.entries({unit:addBands,hatch:addHatches})){const picture=this.map.getPane(pane)?.querySelector("svg");if(picture)add(picture)}return new Map(
shapes.map(shape=>[shape.unit.id,shape]))}paint(shown){this.shown=shown;const{view}=shown;const selected=new Set(selectedUnits(view.select));for(const[id,shape]of this.
shapes){shape.paint(recordOf(shown.units,id),selected.has(id),describe(shape.unit,shown))}for(const layer of["contested","zones"])root.toggleAttribute(`data-${layer}`,
view.layers.includes(layer));for(const layer of this.layers)layer.paint(shown);this.labels.name(view.perspective)}fitZoom(){root.toggleAttribute("data-far",this.
map.getZoom()<FAR_ZOOM);for(const shape of this.shapes.values())shape.fitZoom(this.map);this.rove()}rove(){for(const[id,shape]of this.shapes){for(const path of shape.
paths())path.setAttribute("tabindex",path===shape.handle&&id===this.roving?"0":"-1")}}focus(id){this.roving=id;this.rove();this.shapes.get(id)?.handle?.focus({preventScroll:true})}key(unit,event){
if(event.key==="Enter"||event.key===" "){event.preventDefault();if(this.handlers.choose(unit))this.handlers.readCard()}else if(event.key in STEP_OF_KEY){event.preventDefault();
event.stopPropagation();const order=dispute.allocatable;const{id}=order[(order.indexOf(unit)+STEP_OF_KEY[event.key]+order.length)%order.length];const{point}=recordOf(
this.shapes,id);if(!this.map.getBounds().contains(point))this.map.panTo(point,{animate:false});this.focus(id)}}hover(unit,event){this.tooltip.hidden=!unit;if(!unit||
!this.shown)return;this.tooltip.textContent=describe(unit,this.shown);const point=event?.containerPoint??this.map.latLngToContainerPoint(recordOf(this.shapes,unit.
id).point);const size=this.map.getSize();const x=Math.min(point.x+TOOLTIP_PX.gap,size.x-TOOLTIP_PX.width);const y=Math.min(point.y+TOOLTIP_PX.gap,size.y-TOOLTIP_PX.
height);this.tooltip.style.transform=`translate(${x}px, ${y}px)`}waterChosen(event){L.DomEvent.stopPropagation(event);const{lat,lng}=event.latlng;this.handlers.
select(`sea:${lng.toFixed(4)},${lat.toFixed(4)}`)}boundsOf(select){const shapes=selectedUnits(select).flatMap(id=>this.shapes.get(id)??[]);return shapes.length?
shapes.reduce((all,shape)=>all.extend(shape.bounds),L.latLngBounds([])).pad(.6):null}};function selectedUnits(select){const{kind,id}=partsOf(select);const unit=dispute.
unitById.get(id);return kind==="unit"&&unit?leavesOf(unit):[]}function describe(unit,{units,view}){return unitDescription(dispute,unit,recordOf(units,unit.id),view.
perspective)}var LAYERS=["effective_control","treaty_title","claim"];var Card=class{constructor(onClose,sea){this.sea=sea;this.node=el("section",{class:"panel card","data-ob\
stacle":true,hidden:true,"aria-label":t("map.card.label")});this.node.addEventListener("keydown",event=>event.key==="Escape"&&onClose());this.close=el("button",
{class:"card__close",type:"button","aria-label":t("map.card.close"),on:{click:onClose}},"×")}paint(shown){const content=this.contentOf(shown);this.node.hidden=
!content;root.toggleAttribute("data-card",Boolean(content));if(!content)return;this.node.replaceChildren(this.close,...content.filter(part=>part!==null))}focus(){
this.node.querySelector("button")?.focus()}contentOf({view,allocation}){const{kind,id}=partsOf(view.select);const unit=dispute.unitById.get(id);if(kind==="unit"&&
unit)return unitContent(unit,view,allocation);const line=data.lines.find(candidate=>candidate.id===id);if(kind==="line"&&line)return lineContent(line);const event=data.
events.find(candidate=>candidate.id===id);if(kind==="event"&&event)return eventContent(event);if(kind==="sea")return this.water(id,view,allocation);return null}water(place,view,allocation){
const[lon,lat]=place.split(",").map(Number);const title=el("h2",{},t("map.water.title"));const atom=this.sea.at([lat,lon],view.rocks);if(!atom)return[title,el("\
p",{},t("map.water.beyond"))];const unit=dispute.leaves.find(candidate=>candidate.id===atom.unit);const metres=unit?coastDistance([lat,lon],decodeShape(unit.shape),
[unit.location[1],unit.location[0]]):null;const facts=[[t("map.water.nearest"),unit?unit.fullNames[view.perspective]:void 0],[t("map.water.distance"),metres===null?
void 0:lengthText(metres)],[t("map.water.zone"),t(`map.zone.${atom.zone}`)],[scenarioTitle(dispute,view),partyName(dispute,this.sea.partyOf(atom,allocation))]];
if(!isAsHeld(dispute,view)){const statusQuo=recordOf(dispute.scenarioById,data.statusQuo).title;facts.push([statusQuo,partyName(dispute,this.sea.partyOf(atom,allocationNow(
dispute)))])}const known=facts.filter(([,fact])=>fact!==void 0);return[title,period(words.coordinates({lat,lng:lon})),el("dl",{},known.flatMap(([term,fact])=>[el(
"dt",{},term),el("dd",{},fact)])),period(t("map.lab.honest"))]}};function lengthText(metres){return t("map.water.length",{km:words.number(metres/1e3,1),nm:words.
number(metres/NAUTICAL_MILE_M,1)})}function unitContent(unit,view,allocation){const day=dayOf(view.date);const rows=LAYERS.map(layer=>layerRow(unit,layer,day));
return[el("h2",{},unit.fullNames[view.perspective]),el("p",{class:"card__names"},el("span",{lang:"ja"},unit.names.ja)," · ",el("span",{lang:"ru"},unit.names.ru)),
unit.areaText?el("p",{class:"card__area"},unit.areaText," ",sourceList(unit.areaSources)):null,el("p",{class:"card__date"},t("map.card.on_date",{date:words.date(
day)})),el("dl",{},rows.flat()),proposal(unit,view,allocation)]}function layerRow(unit,layer,day){const statuses=statusesOn(dispute,unit,day,layer);const shown=statuses.
length?statuses.map(statusText):[el("p",{},t(`map.card.none.${layer}`))];return[el("dt",{"data-layer":layer},t(`map.card.${layer}`)),el("dd",{"data-layer":layer},
shown)]}function statusText(status){const holder=data.holders[status.holder].name;const[before,after]=t("map.card.held",{status:status.status}).split("{holder}");
const doubt=status.grade==="C"?el("span",{class:"card__doubt"},t("map.card.uncertain")):null;const time=el("span",{class:"card__period"},status.period);const basis=el(
"span",{class:"card__basis"},status.basis);return el("p",{},before,el("strong",{},holder),`${after} `,time," ",doubt," ",basis," ",sourceList(status.sources))}function proposal(unit,view,allocation){
if(isAsHeld(dispute,view)||!unit.allocatable)return null;const parties=new Set(leavesOf(unit).flatMap(id=>partiesOf(allocation,id)));const names=[...parties].map(
party=>partyName(dispute,party));const slots={scenario:scenarioTitle(dispute,view),party:words.list(names)};return el("p",{class:"card__proposal"},t("map.card.p\
roposal",slots))}function lineContent(line){const article=el("p",{},line.article," ",sourceList(line.sources));return[el("h2",{},line.title),period(line.period),
article,el("p",{},line.note)]}function eventContent(event){const text=el("p",{},event.text," ",sourceList(event.sources));return[el("h2",{},event.title),period(
`${event.dateText} · ${event.place}`),text]}function period(text){return el("p",{class:"card__period"},text)}function sourceList(citations){if(!citations.length)
return null;const items=citations.map(({source,locator,grade})=>{const{title,producer,address}=data.sources[source];const name=address?el("a",{href:address,target:"\
_blank",rel:"noopener noreferrer"},title):title;return el("li",{},name,`. ${producer}. ${locator}. `,t("map.card.grade",{grade}))});return el("details",{class:"\
sources"},el("summary",{},t("map.card.sources",{count:citations.length})),el("ul",{},items))}var Controls=class{constructor(map2,handlers){this.handlers=handlers;this.menu=this.buildMenu();this.node=el("div",{class:"controls","data-obstacle":true},button(
"map.controls.zoom_in","controls__in",()=>map2.zoomIn()),button("map.controls.zoom_out","controls__out",()=>map2.zoomOut()),button("map.controls.fit","controls_\
_fit",()=>handlers.fit()),button("map.controls.full_screen","controls__full",toggleFullScreen),this.menu)}buildMenu(){const{handlers}=this;const layers=data.layers.
map(id=>layerInput(id,handlers.layer));const sides=data.perspectives.map(({id,title})=>radio("perspective",id,handlers.perspective,title));const bases=data.baseMaps.
map(base=>radio("base",base.id,handlers.base,baseTitle(base)));const noBase=radio("base","",handlers.base,el("span",{},t("map.base.own")));const note=el("p",{class:"\
menu__note"},t("map.base.note"));return el("details",{class:"menu"},el("summary",{"aria-label":t("map.layers.title"),title:t("map.layers.title")}),el("div",{class:"\
panel menu__body","data-obstacle":true},group("map.layers.title",...layers),group("map.perspective.title",...sides),bases.length?group("map.base.title",noBase,...bases,
note):null))}paint({view}){const base=data.baseMaps.find(({id})=>view.layers.includes(id));for(const input of this.menu.querySelectorAll("input")){if(input.type===
"checkbox")input.checked=view.layers.includes(input.value);else if(input.name==="base")input.checked=input.value===(base?base.id:"");else input.checked=input.value===
view.perspective}}};function button(key,className,click){return el("button",{type:"button",class:className,"aria-label":t(key),title:t(key),on:{click}})}function group(key,...children){
return el("fieldset",{},el("legend",{},t(key)),children)}function layerInput(id,onChange){const input=el("input",{type:"checkbox",value:id,on:{change:()=>onChange(
id,input.checked)}});return el("label",{},input,t(`map.layers.${id}`))}function radio(name,value,onChange,title){return el("label",{},el("input",{type:"radio",name,
value,on:{change:()=>onChange(value)}}),title)}function baseTitle({title,host}){return el("span",{},title,el("small",{},t("map.base.contacts",{host})))}function toggleFullScreen(){
if(document.fullscreenElement)document.exitFullscreen();else document.documentElement.requestFullscreen?.()}function coordinates(map2){const node=el("output",{class:"\
coordinates","aria-label":t("map.coordinates")});const show2=place=>{node.textContent=words.coordinates(place)};map2.on("mousemove",event=>show2(event.latlng));
map2.on("moveend",()=>show2(map2.getCenter()));show2(map2.getCenter());return node}var STEP_OF_KEY2={ArrowRight:1,PageDown:1,ArrowLeft:-1,PageUp:-1};var FileTour=class{constructor(steps2,show2){this.steps=steps2;this.show=show2;this.at=0;this.
count=el("p",{class:"tour__count"});this.heading=el("h2",{tabindex:"-1"});this.text=el("p");this.added=el("p",{class:"tour__added"});this.previous=this.button("\
map.tour.previous",-1);this.next=this.button("map.tour.next",1);const buttons=el("div",{class:"tour__buttons"},this.previous,this.next);const label={class:"tour",
"aria-label":t("map.tour.label")};this.node=el("section",label,this.count,this.heading,this.text,this.added,buttons);this.node.addEventListener("keydown",event=>this.
key(event));document.body.prepend(this.node)}button(key,step2){return el("button",{type:"button",on:{click:()=>this.go(this.at+step2)}},t(key))}key(event){const step2=STEP_OF_KEY2[event.
key];if(!step2)return;event.preventDefault();this.go(this.at+step2)}go(index){if(index<0||index>=this.steps.length)return;this.write(index);this.heading.focus({
preventScroll:true});this.show(this.steps[index].state)}write(index){const step2=this.steps[index];this.at=index;this.count.textContent=t("map.tour.step",{number:index+
1,count:this.steps.length});this.heading.textContent=step2.heading;this.text.textContent=step2.text;this.added.textContent=step2.added||"";this.added.hidden=!step2.
added;this.previous.disabled=index===0;this.next.disabled=index===this.steps.length-1;this.node.scrollTop=0}start(){this.write(0);this.show(this.steps[0].state)}};var PARTS=["panel","controls","figures"];var FIXED=["scenario","date","set","cut","rocks","name","mode"];var VERSION=/^[\w.+-]{1,60}$/;function optionsOf(address){
return file||frameOptions(address)}function firstMessage(address){if(!file)return address;if(!file.locked)return{...file.state,...address};const camera=cameraOf(
address);return camera?{...file.state,camera}:file.state}function dress(options){root.toggleAttribute("data-locked",options.locked);for(const part of PARTS)root.
toggleAttribute(`data-no-${part}`,!options[part]);if(!options.data||!VERSION.test(options.data))return;const text=t("map.pinned",{version:options.data,date:words.
date(dayOf(data.asOf))});document.querySelector("main")?.after(el("footer",{class:"file-foot"},el("p",{},text)))}function withoutFixed(change){return Object.fromEntries(
Object.entries(change).filter(([name])=>!FIXED.includes(name)))}var HINT_MS=1500;var Guest=class{constructor(map2){this.awake=false;this.timer=0;this.hint=el("div",{class:"hint","aria-hidden":"true",hidden:true});const stage2=map2.
getContainer();root.toggleAttribute("data-guest",true);stage2.append(this.hint);stage2.addEventListener("click",()=>this.wake(true),true);root.addEventListener(
"mouseleave",()=>this.wake(false));window.addEventListener("blur",()=>this.wake(false));const early={capture:true,passive:true};stage2.addEventListener("wheel",
event=>this.turned(event),early);stage2.addEventListener("touchstart",event=>this.touched(event,""),early);stage2.addEventListener("touchmove",event=>this.touched(
event,"map.guest.touch"),early)}wake(awake){this.awake=awake}turned(event){if(this.awake||event.ctrlKey||event.metaKey)this.hint.hidden=true;else this.leave(event,
"map.guest.wheel")}touched(event,hint){if(event.touches.length>1)this.hint.hidden=true;else this.leave(event,hint)}leave(event,hint){const isOnPanel=event.target instanceof
Element&&event.target.closest(".corner");if(document.fullscreenElement||isOnPanel)return;event.stopPropagation();if(!hint)return;write(this.hint,t(hint));this.hint.
hidden=false;clearTimeout(this.timer);this.timer=window.setTimeout(()=>{this.hint.hidden=true},HINT_MS)}};var History=class{constructor(){this.past=[];this.future=[]}keep(edits){this.past.push(edits);this.future.length=0}undo(now){return step(this.past,this.future,now)}redo(now){
return step(this.future,this.past,now)}followBack(asked,now){const last=this.past.at(-1);if(last&&isSame(last,asked)&&!isSame(now,asked))this.undo(now)}};function step(from,to,now){
const edits=from.pop();if(edits)to.push(now);return edits}function isSame(a,b){return canonical(a)===canonical(b)}function canonical({set,cut,name}){return JSON.
stringify([Object.entries(set||{}).sort(),Object.entries(cut||{}).sort(),name||""])}var LabFigures=class{constructor(sea){this.sea=sea;this.rows=data.parties.map(partyRow);const heads=[el("td"),...["map.lab.land","map.lab.sea"].map(key=>el("th",
{scope:"col"},t(key)))];const caption=t("map.lab.caption",{reference:data.referenceName});this.node=el("table",{class:"lab__figures",hidden:!data.sea},el("capti\
on",{class:"visually-hidden"},caption),el("thead",{},el("tr",{},heads)),el("tbody",{},this.rows.map(row=>row.node)))}paint(allocation,rocks){const land=landFigures(
dispute,allocation);const sea=this.sea.figures(allocation,rocks);const before=this.sea.figuresNow(rocks);const reference=this.sea.referenceShares(allocation,rocks);
for(const{id,node,landCell,seaCell}of this.rows){node.hidden=!(land[id].land||sea[id].sea);paintCell(landCell,land[id].land,land[id].share,0);paintCell(seaCell,
sea[id].sea,reference[id],sea[id].sea-before[id].sea)}}};function partyRow({id,name}){const swatch=el("span",{class:"swatch","data-party":id,"aria-hidden":"true"});
const[landCell,seaCell]=[figureCell(),figureCell()];const node=el("tr",{"data-party":id},el("th",{scope:"row"},swatch,name),landCell.node,seaCell.node);return{id,
node,landCell,seaCell}}function figureCell(){const[share,area,change]=[el("strong"),el("span"),el("small")];const bar=el("i",{class:"lab__bar","aria-hidden":"tr\
ue"});return{share,area,change,bar,node:el("td",{},share,area,change,bar)}}function paintCell({share,area,change,bar},km2,part,delta){write(share,words.percent(
part));write(area,words.area(km2));write(change,Math.abs(delta)>=1?words.signedArea(delta):"");bar.style.setProperty("--share",`${(100*part).toFixed(1)}%`)}var NO_EDITS={set:{},cut:{},name:""};var Lab=class{constructor(handlers,sea){this.handlers=handlers;this.sea=sea;this.brush="";this.history=new History;this.isSliding=
false;this.edits=NO_EDITS;this.isPainted=false;this.form=null;this.node=el("div",{class:"lab",hidden:true})}build(perspective){const brushes=[{id:"",name:t("map\
.lab.read")},...data.parties].map(party=>this.brushOption(party));const undo=button2("map.lab.undo",()=>this.stepTo(this.history.undo(this.edits)));const redo=button2(
"map.lab.redo",()=>this.stepTo(this.history.redo(this.edits)));const reset=button2("map.lab.reset",()=>this.edit(NO_EDITS));const name=el("input",{type:"text",maxlength:60,
on:{change:()=>this.edit({name:name.value.trim()})}});const rocks=el("input",{type:"checkbox"});rocks.addEventListener("change",()=>this.handlers.change({rocks:rocks.
checked?"no-eez":"full"},"rocks"));const cuts=data.units.filter(unit=>unit.cutTable).map(unit=>this.cutSlider(unit,perspective));const figures=new LabFigures(this.
sea);this.node.append(el("fieldset",{class:"lab__brush"},el("legend",{},t("map.lab.brush")),brushes),el("div",{class:"lab__buttons"},undo,redo,reset),figures.node,
el("p",{class:"lab__honest"},t("map.lab.honest")),el("details",{class:"lab__more",open:window.innerWidth>640},el("summary",{},t("map.lab.more")),cuts.map(cut=>cut.
node),el("label",{class:"lab__rocks"},rocks,t("map.lab.rocks")),el("label",{class:"lab__name"},t("map.lab.name"),name)));return{undo,redo,reset,name,rocks,cuts,
figures}}brushOption({id,name}){const take=()=>{this.brush=id};const input=el("input",{type:"radio",name:"brush",value:id,on:{change:take}});input.checked=id===
"";const swatch=id?el("span",{class:"swatch","data-party":id,"aria-hidden":"true"}):null;return el("label",{},input,swatch,name)}cutSlider(unit,perspective){const title=t(
"map.lab.cut",{unit:unit.labels[perspective]});const legend=el("legend",{},title);const input=el("input",{type:"range",min:0,max:100,step:.5,"aria-label":title});
input.addEventListener("input",()=>this.slideCut(unit,Number(input.value)/100));input.addEventListener("change",()=>{this.isSliding=false});const value=el("outp\
ut");const marks=unit.marks.map(({share,label})=>el("button",{type:"button",on:{click:()=>this.edit(this.withCut(unit,share))}},`${words.percent(share)} ${label}`));
const node=el("fieldset",{class:"lab__cut"},legend,input,value,el("div",{class:"lab__marks"},marks));return{unit,input,value,node}}withCut(unit,share){return{cut:{
...this.edits.cut,[unit.id]:share}}}slideCut(unit,share){if(this.isSliding){this.handlers.change(this.withCut(unit,share),"edit");return}this.isSliding=true;this.
edit(this.withCut(unit,share))}give(unit){if(!this.brush||!unit.allocatable)return false;const leaves=leavesOf(unit);const cut=Object.fromEntries(Object.entries(
this.edits.cut).filter(([id])=>!leaves.includes(id)));this.edit({set:{...this.edits.set,...Object.fromEntries(leaves.map(leaf=>[leaf,this.brush]))},cut});return true}edit(change){
this.history.keep(this.edits);this.handlers.change(change,"edit")}stepTo(edits){if(edits)this.handlers.change(edits,"edit")}heed({set,cut,name,edit}){if(!this.isPainted||
set===void 0&&cut===void 0)return;if(edit)this.history.keep(this.edits);else this.history.followBack({set,cut,name},this.edits)}paint(shown){const{view,mode}=shown;
this.isPainted=true;this.edits={set:view.set,cut:view.cut,name:view.name};const isOpened=this.node.hidden&&mode==="lab";this.node.hidden=mode!=="lab";root.toggleAttribute(
"data-lab",!this.node.hidden);if(isOpened){this.form??=this.build(view.perspective);this.handlers.open()}if(!this.node.hidden&&this.form)this.paintForm(this.form,
shown)}paintForm({undo,redo,reset,name,rocks,cuts,figures},{view,allocation}){undo.disabled=!this.history.past.length;redo.disabled=!this.history.future.length;
reset.disabled=!isCustom(view);rocks.checked=view.rocks==="no-eez";if(document.activeElement!==name)name.value=view.name;for(const cut of cuts)paintCut(cut,allocation);
figures.paint(allocation,view.rocks)}};function button2(key,click){return el("button",{type:"button",on:{click}},t(key))}function paintCut({unit,input,value},allocation){
const cut=allocation.cuts[unit.id];const share=cut?cut.share:0;if(Number(input.value)/100!==share)input.value=String(share*100);const slots=cut&&{share:words.percent(
share),party:partyName(dispute,cut.to)};write(value,slots?t("map.lab.cut_value",slots):t("map.lab.whole"))}var ScaleBar=L.Control.Scale.extend({_updateMetric(metres){const length=this._getRoundNum(metres);const text=length<1e3?t("map.scale.m",{m:length}):t("map.scale\
.km",{km:length/1e3});this._updateScale(this._mScale,"",length/metres);this._mScale.textContent=text}});L.Control.Attribution.include({_update(){const credits=Object.
keys(this._attributions).filter(text=>this._attributions[text]);if(this._map)this._container.textContent=credits.join(", ")}});function addLeafletControls(map2){
const options={imperial:false,position:"bottomright"};new ScaleBar(options).addTo(map2);map2.attributionControl.setPrefix(false).addAttribution(data.attribution)}function legendRows(dispute2,view,states){const entries=dispute2.allocatable.map(unit=>({unit,...recordOf(states,unit.id)}));const held=isAsHeld(dispute2,view);
return[...held?holderRows(dispute2,view,entries):partyRows(dispute2,view,entries),...view.layers.includes("contested")?titleRows(dispute2,view,entries):[],...lineRows(
dispute2,view),...view.layers.includes("zones")?seaRows(dispute2):[]]}function holderRows(dispute2,view,entries){const controlled=entries.filter(entry=>entry.control);
return[...grouped(controlled,entry=>entry.control?.holder??"")].map(([id,members])=>{const holder=dispute2.data.holders[id];const slots={holder:holder.name,units:unitsText(
dispute2,unitsOf(members),view.perspective)};return{swatch:{party:holder.party||"none"},text:dispute2.words.t("map.legend.holds",slots)}})}function partyRows(dispute2,view,entries){
const{words:words2}=dispute2;const rows=[...grouped(entries,entry=>entry.party)].map(([party,members])=>{const slots={party:partyName(dispute2,party),units:unitsText(
dispute2,unitsOf(members),view.perspective)};return{swatch:{party},text:words2.t("map.legend.would_hold",slots)}});const{unit,cut}=entries.find(entry=>entry.cut)??
{};if(unit&&cut){const slots={party:partyName(dispute2,cut.to),share:words2.percent(cut.share),unit:unit.labels[view.perspective]};rows.push({swatch:{party:cut.
to,changed:true},text:words2.t("map.legend.cut",slots)})}if(entries.some(entry=>entry.changed)){rows.push({swatch:{changed:true},text:words2.t("map.legend.chang\
ed",{date:words2.date(dayOf(view.date))})})}return rows}function titleRows(dispute2,view,entries){const{words:words2}=dispute2;const having=title=>unitsOf(entries.
filter(entry=>entry.title===title));const rows=[];if(having("claimed").length){const claimant=words2.list(claimantsOn(dispute2,having("claimed"),dayOf(view.date)));
rows.push({swatch:{title:"claimed"},text:words2.t("map.legend.claimed",{claimant})})}if(having("open").length)rows.push({swatch:{title:"open"},text:words2.t("ma\
p.legend.open")});return rows}function lineRows(dispute2,view){return dispute2.data.lines.map(line=>({line,...lineState(dispute2,line,view)})).filter(({shown})=>shown).
map(({line,solid})=>({swatch:{line:line.kind,solid},text:line.title}))}function seaRows({words:words2}){return[{swatch:{zones:true},text:words2.t("map.legend.zo\
nes")},{swatch:{line:"equidistance"},text:words2.t("map.legend.equidistance")}]}function unitsOf(entries){return entries.map(entry=>entry.unit)}function sentences(dispute2,view,allocation){const{words:words2}=dispute2;const day=dayOf(view.date);const facts=holdersOn(dispute2,dispute2.allocatable,day).map(
({holder,units,status})=>words2.t(holder.party?"map.sentence.control":"map.sentence.no_party",{holder:holder.name,units:unitsText(dispute2,units,view.perspective),
status:status.status}));const control=words2.t("map.sentence.date",{date:words2.date(day),facts:facts.join(" ")});return isAsHeld(dispute2,view)?[control]:[control,
scenarioSentence(dispute2,view,allocation)]}function scenarioSentence(dispute2,view,allocation){const{words:words2,data:data2}=dispute2;const scenario=scenarioTitle(
dispute2,view);const facts=gains(dispute2,allocation).map(({party,figures})=>words2.t("map.sentence.share",{party:recordOf(dispute2.partyById,party).name,land:words2.
number(figures.share*data2.referenceLand),share:words2.percent(figures.share),reference:data2.referenceName}));if(!facts.length)return words2.t("map.sentence.no\
_change",{scenario});return words2.t("map.sentence.scenario",{scenario,facts:facts.join(" ")})}function keyFigure(dispute2,view,allocation){return isAsHeld(dispute2,
view)?controlFigure(dispute2,dayOf(view.date)):gainFigure(dispute2,allocation)}function controlFigure(dispute2,day){const{words:words2,data:data2}=dispute2;const reference=dispute2.
allocatable.filter(unit=>unit.reference);const land=units2=>units2.reduce((sum,unit)=>sum+unit.land,0);const held=[...grouped(reference,unit=>controlOn(dispute2,
unit,day)?.holder)];const[holder,units]=held.sort((a,b)=>land(b[1])-land(a[1]))[0];const name=holder===void 0?words2.t("map.legend.no_party"):data2.holders[holder].
name;const slots={reference:data2.referenceName,holder:name,date:words2.date(day)};return{figure:words2.percent(land(units)/land(reference)),text:words2.t("map.\
scenario.control",slots)}}function gainFigure(dispute2,allocation){const{words:words2,data:data2}=dispute2;const gained=gains(dispute2,allocation);const most=gained.
find(({figures})=>figures.share>0)||gained[0];if(!most)return{figure:"0",text:words2.t("map.scenario.no_change")};const slots={reference:data2.referenceName,party:recordOf(
dispute2.partyById,most.party).name,land:words2.number(most.figures.share*data2.referenceLand)};return{figure:words2.percent(most.figures.share),text:words2.t("\
map.scenario.figure",slots)}}var ROOMY="(min-width: 641px) and (min-height: 601px)";var Legend=class{constructor(){this.shown=null;this.rows=el("ul",{class:"legend__rows"});this.caption=el(
"p",{class:"legend__caption"});const summary=el("summary",{},t("map.legend.title"));const isRoomy=()=>window.matchMedia(ROOMY).matches;this.node=el("details",{class:"\
panel legend","data-obstacle":true,open:isRoomy()},summary,this.rows,this.caption);this.node.addEventListener("toggle",()=>this.shown&&this.paint(this.shown));const resized=()=>{
this.node.open||=isRoomy()&&!root.hasAttribute("data-lab")};window.addEventListener("resize",resized,{once:true});summary.addEventListener("click",()=>window.removeEventListener(
"resize",resized));this.live=el("p",{class:"visually-hidden",role:"status","aria-live":"polite"})}paint(shown){this.shown=shown;if(!this.node.open)return;const{
view,units}=shown;this.rows.replaceChildren(...legendRows(dispute,view,units).map(rowElement));write(this.caption,recordOf(dispute.perspectiveById,view.perspective).
caption);this.caption.toggleAttribute("data-side",view.perspective!==data.perspectives[0].id)}say({view,allocation}){write(this.live,sentences(dispute,view,allocation).
join(" "))}};function rowElement({swatch,text}){const sample=Object.fromEntries(Object.entries(swatch).map(([name,value])=>[`data-${name}`,value]));return el("l\
i",{class:"legend__row"},el("span",{class:"swatch","aria-hidden":"true",...sample}),el("span",{},text))}var WIDTH=168;var LARGEST_SHARE=.8;var LEAST_FRAME_PX=14;var Locator=class{constructor(map2){this.map=map2;const{west,south,east,north}=data.locator;this.scale=
WIDTH/(east-west);this.middle=Math.cos((south+north)/2*(Math.PI/180));const height=Math.round((north-south)*this.scale/this.middle);this.frame=svg("rect",{class:"\
locator__frame"});this.cross=svg("circle",{class:"locator__cross",r:9});const land=data.locator.land.map(shape=>svg("path",{d:this.path(shape),class:"land"}));const box={
viewBox:`0 0 ${WIDTH} ${height}`,width:WIDTH,height,"aria-hidden":"true"};const picture=svg("svg",box,...land,...this.names(),this.cross,this.frame);const caption=el(
"figcaption",{class:"visually-hidden"},t("map.locator"));this.node=el("figure",{class:"panel locator","data-obstacle":true},picture,caption);map2.on("move",()=>this.
paint());this.paint()}xy(lat,lon){const{west,north}=data.locator;return[(lon-west)*this.scale,(north-lat)*this.scale/this.middle]}path(shape){const text=([lat,lon])=>this.
xy(lat,lon).map(value=>value.toFixed(1)).join(" ");return decodeShape(shape).flat().map(ring=>`M${ring.map(text).join("L")}Z`).join("")}names(){return data.locator.
names.map(({name,location:[lon,lat]})=>{const[x,y]=this.xy(lat,lon);return svg("text",{x:x.toFixed(1),y:y.toFixed(1),class:"locator__name","paint-order":"stroke"},
name)})}paint(){const bounds=this.map.getBounds();const[x0,y0]=this.xy(bounds.getNorth(),bounds.getWest());const[x1,y1]=this.xy(bounds.getSouth(),bounds.getEast());
const[width,height]=[x1-x0,y1-y0];this.node.classList.toggle("is-hidden",width>WIDTH*LARGEST_SHARE||height>WIDTH);for(const[name,value]of Object.entries({x:x0,y:y0,
width:Math.max(1,width),height:Math.max(1,height)})){this.frame.setAttribute(name,value.toFixed(1))}this.cross.setAttribute("cx",((x0+x1)/2).toFixed(1));this.cross.
setAttribute("cy",((y0+y1)/2).toFixed(1));this.cross.classList.toggle("is-hidden",width>=LEAST_FRAME_PX)}};var ScenarioSwitch=class{constructor(onChange,lab){this.onChange=onChange;this.buttons=data.quickScenarios.map(id=>this.button(recordOf(dispute.scenarioById,id)));
const choices=data.scenarios.map(({id,year,title})=>el("option",{value:id},`${year} · ${title}`));this.select=el("select",{"aria-label":t("map.scenario.all"),on:{
change:()=>onChange(this.select.value)}},choices);this.title=el("p",{class:"scenario__title"});this.figure=el("p",{class:"figure"});this.figureText=el("p",{class:"\
figure__text"});this.figureBox=el("div",{class:"scenario__figure"},this.figure,this.figureText);this.node=el("section",{class:"panel scenario","data-obstacle":true,
"aria-label":t("map.scenario.label")},el("div",{class:"scenario__quick",role:"group","aria-label":t("map.scenario.quick")},this.buttons),el("div",{class:"scenar\
io__all"},this.select),this.title,this.figureBox,lab)}button({id,shortTitle}){const text=id===data.statusQuo?t("map.scenario.as_held"):shortTitle;return el("but\
ton",{type:"button","data-scenario":id,on:{click:()=>this.onChange(id)}},text)}paint({view,mode,allocation}){for(const button4 of this.buttons){button4.setAttribute(
"aria-pressed",String(button4.dataset.scenario===view.scenario&&!isCustom(view)))}this.select.value=view.scenario;write(this.title,scenarioTitle(dispute,view));
this.figureBox.hidden=mode==="lab";const{figure,text}=keyFigure(dispute,view,allocation);write(this.figure,figure);write(this.figureText,text);this.figure.hidden=
!figure}};function twinUnitRows(dispute2,view,allocation){const tops=dispute2.data.units.filter(unit=>unit.allocatable&&!unit.parent);return tops.map(unit=>twinUnitRow(dispute2,
view,allocation,unit))}function twinUnitRow(dispute2,view,allocation,unit){const{words:words2,data:data2}=dispute2;const states=leavesOf(unit).map(id=>unitState(
dispute2,recordOf(dispute2.unitById,id),view,allocation));const holders=states.map(({control})=>control?data2.holders[control.holder].name:words2.t("map.legend.\
no_party"));const parties=states.flatMap(({party,cut})=>cut?[cut.to,cut.rest]:[party]);const titles=states.flatMap(({title})=>title?[words2.t(`map.unit.${title}`)]:
[]);const each=texts=>words2.list([...new Set(texts)]);const names=parties.map(party=>partyName(dispute2,party));return[unit.fullNames[view.perspective],each(holders),
each(names),titles.length?each(titles):"–"]}function twinPartyRows(dispute2,allocation,sea){const{words:words2}=dispute2;const land=landFigures(dispute2,allocation);
return dispute2.data.parties.map(({id,name})=>[name,words2.number(land[id].land),words2.percent(land[id].share),words2.number(land[id].people),...sea?[words2.number(
rounded(sea[id].sea))]:[]])}var TextTwin=class{constructor(node,button4,sea){this.node=node;this.button=button4;this.sea=sea;this.painted="";button4.hidden=false;button4.addEventListener("\
click",()=>this.open(node.hidden!==false));this.open(false)}open(isOpen){this.node.hidden=!isOpen;root.toggleAttribute("data-reading",isOpen);this.button.setAttribute(
"aria-expanded",String(isOpen));this.button.textContent=t(isOpen?"map.twin.close":"map.twin.open");if(isOpen)this.node.focus({preventScroll:true})}paint(shown){
const{scenario,date,set,cut,rocks,name}=shown.view;const key=JSON.stringify([scenario,date,set,cut,rocks,name]);if(this.painted&&key!==this.painted)this.write(shown);
this.painted=key}write({view,allocation}){const date=words.date(dayOf(view.date));const scenario=scenarioTitle(dispute,view);const heading=t(`map.twin.titled.${isAsHeld(
dispute,view)?"held":"proposal"}`,{date,scenario});this.setText("h1",heading);this.setText("[data-said]",sentences(dispute,view,allocation).join(" "));const[units,
figures]=this.node.querySelectorAll("table");const sea=data.sea?this.sea.figures(allocation,view.rocks):null;units.tBodies[0].replaceChildren(...twinUnitRows(dispute,
view,allocation).map(rowElement2));figures.tBodies[0].replaceChildren(...twinPartyRows(dispute,allocation,sea).map(rowElement2));const[,control,proposal2]=units.
querySelectorAll("thead th, thead td");control.textContent=t("map.twin.control",{date});proposal2.textContent=scenario}setText(selector,text){const node=this.node.
querySelector(selector);if(node)node.textContent=text}};function rowElement2([head,...cells]){return el("tr",{},el("th",{scope:"row"},head),cells.map(text=>el("\
td",{},text)))}var SNAP_PX=7;var PLAY_STEP_MS=1100;var PLAY_DAY_MS=650;var YEARS_BETWEEN_LABELS=25;var DAYS_BETWEEN_LABELS=7;var Timeline=class{constructor(onChange){this.onChange=
onChange;this.isCloseUp=false;this.isDragging=false;this.timer=void 0;this.day=dayOf(data.asOf);this.first=this.last=this.day;this.ticks=el("div",{class:"timeli\
ne__ticks","aria-hidden":"true"});this.slider=this.buildSlider();this.play=button3("map.time.play","timeline__play",()=>this.togglePlay());this.caption=el("p",{
class:"timeline__caption"});this.date=el("input",{type:"date","aria-label":t("map.time.date"),min:data.firstDay,max:data.asOf});this.date.addEventListener("chan\
ge",()=>this.typed());this.problem=el("p",{class:"timeline__problem",role:"alert",hidden:true});const zoom={type:"button",class:"timeline__zoom","aria-pressed":"\
false",on:{click:()=>this.toggleCloseUp()}};this.zoom=el("button",zoom,data.closeUp.title);const previous=button3("map.time.previous","timeline__previous",()=>this.
jump(-1));const next=button3("map.time.next","timeline__next",()=>this.jump(1));this.node=el("section",{class:"timeline","aria-label":t("map.time.label")},el("d\
iv",{class:"timeline__buttons"},previous,this.play,next),el("div",{class:"timeline__axis"},this.slider,this.ticks),el("div",{class:"timeline__foot"},this.date,this.
caption,this.zoom),this.problem);this.setRange()}buildSlider(){const slider=el("input",{type:"range",step:"1","aria-label":t("map.time.slider"),on:{input:()=>this.
slid()}});slider.addEventListener("pointerdown",()=>{this.isDragging=true});window.addEventListener("pointerup",()=>{this.isDragging=false});return slider}setRange(){
const[first,last]=this.isCloseUp?data.closeUp.days:[data.axisStart,data.asOf];this.first=dayOf(first);this.last=dayOf(last);this.slider.min=String(this.first);this.
slider.max=String(this.last);this.drawTicks()}drawTicks(){const marks=this.turningDays().map(day=>el("i",{style:this.left(day)}));const labels=this.labels().map(
({day,text})=>el("span",{style:this.left(day)},text));this.ticks.replaceChildren(...marks,...this.storyEnds(),...labels)}storyEnds(){return data.storyEnds.map(({
date,text})=>({day:dayOf(date),text})).filter(({day})=>day>=this.first&&day<=this.last).map(({day,text})=>el("b",{style:this.left(day),title:text}))}left(day){return{
left:`${(100*(day-this.first)/(this.last-this.first)).toFixed(3)}%`}}labels(){if(this.isCloseUp){return steps(this.first,this.last,DAYS_BETWEEN_LABELS).map(day=>({
day,text:words.shortDate(day)}))}const start=Math.ceil(yearOf(this.first)/YEARS_BETWEEN_LABELS)*YEARS_BETWEEN_LABELS;return steps(start,yearOf(this.last),YEARS_BETWEEN_LABELS).
map(year=>({day:dayOf(`${year}-01-01`),text:String(year)})).filter(({day})=>day>=this.first)}turningDays(){return turningDays(dispute,this.first,this.last)}slid(){
this.stop();const day=Number(this.slider.value);this.onChange(this.isDragging?this.snapped(day):day)}snapped(day){const daysPerPixel=(this.last-this.first)/Math.
max(1,this.slider.clientWidth);const nearer=(best,turn)=>Math.abs(turn-day)<Math.abs(best-day)?turn:best;const near=this.turningDays().reduce(nearer,Infinity);return Math.
abs(near-day)<=SNAP_PX*daysPerPixel?near:day}typed(){const day=parseDay(this.date.value);const isKnown=day!==null&&isShownDay(dispute,this.date.value);this.problem.
hidden=isKnown;if(isKnown){this.onChange(day);return}const[first,last]=[data.firstDay,data.asOf].map(iso=>words.date(dayOf(iso)));this.problem.textContent=t("ma\
p.time.bad_date",{first,last})}jump(direction){this.stop();const day=this.neighbour(direction);if(day!==void 0)this.onChange(day)}neighbour(direction){const days=this.
turningDays();return direction>0?days.find(day=>day>this.day):days.findLast(day=>day<this.day)}toggleCloseUp(){this.isCloseUp=!this.isCloseUp;this.setRange();this.
zoom.setAttribute("aria-pressed",String(this.isCloseUp));if(this.isCloseUp&&(this.day<this.first||this.day>this.last))this.onChange(this.first);else this.place()}togglePlay(){
if(this.timer!==void 0){this.stop();return}if(this.day>=this.last)this.onChange(this.first);this.play.classList.add("is-playing");this.play.setAttribute("aria-l\
abel",t("map.time.pause"));this.timer=window.setInterval(()=>this.advance(),this.isCloseUp?PLAY_DAY_MS:PLAY_STEP_MS)}advance(){const day=this.isCloseUp?this.day+
1:this.neighbour(1);if(day===void 0||day>this.last)this.stop();else this.onChange(day)}stop(){window.clearInterval(this.timer);this.timer=void 0;this.play.classList.
remove("is-playing");this.play.setAttribute("aria-label",t("map.time.play"))}place(){this.slider.value=String(Math.min(this.last,Math.max(this.first,this.day)));
this.slider.setAttribute("aria-valuetext",words.date(this.day))}paint({view}){this.day=dayOf(view.date);this.place();this.problem.hidden=true;if(this.date.value!==
isoOf(this.day))this.date.value=isoOf(this.day);const event=eventToName(dispute,this.day);const isPast=event!==void 0&&event.to<this.day;const slots=event&&{date:event.
dateText,event:event.title};write(this.caption,slots?t(isPast?"map.time.before":"map.time.event",slots):"");this.caption.classList.toggle("is-past",isPast)}};function button3(key,className,click){
return el("button",{type:"button",class:className,"aria-label":t(key),title:t(key),on:{click}})}function steps(from,to,step2){return Array.from({length:Math.floor(
(to-from)/step2)+1},(_,i)=>from+i*step2)}var CAMERA_DELAY_MS=250;var SETTLE_DELAY_MS=40;var READY="dispute-map/ready";var STATE="dispute-map/state";var SET="dispute-map/set";var MapDocument=class{constructor(map2){
this.map=map2;this.ready=false;this.view=defaultView(dispute);this.mode="";this.chosen="";this.settleTimer=this.settleFrame=this.cameraTimer=0;const address=readFragment(
window.location.hash);const first=firstMessage(address);this.options=optionsOf(address);if(first.theme)root.dataset.theme=first.theme;root.dataset.panel=first.panel||
"1";dress(this.options);this.sea=new Sea(dispute);this.legend=new Legend;this.card=new Card(()=>this.close(),this.sea);this.lab=new Lab({change:(change,cause)=>this.
act(change,cause),open:()=>this.legend.node.removeAttribute("open")},this.sea);this.scenario=new ScenarioSwitch(scenario=>this.act({scenario,set:{},cut:{},name:""},
"scenario"),this.lab.node);this.timeline=new Timeline(day=>this.act({date:isoOf(day)},"date"));this.controls=this.makeControls();this.camera=new Camera(map2,this.
scenario.node);this.twin=this.findTwin();this.arrange();this.apply(first);this.shown=this.evaluate();this.scenario.paint(this.shown);this.camera.showFirst(cameraOf(
first));this.drawing=new Drawing(map2,this.sea,{choose:unit=>this.unitChosen(unit),readCard:()=>this.card.focus(),select:select=>this.act({select},"select")});this.
listen();this.drawing.fitZoom();this.repaint();if(window.parent!==window&&first.wheel!=="zoom")new Guest(map2);this.ready=true;if(file?.tour.length)new FileTour(
file.tour,message=>this.set(message,true)).start();tell({kind:READY})}makeControls(){return new Controls(this.map,{fit:()=>this.camera.fit(data.home),layer:(id,isOn2)=>this.
act({layers:[...this.layersBut([id]),...isOn2?[id]:[]]},"layers"),base:id=>this.act({layers:[...this.layersBut(data.baseMaps.map(base=>base.id)),...id?[id]:[]]},
"layers"),perspective:perspective=>this.act({perspective},"perspective")})}layersBut(ids){return this.view.layers.filter(layer=>!ids.includes(layer))}findTwin(){
const[node,button4]=["twin","twin-button"].map(id=>document.getElementById(id));return node&&button4?new TextTwin(node,button4,this.sea):null}arrange(){const stage2=this.
map.getContainer();addLeafletControls(this.map);const left=el("div",{class:"corner corner--left"},this.scenario.node,this.legend.node);const right=el("div",{class:"\
corner corner--right"},this.controls.node,this.card.node);const inset=el("div",{class:"corner corner--inset"},new Locator(this.map).node,coordinates(this.map));
stage2.append(left,inset,right,this.legend.live);stage2.setAttribute("aria-label",t("map.label"));stage2.prepend(el("h1",{class:"visually-hidden"},data.title));
for(const panel of[this.scenario.node,this.legend.node,this.controls.node,this.card.node,inset]){L.DomEvent.disableClickPropagation(panel);L.DomEvent.disableScrollPropagation(
panel)}stage2.after(this.timeline.node);this.map.invalidateSize({animate:false})}listen(){const{map:map2}=this;map2.on("click",()=>this.view.select&&this.act({select:""},
"select"));map2.on("zoomend",()=>{this.drawing.fitZoom();this.repaint()});map2.on("zoomend moveend resize",()=>this.settle());map2.on("moveend",()=>this.cameraMoved());
for(const node of[this.legend.node,this.controls.menu])node.addEventListener("toggle",()=>this.settle());window.addEventListener("message",event=>this.receive(event));
new ResizeObserver(()=>this.camera.resized()).observe(map2.getContainer());this.camera.listenToPrint(()=>this.settled());document.addEventListener("keydown",event=>event.
key==="Escape"&&this.escape())}act(change,cause){this.change(change);this.repaint();if(cause==="select"&&change.select)this.chosen=change.select;this.tellState(
cause)}change(change){const isFree=!this.ready||!this.options.locked;Object.assign(this.view,isFree?change:withoutFixed(change))}apply(message){this.change(knownChange(
dispute,message));if(["","lab"].includes(message.mode)&&!(this.ready&&this.options.locked))this.mode=message.mode}evaluate(){const{view,mode}=this;const allocation=allocationOf(
dispute,view);return{view,mode,allocation,units:unitStates(dispute,view,allocation)}}repaint(){this.shown=this.evaluate();for(const part of[this.drawing,this.lab,
this.card,this.scenario,this.timeline,this.controls,this.legend])part.paint(this.shown);this.settle()}settle(){clearTimeout(this.settleTimer);cancelAnimationFrame(
this.settleFrame);this.settleFrame=requestAnimationFrame(()=>{this.settleTimer=window.setTimeout(()=>this.settled(),SETTLE_DELAY_MS)})}settled(){this.drawing.labels.
place(this.view.layers.includes("names"));this.legend.say(this.shown);this.twin?.paint(this.shown)}unitChosen(unit){if(this.mode==="lab"&&this.lab.give(unit))return false;
this.act({select:`unit:${unit.id}`},"select");return true}escape(){this.drawing.hover(null);if(this.controls.menu.open)this.controls.menu.open=false;else if(this.
view.select)this.close()}close(){const{kind,id}=partsOf(this.chosen);const hadFocus=this.card.node.contains(document.activeElement);this.act({select:""},"select");
if(hadFocus&&kind==="unit"&&this.drawing.shapes.has(id))this.drawing.focus(id)}cameraMoved(){clearTimeout(this.cameraTimer);this.cameraTimer=window.setTimeout(()=>this.
tellState("view"),CAMERA_DELAY_MS)}receive(event){const isFromParent=event.source===window.parent&&window.parent!==window&&event.origin===window.origin;if(isFromParent&&
event.data?.kind===SET)this.set(event.data.state||{},event.data.move)}set(message,move=false){if(message.theme==="light"||message.theme==="dark")root.dataset.theme=
message.theme;this.lab.heed(message);this.apply(message);this.repaint();const camera=cameraOf(message);if(camera)this.camera.moveTo(camera);else if(move)this.moveTo(
message)}moveTo({bounds}){if(Array.isArray(bounds)){this.camera.fit(bounds);return}const selected=this.drawing.boundsOf(this.view.select);if(selected)this.camera.
fitLatLng(selected)}message(){return messageOf(this.view,this.camera.place())}tellState(cause){if(!this.ready)return;const send=()=>tell({kind:STATE,cause,state:this.
message()});if(document.hidden)send();else requestAnimationFrame(()=>setTimeout(send))}};function tell(message){if(window.parent!==window)window.parent.postMessage(
message,"*")}var stage=document.querySelector("main");if(!stage)throw new Error("the page has no place for the map");var map=new MapDocument(L.map(stage,data.mapOptions));window.
disputeMap={state:()=>map.message(),set:(message,move)=>map.set(message,move),get ready(){return map.ready}};})();
