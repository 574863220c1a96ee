/* The memo's page: nothing that is typed is lost, and a sentence leads to what is said about it.
   It speaks to the server only through widgets of the page, and is allowed by its hash. */
(() => {
  if (window.whetstoneMemo) return;
  window.whetstoneMemo = true;
  const PAUSE = 700, STORE = "whetstone-memo ";
  const find = (selector) => document.querySelector(selector);
  const field = () => find("[class*=st-key-memo-text-] textarea");
  const saved = () => find(".memo-saved");
  let timer = 0, known = "", sent = "", seen = null, restoring = null;

  /* The same sum is made by saved.py: CRC-32 of the UTF-16 units, the low byte first. */
  const sum = (text) => {
    let crc = -1;
    for (let at = 0; at !== text.length; at++) {
      const unit = text.charCodeAt(at);
      for (const byte of [unit & 255, unit >> 8]) {
        crc ^= byte;
        for (let bit = 0; bit !== 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
      }
    }
    return String((crc ^ -1) >>> 0);
  };
  const read = (name) => {
    try { return JSON.parse(localStorage.getItem(STORE + name)); } catch { return null; }
  };
  const keep = (name, entry) => {
    try {
      if (entry === null) localStorage.removeItem(STORE + name);
      else localStorage.setItem(STORE + name, JSON.stringify(entry));
    } catch { /* The store is full or forbidden: the server's copy is all there is. */ }
  };
  const writing = (is) => document.body.classList.toggle("memo-writing", is);

  const remember = (box) => {
    const state = saved();
    if (!state || restoring !== null) return;
    keep(state.dataset.memo, { bases: [state.dataset.sum, sent], text: box.value });
    writing(true);
  };
  const commit = (box) => {
    clearTimeout(timer);
    if (read(saved()?.dataset.memo) === null) return;
    sent = sum(box.value);
    remember(box);
    box.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
  };
  const put = (box, text) => {
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(box), "value").set.call(box, text);
    box.dispatchEvent(new Event("input", { bubbles: true }));
  };

  /* Words of a tab that was closed wait for the editor. */
  let asked = false;
  const reopen = () => {
    const paper = find(".memo-paper"), button = find(".st-key-memo-unsaved button");
    if (!asked && paper && button && read(paper.dataset.memo) !== null) {
      asked = true;
      button.click();
    }
  };

  /* Whether the server has what stands in the editor. The last words of a closed tab come back,
     once the editor stands still, and are put there until the server has them. */
  const look = () => {
    const state = saved(), box = field(), still = box === seen;
    seen = box;
    if (!state || !box) { known = ""; restoring = null; writing(false); reopen(); return; }
    if (!still) return;
    const name = state.dataset.memo, entry = read(name);
    if (entry === null) {
      writing(false);
    } else if (state.dataset.sum === sum(entry.text)) {
      keep(name, null);
      restoring = null;
      writing(false);
    } else if (restoring !== null) {
      writing(true);
      if (box.value === restoring) commit(box);
      else put(box, restoring);
    } else if (known !== name && entry.bases.includes(state.dataset.sum)) {
      restoring = entry.text;
      writing(true);
      put(box, restoring);
    } else if (state.dataset.sum === sum(box.value)) {
      keep(name, null);
      writing(false);
    }
    known = name;
  };
  setInterval(look, 400);

  document.addEventListener("input", (event) => {
    if (event.target !== field()) return;
    if (event.isTrusted) restoring = null;
    remember(event.target);
    clearTimeout(timer);
    timer = setTimeout(() => { const box = field(); if (box) commit(box); }, PAUSE);
  });
  const leave = () => { const box = field(); if (box) commit(box); };
  document.addEventListener("visibilitychange", () => { if (document.hidden) leave(); });
  window.addEventListener("pagehide", leave);

  /* What is selected goes to the server with the next click. */
  let selecting = 0;
  document.addEventListener("selectionchange", () => {
    const box = field(), target = find(".st-key-memo-selection input");
    if (!box || !target || document.activeElement !== box) return;
    clearTimeout(selecting);
    selecting = setTimeout(() => {
      const now = `${box.selectionStart} ${box.selectionEnd}`;
      if (target.value === now) return;
      put(target, now);
      setTimeout(() => target.dispatchEvent(new FocusEvent("focusout", { bubbles: true })), 0);
    }, 120);
  });

  /* A sentence leads to what is said about it. */
  const choose = (event) => {
    const sentence = event.target.closest?.(".memo-paper .s[data-f]");
    if (!sentence || !getSelection().isCollapsed) return;
    const button = find(`.st-key-choose-${sentence.dataset.f} button`);
    if (button) { event.preventDefault(); button.click(); }
  };
  document.addEventListener("click", choose);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") choose(event);
  });
})();
