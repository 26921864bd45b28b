// Sending a view: its address, and a snippet that shows it inside another page.

/** The address of what is seen now, inside another page or not. */
function shareAddress(inside = false) {
  const parts = [inside ? "embed=1" : "", `lang=${state.lang}`, addressNow().replace(/^lang=\w+&?/, "")];
  return `${location.href.split("#")[0]}#${parts.filter(Boolean).join("&")}`;
}

const attribute = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** The HTML that shows this view in a page; a map on a disk is named without its folder. */
function snippet() {
  const address = shareAddress(true);
  const source = webAddress(address) ? address : address.replace(/^[^#]*\//, "");
  return `<iframe src="${attribute(source)}" title="${attribute(document.title)}" width="100%" height="600" loading="lazy" style="border:1px solid #ccc"></iframe>`;
}

function openShare() {
  const known = byId("share");
  const dialog = known ?? el("dialog", { id: "share", click: (event) => event.target === dialog && dialog.close() });
  const field = (key, value, rows) => {
    const box = el(rows ? "textarea" : "input", { id: `share-${key}`, readonly: true, rows, spellcheck: "false", focus: () => box.select() });
    box.value = value;
    return el("div", { class: "share-part" },
      el("label", { for: `share-${key}` }, t(`share_${key}`)), box,
      el("button", { type: "button", class: "plain", "data-share": key, click: () => copy(box) }, t("copy")));
  };
  dialog.replaceChildren(
    el("form", { method: "dialog" }, el("button", { class: "close", "aria-label": t("close"), title: t("close") }, "×")),
    el("h2", { id: "share-name" }, t("share")),
    field("address", shareAddress()), field("snippet", snippet(), 4),
    el("p", { class: "quiet" }, t(webAddress(location.href) ? "share_hint" : "share_hint_file")),
    el("p", { class: "share-said", role: "status", id: "share-said" }));
  dialog.setAttribute("aria-labelledby", "share-name");
  if (!known) document.body.append(dialog);
  dialog.showModal();
  byId("share-address").focus();
}

/** Copy what a field holds: as browsers of today do it, else as the older ones did. */
async function copy(box) {
  box.select();
  try {
    await navigator.clipboard.writeText(box.value);
  } catch {
    document.execCommand("copy");
  }
  byId("share-said").textContent = t("copied");
}
