// Made by `make script` from the modules in the folder `script` beside; do not edit.
function u({data:t,setStateValue:n}){let e={page:t.page,isBusy:!1,tell(s){e.isBusy=!0,n("heard",s)}};return document.mapListener=e,()=>{document.mapListener===e&&(document.mapListener=void 0)}}export{u as default};
