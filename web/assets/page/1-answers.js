// What makes our own pages quicker. The server draws every page; of the search page this asks for the part that changes, and
// puts it in place of the old one. Without it all of this is links and a form.
const form = document.getElementById("ask"), field = document.getElementById("q"), main = document.getElementById("main");
const told = document.getElementById("told"), live = "live" in main.dataset;
const debounce = 180, patience = 700, most = 30; // milliseconds, milliseconds, answers

// Answers gets pages without what stands round them, the newest question first: an older one is given up.
class Answers {
  #kept = new Map();
  #asking = null;

  kept(url) { return this.#kept.get(url); }

  async get(url) {
    this.#asking?.abort();
    const asking = this.#asking = new AbortController();
    const res = await fetch(url, { headers: { "Onrecord-Part": "main" }, cache: "no-store", signal: asking.signal });
    const html = await res.text();
    if (res.ok) {
      this.#kept.set(url, html);
      if (this.#kept.size > most) this.#kept.delete(this.#kept.keys().next().value);
    }
    if (res.status === 400) throw Object.assign(new Error("refused"), { html });
    return html;
  }

  stop() { this.#asking?.abort(); }
}

const pathOf = (url) => url.pathname + url.search;
const wordsOf = (path) => new URL(path, location).searchParams.get("q") ?? "";

// asked is the address of the search that the form holds.
const asked = () => {
  const values = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value.trim()) values.append(name, value.trim());
  values.sort();
  return values.size ? "/search?" + values : "/";
};

// keyOf tells an element that has the focus from others, so that its like can have it on the next page.
const keyOf = (el) => {
  if (!el || !main.contains(el)) return null;
  if (el.name) return "[name=" + CSS.escape(el.name) + "]" + (el.type === "checkbox" ? "[value=" + CSS.escape(el.value) + "]" : "");
  if (el.id) return "#" + CSS.escape(el.id);
  return el.href?.length ? "a[href=" + CSS.escape(el.getAttribute("href")) + "]" : "h1";
};

let drawing = false; // a box that is taken away says that it has changed

// put shows a part that the server has drawn. What has the focus keeps it, or its like gets it, with what was typed there.
const put = (html) => {
  const page = new DOMParser().parseFromString(html, "text/html"), next = page.getElementById("main");
  if (!next) throw new Error("this is no page");
  const had = document.activeElement, key = keyOf(had), typed = key && had.type === "text" ? had.value : null, open = document.querySelector("#filters:popover-open");
  const filters = open && next.querySelector("#filters"), at = had.selectionStart;
  drawing = true;
  if (filters) { // it stays open: what is in it changes
    const top = open.scrollTop;
    open.replaceChildren(...filters.childNodes);
    main.querySelector(".results").replaceWith(next.querySelector(".results"));
    for (const kept of main.querySelectorAll(":scope > [form]")) kept.remove();
    main.prepend(...next.querySelectorAll(":scope > [form]"));
    open.scrollTop = top;
  } else {
    main.replaceChildren(...next.childNodes);
  }
  drawing = false;
  document.title = page.title;
  main.dispatchEvent(new Event("drawn"));
  if (!key || document.activeElement === had) return;
  const like = main.querySelector(key) ?? main.querySelector("h1") ?? main;
  like.focus({ preventScroll: true });
  if (typed === null || like.type !== "text") return;
  like.value = typed;
  like.setSelectionRange(at, at);
};

const tell = (text) => { told.textContent = text; };
