// Small pictures on buttons, drawn with the colour of their text.

const ICONS = {
  undo: "M7 4 3 8l4 4M3.5 8H12a5 5 0 0 1 0 10H8",
  redo: "M13 4l4 4-4 4M16.5 8H8a5 5 0 0 0 0 10h4",
  reset: "M4 4v5h5M4.6 12.5A6.5 6.5 0 1 0 6 5.5L4 9",
  share: "M10 13V3M6.5 6 10 2.5 13.5 6M5 9.5H4V17.5h12V9.5h-1",
  filters: "M3 5h14M6 10h8M8.5 15h3",
  light: "M10 6.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7M10 1.5v2M10 16.5v2M1.5 10h2M16.5 10h2M4 4l1.4 1.4M14.6 14.6 16 16M4 16l1.4-1.4M14.6 5.4 16 4",
  dark: "M16.5 11.5A7 7 0 1 1 8.5 3.5a5.6 5.6 0 0 0 8 8Z",
  play: "M6.5 4v12l9-6Z",
  close: "M5 5l10 10M15 5 5 15",
  pause: "M7 4v12M13 4v12",
};

const icon = (name) =>
  svg("svg", { class: "icon", viewBox: "0 0 20 20", "aria-hidden": "true" }, svg("path", { d: ICONS[name] }));
