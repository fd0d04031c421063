// Made by `make script` from the modules in the folder `script` beside; do not edit.
var CONNECTION="data-test-connection-state";function linkOf(event,selector){return event.target instanceof Element?event.target.closest(selector):null}function follow(event){
const link=linkOf(event,"a[data-page]");if(!link||event.defaultPrevented||event.ctrlKey||event.metaKey||event.shiftKey)return;event.preventDefault();document.pageFrame?.
go({page:link.dataset.page,query:Object.fromEntries(new URL(link.href).searchParams)})}function useLanguage(event){const link=linkOf(event,"a[data-language]");if(!link)
return;const address=new URL(window.location.href);address.searchParams.delete("lang");if(link.dataset.language)address.searchParams.append("lang",link.dataset.
language);link.href=address.toString()}async function copyAddress(event){const link=linkOf(event,"a[data-copy]");if(!link)return;event.preventDefault();await navigator.
clipboard.writeText(window.location.href);link.textContent=link.dataset.copy??""}var sources;async function fill({target}){if(!(target instanceof HTMLDetailsElement)||
!target.open||!target.matches("details.notes"))return;sources??=fetch(document.pageFrame?.sources??"").then(answer=>answer.json());const known=await sources;if(!target.
querySelector("p")){const grades=document.createElement("p");grades.textContent=document.pageFrame?.grades??"";target.querySelector("ol")?.before(grades)}for(const item of target.
querySelectorAll("li[data-source]:not([data-filled])")){name(item,known)}}function name(item,known){const id=item.dataset.source??"";const[producer,title,address]=known[id];
const link=document.createElement("a");link.textContent=title;link.href=address||`sources#source-${id}`;if(address)Object.assign(link,{target:"_blank",rel:"noop\
ener noreferrer"});item.prepend(`${producer}, `,link,". ");item.dataset.filled=""}function watchConnection(){const app=document.querySelector(`[${CONNECTION}]`);
if(!app)return;let before=app.getAttribute(CONNECTION);new MutationObserver(()=>{const now=app.getAttribute(CONNECTION);if(now==="CONNECTED"&&before!==now)document.
pageFrame?.wake({state:document.mapFrame?.shown??{}});before=now}).observe(app,{attributes:true,attributeFilter:[CONNECTION]})}function nameMenu(){const menu=document.
pageFrame?.menu??"";for(const button of document.querySelectorAll("[data-testid='stExpandSidebarButton']")){if(button.dataset.label===menu)continue;button.dataset.
label=menu;button.setAttribute("aria-label",menu)}}function watchMenu(){const app=document.querySelector("[data-testid='stAppViewContainer']");const header=document.
querySelector("[data-testid='stHeader']");const watcher=new MutationObserver(nameMenu);if(app)watcher.observe(app,{childList:true});if(header)watcher.observe(header,
{childList:true,subtree:true})}function page_frame_default(component){const{lang,...texts}=component.data;document.documentElement.lang=lang;if(!document.pageFrame){
document.addEventListener("click",follow);document.addEventListener("click",useLanguage,true);document.addEventListener("click",copyAddress);document.addEventListener(
"toggle",fill,true);watchConnection();watchMenu()}document.pageFrame={...texts,go:target=>component.setTriggerValue("go",target),wake:value=>component.setTriggerValue(
"wake",value)};nameMenu()}export{page_frame_default as default};
