"""axe over hundreds of pages: what looks the same as on a page before is not judged again, what looks different is.

The frame of a page (bar, rail, dock, foot) comes again and again: its contrast is judged where it first stands so, with these
styles, this width and this size of type. In another size of type all rules are asked again where something has come or gone;
else those that go by looks.
"""

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import BrowserContext, Page

BY_LOOKS = ["color-contrast", "link-in-text-block", "scrollable-region-focusable"]
SHOWN = "[...document.querySelectorAll('body *')].map(one => +one.checkVisibility({visibilityProperty: true})).join('')"
JUDGE = """rules => {
    const styles = [...document.styleSheets].map(one => one.href).join(' ');
    const root = [document.documentElement, document.body].map(one => one.cloneNode().outerHTML).join('');
    const parts = [...document.querySelectorAll('body > header, body > nav, body > footer')].map(part => {
        for (const one of [part, ...part.querySelectorAll('*')]) delete one.dataset.judged;
        return [part, `judged ${innerWidth} ${styles} ${root} ${part.outerHTML.replace(/value="[^"]*"/g, '')}`];
    });
    for (const [part, key] of parts) {
        if (localStorage.getItem(key)) for (const one of [part, ...part.querySelectorAll('*')]) one.dataset.judged = '';
        localStorage.setItem(key, '1');
    }
    axe.configure({rules: [{id: 'color-contrast', selector: '*:not([data-judged])'}]});
    return axe.run({resultTypes: ['violations'], ...(rules ? {runOnly: rules} : {})}).then(found => found.violations);
}"""


def give_axe(context: BrowserContext) -> None:
    """To each page of it, once for all."""
    context.add_init_script(AXE_SCRIPT)


def judged(page: Page, rules: list[str] | None = None) -> list[str]:
    """What axe finds against WCAG, one line each; of all rules, or of some."""
    violations = page.evaluate(JUDGE, rules)
    return [f"{each['id']}: {node['html'][:140]}" for each in violations for node in each["nodes"]]


def shown(page: Page) -> str:
    """Which elements can be seen, of all there are in their order."""
    found: str = page.evaluate(SHOWN)
    return found
