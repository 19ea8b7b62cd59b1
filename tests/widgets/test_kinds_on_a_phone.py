"""Each kind of form with finger and keyboard, the result that follows it, and leaving the phone."""

from faces import sticks_out
from patience import wait_for, wait_until
from playwright.sync_api import Page, expect
from room_harness import Room, open_more
from test_saving import choose, is_saved, item

RULES = "ground-rules/rules"


def ranking(page: Page) -> list[str]:
    rows = item(page, RULES).locator(".ranking li")
    return [f"{row.locator('.place').inner_text()} {row.get_attribute('data-option')}" for row in rows.all()]


def pick_three(page: Page) -> None:
    for option in ("listen", "own-words", "stays-here"):
        item(page, RULES).locator(f'input[value="{option}"]').check()
    is_saved(page, RULES)


def test_nothing_is_ranked_before_a_person_ranks(page: Page, room: Room) -> None:
    pick_three(page)
    assert ranking(page) == ["– listen", "– own-words", "– stays-here"]
    assert room.values("ada", "ground-rules")["rules"]["ranked"] == []


def test_ranking_by_buttons_keeps_the_focus_and_announces(page: Page, room: Room) -> None:
    pick_three(page)
    up = item(page, RULES).locator('li[data-option="stays-here"] [data-move="-1"]')
    up.focus()
    page.keyboard.press("Enter")
    assert ranking(page) == ["1 stays-here", "– listen", "– own-words"]
    expect(page.locator("#live-region")).to_have_text("Place 1: What people say here stays here.")
    expect(up).to_be_focused()
    item(page, RULES).locator('li[data-option="own-words"] [data-move="-1"]').click()
    item(page, RULES).locator('li[data-option="own-words"] [data-move="-1"]').click()
    assert ranking(page) == ["1 own-words", "2 stays-here", "– listen"]
    item(page, RULES).locator('li[data-option="own-words"] [data-move="1"]').click()
    assert ranking(page) == ["1 stays-here", "2 own-words", "– listen"]
    wait_for(["stays-here", "own-words"], lambda: room.values("ada", "ground-rules")["rules"]["ranked"])


def test_ranking_by_place(page: Page, room: Room) -> None:
    pick_three(page)
    item(page, RULES).locator('input[value="challenge-kindly"]').check()
    for option in ("listen", "own-words", "stays-here", "challenge-kindly"):
        item(page, RULES).locator(f'li[data-option="{option}"] select').select_option("1")
    assert ranking(page) == ["1 challenge-kindly", "2 stays-here", "3 own-words", "– listen"]
    item(page, RULES).locator('li[data-option="stays-here"] select').select_option(label="No place")
    assert ranking(page) == ["1 challenge-kindly", "2 own-words", "– stays-here", "– listen"]
    item(page, RULES).locator('input[value="challenge-kindly"]').uncheck()
    left = {"picked": ["listen", "own-words", "stays-here"], "ranked": ["own-words"]}
    wait_for(left, lambda: room.values("ada", "ground-rules")["rules"])
    page.reload()
    expect(item(page, RULES).locator(".ranked")).to_have_count(1)


def test_us_and_them_are_two_answers(page: Page, room: Room) -> None:
    place = item(page, "challenges/image")
    place.locator('[data-end="us"]').get_by_label("Very hard").check()
    place.locator('[data-end="them"]').get_by_label("Cannot say").check()
    is_saved(page, "challenges/image")
    wait_for({"us": 5, "them": "cannot-say"}, lambda: room.values("ada", "challenges")["image"])
    page.reload()
    expect(place.locator('[data-end="us"]').get_by_label("Very hard")).to_be_checked()
    expect(place.locator('[data-end="them"]').get_by_label("Cannot say")).to_be_checked()


def test_rather_not_say_stands_alone(page: Page, room: Room) -> None:
    place = item(page, "kind-of-link/kind")
    place.locator('input[value="twinning"]').check()
    place.locator('input[value="community-links"]').check()
    place.get_by_label("Rather not say").check()
    expect(place.locator('input[value="twinning"]')).not_to_be_checked()
    wait_for("rather-not-say", lambda: room.values("ada", "kind-of-link")["kind"])
    place.locator('input[value="twinning"]').check()
    expect(place.get_by_label("Rather not say")).not_to_be_checked()
    wait_for(["twinning"], lambda: room.values("ada", "kind-of-link")["kind"])


def test_a_room_shows_the_side_and_does_not_ask(page: Page) -> None:
    side = item(page, "who-we-are/side")
    expect(side.locator("[data-side-name]")).to_have_text("Kirklees & <Co>")
    expect(side.get_by_role("radio")).to_have_count(0)


def test_the_result_follows_and_its_owners_are_answers(page: Page, room: Room) -> None:
    choose(page, "readiness/rationale", "Not yet")
    result = page.locator("#result-readiness")
    expect(result.locator(".finding")).to_have_text("You have nothing of this in place yet.")
    open_more(page)
    owner = item(page, "readiness/rationale.owner").locator("input")
    owner.press_sequentially("Gra")
    page.evaluate("document.querySelector('[data-item=\"readiness/schedule\"] input[value=partly]').click()")
    page.wait_for_timeout(1200)
    expect(owner).to_be_focused()  # the result waits for her
    owner.press_sequentially("ce")
    page.keyboard.press("Enter")  # sends no form anywhere
    owner.blur()
    expect(result.locator(".steps > li")).to_have_count(2)
    is_saved(page, "readiness/rationale.owner")
    expect(owner).to_have_value("Grace")
    assert room.values("ada", "readiness")["rationale.owner"] == "Grace"
    assert page.url.endswith("/")


def test_what_she_opened_in_a_result_stays_open(page: Page) -> None:
    choose(page, "readiness/rationale", "Not yet")
    still_open = page.locator("#result-readiness .still-open")
    open_more(page)
    still_open.locator("summary").click()
    choose(page, "readiness/schedule", "Yes")
    expect(still_open.locator("summary")).to_have_text("Questions still open: 8")
    expect(still_open).to_have_attribute("open", "")
    expect(still_open).to_be_visible()


def test_a_revealed_result_arrives_by_itself(page: Page, room: Room) -> None:
    page.locator("#result-readiness").scroll_into_view_if_needed()
    expect(page.locator("#result-readiness .finding")).to_be_visible()
    room.group_html = '<div class="group-result kit"><h3>The result of the room</h3></div>'
    room.tell("state")
    expect(page.locator("#result-readiness .group-result")).to_be_visible()


def test_where_the_server_has_no_more_streams_the_page_asks_instead(page: Page, room: Room) -> None:
    page.locator("#result-readiness").scroll_into_view_if_needed()
    expect(page.locator("#result-readiness .finding")).to_be_visible()
    room.tell("full")
    wait_until(lambda: room.requests.count("GET /api/state") > 1)
    assert room.requests.count("GET /api/events") == 1, "it is not tried again at once"
    room.group_html = '<div class="group-result kit"><h3>The result of the room</h3></div>'
    room.news = 2
    expect(page.locator("#result-readiness .group-result")).to_be_visible()


def test_leaving_sends_first_and_forgets_everything(page: Page, room: Room) -> None:
    expect(page.locator("[data-side-name]")).to_have_text("Kirklees & <Co>")
    item(page, "our-story/how-formed").locator("textarea").fill("With a letter.")
    page.get_by_role("button", name="Sign out of this phone").click()
    expect(page.locator("body")).to_have_text("left")
    assert room.left == ["ada"]
    assert room.values("ada", "our-story")["how-formed"]["text"] == "With a letter."
    assert page.evaluate("Object.keys({ ...localStorage, ...sessionStorage })") == ["mutuality-left"]  # when, not who


def test_leaving_without_a_line_says_what_would_be_lost(page: Page, room: Room) -> None:
    expect(page.locator("[data-side-name]")).to_have_text("Kirklees & <Co>")
    page.context.set_offline(True)
    choose(page, "readiness/rationale", "Yes")
    page.get_by_role("button", name="Sign out of this phone").click()
    expect(page.locator("[data-leave] .note")).to_contain_text("not sent yet")
    assert room.left == [] and page.evaluate("localStorage.length") == 1
    page.context.set_offline(False)
    is_saved(page, "readiness/rationale")
    page.get_by_role("button", name="Sign out of this phone").click()
    expect(page.locator("body")).to_have_text("left")
    assert room.values("ada", "readiness") == {"rationale": "yes"}


def test_targets_are_big_and_nothing_is_cut_off(page: Page) -> None:
    pick_three(page)
    choose(page, "readiness/rationale", "Not yet")
    open_more(page)
    expect(item(page, "readiness/rationale.owner")).to_be_visible()
    small = page.evaluate(
        """() => [...document.querySelectorAll('label.option, button, select, textarea, input[type=text], summary')]
            .filter((each) => each.checkVisibility())
            .map((each) => [each.outerHTML.slice(0, 80), each.getBoundingClientRect()])
            .filter(([, { width, height }]) => width < 44 || height < 44).map(([html]) => html)"""
    )
    assert small == []
    assert sticks_out(page) == []


def test_text_has_enough_contrast(page: Page) -> None:
    """Every visible text against the nearest background behind it: 4.5 to 1 at least."""
    choose(page, "readiness/rationale", "Not yet")
    pick_three(page)
    open_more(page)
    expect(item(page, "readiness/rationale.owner")).to_be_visible()
    poor = page.evaluate(
        """() => {
        const rgb = (text) => text.match(/[\\d.]+/g).map(Number);
        const light = (colour) => rgb(colour).slice(0, 3).map((v) => v / 255)
          .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
          .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
        const behind = (element) => {
          for (let each = element; each; each = each.parentElement) {
            const colour = getComputedStyle(each).backgroundColor;
            if ((rgb(colour)[3] ?? 1) > 0) return colour;
          }
          return "rgb(255, 255, 255)";
        };
        const found = new Set();
        for (const element of document.querySelectorAll("body *")) {
          const own = [...element.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
          if (!own || !element.checkVisibility()) continue;
          const [a, b] = [light(getComputedStyle(element).color), light(behind(element))].sort((x, y) => y - x);
          if ((a + 0.05) / (b + 0.05) < 4.5) found.add(element.className + ": " + element.textContent.slice(0, 30));
        }
        return [...found];
        }"""
    )
    assert poor == []


def test_no_id_stands_twice_on_the_living_page(page: Page) -> None:
    choose(page, "readiness/rationale", "Not yet")
    open_more(page)
    expect(item(page, "readiness/rationale.owner")).to_be_visible()
    twice = page.evaluate(
        """() => { const ids = [...document.querySelectorAll('[id]')].map((each) => each.id);
            return ids.filter((id, at) => ids.indexOf(id) !== at); }"""
    )
    assert twice == []
