// The keys of the page, told in a window over it.

/** Every key and what it does, as the help tells them. */
const KEYS = [
  ["/", "key_search"], ["← ↑ → ↓", "key_arrows"], ["Enter ↵", "key_enter"], ["Esc", "key_escape"],
  ["1 2 3", "key_depth"], ["o", "key_only"], ["p", "key_path"], ["c", "key_pair"],
  ["+ −", "key_zoom"], ["0", "key_whole"], ["?", "key_help"],
];

function openHelp() {
  const dialog = el("dialog", { class: "help", "aria-labelledby": "help-title", close: () => dialog.remove() },
    el("h2", { id: "help-title" }, t("help")),
    el("dl", {}, ...KEYS.flatMap(([keys, key]) => [
      el("dt", {}, ...keys.split(/ (?!↵)/).map((one) => el("kbd", {}, one))), el("dd", {}, t(key)),
    ])),
    el("label", {}, el("input", { type: "checkbox", checked: shortcuts, change: (event) => (shortcuts = event.target.checked) }), ` ${t("key_single")}`),
    el("button", { type: "button", class: "plain", autofocus: true, click: () => dialog.close() }, t("close")));
  document.body.append(dialog);
  dialog.showModal();
}
