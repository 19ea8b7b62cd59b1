"""Typing in sheets in a real browser: one's own page in one tab, a neighbour's sheet in the next."""

from collections.abc import Callable

from playwright.sync_api import Page, expect
from server_process import RoomOnServer

PHONE = {"width": 390, "height": 844}


def test_a_helper_types_in_a_neighbours_sheet_beside_her_own(page_of: Callable[..., Page], room: RoomOnServer) -> None:
    own = page_of(PHONE)
    room.joins(own, room.sides[1])
    own.goto("/w/start-here")
    own.locator('[data-item="who-we-are/sector"]').get_by_text("I work in health").click()
    expect(own.locator('[data-item="who-we-are/sector"] [data-status]')).to_have_attribute("data-status", "saved")

    sheet = own.context.new_page()
    sheet.goto("/")
    sheet.get_by_role("link", name="Enter a paper form for a neighbour").click()
    expect(sheet.get_by_text("The form is from: Bex")).to_be_visible()
    sheet.get_by_role("button", name="Open a new form").click()
    expect(sheet.locator(".resume-code span")).to_have_count(4)
    sheet.get_by_role("link", name="Start here").click()
    expect(sheet.get_by_text("You are entering a paper form for a person of Bex.")).to_be_visible()
    sector = sheet.locator('[data-item="who-we-are/sector"]')
    expect(sector.locator("input:checked")).to_have_count(0)
    sector.get_by_text("I work in a business").click()
    expect(sector.locator("[data-status]")).to_have_attribute("data-status", "saved")
    sheet.get_by_role("link", name="Done: the next form").last.click()
    expect(sheet.get_by_role("link", name="Form 1, Bex")).to_be_visible()

    own.reload()
    expect(own.locator('[data-item="who-we-are/sector"] input:checked')).to_have_value("health")
    expect(own.get_by_text("You are entering a paper form")).to_have_count(0)
    assert room.board.json("/api/board")["sides"][1] | {"id": 0} == {
        "id": 0,
        "name": "Bex",
        "people": 2,
        "on_paper": 1,
        "time_zone": "",
    }


def test_leaving_the_phone_does_not_lose_a_neighbours_answers_unsaid(
    page_of: Callable[..., Page], room: RoomOnServer
) -> None:
    page = page_of(PHONE)
    room.joins(page, room.sides[1])
    page.goto("/paper")
    page.get_by_role("button", name="Open a new form").click()
    page.get_by_role("link", name="Start here").click()
    sheet = page.url
    page.route("**/paper/*/api/answers", lambda route: route.abort())
    sector = page.locator('[data-item="who-we-are/sector"]')
    sector.get_by_text("I work in a business").click()
    expect(sector.locator("[data-status]")).to_have_attribute("data-status", "waiting")

    page.goto("/")
    page.get_by_role("button", name="Sign out of this phone").click()
    expect(page.get_by_text("other people's answers that are not sent yet")).to_be_visible()
    expect(page.get_by_role("button", name="Sign out and lose these answers")).to_be_visible()
    page.unroute("**/paper/*/api/answers")
    page.goto(sheet)
    expect(sector.locator("input:checked")).to_have_value("business")
    expect(sector.locator("[data-status]")).to_have_attribute("data-status", "saved")
    page.goto("/")
    page.get_by_role("button", name="Sign out of this phone").click()
    page.wait_for_url("**/leave")
    assert page.evaluate("Object.keys(localStorage)") == ["mutuality-left"]  # when somebody left, not who


def test_the_board_leads_to_sheets_and_prints_them(page_of: Callable[..., Page], room: RoomOnServer) -> None:
    board = page_of({"width": 1280, "height": 800})
    context, refused = board.context, list[str]()
    context.on("console", lambda message: refused.append(message.text) if message.type == "error" else None)
    board.goto(room.facilitator_link)
    board.keyboard.press("2")
    with context.expect_page() as opened:
        board.get_by_role("link", name="Paper forms to print: Is this link ready?").click()
    printed = opened.value
    expect(printed.locator(".sheet").first).to_be_visible()
    assert printed.locator(".round").first.evaluate("each => getComputedStyle(each).borderRadius") == "50%"
    with context.expect_page() as opened:
        board.get_by_role("link", name="Enter a paper form").click()
    typing = opened.value
    typing.get_by_text("Aby", exact=True).click()
    typing.get_by_role("button", name="Open a new form").click()
    typing.get_by_role("link", name="Start here").click()
    expect(typing.get_by_text("You are entering a paper form for a person of Aby.")).to_be_visible()
    board.keyboard.press("1")
    expect(board.get_by_text("1 of them on paper")).to_be_visible()
    assert refused == []
