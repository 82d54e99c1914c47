const view = document.querySelector("sessionscope-view");
const said = document.querySelector("#said");

document.querySelector("#theme").addEventListener("change", ({ target }) => {
  document.documentElement.dataset.theme = target.value;
  view.setAttribute("theme", target.value);
});

for (const button of document.querySelectorAll("[data-filters]")) {
  button.addEventListener("click", () => view.setFilters(button.dataset.filters));
}

// The reader's filters are the portal's own address: to be shared, and to go back through.
view.addEventListener("location", ({ detail }) => {
  const query = detail.query && `?${detail.query}`;
  history.pushState(null, "", location.pathname + query);
});
addEventListener("popstate", () => view.setFilters(location.search));

for (const name of ["ready", "height", "location", "select", "token-expiring", "error"]) {
  view.addEventListener(name, ({ detail }) => {
    said.value = `${name} ${JSON.stringify(detail)}`;
  });
}
