const fresh = 60_000, kept = 60, patience = 15_000; // milliseconds, answers, milliseconds
const answers = new Map();
let generation;

// Failure tells why there is no answer: offline, unreachable, busy, gone, lost, wrong or broken.
class Failure extends Error {
  constructor(kind, status = 0, body = {}, wait = 2) {
    super(body.problems?.map((p) => `${p.param}: ${p.message}`).join("; ") || body.detail || kind);
    Object.assign(this, { kind, status, wait });
  }

  // tell gives the words for readers: what is wrong, and what to do.
  tell(speech) { return this.kind === "wrong" ? this.message : speech.count(this.kind, this.wait); }
}

const kinds = { 400: "wrong", 404: "lost", 410: "gone", 429: "busy", 503: "busy" };

// ask gets JSON. Answers are kept in memory for a minute, and no longer than the index that they are of.
async function ask(url, signal) {
  const known = answers.get(url);
  if (known && Date.now() - known.at < fresh) return known.body;
  let res, body;
  try {
    const late = AbortSignal.timeout(patience);
    res = await fetch(url, { signal: AbortSignal.any?.([signal, late]) ?? signal, credentials: "omit" });
    body = await res.json().catch((e) => { if (e.name !== "SyntaxError") throw e; });
  } catch (e) {
    if (signal.aborted) throw e;
    throw new Failure(navigator.onLine ? "unreachable" : "offline");
  }
  if (!res.ok || !body) throw new Failure(kinds[res.status] ?? "broken", res.status, body, +res.headers.get("Retry-After") || 2);
  if (body.generation !== generation) answers.clear();
  generation = body.generation;
  if (answers.size >= kept) answers.delete(answers.keys().next().value);
  answers.set(url, { at: Date.now(), body });
  return body;
}

// Base is what both elements are.
class Base extends HTMLElement {
  speech = null;
  #strings;
  #watch = new MutationObserver((list) => {
    const names = list.map((m) => m.attributeName).filter((name) => !/^(class|style|id|hidden|theme|part|slot|data-.*|aria-.*)$/.test(name));
    if (names.length) this.changed(names);
  });

  get strings() { return this.#strings ?? this.at("strings"); }
  set strings(words) { this.#strings = words; this.refresh(); }

  get base() { return (link(this.at("src") || home, document.baseURI) ?? "no:").replace(/\/+$/, ""); }

  connectedCallback() {
    if (!this.shadowRoot) {
      const root = this.attachShadow({ mode: "open" });
      root.adoptedStyleSheets = [sheet];
      root.append(make("slot")); // what stands inside stays until there is something better
    }
    this.#watch.observe(this, { attributes: true });
  }

  disconnectedCallback() { this.#watch.disconnect(); }

  at(name) { return this.getAttribute(name); }

  direction() { return this.at("dir") || this.speech.dir; }

  // tell sends an event out of the shadow; false when a listener wants nothing more to be done.
  tell(name, detail) {
    return this.dispatchEvent(new CustomEvent("onrecord:" + name, { detail, bubbles: true, composed: true, cancelable: true }));
  }

  choice(name, ...allowed) {
    const v = this.at(name);
    if (v && !allowed.includes(v)) this.#odd(name, allowed);
    return allowed.includes(v) ? v : allowed[0];
  }

  whole(name, usual, low, high) {
    const v = this.at(name), ok = /^\d+$/.test(v) && +v >= low && +v <= high;
    if (v && !ok) this.#odd(name, [low, high]);
    return ok ? +v : usual;
  }

  // #odd is for the site's owner to mend: readers get the default.
  #odd(name, allowed) { console.warn(this, `${name}="${this.at(name)}": only ${allowed.join(" … ")}`); }

  // href is the page of a paragraph here, or where it was printed.
  href(hit) {
    const here = link(hit.links.html, this.base + "/");
    return this.choice("link", "service", "source") === "source" ? link(hit.links.source) ?? here : here;
  }

  // follows tells of a link that is followed, and lets the site do otherwise.
  follows(hit, href) {
    return { click: (e) => { if (!this.tell("select", { hit, href })) e.preventDefault(); } };
  }

  who(hit) {
    return make("p.who", 0, hit.speakers.map((s, i) => [
      i ? " · " : "", make("b.name", { dir: "auto" }, s.name), s.role && make("span.role", 0, ", ", make("bdi", 0, s.role)),
    ]), hit.speakers.length ? "" : make("i.none", 0, this.speech.say("missing-speaker")));
  }

  // printed tells where and when, and whether what was asked for stands beside what is said.
  printed(hit, title, beside) {
    const { speech } = this, a = hit.article, href = this.href(hit), source = link(hit.links.source);
    return make("p.printed", 0,
      a.outlet ? make("bdi", 0, a.outlet) : speech.say("missing-outlet"), " · ",
      a.date ? make("time", { datetime: a.date }, speech.date(a.date)) : speech.say("undated"), " · ",
      make("a.link", { href, lang: a.title && a.lang, dir: "auto", ...this.follows(hit, href) }, title),
      source && source !== href && [" · ", make("a.source", { href: source, ...this.follows(hit, source) }, speech.say("source"))],
      beside && [" · ", make("i", 0, speech.say("beside"))]);
  }
}
