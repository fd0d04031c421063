// Made by `make script` from the modules in the folder `script` beside; do not edit.
async function claims_head_default({data}){if(document.getElementById("claims-data"))return;const script=document.createElement("script");script.id="claims-data";
script.type="application/ld+json";document.head.append(script);script.textContent=await(await fetch(data.address)).text()}export{claims_head_default as default};
