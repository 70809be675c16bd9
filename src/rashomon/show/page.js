"use strict";
const shared = {}; // what search.js, which stands after this in the same script, needs of the articles
(function () {
  const pane = document.getElementById("pane");
  const body = document.getElementById("pane-text");
  const note = document.getElementById("pane-note");
  const articles = new Map(JSON.parse(document.getElementById("data").textContent).map((a) => [a.id, a]));
  const phone = window.matchMedia("(max-width: 760px)");
  let opener = null;
  let current = null;

  function element(name, className, text) {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  // Offsets of the record count code points; strings here count UTF-16 units. So cut arrays of code points.
  function points(article) {
    if (!article.points) article.points = Array.from(article.text);
    return article.points;
  }

  shared.articles = articles;
  shared.points = points;

  function addPlain(parent, article, from, to) {
    const text = points(article);
    let at = from;
    for (const [start, end] of article.spans) {
      const s = Math.max(start, at);
      const e = Math.min(end, to);
      if (s >= e) continue;
      if (s > at) parent.append(text.slice(at, s).join(""));
      parent.append(element("span", "used", text.slice(s, e).join("")));
      at = e;
    }
    if (at < to) parent.append(text.slice(at, to).join(""));
  }

  // What in the page rests on a paragraph, beside it.
  function addNotes(row, notes) {
    const seen = new Set();
    const list = element("ul", "margin");
    for (const [, , words, href] of notes) {
      if (seen.has(words + href)) continue;
      seen.add(words + href);
      const link = element("a", "", words);
      link.href = href;
      const item = element("li");
      item.append(link);
      list.append(item);
    }
    if (seen.size) row.append(list);
  }

  function draw(article, start, end) {
    body.textContent = "";
    const tags = { title: "h3", heading: "h3" };
    let first = null;
    let next = 0;
    for (const [from, to, role] of article.blocks) {
      const row = element("div", "row");
      const here = [];
      while (next < article.notes.length && article.notes[next][0] < to) here.push(article.notes[next++]);
      const block = element(tags[role] || "p", "b-" + role);
      block.dir = "auto";
      const s = Math.max(start, from);
      const e = Math.min(end, to);
      if (s < e) {
        addPlain(block, article, from, s);
        const mark = element("mark", "", points(article).slice(s, e).join(""));
        block.append(mark);
        first = first || mark;
        addPlain(block, article, e, to);
      } else {
        addPlain(block, article, from, to);
      }
      row.append(block);
      addNotes(row, here);
      body.append(row);
    }
    return first;
  }

  function fillHead(article) {
    const title = document.getElementById("pane-title");
    title.textContent = article.title || "(no headline)";
    // A headline that opens the text is shown there, where it can be marked; once is enough for the eye.
    const head = article.blocks[0] && points(article).slice(article.blocks[0][0], article.blocks[0][1]).join("");
    title.className = head && head.trim() === article.title ? "sr" : "";
    const meta = document.getElementById("pane-meta");
    meta.textContent = "";
    meta.append(element("span", "tag", article.label), " ", element("bdi", "outlet", article.outlet), " · " + article.date);
    if (/^https?:\/\//i.test(article.url)) {
      const link = element("a", "", "original");
      link.href = article.url;
      link.rel = "noopener noreferrer";
      link.target = "_blank";
      meta.append(" · ", link);
    }
    return title;
  }

  // Previous and next: from one stretch that the page rests on to the other.
  let shown = null;
  const place = document.getElementById("pane-place");
  function fillSteps(article, start, end) {
    const spans = article.spans;
    const at = spans.findIndex(([s, e]) => s < Math.max(end, start + 1) && start < e);
    shown = { article, start, end, at };
    place.textContent = end > start && at >= 0 ? `${at + 1} of ${spans.length}` : `${spans.length} passages used`;
    document.getElementById("pane-back").disabled = !(end > start && at > 0);
    document.getElementById("pane-on").disabled = end > start ? at < 0 || at + 1 >= spans.length : !spans.length;
    document.getElementById("pane-cite").disabled = end <= start;
  }
  function step(by) {
    const at = shown.end > shown.start ? shown.at + by : 0;
    const span = shown.article.spans[at];
    if (span) location.hash = address(shown.article, span[0], span[1]);
  }
  function address(article, start, end) {
    return `#a=${encodeURIComponent(article.id)}&s=${start}&e=${end}`;
  }
  document.getElementById("pane-back").addEventListener("click", () => step(-1));
  document.getElementById("pane-on").addEventListener("click", () => step(1));

  // A citation: the words, where they are from, and a link that finds them there (a text fragment).
  const EDGE = 5; // words at either end that find a longer passage
  function fragment(words) {
    const list = words.split(" ");
    const coded = (part) => encodeURIComponent(part.join(" ")).replace(/-/g, "%2D");
    return list.length > 2 * EDGE ? `${coded(list.slice(0, EDGE))},${coded(list.slice(-EDGE))}` : coded(list);
  }
  function citation(article, start, end) {
    const words = points(article).slice(start, end).join("").replace(/\s+/g, " ").trim();
    const from = [article.outlet, article.title, article.date].filter(Boolean).join(", ");
    const web = /^https?:\/\//i.test(article.url);
    const page = location.href.split("#")[0];
    const link = web ? `${article.url.split("#")[0]}#:~:text=${fragment(words)}` : page + address(article, start, end);
    return `${words}\n\u2014 ${from}\n${link}`;
  }
  // The clipboard may be closed to a page on disk; then the old way, by a selection, still works.
  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = element("textarea");
      area.value = text;
      (pane.open ? pane : document.body).append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    document.getElementById("told").textContent = "";
    setTimeout(() => (document.getElementById("told").textContent = "Citation copied"), 50);
    setTimeout(() => (document.getElementById("told").textContent = ""), 3000);
  }
  document.getElementById("pane-cite").addEventListener("click", () => copy(citation(shown.article, shown.start, shown.end)));
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button.cite");
    const mark = button && button.closest("[data-cite], [data-find]").querySelector("a.mark");
    const target = mark && readHash(mark.hash);
    if (target && articles.has(target.article)) copy(citation(articles.get(target.article), target.start, target.end));
    if (button) button.focus();
  });
  document.documentElement.classList.add("scripted");

  function setCurrent(hash) {
    if (current) current.removeAttribute("aria-current");
    current = opener && opener.hash === hash ? opener : null;
    if (current) current.setAttribute("aria-current", "true");
  }

  // The column narrows beside an open article; what was clicked stays where the eye is.
  function keepInPlace(change) {
    const anchor = opener && opener.isConnected ? opener : null;
    const before = anchor ? anchor.getBoundingClientRect().top : 0;
    change();
    if (anchor) window.scrollBy({ top: anchor.getBoundingClientRect().top - before, behavior: "instant" });
  }

  function open(target) {
    const article = articles.get(target.article);
    if (!article) return;
    const title = fillHead(article);
    const wanted = target.end > target.start;
    const mark = draw(article, target.start, target.end);
    fillSteps(article, target.start, target.end);
    note.textContent = wanted && !mark ? "This link points to words that are not in this article." : "";
    if (pane.open) pane.close();
    if (phone.matches) pane.showModal();
    else pane.show();
    keepInPlace(() => document.body.classList.add("reading"));
    setCurrent(location.hash);
    title.focus({ preventScroll: true });
    if (mark) mark.scrollIntoView({ block: "center" });
    else body.scrollTop = 0;
    pane.dataset.shown = location.hash;
  }

  function close() {
    if (pane.open) pane.close();
    keepInPlace(() => document.body.classList.remove("reading"));
    if (location.hash.startsWith("#a=")) history.replaceState(null, "", location.href.split("#")[0]);
    setCurrent("");
    if (opener && opener.isConnected) opener.focus({ preventScroll: true });
    opener = null;
  }

  function readHash(hash = location.hash) {
    if (!hash.startsWith("#a=")) return null;
    const query = new URLSearchParams(hash.slice(1));
    const number = (name) => (/^\d{1,9}$/.test(query.get(name) || "") ? Number(query.get(name)) : 0);
    return { article: query.get("a"), start: number("s"), end: number("e") };
  }

  function follow() {
    const target = readHash();
    if (target) return open(target);
    const line = location.hash && document.getElementById(named(location.hash.slice(1)));
    if (pane.open && (phone.matches || !line)) close();
    if (line) reveal(line);
  }

  // What is no sound address names no line: `#%`.
  function named(hash) {
    try {
      return decodeURIComponent(hash);
    } catch {
      return "";
    }
  }

  // A line that a filter or a closed group hides is no use to whoever follows a link to it.
  function reveal(line) {
    line.hidden = false;
    for (let at = line.parentElement; at; at = at.parentElement) {
      at.hidden = false;
      if (at.tagName === "DETAILS") at.open = true;
    }
    line.scrollIntoView({ block: "center" });
  }
  const closed = [];
  window.addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("details:not([open])")) {
      details.open = true;
      closed.push(details);
    }
  });
  window.addEventListener("afterprint", () => {
    for (const details of closed.splice(0)) details.open = false;
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#a=']");
    if (!link) return;
    opener = link;
    if (link.hash === location.hash) {
      event.preventDefault();
      follow();
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && pane.open) {
      event.preventDefault();
      close();
    }
  });
  pane.addEventListener("cancel", (event) => {
    event.preventDefault();
    close();
  });
  document.getElementById("pane-close").addEventListener("click", close);
  window.addEventListener("hashchange", follow);

  // Filters
  const filters = document.querySelector(".filters");
  if (filters) {
    const text = document.getElementById("f-text");
    const who = document.getElementById("f-who");
    const side = document.getElementById("f-side");
    const kind = document.getElementById("f-kind");
    const found = document.getElementById("f-found");
    const groups = Array.from(document.querySelectorAll(".speaker"), (group) => ({
      group,
      wasOpen: group.open,
      rows: Array.from(group.querySelectorAll(".said > li"), (row) => ({ row, text: null })),
    }));
    const total = groups.reduce((n, g) => n + g.rows.length, 0);

    const has = (entry, words) => {
      if (!words.length) return true;
      if (entry.text === null) entry.text = entry.row.textContent.toLowerCase();
      return words.every((w) => entry.text.includes(w));
    };

    const apply = () => {
      const words = text.value.toLowerCase().split(/\s+/).filter(Boolean);
      const active = Boolean(words.length || who.value || kind.value || (side && side.value));
      let shown = 0;
      for (const { group, rows, wasOpen } of groups) {
        const mine = (!who.value || group.dataset.who === who.value) && (!side || !side.value || group.dataset.side === side.value);
        let here = 0;
        for (const entry of rows) {
          const keep = mine && (!kind.value || entry.row.dataset.kind === kind.value) && has(entry, words);
          entry.row.hidden = !keep;
          if (keep) here += 1;
        }
        group.hidden = here === 0;
        group.open = active ? here > 0 : wasOpen;
        shown += here;
      }
      found.textContent = active ? `${shown} of ${total} shown` : "";
    };
    let waiting = 0;
    text.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(apply, 120);
    });
    for (const control of [who, side, kind]) if (control) control.addEventListener("change", apply);
    filters.hidden = false;
  }

  // The contents follow the reader
  const contents = document.querySelector(".contents");
  const links = new Map(Array.from(contents.querySelectorAll("li a"), (a) => [a.hash.slice(1), a]));
  const seen = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) {
        if (!entry.isIntersecting) continue;
        for (const link of links.values()) link.removeAttribute("aria-current");
        const link = links.get(entry.target.id);
        link.setAttribute("aria-current", "location");
        contents.scrollLeft = link.offsetLeft - contents.clientWidth / 3; // on a phone the contents are a bar that scrolls
      }
    },
    { rootMargin: "-20% 0px -75% 0px" },
  );
  for (const id of links.keys()) seen.observe(document.getElementById(id));

  // A link from elsewhere: show the line that rests on these words too.
  if (readHash()) {
    const rests = Array.from(document.querySelectorAll("a.mark")).find((a) => a.hash === location.hash);
    if (rests && rests.checkVisibility && rests.checkVisibility()) {
      opener = rests;
      rests.scrollIntoView({ block: "center", behavior: "instant" });
    }
  }
  follow();
})();
