// <onrecord-quote> shows one paragraph as it stands in the index. What stands inside is shown until it is there, and where
// it cannot be had.
class OnrecordQuote extends Base {
  #request = null;

  connectedCallback() {
    super.connectedCallback();
    this.refresh();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#request?.abort();
  }

  changed() { this.refresh(); }

  async refresh() {
    const id = this.at("paragraph");
    if (!this.isConnected) return;
    this.#request?.abort();
    const request = this.#request = new AbortController();
    this.speech = await Speech.of(this);
    if (!id) return console.warn(this, "paragraph is missing; give an ID, such as a1.4");
    try {
      const hit = await ask(`${this.base}/v1/paragraphs/${encodeURIComponent(id)}?context=0`, request.signal);
      if (request !== this.#request) return;
      this.#show(hit);
      this.tell("results", { hits: [hit] });
    } catch (e) {
      if (request !== this.#request || request.signal.aborted) return;
      const failure = e instanceof Failure ? e : new Failure("broken");
      const text = failure.tell(this.speech);
      this.shadowRoot.replaceChildren(make("slot"), make("p.lost", { lang: this.speech.lang, dir: this.direction() }, text));
      this.tell("error", { kind: failure.kind, status: failure.status, message: text });
    }
  }

  // #show sets what is said apart from what stands beside it.
  #show(hit) {
    const points = Array.from(hit.text), said = hit.quotes.filter((q, i, all) => !i || q.start >= all[i - 1].end).map((q) => [q.start, q.end]);
    const words = cut(points, 0, points.length, said, (text) => make("span.said", 0, text))
      .map((p) => typeof p === "string" && said.length ? make("span.beside", 0, p) : p);
    this.shadowRoot.replaceChildren(make("figure.quote", { lang: this.speech.lang, dir: this.direction() },
      make("blockquote.words", { cite: link(hit.links.source) ?? link(hit.links.html, this.base + "/"), lang: hit.article.lang, dir: "auto" }, words),
      make("figcaption", 0, this.who(hit), this.printed(hit, hit.article.title ?? this.speech.say("untitled")))));
  }
}

for (const [name, element] of [["onrecord-search", OnrecordSearch], ["onrecord-quote", OnrecordQuote]]) {
  if (!customElements.get(name)) customElements.define(name, element);
}
