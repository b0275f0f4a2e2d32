// What a reader can set: words, order and span of time, and lists of values. Each is an attribute, too.
const single = ["q", "sort", "in", "from", "to"];
const attribute = (field) => field === "lang" ? "statement-lang" : field;

class OnrecordSearch extends Base {
  #state = null; // what is asked for now
  #committed = ""; // what was when it was last asked for in so many words
  #names = {}; // of values, by field and ID
  #chosen = {}; // IDs of values, by field
  #ready = null; #turn; #request = null; #guess; #timer; #left; #size = 6; #shown = [];
  #combo; #facets; #dialog; #offline; #live; #chips; #sum; #toggle; #sort; #notice; #found; #hits; #end; #sides;

  connectedCallback() {
    super.connectedCallback();
    this.#left = new AbortController();
    const { signal } = this.#left;
    addEventListener("popstate", () => this.#restore(), { signal });
    addEventListener("online", () => this.#offline && this.#run(), { signal });
    this.#state ??= this.#read() ?? this.#given();
    this.#committed = JSON.stringify(this.#state);
    this.refresh();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#left.abort();
    clearTimeout(this.#timer);
    this.#request?.abort();
    this.#request = null;
    this.#guess?.abort();
  }

  changed(names) {
    for (const f of [...single, ...fields]) if (names.includes(attribute(f))) this.#state[f] = this.#given()[f];
    this.refresh();
  }

  // What sites may call.

  get value() { return this.#state?.q ?? ""; }

  // search shows what is found for the words; the promise is kept when it is shown.
  async search(q) {
    await this.#ready;
    this.#state.q = String(q ?? "");
    this.#combo.input.value = this.#state.q;
    return this.#commit();
  }

  // clear goes back to what the attributes say.
  clear() {
    this.#state = { ...this.#given(), q: "" };
    this.#combo.input.value = "";
    return this.#commit();
  }

  open() {
    if (!this.#dialog || this.#dialog.open) return;
    this.#dialog.showModal();
    this.#combo.input.focus();
    this.#combo.input.select();
    if (!this.#shown.length) this.#run();
  }

  close() { this.#dialog?.close(); }

  focus(options) { (this.#dialog && !this.#dialog.open ? this.shadowRoot.querySelector("button") : this.#combo?.input)?.focus(options); }

  // refresh draws everything anew, and asks again.
  refresh() {
    if (!this.isConnected || !this.#state) return Promise.resolve();
    const turn = this.#turn = {};
    return this.#ready = Speech.of(this).then((speech) => {
      if (turn !== this.#turn || !this.isConnected) return;
      this.speech = speech;
      this.#build();
      return !this.#dialog || this.#dialog.open ? this.#run() : undefined;
    });
  }

  // State.

  #list(name) { return (this.at(name) ?? "").split("|").map((s) => s.trim()).filter(Boolean); }

  #given() {
    const s = { q: this.at("q") ?? "", sort: this.choice("sort", "relevance", "newest", "oldest"), in: this.choice("in", "any", "said"),
      from: this.at("from") ?? "", to: this.at("to") ?? "" };
    for (const f of fields) s[f] = this.#list(attribute(f));
    return s;
  }

  // #locked tells a filter that is the site's, and not for readers to change.
  #locked(field) {
    const list = this.at("locked"), name = attribute(field);
    return list !== null && field !== "q" && (list ? list.split(/[\s,]+/).includes(name) : this.hasAttribute(name));
  }

  #filters(s) { return JSON.stringify([s.in, s.from, s.to, ...fields.map((f) => s[f])]); }

  #idle() { return !this.#state.q.trim() && this.#filters(this.#state) === this.#filters(this.#given()); }

  #params(s) {
    const p = new URLSearchParams();
    if (s.q.trim()) p.set("q", s.q.trim());
    for (const f of fields) s[f].forEach((v) => p.append(f, v));
    if (s.from) p.set("from", s.from);
    if (s.to) p.set("to", s.to);
    if (s.in !== "any") p.set("in", s.in);
    if (s.sort !== "relevance") p.set("sort", s.sort);
    return p;
  }

  // State in the page's address, below a prefix of its own. What others keep there stays as it is.

  get #prefix() {
    const p = this.at("url-state");
    return p === null ? null : (/^[\w-]+$/.test(p) ? p : "onrecord") + "-";
  }

  #parts() { return [...single, ...fields].map((f) => this.#prefix + f); }

  #read() {
    if (this.#prefix === null) return null;
    const p = new URLSearchParams(location.search);
    if (!this.#parts().some((k) => p.has(k))) return null;
    const s = this.#given();
    for (const f of [...single, ...fields]) {
      if (!this.#locked(f)) s[f] = fields.includes(f) ? p.getAll(this.#prefix + f) : p.get(this.#prefix + f) ?? { sort: "relevance", in: "any" }[f] ?? "";
    }
    return s;
  }

  #url(s) {
    const u = new URL(location), p = u.searchParams, given = this.#given();
    const own = [...this.#params(s)].filter(([f]) => !this.#locked(f));
    if (!own.length && (given.q || this.#filters(s) !== this.#filters(given))) own.push(["q", ""]);
    this.#parts().forEach((k) => p.delete(k));
    own.forEach(([f, v]) => p.append(this.#prefix + f, v));
    return u;
  }

  // #write keeps the state in the address: a search that is asked for is a step to go back to, typing is none.
  #write(step) {
    const now = JSON.stringify({ ...this.#state, q: this.#state.q.trim() });
    if (this.#prefix !== null) {
      try {
        if (step && now !== this.#committed) {
          history.replaceState(history.state, "", this.#url(JSON.parse(this.#committed)));
          history.pushState(history.state, "", this.#url(this.#state));
        } else {
          history.replaceState(history.state, "", this.#url(this.#state));
        }
      } catch { /* a page without an address of its own, or too many changes a minute */ }
    }
    if (step) this.#committed = now;
  }

  #restore() {
    if (this.#prefix === null || !this.#combo) return;
    const s = this.#read() ?? this.#given(), now = JSON.stringify(s);
    if (now === JSON.stringify(this.#state)) return;
    this.#state = s;
    this.#committed = now;
    this.#combo.input.value = s.q;
    this.#combo.show([]);
    this.#run();
  }

  // Drawing.

  #build() {
    const { speech } = this, root = this.shadowRoot, say = (key, values) => speech.say(key, values);
    const label = this.at("label") || say("label"), fallback = this.querySelector("input[name=q]");
    const typing = fallback && fallback === document.activeElement || root.activeElement === this.#combo?.input;
    if (!this.#combo && !this.#state.q && fallback?.value) this.#state.q = fallback.value; // typed before we came
    const open = this.#dialog?.open;
    this.#combo = new Combo(say("suggestions"), (o) => this.#pick(o));
    const { input, list } = this.#combo;
    input.value = this.#state.q;
    input.placeholder = this.at("placeholder") || label;
    input.setAttribute("aria-label", label);
    input.addEventListener("input", () => this.#typed());
    this.#facets = new Facets(speech, (...change) => this.#change(...change));
    this.#live = make("p.hide", { role: "status" });
    this.#chips = make("ul.chips", { "aria-label": say("filters"), hidden: true });
    this.#sum = make("p.summary");
    this.#toggle = button(".toggle", say("filters"), () => this.#toggle.setAttribute("aria-expanded", this.#facets.root.classList.toggle("open")),
      { "aria-expanded": "false", "aria-controls": "facets" });
    this.#sort = make("select.select", { change: () => { this.#state.sort = this.#sort.value; this.#commit(); } },
      ["relevance", "newest", "oldest"].map((v) => make("option", { value: v }, say(v))));
    this.#notice = make("p.notice", { hidden: true });
    this.#hits = make("ol.results");
    this.#end = make("div.end");
    this.#found = make("div.found", 0, this.#hits, this.#end);
    this.#sides = make("div", 0, this.#found);
    this.#shown = [];
    const dialog = this.choice("layout", "inline", "dialog") !== "inline";
    const body = [
      make("form.form", { role: "search", "aria-label": label, submit: (e) => { e.preventDefault(); this.#commit(); } },
        make("div.box", 0, input, list), make("button.button.submit", 0, say("search")),
        dialog && button(".close", say("close"), () => this.close())),
      this.#live, this.#chips,
      make("div.bar", { hidden: true }, this.#sum, this.#toggle, make("label", 0, say("sort"), " ", this.#sort)),
      this.#notice, this.#sides];
    this.#dialog = dialog && make("dialog.dialog", { "aria-label": label, click: (e) => { if (e.target === this.#dialog) this.close(); } }, body);
    root.replaceChildren(make(dialog ? "div.root" : "div.root.inline", { lang: speech.lang, dir: this.direction() },
      dialog ? [button(".start", label, () => this.open(), { "aria-haspopup": "dialog" }), this.#dialog] : body));
    if (dialog && (open || this.#read())) this.open();
    if (typing) input.focus({ preventScroll: true });
  }

  #announce(text) { this.#live.textContent = text; }

  // What readers do.

  get #least() { return this.whole("min-chars", 2, 1, 20); }

  #typed() {
    this.#state.q = this.#combo.input.value;
    clearTimeout(this.#timer);
    const n = this.#state.q.trim().length;
    if (n > 0 && n < this.#least) return this.#combo.show([]);
    this.#timer = setTimeout(() => {
      this.#write(false);
      this.#suggest();
      this.#run();
    }, n ? this.whole("debounce", 200, 0, 5000) : 0);
  }

  #commit() {
    this.#combo.close();
    this.#guess?.abort();
    this.#write(true);
    return this.#run();
  }

  #change(field, value, on, name) {
    const s = this.#state;
    if (field === "year") {
      const only = s.from === value && s.to === value;
      s.from = s.to = only ? "" : value;
    } else if (single.includes(field)) {
      s[field] = value;
      if (s.to && s.from.slice(0, s.to.length) > s.to) s[field === "from" ? "to" : "from"] = value;
    } else {
      if (name) this.#names[field + value] = name;
      const list = on || s[field].includes(value) ? s[field] : this.#chosen[field] ?? [];
      s[field] = list.filter((v) => v !== value).concat(on ? [value] : []);
    }
    return this.#commit();
  }

  #pick(option) {
    if (!this.tell("select", { suggestion: option })) return;
    this.#state.q = this.#combo.input.value = option.rest;
    this.#change(option.field, option.id, true, option.name);
  }

  // #suggest completes what is typed: all of it, or else its last word.
  async #suggest() {
    this.#guess?.abort();
    const guess = this.#guess = new AbortController(), text = this.#state.q.trim(), space = text.search(/\s\S+$/);
    const options = (rest, a) => ["speaker", "outlet", "article"].flatMap((field) => a[field + "s"].map(({ id, name, title, count }) => ({
      field, id, name: name ?? title ?? id, rest, note: this.speech.say(field) + (count ? " · " + this.speech.count("paragraphs", count) : ""),
    }))).filter((o) => !this.#locked(o.field) && !this.#state[o.field].includes(o.id));
    const of = (q) => ask(`${this.base}/v1/suggest?${new URLSearchParams({ q, limit: 4 })}`, guess.signal);
    try {
      let all = text.length < this.#least ? [] : options("", await of(text));
      if (!all.length && space > 0 && text.length - space > 3) all = options(text.slice(0, space), await of(text.slice(space + 1)));
      if (guess.signal.aborted || this.shadowRoot.activeElement !== this.#combo.input) return;
      this.#combo.show(all);
      if (all.length) this.#announce(this.speech.count("choose", all.length));
    } catch { /* a search goes without suggestions */ }
  }

  // Asking.

  // #fieldsShown are the facets that a reader may narrow by.
  get #fieldsShown() {
    return (this.at("facets") ?? "").split(/[\s,]+/).filter((f) => [...fields.slice(0, 4), "date"].includes(f) &&
      !(f === "date" ? this.#locked("from") || this.#locked("to") : this.#locked(f)));
  }

  async #run(cursor) {
    clearTimeout(this.#timer);
    this.#request?.abort();
    this.#busy(false);
    const request = this.#request = new AbortController();
    const p = this.#params(this.#state);
    if (this.#idle()) return this.#blank();
    if (!cursor && !this.tell("query", { q: p.get("q") ?? "", params: p.toString() })) return;
    const page = `${this.base}/search?${p}`;
    const facets = new Set([...this.#fieldsShown, ...["speaker", "outlet"].filter((f) => this.#state[f].length && !this.#locked(f))]);
    p.set("highlight", "ranges");
    p.set("limit", this.whole("limit", 10, 1, 100));
    if (cursor) p.set("cursor", cursor);
    else if (facets.size) {
      p.set("facets", [...facets]);
      p.set("facet_size", this.#size);
    }
    this.#busy(true);
    try {
      const answer = await ask(`${this.base}/v1/search?${p}`, request.signal);
      if (request === this.#request) this.#show(answer, cursor, page);
    } catch (e) {
      if (request !== this.#request) return;
      if (!(e instanceof Failure)) console.error(e);
      this.#fail(e instanceof Failure ? e : new Failure("broken"), cursor);
    } finally {
      if (request === this.#request) this.#busy(false);
    }
  }

  #busy(on) {
    this.#sides.parentNode.classList.toggle("busy", on);
    this.#found.setAttribute("aria-busy", on);
  }

  #blank() {
    this.#draw([]);
    this.#chipsOf();
    this.#sum.parentNode.hidden = true;
    this.#facets.root.remove();
    this.#announce("");
  }

  #draw(hits, more) {
    this.#notice.hidden = true;
    this.#offline = false;
    const items = hits.map((h) => this.#hit(h));
    if (!more) {
      this.#shown = [];
      this.#hits.replaceChildren();
    }
    this.#shown.push(...hits);
    this.#hits.append(...items);
    this.#end.replaceChildren();
    return items;
  }

  // #note tells what is wrong, or what could not be taken as written.
  #note(...text) {
    this.#notice.replaceChildren(...text);
    this.#notice.hidden = false;
    this.#sides.before(this.#notice);
  }

  #fail(failure, cursor) {
    const { kind, status } = failure, message = failure.tell(this.speech);
    if (!cursor) this.#blank();
    this.#note(message, kind === "wrong" ? "" : button(".retry", this.speech.say("again"), () => {
      this.#combo.input.focus();
      this.#run(kind === "gone" ? null : cursor);
    }));
    if (cursor) this.#end.replaceChildren(this.#notice); // where the reader is
    this.#offline = kind === "offline";
    this.#announce(message);
    this.tell("error", { kind, status, message });
  }

  #show(answer, cursor, page) {
    const { speech } = this, { total, articles, hits, query } = answer, q = this.#state.q.trim();
    const found = total ? speech.say("found", { paragraphs: speech.count("paragraphs", total), articles: speech.count("articles", articles) }) : speech.say("nothing");
    if (!cursor) this.#learn(answer);
    const items = this.#draw(hits, cursor), shown = speech.say("shown", { n: this.#shown.length, total });
    if (cursor) {
      this.#announce(shown);
      items[0]?.querySelector("a").focus();
    } else {
      const said = answer.facets.speaker, warnings = query.warnings.join(" ");
      this.#sum.textContent = found;
      this.#sum.parentNode.hidden = false;
      this.#sort.value = this.#state.sort;
      this.#sort.parentNode.hidden = this.#locked("sort") || total < 2;
      this.#chipsOf();
      this.#facetsOf(answer, this.#fieldsShown);
      if (!total) this.#hits.append(this.#nothing(query.suggestions));
      if (warnings) this.#note(make("span", { lang: "en", dir: "ltr" }, warnings));
      this.#announce([found, said?.values[0] && !said.other && !this.#state.speaker[0] && speech.count("speakers", said.values.length), warnings].filter(Boolean).join(", "));
    }
    if (answer.page.next) this.#end.append(button(".more", speech.say("more"), () => this.#run(answer.page.next)), make("p", 0, shown));
    if (total) this.#end.append(make("a.all", { href: link(page) }, speech.say("all")));
    this.tell("results", { q, total, articles, hits: [...this.#shown], more: !!cursor });
  }

  // #learn keeps what values are called, and which are chosen, since attributes may give names for IDs.
  #learn(answer) {
    for (const [field, facet] of Object.entries(answer.facets)) {
      if (field === "date") continue;
      for (const v of facet.values) this.#names[field + v.id] = v.name;
      facet.none = this.#state[field].includes("_missing");
      this.#chosen[field] = facet.values.filter((v) => v.selected).map((v) => v.id).concat(facet.none ? "_missing" : []);
    }
    for (const h of answer.hits) if (h.article.title) this.#names["article" + h.article.id] = h.article.title;
  }

  #facetsOf(answer, names) {
    const facets = this.#facets, any = names.some((f) => answer.facets[f]);
    this.#sides.className = any ? "sides" : "";
    this.#toggle.hidden = !any;
    if (!any) return facets.root.remove();
    if (!facets.root.isConnected) this.#sides.prepend(facets.root);
    facets.show(names, answer.facets, this.#state, this.#size < 50 && (() => { this.#size = 50; this.#run(); }));
  }

  // #chipsOf shows the filters that a reader can take away.
  #chipsOf() {
    const { speech } = this, s = this.#state;
    const name = (f, v) => this.#names[f + v] ?? speech.name(f, v);
    const all = fields.flatMap((f) => s[f].map((v) => [f, v, name(f, v)]))
      .concat(["from", "to"].filter((f) => s[f]).map((f) => [f, "", `${speech.say(f)} ${speech.date(s[f])}`]))
      .concat(s.in === "said" ? [["in", "any", speech.say("said")]] : [])
      .filter(([f]) => !this.#locked(f));
    this.#chips.hidden = all.length === 0;
    this.#chips.replaceChildren(...all.map(([f, v, text], i) => make("li", 0, button(".chip", [make("bdi", 0, text), " ×"], async () => {
      await this.#change(f, v, false);
      (this.#chips.querySelectorAll("button")[i] ?? this.#combo.input).focus();
    }, { "aria-label": speech.say("remove", { name: text }) }))));
  }

  #hit(h) {
    const { speech } = this, title = h.article.title ?? speech.say("untitled");
    const marks = h.article.title && h.title_highlight || [], points = Array.from(title);
    return make("li.result", 0, this.who(h),
      marked(h.text, h.highlight).map((words) => make("p.words", { lang: h.article.lang, dir: "auto" }, words)),
      this.printed(h, cut(points, 0, points.length, marks, mark), this.#state.q.trim() && !h.said && h.quotes.length > 0));
  }

  // #nothing offers words that do find something, and searches for them only when asked to.
  #nothing(tries) {
    const { speech } = this;
    return make("li", 0, make("p.none", 0, speech.say(tries.length ? "try" : "hint")), make("ul.try", 0, tries.map((s) => make("li", 0,
      button(".plain", make("bdi", 0, s.q), () => { this.#combo.input.focus(); this.search(s.q); }),
      " ", make("span.note", { lang: "en" }, make("bdi", 0, s.why)), make("span.note", 0, " · ", speech.count("paragraphs", s.total))))));
  }
}
