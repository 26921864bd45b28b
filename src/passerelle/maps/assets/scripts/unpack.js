// Unpack what the file holds deflated, data first, then the scripts in their order.
(async () => {
  const holders = [...document.querySelectorAll("script[type='text/deflated']")];
  const unpacked = await Promise.all(holders.map(async ({ textContent }) => {
    const letters = atob(textContent);
    const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    return new Response(stream).text();
  }));
  holders.forEach((holder, place) => {
    const element = document.createElement("script");
    for (const name of ["id", "type"]) if (holder.dataset[name]) element[name] = holder.dataset[name];
    element.textContent = unpacked[place];
    holder.replaceWith(element);
  });
})();
