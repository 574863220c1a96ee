/* The memo's page: nothing that is typed is lost, and a sentence leads to what is said about it.
   It speaks to the server only through widgets of the page. Allowed by its hash. */
(() => {
  if (window.whetstoneMemo) return;
  window.whetstoneMemo = true;
  const PAUSE = 700;
  const STORE = "whetstone-memo ";
  const find = (selector) => document.querySelector(selector);
  const field = () => find("[class*=st-key-memo-text-] textarea");
  const saved = () => find(".memo-saved");
  let timer = 0;
  let known = "";

  /* The same sum is in ui/components/memo/saved.py. */
  const sum = (text) => {
    let a = 1, b = 0;
    for (let i = 0; i !== text.length; i++) {
      const unit = text.charCodeAt(i);
      for (const byte of [unit & 255, unit >> 8]) { a = (a + byte) % 65521; b = (b + a) % 65521; }
    }
    return String(((b << 16) | a) >>> 0);
  };
  const kept = (name) => { try { return localStorage.getItem(STORE + name); } catch { return null; } };
  const keep = (name, text) => {
    try {
      if (text === null) localStorage.removeItem(STORE + name);
      else localStorage.setItem(STORE + name, text);
    } catch { /* A full or forbidden store: the server's copy is all there is. */ }
  };
  const commit = (box) => {
    clearTimeout(timer);
    box.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
  };
  const remember = (box) => {
    const state = saved();
    if (!state) return;
    const entry = { base: state.dataset.sum, text: box.value };
    keep(state.dataset.memo, JSON.stringify(entry));
    document.body.classList.add("memo-writing");
  };
  const write = (box, text) => {
    const setter = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set;
    setter.call(box, text);
    box.dispatchEvent(new Event("input", { bubbles: true }));
  };

  /* Whether the server has what stands in the field; words of a closed tab come back. */
  const look = () => {
    const state = saved(), box = field();
    if (!state || !box) { known = ""; document.body.classList.remove("memo-writing"); return; }
    const name = state.dataset.memo, entry = kept(name);
    if (entry === null) { document.body.classList.remove("memo-writing"); known = name; return; }
    const { base, text } = JSON.parse(entry);
    if (state.dataset.sum === sum(box.value) && (known === name || text === box.value)) {
      if (text === box.value) keep(name, null);
      document.body.classList.remove("memo-writing");
    } else if (known !== name && base === state.dataset.sum && text !== box.value) {
      write(box, text);
      commit(box);
    }
    known = name;
  };
  setInterval(look, 400);

  document.addEventListener("input", (event) => {
    if (event.target !== field()) return;
    remember(event.target);
    clearTimeout(timer);
    timer = setTimeout(() => { const box = field(); if (box) commit(box); }, PAUSE);
  });
  const leave = () => { const box = field(); if (box) commit(box); };
  document.addEventListener("visibilitychange", () => { if (document.hidden) leave(); });
  window.addEventListener("pagehide", leave);

  /* A sentence leads to its finding. */
  const choose = (event) => {
    const sentence = event.target.closest && event.target.closest(".memo-paper .s[data-f]");
    if (!sentence) return;
    const button = find(`.st-key-choose-${sentence.dataset.f} button`);
    if (button) { event.preventDefault(); button.click(); }
  };
  document.addEventListener("click", choose);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") choose(event);
  });
})();
