// Says in which language the page is, and takes links to other pages of the explorer without
// loading everything again.

const follow = (event) => {
  const link = event.target.closest && event.target.closest("a[data-page]");
  if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const query = Object.fromEntries(new URL(link.href).searchParams);
  document.pageFrame.go({ page: link.dataset.page, query });
};

const useLanguage = (event) => {
  const link = event.target.closest && event.target.closest("a[data-language]");
  if (!link) return;
  const address = new URL(window.location.href);
  address.searchParams.delete("lang");
  if (link.dataset.language) address.searchParams.append("lang", link.dataset.language);
  link.href = address.toString();
};

// The address of the page holds all of its state: copied, it shows the same elsewhere.
const copyAddress = async (event) => {
  const link = event.target.closest && event.target.closest("a[data-copy]");
  if (!link) return;
  event.preventDefault();
  await navigator.clipboard.writeText(window.location.href);
  link.textContent = link.dataset.copy;
};

// The list of sources under a panel holds only where in each document to look; what the documents
// are called is fetched once, when the first list is opened.
let documents = null;

const fill = async (event) => {
  const list = event.target;
  if (!list.open || !list.matches("details.notes")) return;
  documents = documents || fetch(document.pageFrame.sources).then((answer) => answer.json());
  const known = await documents;
  if (!list.querySelector("p")) {
    const grades = document.createElement("p");
    grades.textContent = document.pageFrame.grades;
    list.querySelector("ol").before(grades);
  }
  for (const item of list.querySelectorAll("li[data-source]:not([data-filled])")) {
    const [producer, title, address] = known[item.dataset.source];
    const link = document.createElement("a");
    link.textContent = title;
    link.href = address || `sources#source-${item.dataset.source}`;
    if (address) Object.assign(link, { target: "_blank", rel: "noopener noreferrer" });
    item.prepend(`${producer}, `, link, ". ");
    item.dataset.filled = "";
  }
};

// A server that was started anew knows no part of this page: Streamlit connects again but runs
// nothing. Asking for the whole page once, with what the map shows by now, mends that.
const watchConnection = () => {
  const attribute = "data-test-connection-state";
  const app = document.querySelector(`[${attribute}]`);
  if (!app) return;
  let before = app.getAttribute(attribute);
  new MutationObserver(() => {
    const now = app.getAttribute(attribute);
    if (now === "CONNECTED" && before !== now) {
      document.pageFrame.wake({ state: document.mapFrame ? document.mapFrame.told : {} });
    }
    before = now;
  }).observe(app, { attributes: true, attributeFilter: [attribute] });
};

// On a narrow screen Streamlit hides the pages behind a button with an arrow and an English name.
const nameMenu = () => {
  for (const button of document.querySelectorAll("[data-testid='stExpandSidebarButton']")) {
    if (button.dataset.label === document.pageFrame.menu) continue;
    button.dataset.label = document.pageFrame.menu;
    button.setAttribute("aria-label", document.pageFrame.menu);
  }
};

const watchMenu = () => {
  const app = document.querySelector("[data-testid='stAppViewContainer']");
  const header = document.querySelector("[data-testid='stHeader']");
  const watcher = new MutationObserver(nameMenu);
  if (app) watcher.observe(app, { childList: true });
  if (header) watcher.observe(header, { childList: true, subtree: true });
};

export default function (component) {
  document.documentElement.lang = component.data.lang;
  if (!document.pageFrame) {
    document.addEventListener("click", follow);
    document.addEventListener("click", useLanguage, true);
    document.addEventListener("click", copyAddress);
    document.addEventListener("toggle", fill, true);
    watchConnection();
    watchMenu();
  }
  document.pageFrame = {
    go: (target) => component.setTriggerValue("go", target),
    wake: (value) => component.setTriggerValue("wake", value),
    sources: component.data.sources,
    grades: component.data.grades,
    menu: component.data.menu,
  };
  nameMenu();
}
