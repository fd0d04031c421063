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

export default function (component) {
  document.documentElement.lang = component.data.lang;
  if (!document.pageFrame) {
    document.addEventListener("click", follow);
    document.addEventListener("click", useLanguage, true);
  }
  document.pageFrame = { go: (target) => component.setTriggerValue("go", target) };
}
