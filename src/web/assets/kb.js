// "/" goes to the box; what is typed there is completed. Every page works without it.
const box = document.querySelector("input[name=q]");
addEventListener("keydown", event => {
  const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName);
  if (event.key === "/" && box && !typing) {
    event.preventDefault();
    box.focus();
    box.select();
  }
});
if (box && box.dataset.complete) {
  let asked = 0;
  box.addEventListener("input", async () => {
    const own = ++asked;
    const answer = await fetch(box.dataset.complete + "?q=" + encodeURIComponent(box.value)).catch(() => null);
    if (!answer || !answer.ok) return;
    const words = await answer.json();
    if (own !== asked) return;
    const options = words.map(word => Object.assign(document.createElement("option"), { value: word }));
    document.getElementById("words").replaceChildren(...options);
  });
}
// A picture that is wider than the page shows its latest end.
for (const picture of document.querySelectorAll(".pic:not(.drawn)")) picture.scrollLeft = picture.scrollWidth;
