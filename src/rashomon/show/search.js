(function () {
  const box = document.getElementById("search");
  const query = document.getElementById("q");
  const found = document.getElementById("q-found");
  const list = document.getElementById("q-list");
  const MOST = 40; // hits shown; who finds more searches for more words
  const AROUND = 60; // characters of a hit before its first word
  let entries = null;

  // Made on the first search: every line of the page, then every paragraph of the articles.
  function index() {
    if (entries) return entries;
    entries = Array.from(document.querySelectorAll("[data-find]"), (line) => {
      const home = line.id ? line : line.closest("[id]");
      const words = (line.querySelector(".line, .words, .what, .pair, .name") || line).cloneNode(true);
      for (const other of words.querySelectorAll(".marks, .tools, .status")) other.remove();
      return { kind: line.dataset.find, href: "#" + home.id, text: words.textContent.replace(/\s+/g, " ").trim() };
    });
    for (const article of shared.articles.values()) {
      for (const [start, end] of article.blocks) {
        const text = shared.points(article).slice(start, end).join("");
        const href = `#a=${encodeURIComponent(article.id)}&s=${start}&e=${end}`;
        entries.push({ kind: `${article.label} ${article.outlet}`, href, text });
      }
    }
    for (const entry of entries) entry.low = entry.text.toLowerCase();
    return entries;
  }

  function shown(entry, words) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = entry.href;
    const kind = document.createElement("b");
    kind.textContent = entry.kind;
    const text = document.createElement("span");
    text.dir = "auto";
    const at = Math.max(0, entry.low.indexOf(words[0]));
    const from = at > AROUND ? entry.text.indexOf(" ", at - AROUND) + 1 : 0;
    const lead = entry.text.slice(from, at);
    const hit = document.createElement("mark");
    hit.textContent = entry.text.slice(at, at + words[0].length);
    text.append((from ? "… " : "") + lead, hit, entry.text.slice(at + words[0].length, at + 3 * AROUND));
    link.append(kind, " ", text);
    item.append(link);
    return item;
  }

  function search() {
    const words = query.value.toLowerCase().split(/\s+/).filter(Boolean);
    list.textContent = "";
    found.textContent = "";
    if (query.value.trim().length < 2) return;
    const hits = index().filter((entry) => words.every((word) => entry.low.includes(word)));
    list.append(...hits.slice(0, MOST).map((entry) => shown(entry, words)));
    found.textContent = hits.length > MOST ? `${hits.length} found, the first ${MOST} shown` : `${hits.length} found`;
  }

  function clear() {
    query.value = "";
    search();
  }

  let waiting = 0;
  query.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(search, 120);
  });
  list.addEventListener("click", (event) => {
    if (event.target.closest("a")) setTimeout(clear);
  });
  document.addEventListener("keydown", (event) => {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName);
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      query.focus();
      query.select();
    }
    if (event.key === "Escape" && box.contains(document.activeElement)) {
      event.stopPropagation();
      clear();
      query.focus();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && box.contains(document.activeElement) && list.children.length) {
      event.preventDefault();
      const stops = [query, ...list.querySelectorAll("a")];
      stops[Math.min(stops.length - 1, Math.max(0, stops.indexOf(document.activeElement) + step))].focus();
    }
  }, true);
  box.hidden = false;
})();
