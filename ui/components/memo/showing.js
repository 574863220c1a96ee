/* Brings the sentences of the chosen finding into view: to read, or selected in the editor. */
(() => {
  let tries = 8;
  const into = (box, at) => {
    const style = getComputedStyle(box), mirror = document.createElement("div");
    for (const name of ["font", "lineHeight", "letterSpacing", "padding", "boxSizing"]) {
      mirror.style[name] = style[name];
    }
    mirror.style.width = box.clientWidth + "px";
    mirror.style.whiteSpace = "pre-wrap";
    mirror.style.overflowWrap = "break-word";
    mirror.style.position = "absolute";
    mirror.style.visibility = "hidden";
    mirror.textContent = box.value.slice(0, at) + "|";
    document.body.append(mirror);
    box.scrollTop = Math.max(0, mirror.offsetHeight - box.clientHeight / 2);
    mirror.remove();
  };
  /* Within the side alone, where that scrolls by itself: the text stays where it is. */
  const reveal = (card) => {
    const side = card.closest(".st-key-memo-side");
    if (getComputedStyle(side).overflowY === "visible") {
      card.scrollIntoView({ block: "nearest" });
      return;
    }
    const inner = card.getBoundingClientRect(), outer = side.getBoundingClientRect();
    if (outer.top > inner.top || inner.bottom > outer.bottom) {
      side.scrollTop += inner.top - outer.top - 24;
    }
  };
  const show = () => {
    const card = document.querySelector("[class*=st-key-chosen-]");
    if (!card) return false;
    reveal(card);
    const hook = /st-key-chosen-([a-z0-9-]+)/.exec(card.className)[1];
    const box = document.querySelector("[class*=st-key-memo-text-] textarea");
    const place = document.querySelector(`.memo-place[data-f="${hook}"]`);
    if (place && !box) return false;
    if (place) {
      box.focus({ preventScroll: true });
      box.setSelectionRange(Number(place.dataset.start), Number(place.dataset.end));
      into(box, Number(place.dataset.start));
      return true;
    }
    const sentence = document.querySelector(`.memo-paper .f-${hook}`);
    if (!sentence) return false;
    const { top, bottom } = sentence.getBoundingClientRect();
    if (top > 120 && innerHeight - 40 > bottom) return true;
    sentence.scrollIntoView({ block: "center" });
    return true;
  };
  const timer = setInterval(() => { if (show() || --tries === 0) clearInterval(timer); }, 100);
})();
