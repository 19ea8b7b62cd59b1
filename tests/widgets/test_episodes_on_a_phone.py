"""Stories: read one at a time with the questions about it, by keyboard alone; what others think comes afterwards."""

import pytest
from faces import sticks_out
from playwright.sync_api import Browser, Page, expect
from room_harness import Person, Room
from test_saving import is_saved, item

from kit.exercises import Pack
from kit.widgets.episodes import Episodes, episodes_html
from kit.widgets.forms import form_html
from kit.widgets.results.result import own_result_html

ASKED = ("what-was-learned", "case-terrain", "espoused-and-practised", "turning-point", "dilemma")


class RoomWithStories(Room):
    """A room whose page begins with the stories."""

    def __init__(self, pack: Pack) -> None:
        super().__init__(pack, *ASKED)
        self.reader = episodes_html(pack.workshop("mutuality-cases"), self.words, pack.readable)

    def page(self) -> str:
        return super().page().replace("</h1>", f"</h1>{self.reader}", 1)


@pytest.fixture
def room(pack: Pack) -> Room:
    return RoomWithStories(pack)


def kept_secret(pack: Pack) -> list[str]:
    episodes = pack.workshop("mutuality-cases").episodes
    return [text for each in episodes for text in (each.reading, each.counter, each.terrain) if text]


def test_the_page_does_not_hold_what_others_think(pack: Pack, room: Room) -> None:
    page = room.page()
    assert len(kept_secret(pack)) > 70
    assert not [text for text in kept_secret(pack) if text[:30] in page]
    widget = Episodes(episodes_html(pack.workshop("mutuality-cases"), room.words), room.words)
    assert not [text for text in kept_secret(pack) if text[:30] in widget.html]
    for name in ASKED:
        assert not [text for text in kept_secret(pack) if text[:30] in form_html(pack.exercise(name), room.words)]


def test_a_reading_comes_with_a_complete_answer_and_for_that_story_alone(pack: Pack, room: Room) -> None:
    stories = {each.id: each for each in pack.workshop("mutuality-cases").episodes}
    learned, terrain = pack.exercise("what-was-learned"), pack.exercise("case-terrain")
    half = own_result_html(learned, {"compost.level": "personal"}, room.words)
    assert "Animals will eat the compost" in half and stories["compost"].reading not in half
    whole = own_result_html(learned, {"compost.level": "personal", "compost.by-whom": "rather-not-say"}, room.words)
    assert stories["compost"].reading in whole and stories["compost"].counter in whole
    assert "learning in a profession" in whole
    assert not [each for each in stories.values() if each.id != "compost" and each.reading and each.reading in whole]
    spot = {"x": 1.0, "y": 1.0}
    placed = own_result_html(
        terrain,
        {f"{name}.{item}": spot for name in ("superiority", "compost") for item in ("for-north", "for-south")},
        room.words,
    )
    assert stories["superiority"].terrain in placed and room.words["terrain-not-placed"] in placed
    only = own_result_html(terrain, {"superiority.for-north": spot}, room.words)
    assert stories["superiority"].terrain not in only
    own = own_result_html(
        learned, {"our-story-south.level": "personal", "our-story-south.by-whom": "south"}, room.words
    )
    assert "data-afterwards" not in own  # nobody has a reading of the room's own story


def test_it_can_be_read_before_any_script(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    expect(page.locator("details.story")).to_have_count(38)
    assert page.locator("details.story[open]").count() == 1
    story = page.locator("#episode-ant-hills")
    story.locator("summary").click()
    expect(story.get_by_text("Ant hills, however,")).to_be_visible()
    expect(page.locator("[data-turn]")).to_be_hidden()
    context.close()


def visible_stories(page: Page) -> list[str]:
    return page.locator("details.story:visible summary").all_text_contents()


def test_with_a_keyboard_alone_one_story_is_chosen_and_answered(page: Page, room: Room) -> None:
    assert visible_stories(page) == ["Seats for everybody"]
    expect(page.locator("[data-position]")).to_have_text("Story 1 of 4")
    page.locator("[data-set=conversation-that-hurts] summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert visible_stories(page) == ["Assumptions from Europe"]
    expect(page.locator("#episode-european-assumptions summary")).to_be_focused()
    page.locator("[data-step='1']").focus()
    page.keyboard.press("Enter")
    assert visible_stories(page) == ["What nobody can see"]
    expect(page.locator("[data-position]")).to_have_text("Story 2 of 4")
    for name in ASKED[:4]:
        shown = page.locator(f"#exercise-{name} [data-episode]:visible")
        expect(shown).to_have_count(1)
        expect(shown.locator("h3")).to_have_text("What nobody can see")
    level = item(page, "what-was-learned/invisible-culture.level")
    level.locator("input").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    is_saved(page, "what-was-learned/invisible-culture.level")
    page.locator('[data-marker="case-terrain/invisible-culture.for-south"]').focus()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowLeft")
    is_saved(page, "case-terrain/invisible-culture.for-south")
    assert room.values("ada", "what-was-learned") == {"invisible-culture.level": "professional"}
    assert room.values("ada", "case-terrain") == {"invisible-culture.for-south": {"x": 4.5, "y": 5}}
    page.reload()
    expect(page.locator("[data-position]")).to_have_text("Story 2 of 4")
    assert visible_stories(page) == ["What nobody can see"]
    expect(level.get_by_label("In a profession", exact=False)).to_be_checked()


def test_answers_of_each_story_stay_its_own(page: Page, room: Room) -> None:
    item(page, "what-was-learned/representation-model.by-whom").get_by_label("The northern side").check()
    is_saved(page, "what-was-learned/representation-model.by-whom")
    page.locator("[data-step='1']").click()
    expect(item(page, "what-was-learned/representation-model.by-whom")).to_be_hidden()
    expect(item(page, "what-was-learned/bus-lane.by-whom").locator("input:checked")).to_have_count(0)
    item(page, "what-was-learned/bus-lane.level").get_by_label("In an organisation", exact=False).check()
    item(page, "what-was-learned/bus-lane.by-whom").get_by_label("Both sides").check()
    is_saved(page, "what-was-learned/bus-lane.by-whom")
    result = page.locator("#result-what-was-learned")
    result.scroll_into_view_if_needed()
    expect(result.locator(".own-bus-lane [data-afterwards]")).to_contain_text("A counter-reading")
    expect(result.locator(".own-bus-lane")).to_have_attribute("open", "")
    expect(result.locator(".own-representation-model")).not_to_have_attribute("open", "")
    page.locator("[data-step='-1']").click()
    expect(result.locator(".own-representation-model")).to_have_attribute("open", "")
    is_saved(page, "what-was-learned/representation-model.by-whom")
    assert len(room.values("ada", "what-was-learned")) == 3


def test_the_second_round_opens_after_the_first_and_both_are_kept(page: Page, room: Room) -> None:
    again = item(page, "dilemma/comfort.again")
    expect(again).to_be_hidden()
    item(page, "dilemma/comfort").locator("input[value='5']").check()
    expect(again).to_be_visible()
    expect(again.locator("legend")).to_contain_text("After the talk")
    again.locator("input[value='1']").check()
    is_saved(page, "dilemma/comfort.again")
    assert room.values("ada", "dilemma") == {"comfort": 5, "comfort.again": 1}
    result = page.locator("#result-dilemma")
    result.scroll_into_view_if_needed()
    expect(result.locator(".finding")).to_have_text("You changed 1 of 1 answers.")
    expect(result).to_contain_text("You changed your mind on 1 of 1")
    page.reload()
    expect(again.locator("input[value='1']")).to_be_checked()
    item(page, "dilemma/comfort").get_by_role("button", name="Clear my answer").click()
    expect(again).to_be_visible()  # what was said there is not hidden


def test_nothing_is_cut_off(page: Page) -> None:
    assert sticks_out(page) == []


def test_the_reader_of_a_notebook_leads_the_forms_beside_it(person: Person, pack: Pack, room: Room) -> None:
    page = person("ada").new_page()
    page.goto("/notebook")
    form = form_html(pack.exercise("turning-point"), room.words)
    page.evaluate(
        """async ([reader, form, words]) => {
            const kit = (await import("/widget.js")).default;
            const show = (html, reply) => {
                const el = document.body.appendChild(document.createElement("div"));
                const heard = [];
                const model = {
                    get: (name) => ({ html, words })[name],
                    on: (_, hear) => heard.push(hear),
                    off() {},
                    send: (message) => reply(message, heard),
                };
                kit.render({ model, el });
            };
            show(form, ({ request }, heard) => heard.forEach((hear) => hear({ request, answers: {}, receipts: [] })));
            show(reader, () => { throw new Error("the reader asks its kernel for nothing"); });
        }""",
        [room.reader, form, {}],
    )
    expect(page.locator("form [data-episode]:visible h3")).to_have_text("Seats for everybody")
    page.locator("[data-set=coming-home] summary").click()
    page.get_by_role("link", name="Ripples in the office").first.click()
    expect(page.locator("form [data-episode]:visible h3")).to_have_text("Ripples in the office")
