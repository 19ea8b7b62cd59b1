"""The rules of WCAG 2.2, levels A and AA, as far as a program can tell: axe-core, which comes with a package."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
WIDTHS = {"phone": {"width": 390, "height": 844}, "laptop": {"width": 1280, "height": 800}}

# Contrast takes longer than all other rules together. At another width it is asked of what now differs in anything
# that it depends on, with all that is inside it; of a page that was not asked before, that is the whole page.
ASK = """async ([tags, first]) => {
  const contrast = "color-contrast", before = (!first && window.lookedLike) || new Map();
  const now = (window.lookedLike = new Map()), changed = [];
  for (const each of document.querySelectorAll("*")) {
    const style = getComputedStyle(each), bold = style.fontWeight >= 700;
    const seen = each.checkVisibility({ visibilityProperty: true });
    const large = parseFloat(style.fontSize) >= (bold ? 18.5 : 24);
    const looks = [seen, large, style.color, style.backgroundColor, style.backgroundImage, style.opacity].join(" ");
    now.set(each, looks);
    if (before.get(each) !== looks && !changed.some((other) => other.contains(each))) changed.push(each);
  }
  const broken = async (where, runOnly, rules) =>
    (await axe.run(where, { runOnly, rules, resultTypes: ["violations"] })).violations;
  const found = await broken(document, { type: "tag", values: tags }, { [contrast]: { enabled: false } });
  if (changed.length) found.push(...(await broken({ include: changed }, { type: "rule", values: [contrast] }, {})));
  return found;
}"""


def broken_rules(page: Page, where: str) -> list[str]:
    """Each place on `page` that breaks a rule, at the width of a phone and of a laptop, in a line of words."""
    found = []
    before = page.viewport_size
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(Axe().axe_script)
    for width, size in WIDTHS.items():
        page.set_viewport_size(size)
        for rule in page.evaluate(ASK, [RULES, width == "phone"]):
            places = (f"{node['target'][0]} {node['html'][:120]}" for node in rule["nodes"])
            found += [f"{where}, {width}: {rule['id']}: {place}" for place in places]
    if before:
        page.set_viewport_size(before)
    return found
