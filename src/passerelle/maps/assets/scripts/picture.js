// The picture to take away: what the screen shows, as PNG in fine grain or as SVG to be printed.

const GRAIN = 3; // pixels of the PNG for one of the screen

/** What is on the screen as a file of that kind ("png" or "svg"). */
function pictureBlob(kind) {
  return kind === "svg" ? svgPicture() : pngPicture();
}

function pngPicture() {
  const { clientWidth: width, clientHeight: height } = byId("canvas");
  const canvas = document.createElement("canvas");
  canvas.width = width * GRAIN;
  canvas.height = height * GRAIN;
  const context = canvas.getContext("2d");
  context.fillStyle = colours()("--paper");
  context.fillRect(0, 0, canvas.width, canvas.height);
  const [left, top] = visiblePart();
  const scale = viewScale();
  context.setTransform(scale * GRAIN, 0, 0, scale * GRAIN, -left * scale * GRAIN, -top * scale * GRAIN);
  paint(context, visiblePart(), scale);
  repaint(); // the labels on the screen are known again by their own places
  return new Promise((done) => canvas.toBlob(done, "image/png"));
}

function svgPicture() {
  const { clientWidth: width, clientHeight: height } = byId("canvas");
  const view = visiblePart();
  const drawing = new SvgContext();
  paint(drawing, view, viewScale());
  repaint();
  const [left, top, right, bottom] = view.map((side) => side.toFixed(1));
  const title = escaped(document.title);
  const text = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${left} ${top} ${right - left} ${bottom - top}">
<title>${title}</title>
<rect x="${left}" y="${top}" width="${right - left}" height="${bottom - top}" fill="${colours()("--paper")}"/>
${drawing.parts.join("\n")}
</svg>
`;
  return Promise.resolve(new Blob([text], { type: "image/svg+xml" }));
}
