// <onrecord-search>: a search over press statements, on any page. It builds its content of text nodes alone, sets no
// cookie and stores nothing.

const home = new URL("../", import.meta.url).href;

const css = `
:host { display: block; font: inherit; color: inherit; --accent: var(--onrecord-accent, currentColor); }
:host([hidden]) { display: none; }
form { display: flex; gap: .5em; }
input { flex: 1; min-width: 0; font: inherit; font-size: max(16px, 1em); padding: .4em .6em; border: 1px solid; border-radius: 3px;
  background: transparent; color: inherit; }
button { font: inherit; padding: .4em .9em; border: 1px solid; border-radius: 3px; background: transparent; color: inherit; cursor: pointer; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
p { margin: 0; }
.state { font-size: .875em; opacity: .8; margin: .6em 0 0; min-height: 1.5em; }
ol { list-style: none; margin: 0; padding: 0; }
li { padding: .9em 0; border-top: 1px solid color-mix(in srgb, currentColor 20%, transparent); overflow-wrap: break-word; }
.who { font-size: .9375em; }
.who b { font-weight: 600; }
.role, .printed { opacity: .75; }
.words { font-family: var(--onrecord-serif, Charter, "Iowan Old Style", Georgia, serif); font-size: 1.06em; line-height: 1.5; margin: .2em 0; }
.printed { font-size: .875em; }
a { color: inherit; text-underline-offset: .2em; }
mark { background: var(--onrecord-mark, #fbe7a1); color: #1c1b19; padding: 0 .08em; border-radius: 2px; }
.try { display: flex; flex-wrap: wrap; gap: .4em; font-size: .9375em; }
.all { margin-top: .8em; font-size: .9375em; }
`;

// make builds an element of text and other elements.
function make(name, props = {}, ...children) {
  const el = document.createElement(name);
  for (const [k, v] of Object.entries(props)) {
    if (v !== undefined && v !== null && v !== "") el.setAttribute(k, v);
  }
  el.append(...children.filter((c) => c !== null));
  return el;
}

// marked gives the parts of a text that answers point out, with the words that were found in <mark>. Offsets count code
// points, not the code units that JavaScript counts.
function marked(text, fragments) {
  const points = Array.from(text);
  const part = (a, b) => points.slice(a, b).join("");
  if (!Array.isArray(fragments) || fragments.length === 0) return [text];
  const out = [];
  for (const f of fragments) {
    let at = f.start;
    out.push(f.start > 0 ? "… " : "");
    for (const [a, b] of f.marks) {
      out.push(part(at, a), make("mark", {}, part(a, b)));
      at = b;
    }
    out.push(part(at, f.end), f.end < points.length ? " … " : "");
  }
  return out;
}

function web(url) {
  return /^https?:\/\//i.test(url ?? "") ? url : null;
}

class OnrecordSearch extends HTMLElement {
  static observedAttributes = ["src", "q", "speaker", "outlet", "limit", "placeholder"];
  #input; #state; #list; #try; #all; #timer; #request; #built = false;

  connectedCallback() {
    this.#build();
    if (this.getAttribute("q")) this.search(this.getAttribute("q"));
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
    this.#request?.abort();
  }

  attributeChangedCallback(name, before, now) {
    if (!this.#built || before === now) return;
    this.#input.placeholder = this.getAttribute("placeholder") || "Search statements";
    if (name === "q") this.search(now ?? "");
    else if (name !== "placeholder" && this.#input.value) this.search(this.#input.value);
  }

  get #base() {
    return new URL(this.getAttribute("src") || home, document.baseURI).href.replace(/\/+$/, "");
  }

  #build() {
    if (this.#built) return;
    const root = this.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
    this.#input = make("input", { type: "search", name: "q", maxlength: "512", autocomplete: "off", "aria-label": "Search statements" });
    this.#input.placeholder = this.getAttribute("placeholder") || "Search statements";
    const form = make("form", { role: "search" }, this.#input, make("button", {}, "Search"));
    form.addEventListener("submit", (e) => { e.preventDefault(); this.search(this.#input.value); });
    this.#input.addEventListener("input", () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.search(this.#input.value), 250);
    });
    this.#state = make("p", { class: "state", role: "status" });
    this.#list = make("ol");
    this.#try = make("p", { class: "try" });
    this.#all = make("p", { class: "all" });
    root.append(form, this.#state, this.#try, this.#list, this.#all);
    this.#built = true;
  }

  // #limit is for the site's owner to mend: readers see the default instead.
  #limit() {
    const given = this.getAttribute("limit") || "10";
    if (/^\d+$/.test(given) && given >= 1 && given <= 100) return given;
    console.warn(`onrecord-search: limit="${given}" is not a whole number from 1 to 100; 10 is taken`);
    return "10";
  }

  #params(q) {
    const p = new URLSearchParams();
    if (q) p.set("q", q);
    for (const name of ["speaker", "outlet"]) {
      if (this.getAttribute(name)) p.set(name, this.getAttribute(name));
    }
    return p;
  }

  // search shows what is found for the words; none clears the list. An answer that comes too late is dropped.
  async search(q) {
    q = String(q).trim();
    clearTimeout(this.#timer);
    this.#request?.abort();
    if (this.#input.value.trim() !== q) this.#input.value = q;
    if (!q) return this.#show("", [], null);
    const request = this.#request = new AbortController();
    const p = this.#params(q);
    try {
      const page = this.#base + "/search?" + p;
      p.set("highlight", "ranges");
      p.set("limit", this.#limit());
      const res = await fetch(this.#base + "/v1/search?" + p, { signal: request.signal, credentials: "omit" });
      const body = await res.json().catch(() => null);
      if (request !== this.#request) return;
      if (!res.ok || !body) return this.#show(this.#wrong(res, body), [], null);
      const found = body.total + (body.total === 1 ? " paragraph" : " paragraphs") + " in " + body.articles +
        (body.articles === 1 ? " article" : " articles");
      this.#show([found, ...body.query.warnings].join(". "), body.hits, body.total > body.hits.length ? page : null,
        body.query.suggestions);
    } catch (e) {
      if (e.name === "AbortError" || request !== this.#request) return;
      this.#show("The search could not be reached. Check the connection, and try again.", [], null);
    }
  }

  #wrong(res, problem) {
    const told = problem?.problems?.map((e) => e.param + ": " + e.message).join("; ") || problem?.detail;
    if (res.status < 500 && told) return told;
    return "The search does not answer at the moment. Try again in a few seconds.";
  }

  #show(state, hits, page, suggestions) {
    this.#state.textContent = state;
    this.#try.replaceChildren(...(suggestions ?? []).map((s) => this.#suggestion(s)));
    this.#list.replaceChildren(...hits.map((h) => this.#hit(h)));
    this.#all.replaceChildren(...(page ? [make("a", { href: page }, "All results")] : []));
  }

  // #suggestion searches for other words, but only when it is asked to.
  #suggestion(s) {
    const b = make("button", { type: "button", title: s.why }, `${s.q} (${s.total})`);
    b.addEventListener("click", () => this.search(s.q));
    return b;
  }

  #hit(h) {
    const a = h.article;
    const who = h.speakers.flatMap((s, i) => [
      i ? " · " : "", make("b", {}, s.name), s.role ? make("span", { class: "role" }, ", " + s.role) : "",
    ]);
    const source = web(h.links.source);
    return make("li", {},
      make("p", { class: "who" }, ...(who.length ? who : [make("i", {}, "nobody named")])),
      make("p", { class: "words", lang: a.lang, dir: "auto" }, ...marked(h.text, h.highlight)),
      make("p", { class: "printed" }, [a.outlet ?? "outlet not known", a.date ?? "undated"].join(", ") + " · ",
        make("a", { href: new URL(h.links.html, this.#base + "/").href }, a.title ?? "Untitled"),
        ...(source ? [" · ", make("a", { href: source, rel: "noopener" }, "source")] : [])));
  }
}

if (!customElements.get("onrecord-search")) customElements.define("onrecord-search", OnrecordSearch);
