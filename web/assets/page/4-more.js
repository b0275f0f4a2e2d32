// Copying, and finding a value of a facet where it stands.
main.addEventListener("click", async (e) => {
  const button = e.target.closest(".copy"), finder = e.target.closest(".find-link");
  if (finder && live && !e.metaKey && !e.ctrlKey && !e.shiftKey && !e.button) {
    e.preventDefault();
    find(finder);
  }
  if (!button) return;
  const source = button.dataset.of ? main.querySelector(button.dataset.of) : button.parentElement.querySelector("p");
  const words = button.textContent;
  try {
    await navigator.clipboard.writeText(source.textContent);
    button.textContent = "copied";
    tell("Copied");
  } catch { // not allowed here: it is marked, to be copied by hand
    source.closest("details")?.setAttribute("open", "");
    getSelection().selectAllChildren(source);
    button.textContent = "marked, now copy it";
    tell("It is marked. Copy it by hand.");
  }
  setTimeout(() => { button.textContent = words; }, 2500);
});

// find puts a box where a facet's values are, and shows those whose names fit, as the page that the link leads to lists them.
const find = (a) => {
  const set = a.closest("fieldset"), list = set.querySelector("ul"), before = [...list.children], answers = new Answers();
  let box = set.querySelector("[type=search]"), timer;
  if (box) return box.focus();
  box = Object.assign(document.createElement("input"), { type: "search", autocomplete: "off", placeholder: "words of a name" });
  box.setAttribute("aria-label", a.getAttribute("aria-label"));
  list.before(box);
  box.focus();
  const ask = async () => {
    if (!box.value.trim()) return list.replaceChildren(...before);
    const url = new URL(a.href);
    url.searchParams.set("name", box.value.trim());
    try {
      const page = new DOMParser().parseFromString(await answers.get(pathOf(url)), "text/html");
      const found = page.querySelector(".values")?.children ?? [page.createElement("li")];
      if (!page.querySelector(".values")) found[0].textContent = page.querySelector(".none-found, h1")?.textContent ?? "";
      list.replaceChildren(...found);
      list.classList.add("values");
      const n = page.querySelectorAll(".values li").length;
      tell(n + (n === 1 ? " name" : " names"));
    } catch (e) {
      if (e.name !== "AbortError") location.assign(url);
    }
  };
  box.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, debounce); });
  box.addEventListener("keydown", (e) => {
    if (e.key === "Enter") e.preventDefault();
    if (e.key !== "Escape" || box.value) return;
    list.replaceChildren(...before);
    box.remove();
    a.focus();
  });
};

// Filters that lie over a narrow page are all there is while they are open.
const cover = () => {
  const open = !!main.querySelector("#filters:popover-open");
  for (const el of document.querySelectorAll(".top, .results, .foot")) el.inert = open;
};
main.addEventListener("toggle", (e) => e.target.id === "filters" && cover(), true);
main.addEventListener("drawn", cover);

// A link to a part that is folded opens it.
const unfold = () => { const part = location.hash.length > 1 && document.getElementById(location.hash.slice(1)); if (part?.localName === "details") part.open = true; };
addEventListener("hashchange", unfold);
unfold();
