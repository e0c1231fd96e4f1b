// The box of published pages: it finds entities, events, figures and promises by their words.
const box = document.querySelector("input[name=q]");
const list = document.getElementById("found");
const fold = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const found = text => {
  const words = fold(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const has = ([name, , , also = ""]) => words.every(word => fold(name + " " + also).includes(word));
  return words.length ? (window.kbIndex || []).filter(has) : [];
};
addEventListener("keydown", event => {
  const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName);
  if (event.key === "/" && box && !typing) {
    event.preventDefault();
    box.focus();
    box.select();
  }
});
if (box) box.addEventListener("input", () => {
  const options = found(box.value).slice(0, 8);
  document.getElementById("words").replaceChildren(
    ...options.map(([name]) => Object.assign(document.createElement("option"), { value: name })));
});
if (list) {
  box.value = new URLSearchParams(location.search).get("q") || "";
  const all = found(box.value);
  list.replaceChildren(...all.slice(0, 100).map(([name, address, kind]) => {
    const item = document.createElement("li");
    const link = Object.assign(document.createElement("a"), { href: address, textContent: name });
    const what = Object.assign(document.createElement("span"), { className: "n", textContent: " " + kind });
    item.append(link, what);
    return item;
  }));
  document.getElementById("none").hidden = all.length > 0 || !box.value;
}
// A picture that is wider than the page shows its latest end.
for (const picture of document.querySelectorAll(".pic:not(.drawn)")) picture.scrollLeft = picture.scrollWidth;
