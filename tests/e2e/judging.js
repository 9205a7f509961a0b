({
  // What is wrong with the page as it is built.
  faults() {
    const said = [], root = document.documentElement;
    const all = (what) => [...document.querySelectorAll(what)];
    const told = (one) => one.outerHTML.slice(0, 120);
    const without = (what, fine, fault) => all(what).filter((one) => !fine(one)).forEach((one) => said.push(`${fault}: ${told(one)}`));
    if (root.lang !== "sv") said.push("the language is not told");
    if (!document.title.replace("– Knutpunkt", "").trim()) said.push("no title");
    if (all("h1").length !== 1) said.push(`${all("h1").length} headings of the first level`);
    if (all("main").length !== 1) said.push(`${all("main").length} main parts`);
    if (root.scrollWidth > root.clientWidth) said.push(`wider than the screen: ${root.scrollWidth} px`);
    const labelled = (one) => [...one.labels].some((label) => label.textContent.trim());
    without("input:not([type=hidden]), select, textarea", labelled, "no label");
    without("button, a, summary", (one) => one.textContent.trim(), "no text");
    without("img", (one) => one.hasAttribute("alt"), "no text instead");
    const ids = all("[id]").map((one) => one.id);
    ids.filter((id, place) => ids.indexOf(id) < place).forEach((id) => said.push(`twice on the page: #${id}`));
    const known = (names) => names.split(" ").every((id) => ids.includes(id));
    without("[aria-describedby]", (one) => known(one.getAttribute("aria-describedby")), "explained by nothing");
    without("[aria-labelledby]", (one) => known(one.getAttribute("aria-labelledby")), "named by nothing");
    without('a[href^="#"]', (one) => known(decodeURIComponent(one.hash.slice(1))), "leads nowhere");
    return said;
  },

  // Who has the focus, whether an outline shows it, and whether anything hides it; null for nobody.
  focused() {
    const one = document.activeElement;
    if (!one || one === document.body) return null;
    const style = getComputedStyle(one), box = one.getClientRects()[0];
    const top = document.elementFromPoint(
      (box.left + box.right) / 2,
      (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2,
    );
    const parts = [one, ...(one.labels || [])];
    return {
      place: [...document.querySelectorAll("*")].indexOf(one),
      told: one.outerHTML.slice(0, 120),
      outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
      seen: parts.some((part) => part.contains(top)),
    };
  },

  // Texts with a contrast below 4.5 to 1.
  faint() {
    const numbers = (colour) => colour.match(/[\d.]+/g).map(Number);
    const linear = (part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    const light = ([red, green, blue]) => [red, green, blue].map((part) => linear(part / 255))
      .reduce((sum, part, place) => sum + part * [0.2126, 0.7152, 0.0722][place], 0);
    const behind = (one) => {
      const colour = one ? numbers(getComputedStyle(one).backgroundColor) : [255, 255, 255];
      return colour.length === 3 || colour[3] === 1 ? colour : behind(one.parentElement);
    };
    const faint = new Set(), texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = texts.currentNode.data.trim(), one = texts.currentNode.parentElement;
      if (!text || !one.checkVisibility() || one.closest("noscript, script, style")) continue;
      const [low, high] = [numbers(getComputedStyle(one).color), behind(one)].map(light).sort((a, b) => a - b);
      if ((high + 0.05) / (low + 0.05) < 4.5) faint.add(text.slice(0, 60));
    }
    return [...faint];
  },
})
