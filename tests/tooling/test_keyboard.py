"""The keyboard of the journeys notices what would stop a person who has no mouse."""

from collections.abc import Iterator

import pytest
from keyboard import Keyboard
from playwright.sync_api import Browser, Page

TWO = "<input name=one aria-label=One><input id=two name=two aria-label=Two><input aria-label=Three>"
WRONG = [
    ("<style>input:focus { outline: 0 }</style>", "nothing shows that <input text> 'One'"),
    ("<script>onkeydown = (e) => e.key === 'Tab' && e.target.name && e.preventDefault()</script>", "does not leave"),
    ("<script>oninput = () => document.activeElement.blur()</script>", "the focus was lost when"),
    ("<script>document.querySelector('[aria-label=Three]').onfocus = () => two.focus()</script>", "does not leave"),
    ("<style>div { position: fixed; inset: 0; background: #fff }</style><div></div>", "cannot be seen"),
]
KINDS = """<fieldset data-item="a/radio"><label><input type=radio name=r value=1>1</label>
<label><input type=radio name=r value=2>2</label></fieldset>
<fieldset data-item="a/ticks"><label><input type=checkbox name=c value=1>1</label></fieldset>
<label data-item="a/number">N <input type=number min=2 max=5></label>
<label data-item="a/date">D <input type=date></label>
<label data-item="a/text">T <textarea></textarea></label>
<label data-item="a/select">S <select><option value=""></option><option value=x>x</option></select></label>
<details><summary>More</summary><input aria-label=Hidden></details>"""
VALUES = """[...document.querySelectorAll("input, textarea, select")].map((f) => f.type.match(/radio|checkbox/)
  ? f.checked : f.value)"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(("body", "said"), WRONG)
def test_a_page_that_stops_a_keyboard_is_found(page: Page, body: str, said: str) -> None:
    page.set_content(f"<body>{TWO}{body}")
    with pytest.raises(AssertionError, match=said):
        Keyboard(page).fill_in()


def test_fields_of_all_kinds_are_answered(page: Page) -> None:
    page.set_content(f"<body>{KINDS}")
    stops = Keyboard(page).fill_in()
    assert [stop.place.removeprefix("a/") for stop in stops if stop.place] == [
        *("radio", "ticks", "number", "date", "text", "select"),
    ]
    words = "May"
    assert page.evaluate(VALUES) == [True, False, True, "5", "2027-07-07", words, "x", words]
