"""The rules of WCAG 2.2, levels A and AA, as far as a program can tell: axe-core, which comes with a package."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
WIDTHS = {"phone": {"width": 390, "height": 844}, "laptop": {"width": 1280, "height": 800}}

# Contrast takes longer than all other rules together. It is asked once of every element in each of its looks: all that
# its contrast depends on, of itself and of all around it.
ASK = """async (tags) => {
  const contrast = "color-contrast", names = (window.looksByName ??= new Map());
  const asked = (window.looksAsked ??= new WeakMap()), now = new Map(), fresh = new Set(), outermost = [];
  for (const each of document.querySelectorAll("*")) {
    const style = getComputedStyle(each), around = each.parentElement;
    const seen = each.checkVisibility({ visibilityProperty: true });
    const large = parseFloat(style.fontSize) >= (style.fontWeight >= 700 ? 18.5 : 24);
    const own = [seen, large, style.color, style.backgroundColor, style.backgroundImage, style.opacity];
    const looks = [now.get(around), ...own].join(" ");
    if (!names.has(looks)) names.set(looks, names.size);
    now.set(each, names.get(looks));
    if (!asked.has(each)) asked.set(each, new Set());
    if (asked.get(each).has(now.get(each))) continue;
    asked.get(each).add(now.get(each));
    fresh.add(each);
    if (!fresh.has(around)) outermost.push(each);
  }
  const broken = async (where, runOnly, rules) =>
    (await axe.run(where, { runOnly, rules, resultTypes: ["violations"] })).violations;
  const found = await broken(document, { type: "tag", values: tags }, { [contrast]: { enabled: false } });
  if (fresh.size) found.push(...(await broken({ include: outermost }, { type: "rule", values: [contrast] }, {})));
  return found;
}"""


def broken_rules(page: Page, where: str) -> list[str]:
    """Each place on `page` that breaks a rule, at the width of a phone and of a laptop, in a line of words.

    What is too pale is told once for each page, as long as it looks the same.
    """
    found = []
    before = page.viewport_size
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(Axe().axe_script)
    for width, size in WIDTHS.items():
        page.set_viewport_size(size)
        for rule in page.evaluate(ASK, RULES):
            places = (f"{node['target'][0]} {node['html'][:120]}" for node in rule["nodes"])
            found += [f"{where}, {width}: {rule['id']}: {place}" for place in places]
    if before:
        page.set_viewport_size(before)
    return found
