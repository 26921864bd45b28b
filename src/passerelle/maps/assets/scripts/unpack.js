// Unpack what the file holds deflated, data first, then the scripts in their order.
(async () => {
  const holders = [...document.querySelectorAll("script[type='text/deflated']")];
  const unpacked = await Promise.all(holders.map(async ({ textContent }) => {
    const stream = new Blob([bytesOf(textContent)]).stream().pipeThrough(new DecompressionStream("deflate"));
    return new Response(stream).text();
  }));
  holders.forEach((holder, place) => {
    const element = document.createElement("script");
    for (const name of ["id", "type"]) if (holder.dataset[name]) element[name] = holder.dataset[name];
    element.textContent = unpacked[place];
    holder.replaceWith(element);
  });

  /** Two signs of 91 are 13 bits; the number of bytes comes first. */
  function bytesOf(text) {
    const start = text.indexOf(" ") + 1;
    const bytes = new Uint8Array(Number(text.slice(0, start)));
    // The signs are those of ASCII from ! on, but for & < >.
    const values = Int32Array.from({ length: 127 }, (_, code) => code - 33 - (code > 38) - (code > 60) - (code > 62));
    let [held, count, next] = [0, 0, 0];
    for (let place = start; next < bytes.length; place += 2) {
      held = ((held & 255) << 13) | (91 * values[text.charCodeAt(place)] + values[text.charCodeAt(place + 1)]);
      for (count += 13; count >= 8; count -= 8) bytes[next++] = held >> (count - 8);
    }
    return bytes;
  }
})();
