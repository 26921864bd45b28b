// A 2D context that writes down, as SVG, what the painter draws on it.

const MARKUP = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text for the inside of an element or an attribute; signs that XML forbids are left out. */
const escaped = (text) =>
  String(text).replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "").replace(/[&<>"]/g, (sign) => MARKUP[sign]);

const short = (value) => String(Math.round(100 * value) / 100);

class SvgContext {
  constructor() {
    this.parts = [];
    this.kept = [];
    this.path = "";
    this.dashes = [];
    this.known = 0; // gradients and clips so far, for their names
    Object.assign(this, { globalAlpha: 1, lineWidth: 1, fillStyle: "#000", strokeStyle: "#000", font: "10px sans-serif" });
    Object.assign(this, { textAlign: "start", textBaseline: "alphabetic", lineJoin: "miter", open: 0 });
    this.measure = document.createElement("canvas").getContext("2d");
  }

  save() {
    const { globalAlpha, lineWidth, fillStyle, strokeStyle, font, textAlign, textBaseline, lineJoin, open } = this;
    this.kept.push({ globalAlpha, lineWidth, fillStyle, strokeStyle, font, textAlign, textBaseline, lineJoin, open });
  }

  restore() {
    const before = this.kept.pop();
    for (; this.open > before.open; this.open -= 1) this.parts.push("</g>");
    Object.assign(this, before);
  }

  beginPath() {
    this.path = "";
  }

  moveTo(x, y) {
    this.path += `M${short(x)} ${short(y)}`;
  }

  lineTo(x, y) {
    this.path += `L${short(x)} ${short(y)}`;
  }

  quadraticCurveTo(cx, cy, x, y) {
    this.path += `Q${short(cx)} ${short(cy)} ${short(x)} ${short(y)}`;
  }

  /** Whole circles only: the painter draws no others. */
  arc(x, y, r) {
    this.path += `M${short(x + r)} ${short(y)}A${short(r)} ${short(r)} 0 1 1 ${short(x - r)} ${short(y)}A${short(r)} ${short(r)} 0 1 1 ${short(x + r)} ${short(y)}Z`;
  }

  rect(x, y, width, height) {
    this.path += `M${short(x)} ${short(y)}h${short(width)}v${short(height)}h${short(-width)}Z`;
  }

  closePath() {
    this.path += "Z";
  }

  clip() {
    const name = `clip${(this.known += 1)}`;
    this.parts.push(`<clipPath id="${name}"><path d="${this.path}"/></clipPath><g clip-path="url(#${name})">`);
    this.open += 1;
  }

  fill(rule = "nonzero") {
    this.add(`fill="${this.colour(this.fillStyle)}" fill-rule="${rule}"`);
  }

  stroke() {
    const dashes = this.dashes.length ? ` stroke-dasharray="${this.dashes.join(" ")}"` : "";
    this.add(`fill="none" stroke="${this.colour(this.strokeStyle)}" stroke-width="${short(this.lineWidth)}"${dashes}`);
  }

  add(attributes) {
    if (!this.path) return;
    const alpha = this.globalAlpha < 1 ? ` opacity="${short(this.globalAlpha)}"` : "";
    this.parts.push(`<path d="${this.path}" ${attributes}${alpha}/>`);
  }

  setLineDash(dashes) {
    this.dashes = dashes;
  }

  createLinearGradient(x1, y1, x2, y2) {
    const stops = [];
    return { ends: [x1, y1, x2, y2], stops, addColorStop: (place, colour) => stops.push([place, colour]) };
  }

  /** A colour as it is, or a gradient under a name. */
  colour(style) {
    if (typeof style === "string") return escaped(style);
    const name = `shade${(this.known += 1)}`;
    const [x1, y1, x2, y2] = style.ends.map(short);
    const stops = style.stops.map(([place, colour]) => `<stop offset="${place}" stop-color="${escaped(colour)}"/>`).join("");
    this.parts.push(`<linearGradient id="${name}" gradientUnits="userSpaceOnUse" x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}">${stops}</linearGradient>`);
    return `url(#${name})`;
  }

  measureText(text) {
    this.measure.font = this.font;
    return this.measure.measureText(text);
  }

  fillText(text, x, y) {
    this.write(text, x, y, `fill="${this.colour(this.fillStyle)}"`);
  }

  strokeText(text, x, y) {
    this.write(text, x, y, `fill="none" stroke="${this.colour(this.strokeStyle)}" stroke-width="${short(this.lineWidth)}" stroke-linejoin="round"`);
  }

  write(text, x, y, attributes) {
    const [, weight, size, family] = /^(?:(\d+) )?([\d.]+)px (.*)$/.exec(this.font);
    const anchor = { center: "middle", right: "end" }[this.textAlign] ?? "start";
    const drop = { middle: 0.35, top: 0.8, bottom: -0.2 }[this.textBaseline] ?? 0; // where SVG has its baseline
    const alpha = this.globalAlpha < 1 ? ` opacity="${short(this.globalAlpha)}"` : "";
    this.parts.push(`<text x="${short(x)}" y="${short(y + drop * size)}" font-size="${short(Number(size))}" font-family="${escaped(family)}"${weight ? ` font-weight="${weight}"` : ""} text-anchor="${anchor}" ${attributes}${alpha}>${escaped(text)}</text>`);
  }
}
