// Search as you type, over the names in all languages and scripts: the field at the top.

const AT_REST = 100; // milliseconds after which the first picture stands
let search = null;

function makeSearch() {
  search = combobox({ id: "query", found: "found", label: () => t("search"), pick });
  byId("search").append(search.input, search.list);
  setTimeout(foldInIdleTime, AT_REST);
}

/** Go to a node: filters that hide it are lifted, the picture moves there, its card opens. */
function pick(node) {
  if (!isShown(node.id)) change({ only: false });
  if (!isShown(node.id)) clearFilters();
  openNode(node.id);
  showNodes([node.id]);
}

const labelSearch = () => search.rename();
