"""People of one table at one sheet, in real browsers: at once, with the line cut, by keyboard alone, and on paper."""

import re
from collections.abc import Callable

import pytest
from faces import sticks_out
from playwright.sync_api import Locator, Page, expect
from server_process import RoomOnServer

PHONE = {"width": 390, "height": 844}
WORKSHOP = "action-learning-space"
LONG = "We walk along the street that floods, and everybody says what she sees there. " * 12

Sit = Callable[[int, int], Page]


@pytest.fixture
def sit(page_of: Callable[..., Page], room: RoomOnServer) -> Sit:
    """Somebody of the side with this number, with a phone of her own, at a table."""
    room.act("open", workshop=WORKSHOP)

    def arrive(side: int, table: int) -> Page:
        page = page_of(PHONE)
        room.joins(page, room.sides[side])
        page.goto(f"/w/{WORKSHOP}")
        if table:
            choose(page, table)
        return page

    return arrive


def choose(page: Page, table: int) -> None:
    picker = page.locator("#exercise-canvas [data-table-picker]")
    picker.locator("input").fill(str(table))
    picker.get_by_role("button").click()
    expect(picker.get_by_role("status")).to_contain_text(f"table {table}")


def box(page: Page, place: str = "moment") -> Locator:
    return page.locator(f'[data-item="canvas/{place}"]')


def words(page: Page, place: str = "moment") -> Locator:
    return box(page, place).locator("textarea")


def write(page: Page, place: str, text: str) -> None:
    words(page, place).fill(text)
    words(page, place).blur()
    expect(box(page, place).locator("[data-status]").first).to_have_attribute("data-status", "saved")


def test_what_one_writes_the_others_of_the_table_see(sit: Sit) -> None:
    ada, ben, other = sit(0, 3), sit(1, 3), sit(0, 4)
    write(ada, "moment", "A street that floods")
    expect(words(ben)).to_have_value("A street that floods")
    write(ben, "actors.theirs", "The street committee")
    expect(words(ada, "actors.theirs")).to_have_value("The street committee")
    result = ada.locator("#result-canvas")
    result.scroll_into_view_if_needed()
    expect(result).to_contain_text("People or knowledge come from one side only")
    expect(words(other)).to_have_value("")
    choose(other, 3)
    expect(words(other)).to_have_value("A street that floods")


def test_both_texts_of_two_who_type_at_once_are_kept_and_put_together(sit: Sit) -> None:
    ada, ben = sit(0, 3), sit(1, 3)
    write(ada, "moment", "A flood")
    expect(words(ben)).to_have_value("A flood")
    words(ben).click()
    words(ben).press("End")
    words(ben).press_sequentially(" in spring")
    write(ada, "moment", "A flood and the market")
    expect(box(ben)).to_contain_text("You will see it when you leave this box")
    expect(words(ben)).to_have_value("A flood in spring")  # nothing moves under her hands
    words(ben).press_sequentially(" and autumn")
    words(ben).blur()
    for page in (ada, ben):
        expect(words(page)).to_have_value("A flood and the market")
        expect(box(page).locator(".other-text blockquote")).to_have_text(["A flood in spring and autumn"])
    box(ada).get_by_role("button", name="Merge").click()
    for page in (ada, ben):
        expect(words(page)).to_have_value("A flood and the market\nA flood in spring and autumn")
        expect(box(page).locator(".other-text")).to_have_count(0)
    box(ben).locator("summary").click()
    expect(box(ben).locator("ol")).to_contain_text("A flood and the market")
    expect(box(ben).locator("ol li").last).to_contain_text("A flood")


def test_a_text_written_without_a_line_comes_later_and_replaces_nothing(sit: Sit) -> None:
    ada, ben = sit(0, 3), sit(1, 3)
    write(ada, "rules", "Ask before you advise")
    expect(words(ben, "rules")).to_have_value("Ask before you advise")
    ben.context.set_offline(True)
    words(ben, "rules").fill("Nobody is quoted")
    words(ben, "rules").blur()
    expect(box(ben, "rules").locator("[data-status]").first).to_have_attribute("data-status", "waiting")
    write(ada, "rules", "Ask before you advise. Tea at four")
    ben.context.set_offline(False)
    for page in (ada, ben):
        expect(words(page, "rules")).to_have_value("Ask before you advise. Tea at four")
        expect(box(page, "rules").locator("blockquote")).to_have_text(["Nobody is quoted"])
    box(ben, "rules").get_by_role("button", name="Leave out").click()
    expect(box(ada, "rules").locator(".other-text")).to_have_count(0)
    expect(words(ada, "rules")).to_have_value("Ask before you advise. Tea at four")
    box(ada, "rules").locator("summary").click()
    expect(box(ada, "rules").locator("ol")).to_contain_text("Nobody is quoted")


def test_a_sheet_is_filled_with_a_keyboard_alone(sit: Sit) -> None:
    page = sit(0, 0)
    expect(page.locator("#exercise-canvas .part").first).to_have_attribute("inert", "")
    page.locator("#exercise-canvas-table").focus()
    page.keyboard.type("5")
    page.keyboard.press("Enter")
    expect(page.locator("#exercise-canvas [role=status]").first).to_contain_text("table 5")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("To see another city")
    for _ in range(2):  # past the earlier texts
        page.keyboard.press("Tab")
    page.keyboard.type("A flood")
    expect(words(page, "incentive")).to_have_value("To see another city")
    expect(words(page)).to_have_value("A flood")
    share = page.locator("#canvas--shared input")
    share.focus()
    page.keyboard.press("Space")
    expect(page.locator("#canvas--shared [data-status]")).to_have_attribute("data-status", "saved")
    page.reload()
    expect(words(page)).to_have_value("A flood")
    expect(share).to_be_checked()
    assert sticks_out(page) == []


def test_a_long_sheet_and_an_empty_one_print_on_one_page(sit: Sit) -> None:
    page = sit(0, 3)
    page.add_init_script("window.print = () => { window.printed = true; }")  # a page that prints itself makes no PDF
    for exercise in ("canvas", "learning-cycle"):
        for text in ("", LONG):
            page.goto(f"/w/{WORKSHOP}")
            fields = page.locator(f"#exercise-{exercise} .sheet-place textarea")
            for place in range(0, fields.count() if text else 0, 2):
                fields.nth(place).fill(text)
                fields.nth(place).blur()
            if text:
                saved = page.locator(f"#exercise-{exercise} .sheet-place [data-status=saved]")
                expect(saved).to_have_count((fields.count() + 1) // 2)
            page.goto(f"/print/{exercise}")
            for paper, width in (("a4", 841), ("a3", 1190)):
                page.locator(f"[data-print={paper}]").click()
                cut = "() => (({ scrollHeight, clientHeight }) => scrollHeight - clientHeight)"
                assert page.evaluate(f"{cut}(document.querySelector('.print-boxes'))") <= 0
                assert page.evaluate("window.printed")
                pdf = page.pdf(prefer_css_page_size=True)
                assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
                (size,) = re.findall(rb"/MediaBox\s*\[0 0 (\d+)", pdf)
                assert abs(int(size) - width) <= 1


def test_the_board_shows_the_sheets_that_groups_show(
    sit: Sit, page_of: Callable[..., Page], room: RoomOnServer
) -> None:
    shows, keeps = sit(0, 1), sit(1, 2)
    write(shows, "moment", "A street that floods")
    write(keeps, "moment", "A secret garden")
    shows.locator("#canvas--shared input").check()
    expect(shows.locator("#canvas--shared [data-status]")).to_have_attribute("data-status", "saved")
    board = page_of({"width": 1280, "height": 800})
    board.goto(room.facilitator_link)
    board.locator("[data-mode=working]").click()
    line = board.locator('[data-board-now] [data-key="canvas"] .board-progress')
    expect(line).to_have_count(1)
    expect(line).to_contain_text("Tables")
    expect(line).to_contain_text("2 begun")
    board.locator("[data-mode=reveal]").click()
    board.locator('[data-board-results] [data-key="canvas"] [data-reveal]').click()
    result = board.locator("[data-board-result]")
    expect(result).to_contain_text("Table 1")
    expect(result).to_contain_text("A street that floods")
    expect(result).not_to_contain_text("A secret garden")
    expect(shows.locator("#result-canvas")).to_be_attached()
