// The elements <onrecord-search> and <onrecord-quote>, for any page. They build their content of text nodes alone, set
// no cookie, store nothing, and ask nobody but their server.

const home = new URL("../", import.meta.url).href;

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);

// make builds an element of text and other elements. Its name may be followed by classes, which are its parts, too. A property
// that is a function listens to the event of its name.
function make(names, props, ...children) {
  const [name, ...classes] = names.split("."), el = document.createElement(name);
  if (classes.length) el.className = el.part = classes.join(" ");
  for (const [k, v] of Object.entries(props || {})) {
    if (typeof v === "function") el.addEventListener(k, v);
    else if (v === true) el.setAttribute(k, "");
    else if (v || v === 0) el.setAttribute(k, v);
  }
  el.append(...children.flat(Infinity).filter((c) => c || c === 0));
  return el;
}

const button = (classes, text, click, props) => make("button.button" + classes, { type: "button", click, ...props }, text);

// cut gives a text's parts between ranges, and what wrap makes of those inside. Offsets count code points, not the code
// units that JavaScript counts.
function cut(points, start, end, ranges, wrap) {
  const part = (a, b) => points.slice(a, b).join("");
  const out = [];
  for (const [a, b] of ranges) {
    out.push(part(start, a), wrap(part(a, b)));
    start = b;
  }
  return [...out, part(start, end)];
}

const mark = (text) => make("mark.mark", 0, text);

// marked gives the paragraphs that show why a text was found.
function marked(text, fragments) {
  const points = Array.from(text);
  const whole = [{ start: 0, end: points.length, marks: [] }];
  return (fragments?.length ? fragments : whole).map((f) => [
    f.start > 0 ? "… " : "", ...cut(points, f.start, f.end, f.marks, mark), f.end < points.length ? " …" : "",
  ]);
}

// link is an address that can be followed without running a script; null where it is none.
function link(url, base) {
  try {
    const u = new URL(url, base);
    return /^https?:$/.test(u.protocol) ? u.href : null;
  } catch {
    return null;
  }
}
